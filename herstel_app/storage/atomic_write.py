"""Writes files whole or not at all: first beside their place, then moved into it.

Invariants:
- what stood there before stays until the new file is whole on the disk; what failed leaves nothing behind;
- a file that another program holds (a virus scanner, a folder in the cloud) is tried again for `PATIENCE_S`.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from herstel_app.core.file_error_reasons import is_held

T = TypeVar("T")
FILE_MODE = 0o600
FOLDER_MODE = 0o700
PATIENCE_S, PAUSE_S = 0.5, 0.05


def patiently(act: Callable[[], T], patience_s: float = PATIENCE_S) -> T:
    """Call `act`, and retry for a moment while another program holds the file. Raises OSError as `act` does."""
    return _again(act, is_held, patience_s)


def _again(act: Callable[[], T], may_pass: Callable[[OSError], bool], patience_s: float) -> T:
    end = time.monotonic() + patience_s
    while True:
        try:
            return act()
        except OSError as error:
            if not may_pass(error) or time.monotonic() >= end:
                raise
        time.sleep(PAUSE_S)


def move(source: Path, target: Path, patience_s: float = PATIENCE_S) -> None:
    """Move `source` to `target`, replacing it; raises OSError.

    Windows also gives PermissionError for a file that is held, so that is retried too.
    """
    _again(
        lambda: source.replace(target),
        lambda error: is_held(error) or isinstance(error, PermissionError),
        patience_s,
    )


def remove(file: Path) -> None:
    """Delete `file`; raises OSError."""
    patiently(file.unlink)


def write_temporary(folder: Path, prefix: str, data: bytes) -> Path:
    """Write `data` to a new private file in `folder`, which is made where it is not there; gives that file.

    It is on the disk when this returns. Raises OSError, and then leaves nothing behind.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    # Not `tempfile`: in a folder where nothing may be written it tries names for hours on Windows.
    temporary = folder / f"{prefix}{uuid.uuid4().hex}"
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), FILE_MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def write_atomically(path: Path, prefix: str, data: bytes, patience_s: float = PATIENCE_S) -> None:
    """Write `data` to `path`; the old file stays until the new one is complete. Raises OSError."""
    temporary = write_temporary(path.parent, prefix, data)
    try:
        move(temporary, path, patience_s)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush the folder's list of names to disk, where the system can; the file itself is on disk already."""
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
