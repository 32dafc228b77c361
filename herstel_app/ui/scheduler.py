"""The engine's timers, by Qt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class QtTimer:
    """One timer of Qt."""

    def __init__(self, act: Callable[[], object], parent: QObject, repeats: bool) -> None:
        """Call `act` once for each start, or again and again where it `repeats`."""
        self._timer = QTimer(parent)
        self._timer.setSingleShot(not repeats)
        if repeats:
            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(act)

    @property
    def is_active(self) -> bool:
        """Whether it is still going to call."""
        return self._timer.isActive()

    def start(self, seconds: float) -> None:
        """Call after so many seconds; one that runs begins anew."""
        self._timer.start(round(1000 * seconds))

    def stop(self) -> None:
        """Do not call any more."""
        self._timer.stop()


class QtScheduler(QObject):
    """Calls back in the thread of the window."""

    _asked = Signal(object)

    def __init__(self) -> None:
        """Belong to the thread that this is made in."""
        super().__init__()
        # Queued: from another thread into this one, and in this one after what goes on now.
        self._asked.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def timer(self, act: Callable[[], object]) -> QtTimer:
        """Make a timer that calls `act` once for each start."""
        return QtTimer(act, self, repeats=False)

    def ticker(self, act: Callable[[], object]) -> QtTimer:
        """Make a timer that calls `act` again and again until it is stopped."""
        return QtTimer(act, self, repeats=True)

    def soon(self, act: Callable[[], object]) -> None:
        """Call `act` in the thread of the window, after what goes on there now.

        Nothing where the program has ended: a thread may come with its answer after that.
        """
        with contextlib.suppress(RuntimeError):  # the call is queued, so this is Qt's of an object that is gone
            self._asked.emit(act)

    def _call(self, act: Callable[[], object]) -> None:
        act()
