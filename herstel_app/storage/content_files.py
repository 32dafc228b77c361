"""Which files hold content, and what tells that one has changed."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SUFFIXES = (".yaml", ".yml")


class FileState(NamedTuple):
    """What tells that a file has changed: its time in nanoseconds, its size in bytes, and whether it can be read."""

    time_ns: int
    size: int
    is_readable: bool


def is_content(file: Path) -> bool:
    """Whether the name of `file` is that of a content file."""
    return file.suffix.lower() in SUFFIXES


def content_files(folder: Path) -> list[Path]:
    """Give every content file in `folder` and below, in a fixed order; raises OSError."""
    if not folder.is_dir():
        return []
    # In the order of paths; sorting these themselves takes longer than all else a start does with a thousand files.
    return [
        Path(path) for path in sorted(_found(folder), key=lambda path: os.path.normcase(path).replace(os.sep, "\0"))
    ]


def _found(folder: os.PathLike[str] | str) -> Iterator[str]:
    # Not `Path.rglob`: ten times as slow, and a start with a thousand exercises waits for it.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                with contextlib.suppress(PermissionError):
                    yield from _found(entry.path)
            elif entry.name.lower().endswith(SUFFIXES) and not entry.is_dir():
                yield entry.path


def states(folder: Path | None) -> dict[Path, FileState]:
    """Give the state of every content file in `folder`; none where the folder cannot be read."""
    try:
        return {file: state_of(file) for file in content_files(folder)} if folder else {}
    except OSError:
        return {}


def state_of(file: Path) -> FileState:
    """Give the state of one file; a link that leads nowhere has one too, and hides no other file."""
    try:
        found = file.stat()
    except OSError:
        return FileState(0, 0, False)
    # A pipe would wait for its other end.
    return FileState(found.st_mtime_ns, found.st_size, stat.S_ISREG(found.st_mode) and _can_be_read(file))


def _can_be_read(file: Path) -> bool:
    """Whether a file can be opened now: one that another program held is read again when it is let go."""
    try:
        file.open("rb").close()
    except OSError:
        return False
    return True
