"""Oefeningen, and rhythms of one’s own."""
