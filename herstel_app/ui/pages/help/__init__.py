"""Hulp en veiligheid."""
