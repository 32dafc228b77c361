"""Vanavond: two questions, an evening that is composed from them, and playing it through."""
