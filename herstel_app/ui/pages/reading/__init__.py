"""Lezen: the explanations."""
