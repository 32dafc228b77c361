"""Opens a file as a virus scanner or a cloud folder does, so that nobody else can: `hold_open FILE UNTIL`.

Prints "held", and lets go when the file UNTIL is there.
"""

from __future__ import annotations

import ctypes
import sys
import time
from pathlib import Path

READ_AND_WRITE, NOT_SHARED, IF_THERE = 0xC0000000, 0, 3
LONGEST_S = 120.0


def hold(file: str, until: Path) -> None:
    """Hold `file` until `until` is there; raises OSError where that cannot be done."""
    kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel32.CreateFileW.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel32.CreateFileW(file, READ_AND_WRITE, NOT_SHARED, None, IF_THERE, 0, None))
    if handle.value == ctypes.c_void_p(-1).value:
        raise OSError(f"{file}: error {ctypes.get_last_error()}")  # type: ignore[attr-defined,unused-ignore]
    print("held", flush=True)
    end = time.monotonic() + LONGEST_S
    while not until.exists() and time.monotonic() < end:
        time.sleep(0.01)
    kernel32.CloseHandle(handle)


if __name__ == "__main__":
    hold(sys.argv[1], Path(sys.argv[2]))
