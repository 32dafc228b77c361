"""Keeps what the window says of the day and the hour as it is now: greeting, tonight's evening, week and trial.

Invariants:
- as long as the window is in view it looks at the turn of each minute; out of view nothing ticks;
- a window that comes into view has caught up before it is seen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.system import Clock
from herstel_app.ui.shell.window import MainWindow

MINUTE_S = 60
LATE_MS = 1_000
"""A timer of whole seconds may ring a little early: so much later it is surely the next minute."""


class TimeOfDay(QObject):
    """Follows the clock for one window."""

    evening_changed = Signal()
    """Another evening than the one that was shown."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        """Follow `window`; nothing ticks before it is shown."""
        super().__init__(window)
        self._window, self._clock = window, clock
        self._evening = evening_of(clock.now())
        self._in_view = False
        self._was_hidden = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the window comes into view, and rest while it is not."""
        if event.type() == QEvent.Type.Hide:
            self._was_hidden = True
            self._follow(False)  # the window may be going for good: it is not asked anything
        elif event.type() in (QEvent.Type.Show, QEvent.Type.WindowStateChange):
            self._follow(self._window.isVisible() and not self._window.isMinimized())
        return False

    def _follow(self, in_view: bool) -> None:
        if not in_view:
            self._timer.stop()
        elif not self._in_view:
            self._look(anew=self._was_hidden)
            self._was_hidden = False
        self._in_view = in_view

    def _look(self, anew: bool = False) -> None:
        now = self._clock.now()
        other = evening_of(now) != self._evening
        self._evening = evening_of(now)
        self._window.pages.show_time(anew or other)
        if other:
            self.evening_changed.emit()
        self._timer.start((MINUTE_S - now.second) * 1000 + LATE_MS)
