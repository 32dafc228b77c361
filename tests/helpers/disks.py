"""Disks that refuse: a full one, and one whose files another program holds for a moment."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int = 64) -> Iterator[Path]:
    """Give a real disk of this size; skips the test where none can be made."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can make a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, but: int = 0) -> None:
    """Fill a disk up to its last `but` bytes."""
    with (folder / "vol").open("wb", buffering=0) as file:
        with suppress(OSError):
            while file.write(bytes(1024)):
                pass
        file.truncate(max(0, file.tell() - but))


def sharing_violation(path: object) -> OSError:
    """Give what Python raises on Windows for a file that another program holds."""
    error = PermissionError(errno.EACCES, "The process cannot access the file", str(path))
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore] # only on Windows
    return error


def hold(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], is_held: Callable[[Path], bool]) -> None:
    """Have these functions of Path refuse a path that `is_held`, as Windows does."""
    for name in names:
        real = getattr(Path, name)

        def refusing(self: Path, *args: object, _real: Callable[..., object] = real, **kwargs: object) -> object:
            for path in (self, *args):
                if isinstance(path, Path) and is_held(path):
                    raise sharing_violation(path)
            return _real(self, *args, **kwargs)

        monkeypatch.setattr(Path, name, refusing)
