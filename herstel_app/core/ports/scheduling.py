"""Time that passes by itself, and the way from other threads to the one of the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """Calls something later, in the thread of the engine."""

    @property
    def is_active(self) -> bool:
        """Whether it is still going to call."""

    def start(self, seconds: float) -> None:
        """Call after so many seconds; one that runs begins anew."""

    def stop(self) -> None:
        """Do not call any more."""


class Scheduler(Protocol):
    """Makes timers, and calls back in the thread of the engine."""

    def timer(self, act: Callable[[], object]) -> Timer:
        """Make a timer that calls `act` once for each start."""

    def ticker(self, act: Callable[[], object]) -> Timer:
        """Make a timer that calls `act` again and again, as precisely as the system can, until it is stopped."""

    def soon(self, act: Callable[[], object]) -> None:
        """Call `act` in the thread of the engine, after what goes on there now; may be asked from any thread."""
