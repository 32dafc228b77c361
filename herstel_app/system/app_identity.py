"""Under which name Windows groups the windows of this program, wherever it was started from."""

from __future__ import annotations

import logging
import sys
from typing import Any

logger = logging.getLogger(__name__)
MODEL_ID = "nl.herstel.Herstel"
"""The AppUserModelID; the installer gives its entry in the start menu the same, and a test compares."""


def announce(shell: Any = None) -> None:
    """Tell Windows, before the first window; `shell` is shell32.dll, and elsewhere there is nothing to tell."""
    if shell is None and sys.platform != "win32":
        return
    import ctypes

    if shell is None:
        shell = ctypes.WinDLL("shell32")  # type: ignore[attr-defined,unused-ignore]
    result = shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(MODEL_ID))
    if result:
        logger.info("Windows groups the windows by the program file: %#x", result & 0xFFFFFFFF)
