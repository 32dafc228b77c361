"""What can wait until a window is seen, so that it is seen sooner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LONGEST_MS = 1000
"""A window that lies behind others may not be painted at all."""


class AfterPaint(QObject):
    """Calls `act` once, when `window` has been painted and so many ms have gone by, or after `LONGEST_MS`."""

    def __init__(self, window: QWidget, act: Callable[[], object], later_ms: int = 0) -> None:
        """Wait from now on."""
        super().__init__(window)
        self._later_ms = later_ms
        self._act: Callable[[], object] | None = act
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do)
        self._timer.start(LONGEST_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; what is asked of the window at that moment goes first."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(self._later_ms)
        return False

    def _do(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()
        self.deleteLater()
