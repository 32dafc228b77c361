"""The alarm on the wall clock: the real one of Linux, and what Windows would be told."""

from __future__ import annotations

import ctypes
import errno
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, SupportsInt, cast

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from herstel_app.system.wall_alarm import LOOK_ALONE_S, LOOK_S, WallAlarm, WindowsTimer

linux = pytest.mark.skipif(sys.platform != "linux", reason="a timerfd is of Linux")


@pytest.fixture
def alarm(qapp: QApplication) -> Iterator[WallAlarm]:
    made = WallAlarm()
    yield made
    made.close()


def slow_timer(alarm: WallAlarm) -> QTimer:
    """Give the timer that looks again where the system does not tell."""
    timer = alarm.findChild(QTimer)
    assert timer is not None
    return timer


def rings_of(alarm: WallAlarm) -> list[datetime]:
    rings: list[datetime] = []
    alarm.on_ring(lambda: rings.append(datetime.now(UTC)))
    return rings


@linux
def test_it_rings_at_its_moment_and_once(alarm: WallAlarm, qtbot: QtBot) -> None:
    rings = rings_of(alarm)
    moment = datetime.now(UTC) + timedelta(milliseconds=150)
    alarm.arm(moment)
    qtbot.waitUntil(lambda: bool(rings), timeout=5000)
    assert rings[0] >= moment
    qtbot.wait(100)
    assert len(rings) == 1
    assert slow_timer(alarm).remainingTime() > (LOOK_S - 60) * 1000


@linux
def test_a_moment_that_is_past_rings_at_once(alarm: WallAlarm, qtbot: QtBot) -> None:
    rings = rings_of(alarm)
    alarm.arm(datetime.now(UTC) - timedelta(minutes=5))
    qtbot.waitUntil(lambda: bool(rings), timeout=5000)


@linux
def test_what_is_disarmed_does_not_ring(alarm: WallAlarm, qtbot: QtBot) -> None:
    rings = rings_of(alarm)
    alarm.arm(datetime.now(UTC) + timedelta(milliseconds=50))
    alarm.arm(None)
    qtbot.wait(200)
    assert rings == []
    assert not slow_timer(alarm).isActive()


@linux
def test_a_clock_that_is_set_rings(alarm: WallAlarm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    rings = rings_of(alarm)
    alarm.arm(datetime.now(UTC) + timedelta(milliseconds=50))

    def cancelled(file: int, size: int) -> bytes:
        real(file, size)
        raise OSError(errno.ECANCELED, "Operation canceled")

    real: Callable[[int, int], bytes] = os.read
    monkeypatch.setattr("herstel_app.system.wall_alarm.os.read", cancelled)
    qtbot.waitUntil(lambda: bool(rings), timeout=5000)


@linux
def test_linux_is_asked_for_the_wall_clock_and_its_jumps(alarm: WallAlarm, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, list[int]]] = []
    clocks: list[str] = []
    libc = ctypes.CDLL(None, use_errno=True)

    class Library:
        timerfd_create = libc.timerfd_create

        def timerfd_settime(self, file: int, flags: int, times: Any, old: object) -> int:
            asked.append((flags, ctypes.cast(times, ctypes.POINTER(ctypes.c_long))[:4]))
            clocks.append(Path(f"/proc/self/fdinfo/{file}").read_text(encoding="ascii"))
            return int(libc.timerfd_settime(file, flags, times, old))

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
    alarm.arm(datetime(2100, 1, 1, 0, 0, 0, 500_000, tzinfo=UTC))
    assert asked == [(1 | 2, [0, 0, 4_102_444_800, 500_000_000])]
    assert "clockid: 0" in clocks[0]


def test_without_an_alarm_of_the_system_it_looks_now_and_then(qapp: QApplication, qtbot: QtBot) -> None:
    alarm = WallAlarm("anders")
    rings = rings_of(alarm)
    alarm.arm(datetime.now(UTC) + timedelta(hours=5))
    assert (LOOK_ALONE_S - 30) * 1000 < slow_timer(alarm).remainingTime() < (LOOK_ALONE_S + 30) * 1000
    alarm.arm(datetime.now(UTC) + timedelta(milliseconds=50))
    qtbot.waitUntil(lambda: bool(rings), timeout=5000)
    alarm.close()


