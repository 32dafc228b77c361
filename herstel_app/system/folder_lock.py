"""A lock on the data folder that the operating system lets go of by itself when the program dies."""

from __future__ import annotations

import contextlib
import logging
import sys
from pathlib import Path
from typing import IO, Literal

logger = logging.getLogger(__name__)
Holder = Literal["window", "terminal"]


class FolderLock:
    """Held by at most one process; no other computer's process or reused number can be taken for its holder."""

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is made before `take`."""
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self, holder: Holder = "window") -> bool:
        """Say whether this process holds the lock now; a file system that has no locks gives it to everyone."""
        if self._file is not None:
            return True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("ab")
        except OSError as error:
            logger.info("no lock in this folder: %s", error)
            return True
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            file.close()
            return False
        except OSError as error:
            logger.info("this file system has no locks: %s", error)
        self._file = file
        with contextlib.suppress(OSError):  # a full disk
            file.truncate(0)
            file.write(b"\0" + holder.encode())
            file.flush()
        return True

    @property
    def is_of_terminal(self) -> bool:
        """Whether what holds it, where something does, plays in a terminal."""
        try:
            with self._path.open("rb") as file:
                file.seek(1)  # Windows lets nobody else read the byte that is locked
                return file.read() == b"terminal"
        except OSError:
            return False

    def give(self) -> None:
        """Let go of it."""
        if self._file is not None:
            self._file.close()
            self._file = None


def instance_lock(root: Path) -> FolderLock:
    """Give the lock that whoever writes in the data folder `root` holds: a window, or what plays in a terminal."""
    return FolderLock(root / "herstel.lock")


def _lock(file: IO[bytes]) -> None:
    """Lock, or raise BlockingIOError (POSIX) or PermissionError (Windows) where another process has the lock."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
