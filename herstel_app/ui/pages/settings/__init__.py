"""Instellingen, a section a file."""
