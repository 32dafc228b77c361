"""Herstel: a Dutch desktop companion for the last hour before bed."""

__version__ = "0.1.0"
