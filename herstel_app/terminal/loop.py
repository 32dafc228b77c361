"""Time that passes in a terminal: timers, what other threads ask for, and keys, all in one thread.

Invariants:
- what was asked for soon is done before timers, and in the order in which it was asked;
- timers are called in the order in which they are due; a ticker that is late is called once, not for each time missed;
- nothing is called after `stop`, except what goes on already.
"""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Callable
from typing import Protocol

from herstel_app.engine.event import Event


class Keyboard(Protocol):
    """Waits for keys, and can be woken from that."""

    def wait(self, seconds: float | None) -> str:
        """Wait so long (None: as long as it takes) for keys; gives them, none where it was woken or time is up."""

    def wake(self) -> None:
        """End the wait, or the next one; from any thread, and from a signal."""


class LoopTimer:
    """A timer of a Loop."""

    def __init__(self, loop: Loop, act: Callable[[], object], repeats: bool) -> None:
        """Call `act` once for each start, or again and again where it `repeats`."""
        self._loop, self._act, self._repeats = loop, act, repeats
        self._every_s = 0.0
        self._place = 0
        """Of its entry with the loop; 0 where it is not going to call."""

    @property
    def is_active(self) -> bool:
        """Whether it is still going to call."""
        return self._place > 0

    def start(self, seconds: float) -> None:
        """Call after so many seconds; one that runs begins anew."""
        self._every_s = seconds
        self._place = self._loop.enter(self, self._loop.now_s() + seconds)

    def stop(self) -> None:
        """Do not call any more."""
        self._place = 0

    def is_at(self, place: int) -> bool:
        """Whether this entry is the one that counts."""
        return self._place == place

    def fire(self, due_s: float, now_s: float) -> None:
        """Call, and be entered again where it repeats."""
        next_s = due_s + self._every_s
        self._place = (
            self._loop.enter(self, next_s if next_s > now_s else now_s + self._every_s) if self._repeats else 0
        )
        self._act()


class Loop:
    """A Scheduler without Qt."""

    def __init__(self, now_s: Callable[[], float], keyboard: Keyboard) -> None:
        """Do nothing before `run`; `now_s` only goes forward."""
        self.pressed: Event[str] = Event()
        """A key: one character."""
        self.now_s = now_s
        self._keyboard = keyboard
        self._entries: list[tuple[float, int, LoopTimer]] = []
        self._places = itertools.count(1)
        # Appended to and taken from in one step each: no lock that a signal could find taken.
        self._soon: deque[Callable[[], object]] = deque()
        self._is_over = False

    def timer(self, act: Callable[[], object]) -> LoopTimer:
        """Make a timer that calls `act` once for each start."""
        return LoopTimer(self, act, repeats=False)

    def ticker(self, act: Callable[[], object]) -> LoopTimer:
        """Make a timer that calls `act` again and again until it is stopped."""
        return LoopTimer(self, act, repeats=True)

    def soon(self, act: Callable[[], object]) -> None:
        """Call `act` in the thread of the loop; from any thread, and from a signal."""
        self._soon.append(act)
        self._keyboard.wake()

    def stop(self) -> None:
        """End `run`."""
        self._is_over = True

    def run(self) -> None:
        """Call what is due, until `stop`; what anything of it raises ends the loop."""
        while not self._is_over:
            for key in self._keyboard.wait(self._wait_s()):
                if not self._is_over:
                    self.pressed.emit(key)
            self._do_soon()
            self._do_due()

    def enter(self, timer: LoopTimer, due_s: float) -> int:
        """Have a timer called at `due_s`; gives the place of its entry."""
        place = next(self._places)
        heapq.heappush(self._entries, (due_s, place, timer))
        return place

    def _wait_s(self) -> float | None:
        """How long nothing is due; None where nothing is to come."""
        if self._soon:
            return 0.0
        self._drop_stopped()
        return max(0.0, self._entries[0][0] - self.now_s()) if self._entries else None

    def _drop_stopped(self) -> None:
        while self._entries and not self._entries[0][2].is_at(self._entries[0][1]):
            heapq.heappop(self._entries)

    def _do_soon(self) -> None:
        for _ in range(len(self._soon)):  # what these ask for comes after the timers
            if self._is_over:
                return
            self._soon.popleft()()

    def _do_due(self) -> None:
        now_s = self.now_s()
        while not self._is_over:
            self._drop_stopped()
            if not self._entries or self._entries[0][0] > now_s:
                return
            due_s, _, timer = heapq.heappop(self._entries)
            timer.fire(due_s, now_s)
