"""Oefenen, and rhythms of one’s own."""
