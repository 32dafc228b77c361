"""What Wine 10 does otherwise than Windows, made as Windows does it; Python imports this itself, in the rig only."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

# The checkout is read-only here.
sys.pycache_prefix = r"Z:\session\bytecode"

if sys.platform == "win32":
    import msvcrt

    _wine_locking = msvcrt.locking

    def locking(fd: int, mode: int, nbytes: int, /) -> None:
        """Lock as on Windows: Wine leaves errno alone, so that a lock that is held would be no PermissionError."""
        try:
            _wine_locking(fd, mode, nbytes)
        except OSError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error

    msvcrt.locking = locking

    if folder := os.environ.get("HERSTEL_LOADED"):
        import loaded

        if file := os.environ.get("HERSTEL_IMPORT_ALL"):
            loaded.import_all(Path(file))
        loaded.watch(Path(folder))
