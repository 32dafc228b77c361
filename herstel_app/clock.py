"""The real clock."""

from __future__ import annotations

import sys
import time
from datetime import datetime


def _source() -> int | None:
    """Choose a clock that also counts the time that the computer slept.

    Without it a closed lid would go unseen on Linux and macOS, whose ordinary monotonic
    clock stands still meanwhile. Windows' performance counter goes on by itself.
    """
    if sys.platform == "linux":
        return time.CLOCK_BOOTTIME
    if sys.platform == "darwin":
        return time.CLOCK_MONOTONIC
    return None


class SystemClock:
    """Tells the time of this computer."""

    def __init__(self) -> None:
        """Choose the best clock this operating system has."""
        self._source = _source()

    def monotonic_s(self) -> float:
        """Seconds that only go forward, counting the time the computer slept."""
        return time.perf_counter() if self._source is None else time.clock_gettime(self._source)

    def now(self) -> datetime:
        """Give the local wall-clock time, with its offset from UTC."""
        return datetime.now().astimezone()

    def local(self, wall: datetime) -> datetime:
        """Give a local time of another day, such as nine tomorrow, the offset from UTC that it has by then."""
        return wall.replace(tzinfo=None).astimezone()
