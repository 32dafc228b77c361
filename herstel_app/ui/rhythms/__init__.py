"""Breathing rhythms of one's own: made, heard, kept."""
