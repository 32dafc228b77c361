"""Lets a signal from outside (SIGTERM, Ctrl+C) end the program as its own way out does."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class EndOnSignal(QObject):
    """Wakes Qt when a signal comes: Python's own handlers wait until Python runs, which at rest is never."""

    def __init__(self, end: Callable[[], object]) -> None:
        """Call `end` when a signal comes; `start` listens."""
        super().__init__()
        self._end = end
        self._pair: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Listen from here on; on Windows Qt hears of the end of the session by itself."""
        if sys.platform == "win32" or self._pair is not None:
            return
        read, write = self._pair = socket.socketpair(socket.AF_UNIX)
        write.setblocking(False)
        signal.set_wakeup_fd(write.fileno())
        for number in SIGNALS:
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        if self._pair is not None:
            self._pair[0].recv(64)
            self._end()

    def close(self) -> None:
        """Give the signals back."""
        pair, self._pair = self._pair, None
        if pair is None:
            return
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        for end in pair:
            end.close()
