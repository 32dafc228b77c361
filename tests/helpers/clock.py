"""A clock that stands still until it is told."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

EVENING = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))


class FakeClock:
    """Both times of `ports.Clock`; they move together, unless one is set by hand."""

    def __init__(self, seconds: float = 100.0, now: datetime = EVENING) -> None:
        self.seconds = seconds
        self.wall = now

    def monotonic_s(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.wall

    def local(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self.wall.tzinfo)

    def tick(self, seconds: float) -> None:
        """Let time pass; less than 0 is a clock that steps back."""
        self.seconds += seconds
        self.wall += timedelta(seconds=seconds)
