"""Keys of a terminal on Linux and macOS.

Invariant: the terminal is given back as it was, whatever ends the program, as long as `close` is called.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from typing import Any

from herstel_app.terminal.keyboard import SystemKeyboard, plain_keys

assert sys.platform != "win32"
import termios  # noqa: E402 - it is not on Windows


class PosixKeyboard(SystemKeyboard):
    """Waits with select, on the terminal and on a pipe that wakes it."""

    def __init__(self, terminal: int | None) -> None:
        """Change nothing of the `terminal` (a file descriptor) before `take`."""
        self._terminal = terminal
        self._before: list[Any] | None = None
        self._is_read = False
        self._woken, self._waker = os.pipe()
        for end in (self._woken, self._waker):
            os.set_blocking(end, False)

    def take(self) -> None:
        """Have keys come one by one, unseen; not where another program has the terminal."""
        self._is_read = False
        if self._terminal is None or not _is_in_front(self._terminal):
            return
        changed = termios.tcgetattr(self._terminal)
        if self._before is None:
            self._before = list(changed)
        changed[3] &= ~(termios.ICANON | termios.ECHO)
        changed[6] = list(changed[6])
        changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._terminal, termios.TCSANOW, changed)
        self._is_read = True

    def wait(self, seconds: float | None) -> str:
        """Wait for keys, or to be woken."""
        watched = [self._woken] if not self._is_read or self._terminal is None else [self._woken, self._terminal]
        ready, _, _ = select.select(watched, [], [], seconds)
        if self._woken in ready:
            self._drain()
        if self._terminal is None or self._terminal not in ready:
            return ""
        try:
            typed = os.read(self._terminal, 64)
        except OSError:
            typed = b""
        if not typed:  # the terminal is gone
            self._is_read = False
        return plain_keys(typed.decode("utf-8", "replace"))

    def wake(self) -> None:
        """End the wait."""
        try:
            os.write(self._waker, b"\0")
        except BlockingIOError:
            return  # it is full: the wait ends anyway
        except OSError:
            return  # closed: nobody waits any more

    def close(self) -> None:
        """Give the terminal back as it was."""
        before, self._before, self._is_read = self._before, None, False
        if before is not None and self._terminal is not None:
            with contextlib.suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(self._terminal, termios.TCSADRAIN, before)
        waker, self._waker = self._waker, -1
        for end in (self._woken, waker):
            os.close(end)

    def _drain(self) -> None:
        try:
            while os.read(self._woken, 512):
                pass
        except BlockingIOError:
            return


def _is_in_front(terminal: int) -> bool:
    """Whether this program may read the terminal: one in the background is stopped when it does."""
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:  # not the terminal that it was started from, which is nobody else's
        return True