class FakeKernel:
    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.CreateWaitableTimerW = self._create

    class _Create:
        restype: object = None

        def __call__(self, *arguments: object) -> int:
            return 7

    _create = _Create()

    def SetWaitableTimer(self, handle: ctypes.c_void_p, due: Any, *rest: object) -> int:  # noqa: N802
        self.asked.append(("set", handle.value, ctypes.cast(due, ctypes.POINTER(ctypes.c_longlong))[0], *rest))
        return 1

    def CancelWaitableTimer(self, handle: ctypes.c_void_p) -> int:  # noqa: N802
        self.asked.append(("cancel", handle.value))
        return 1

    def CloseHandle(self, handle: ctypes.c_void_p) -> int:  # noqa: N802
        self.asked.append(("close", handle.value))
        return 1


class FakeSignal:
    """As QWinEventNotifier.activated(HANDLE): Python has no HANDLE, so a slot that takes one fails when it rings."""

    def connect(self, slot: Callable[[], None]) -> None:
        self.slot = slot

    def emit(self) -> None:
        if inspect.signature(self.slot).parameters:
            raise TypeError('parameter 0 of type "HANDLE" cannot be converted')
        self.slot()


class FakeNotifier:
    """As QWinEventNotifier: it wants the handle as a pointer."""

    made: FakeNotifier

    def __init__(self, handle: object, parent: QObject) -> None:
        if not isinstance(handle, Shiboken.VoidPtr):
            raise ValueError("'PySide6.QtCore.QWinEventNotifier.__init__' called with wrong argument values")
        self.handle, self.enabled = int(cast(SupportsInt, handle)), True
        self.activated = FakeSignal()
        FakeNotifier.made = self

    def setEnabled(self, on: bool) -> None:  # noqa: N802
        self.enabled = on


def test_windows_is_given_the_moment_in_utc(qapp: QApplication) -> None:
    kernel, rings = FakeKernel(), []
    timer = WindowsTimer(QObject(), lambda: rings.append(1), kernel, FakeNotifier)
    assert FakeNotifier.made.handle == 7
    timer.set(datetime(2026, 11, 22, 21, 0, tzinfo=UTC).timestamp())
    seconds = (datetime(2026, 11, 22, 21, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()
    assert kernel.asked == [("set", 7, round(seconds) * 10_000_000, 0, None, None, False)]
    FakeNotifier.made.activated.emit()
    assert rings == [1]
    timer.set(None)
    timer.close()
    assert kernel.asked[1:] == [("cancel", 7), ("close", 7)]
    assert not FakeNotifier.made.enabled


@pytest.mark.skipif(sys.platform != "win32", reason="a waitable timer is of Windows")
def test_the_real_timer_of_windows_rings_once(alarm: WallAlarm, qtbot: QtBot) -> None:
    rings = rings_of(alarm)
    alarm.arm(datetime.now(UTC) + timedelta(seconds=1))
    assert alarm.is_of_system()
    qtbot.waitUntil(lambda: bool(rings), timeout=5000)
    qtbot.wait(200)
    assert len(rings) == 1
    alarm.arm(datetime.now(UTC) + timedelta(milliseconds=100))
    alarm.arm(None)
    qtbot.wait(300)
    assert len(rings) == 1


@pytest.mark.parametrize("moment", ["made", "set"])
def test_an_alarm_of_the_system_that_fails_leaves_the_slow_one(
    moment: str, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it fails with: the reminder still comes."""

    class Broken:
        def __init__(self, *_: object) -> None:
            if moment == "made":
                raise ValueError("called with wrong argument values")

        def set(self, at_s: float | None) -> None:
            raise ValueError("called with wrong argument values")

        def close(self) -> None:
            raise ValueError("called with wrong argument values")

    monkeypatch.setattr("herstel_app.system.wall_alarm.LinuxTimer", Broken)
    alarm = WallAlarm("linux")
    rings = rings_of(alarm)
    alarm.arm(datetime.now(UTC) + timedelta(milliseconds=50))
    qtbot.waitUntil(lambda: bool(rings), timeout=5000)
    alarm.close()
