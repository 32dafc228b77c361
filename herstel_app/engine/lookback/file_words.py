"""What is said where a file was written, or where that cannot be done."""

from __future__ import annotations

from herstel_app.core.errors import StorageError
from herstel_app.core.file_error_reasons import reason


def kept_in(path: str) -> str:
    """Say where something was written."""
    return f"Bewaard in {path}"


def cannot_write(path: str, error: StorageError | OSError) -> str:
    """Say that a file cannot be written."""
    return f"{path} is niet te schrijven: {reason(error)}."


def cannot_read(path: str, error: StorageError | OSError) -> str:
    """Say that a file cannot be read."""
    return f"{path} is niet te lezen: {reason(error)}."


def cannot_now(error: StorageError | OSError) -> str:
    """Say that something cannot be done now."""
    return f"Dat lukt nu niet. {reason(error)}"
