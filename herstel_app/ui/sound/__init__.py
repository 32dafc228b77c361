"""What is heard: its volume, samples, voices, and files to take along."""
