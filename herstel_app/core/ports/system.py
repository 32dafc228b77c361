"""The clock and the other services of the computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def monotonic_s(self) -> float:
        """Seconds that only go forward, counting the time the computer slept."""

    def now(self) -> datetime:
        """Give the local wall-clock time, with its offset from UTC."""

    def local(self, wall: datetime) -> datetime:
        """Give a local time of another day, such as nine tomorrow, the offset from UTC that it has by then."""


class KeepAwake(Protocol):
    """Holds off the computer's own sleep."""

    def hold(self) -> None:
        """Keep the computer awake from now."""

    def release(self) -> None:
        """Let it sleep again."""


class NeverAwake:
    """A computer that minds its own sleep."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class AutostartError(Exception):
    """Starting at login cannot be switched; the message (Dutch) names the place and the reason."""


class Autostart(Protocol):
    """Has the operating system start the program, out of sight, when someone logs in."""

    def is_on(self) -> bool | None:
        """Say whether that happens; None where this system cannot do it."""

    def switch(self, on: bool) -> None:
        """Have it happen, or leave nothing of it behind; raises AutostartError."""


class NoAutostart:
    """A system that starts nothing by itself."""

    def is_on(self) -> bool | None:
        """Say that it cannot."""
        return None

    def switch(self, on: bool) -> None:
        """Do nothing."""


class Alarm(Protocol):
    """One moment on the wall clock to be woken at, also when the computer slept or the clock was set."""

    def arm(self, moment: datetime | None) -> None:
        """Wait for this moment in place of an earlier one; None waits for nothing."""

    def on_ring(self, listener: Callable[[], None]) -> None:
        """Have `listener` called at the moment, and whenever it may have changed when that is."""

    def is_of_system(self) -> bool:
        """Whether the system keeps the moment, and not only a timer of the program."""

    def close(self) -> None:
        """Wait for nothing any more, and give back what the system keeps."""


class NoAlarm:
    """An alarm that never rings."""

    def is_of_system(self) -> bool:
        """Say no."""
        return False

    def arm(self, moment: datetime | None) -> None:
        """Do nothing."""

    def on_ring(self, listener: Callable[[], None]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class PlainContrast:
    """A system that has not been told anything."""

    def is_wanted(self) -> bool:
        """Say no."""
        return False

    def on_change(self, listener: Callable[[], object]) -> None:
        """Do nothing."""


class Ending(Protocol):
    """Hears from outside that the program is to end."""

    def start(self) -> None:
        """Listen from here on."""

    def close(self) -> None:
        """Listen no more."""


class NoEnding:
    """Leaves signals to do what they do by themselves."""

    def start(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
