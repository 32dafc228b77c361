"""A keyboard on which a test types at moments of a clock that is told."""

from __future__ import annotations

from tests.helpers.clock import FakeClock


class FakeKeyboard:
    """Lets the time pass that is waited for, and types what is due then."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.typed: list[tuple[float, str]] = []
        self.waits: list[float | None] = []
        self.is_woken = False

    def type(self, at_s: float, keys: str) -> None:
        self.typed.append((self.clock.seconds + at_s, keys))

    def wait(self, seconds: float | None) -> str:
        self.waits.append(seconds)
        woken, self.is_woken = self.is_woken, False
        now_s = self.clock.seconds
        if woken:
            seconds = 0.0
        first_s = min((at_s for at_s, _ in self.typed), default=None)
        if first_s is not None and (seconds is None or first_s <= now_s + seconds):
            self.clock.tick(max(0.0, first_s - now_s))
            due = [typed for typed in self.typed if typed[0] <= self.clock.seconds]
            self.typed = [typed for typed in self.typed if typed not in due]
            return "".join(keys for _, keys in due)
        if seconds is None:
            raise AssertionError("nothing will ever happen")
        self.clock.tick(seconds)
        return ""

    def wake(self) -> None:
        self.is_woken = True
