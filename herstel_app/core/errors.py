"""What can go wrong outside the program, told so that a user understands it."""

from __future__ import annotations


class StorageError(Exception):
    """Something cannot be read or kept now; the message (Dutch) names the file and the reason."""


class ImportRefused(Exception):
    """A file cannot be read back; the message (Dutch) says which, where in it and why."""
