"""An alarm on the wall clock, kept by the operating system: it costs nothing until its moment.

An ordinary timer stands still while the computer sleeps and knows nothing of a clock that is set. So the moment itself
is given to the system: as a timerfd on Linux, as a waitable timer on Windows. A slow timer beside it looks again within
the hour, as nothing tells of another time zone; where a system has no such alarm, within five minutes.
"""

from __future__ import annotations

import ctypes
import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from shiboken6 import Shiboken

logger = logging.getLogger(__name__)
LOOK_S, LOOK_ALONE_S = 3600.0, 300.0
TFD_TIMER_ABSTIME, TFD_TIMER_CANCEL_ON_SET = 1, 2
FILETIME_PER_S = 10_000_000
FILETIME_OF_1970 = 116_444_736_000_000_000
"""The start of 1970 in steps of 100 ns since 1601, UTC."""


class _Times(ctypes.Structure):
    """An itimerspec: the period and the moment, each in s and ns."""

    _fields_ = [(name, ctypes.c_long) for name in ("every_s", "every_ns", "at_s", "at_ns")]


class LinuxTimer:
    """A timerfd on CLOCK_REALTIME, which also wakes when that clock jumps."""

    def __init__(self, parent: QObject, ring: Callable[[], None]) -> None:
        """Make it; raises OSError or AttributeError where the system has none."""
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._file = self._libc.timerfd_create(time.CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC)
        if self._file < 0:
            raise OSError(ctypes.get_errno(), "timerfd_create")
        self._ring = ring
        self._notifier = QSocketNotifier(self._file, QSocketNotifier.Type.Read, parent)
        self._notifier.activated.connect(self._wake)

    def set(self, at_s: float | None) -> None:
        """Wait for `at_s`, in seconds since 1970 (UTC); None waits for nothing. Raises OSError where it is refused."""
        seconds, micros = divmod(round((at_s or 0.0) * 1e6), 1_000_000)
        rest = 1000 * micros
        if at_s is not None and (seconds, rest) <= (0, 0):
            rest = 1  # 0 would be: not at all
        times = _Times(0, 0, seconds, rest)
        if self._libc.timerfd_settime(
            self._file, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, ctypes.byref(times), None
        ):
            raise OSError(ctypes.get_errno(), "timerfd_settime")

    def close(self) -> None:
        """Give it back."""
        self._notifier.setEnabled(False)
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _wake(self) -> None:
        try:
            os.read(self._file, 8)
        except BlockingIOError:
            return
        except OSError as error:
            logger.info("the clock was set (%s)", error)  # ECANCELED
        self._ring()


class WindowsTimer:
    """A waitable timer with a moment in UTC, which follows the clock and goes off after sleep."""

    def __init__(self, parent: QObject, ring: Callable[[], None], kernel32: Any, notifier: Any) -> None:
        """Make it; `notifier` is the class QWinEventNotifier, which only Windows has."""
        self._kernel32, self._ring = kernel32, ring
        kernel32.CreateWaitableTimerW.restype = ctypes.c_void_p
        self._handle = kernel32.CreateWaitableTimerW(None, False, None)
        if not self._handle:
            raise OSError("CreateWaitableTimer")
        self._notifier = notifier(Shiboken.VoidPtr(self._handle), parent)
        # A slot without arguments: the signal's own, a HANDLE, cannot be made into anything of Python.
        self._notifier.activated.connect(self._wake)

    def set(self, at_s: float | None) -> None:
        """Wait for `at_s`, in seconds since 1970 (UTC); None waits for nothing. Raises OSError where it is refused."""
        handle = ctypes.c_void_p(self._handle)
        if at_s is None:
            self._kernel32.CancelWaitableTimer(handle)
        else:
            due = ctypes.c_longlong(FILETIME_OF_1970 + round(at_s * FILETIME_PER_S))
            if not self._kernel32.SetWaitableTimer(handle, ctypes.byref(due), 0, None, None, False):
                raise OSError("SetWaitableTimer")

    def close(self) -> None:
        """Give it back."""
        self._notifier.setEnabled(False)
        self._kernel32.CloseHandle(ctypes.c_void_p(self._handle))

    def _wake(self) -> None:
        self._ring()


class WallAlarm(QObject):
    """The alarm of this operating system."""

    def __init__(self, platform: str = sys.platform) -> None:
        """Wait for nothing yet."""
        super().__init__()
        self._platform = platform
        self._listeners: list[Callable[[], None]] = []
        self._timer: LinuxTimer | WindowsTimer | None = None
        self._made = False
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self._ring)

    def is_of_system(self) -> bool:
        """Whether the system keeps the moment, and not only the slow timer."""
        self._make_once()
        return self._timer is not None

    def arm(self, moment: datetime | None) -> None:
        """Wait for this moment in place of an earlier one; None waits for nothing."""
        if moment is None:
            self._look.stop()
            self._set(None)
            return
        self._make_once()
        if self._set(moment.timestamp()):
            wait_s = LOOK_S
        else:
            wait_s = min(LOOK_ALONE_S, max(0.0, moment.timestamp() - time.time()))
            precise = wait_s < LOOK_ALONE_S
            self._look.setTimerType(Qt.TimerType.PreciseTimer if precise else Qt.TimerType.VeryCoarseTimer)
        self._look.start(round(1000 * wait_s))

    def on_ring(self, listener: Callable[[], None]) -> None:
        """Have `listener` called at the moment, and whenever it may have changed when that is."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Wait for nothing any more."""
        self._look.stop()
        self._drop()
        self._made = False

    def _set(self, at_s: float | None) -> bool:
        """Set the system's own alarm; False where there is none, or none any more."""
        if self._timer is None:
            return False
        try:
            self._timer.set(at_s)
        except Exception:
            logger.warning("the alarm of the system does not take its moment", exc_info=True)
            self._drop()
            return False
        return True

    def _drop(self) -> None:
        timer, self._timer = self._timer, None
        try:
            if timer is not None:
                timer.close()
        except Exception:
            logger.warning("the alarm of the system cannot be closed", exc_info=True)

    def _make_once(self) -> None:
        if not self._made:
            self._made = True
            self._timer = self._make()

    def _make(self) -> LinuxTimer | WindowsTimer | None:
        try:
            if self._platform == "linux":
                return LinuxTimer(self, self._ring)
            if self._platform == "win32":
                kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
                return WindowsTimer(self, self._ring, kernel32, QtCore.QWinEventNotifier)  # type: ignore[attr-defined,unused-ignore]
        except Exception:  # the slow timer is there for all of them
            logger.warning("no alarm of the system", exc_info=True)
        return None

    def _ring(self) -> None:
        if hasattr(time, "tzset"):
            time.tzset()  # The C library would go on with the time zone it began with.
        for listener in self._listeners:
            listener()
