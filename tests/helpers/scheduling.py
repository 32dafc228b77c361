"""Timers that run on a clock that is told, in the order in which they are due."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from tests.helpers.clock import FakeClock

PATIENCE_S = 10.0


class FakeTimer:
    """A timer of FakeScheduler."""

    def __init__(self, scheduler: FakeScheduler, act: Callable[[], object], repeats: bool) -> None:
        self._scheduler, self._act, self._repeats = scheduler, act, repeats
        self._every_s = 0.0
        self.due_s: float | None = None

    @property
    def is_active(self) -> bool:
        return self.due_s is not None

    def start(self, seconds: float) -> None:
        self._every_s = seconds
        self.due_s = self._scheduler.clock.seconds + seconds

    def stop(self) -> None:
        self.due_s = None

    def fire(self) -> None:
        self.due_s = self._scheduler.clock.seconds + self._every_s if self._repeats else None
        self._act()


class FakeScheduler:
    """Calls what is due when `advance` lets time pass; what is asked for soon comes first."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.timers: list[FakeTimer] = []
        self._soon: deque[Callable[[], object]] = deque()
        self._asked = threading.Event()
        """Set when something was asked for soon, perhaps in another thread."""

    def timer(self, act: Callable[[], object]) -> FakeTimer:
        return self._add(act, repeats=False)

    def ticker(self, act: Callable[[], object]) -> FakeTimer:
        return self._add(act, repeats=True)

    def _add(self, act: Callable[[], object], repeats: bool) -> FakeTimer:
        timer = FakeTimer(self, act, repeats)
        self.timers.append(timer)
        return timer

    def soon(self, act: Callable[[], object]) -> None:
        self._soon.append(act)
        self._asked.set()

    @property
    def running(self) -> list[FakeTimer]:
        """Give the timers that are going to call."""
        return [timer for timer in self.timers if timer.is_active]

    def settle(self) -> None:
        """Do what was asked for soon, and what that asks for."""
        while self._soon:
            self._soon.popleft()()

    def settle_until(self, happened: Callable[[], bool]) -> None:
        """Do what other threads ask for, until something has happened."""
        end_s = time.monotonic() + PATIENCE_S
        while not happened():
            left_s = end_s - time.monotonic()
            assert left_s > 0, "it does not happen"
            self._asked.wait(left_s)
            self._asked.clear()
            self.settle()

    def advance(self, seconds: float) -> None:
        """Let time pass, and call each timer at its time."""
        end_s = self.clock.seconds + seconds
        self.settle()
        while True:
            due = [timer for timer in self.timers if timer.due_s is not None and timer.due_s <= end_s]
            if not due:
                break
            first = min(due, key=lambda timer: timer.due_s or 0.0)
            assert first.due_s is not None
            self.clock.tick(max(0.0, first.due_s - self.clock.seconds))
            first.fire()
            self.settle()
        self.clock.tick(end_s - self.clock.seconds)
