"""Writes files whole or not at all: first beside their place, then moved into it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def write_beside(folder: Path, prefix: str, data: bytes) -> Path:
    """Write `data` to a new private file in `folder`, which is made where it is not there; gives that file.

    It is on the disk when this returns. Raises OSError, and then leaves nothing behind.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=prefix, dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(FILE_MODE)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def replace_whole(path: Path, prefix: str, data: bytes) -> None:
    """Have `path` hold `data`; the old file stays until the new one is whole. Raises OSError."""
    temporary = write_beside(path.parent, prefix, data)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the new name reach the disk too, where the operating system can; the file itself is whole already."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
