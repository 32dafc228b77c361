"""Lezen en oefenen: the explanations."""
