"""Keys of a terminal, without waiting for Enter; where there is no terminal, nothing but the wait itself.

`posix_keys` has those of Linux and macOS, this file those of Windows.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

from herstel_app.terminal.keyboard import SystemKeyboard, plain_keys

POLL_S = 0.05
"""How often it is looked whether a key was pressed, where the system does not tell."""
SPECIAL = ("\x00", "\xe0")
"""Windows: what comes before the second half of an arrow key and its like."""


def is_terminal() -> bool:
    """Whether someone can press keys here."""
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # closed
        return False


class PolledKeyboard(SystemKeyboard):
    """Looks for keys now and then, as Windows does not tell; woken by other threads at once."""

    def __init__(self, is_pressed: Callable[[], bool], read: Callable[[], str]) -> None:
        """Keep how to look, and how to read a key; msvcrt has both."""
        self._is_pressed, self._read = is_pressed, read
        self._woken = threading.Event()

    def wait(self, seconds: float | None) -> str:
        """Wait for keys, or to be woken."""
        until_s = None if seconds is None else time.monotonic() + seconds
        while True:
            if keys := self._keys():
                return keys
            left_s = POLL_S if until_s is None else min(POLL_S, until_s - time.monotonic())
            if self._woken.wait(max(0.0, left_s)):
                self._woken.clear()
                return ""
            if until_s is not None and time.monotonic() >= until_s:
                return self._keys()

    def wake(self) -> None:
        """End the wait."""
        self._woken.set()

    def _keys(self) -> str:
        typed = ""
        while self._is_pressed():
            key = self._read()
            if key in SPECIAL:
                self._read()
            else:
                typed += key
        return plain_keys(typed)


def system_keyboard() -> SystemKeyboard:
    """Give what waits for keys here; where there is no terminal it waits for none."""
    if sys.platform == "win32":
        import msvcrt

        if is_terminal():
            return PolledKeyboard(msvcrt.kbhit, msvcrt.getwch)
        return PolledKeyboard(bool, str)
    else:
        from herstel_app.terminal.posix_keys import PosixKeyboard

        return PosixKeyboard(sys.stdin.fileno() if is_terminal() else None)
