"""What the middle of the program needs from outside, each with a version that does nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from herstel_app.core.timeline import Timeline

SoundState = Literal["working", "missing"]


class Clock(Protocol):
    """Tells the time."""

    def monotonic_s(self) -> float:
        """Seconds that only go forward, counting the time the computer slept."""

    def now(self) -> datetime:
        """Give the local wall-clock time, with its offset from UTC."""


class Player(Protocol):
    """Makes the sound of a timeline heard. No method blocks or raises for want of a device."""

    def start(self) -> None:
        """Open the sound device."""

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Let `timeline` sound from `at_s` (session seconds) as from now."""

    def halt(self) -> None:
        """Fall silent softly (pause and stop)."""

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0–100; 100 is the full, still soft, level."""

    def set_muted(self, muted: bool) -> None:
        """Silence or restore the sound, without stopping it."""

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        """Have `listener` called, from any thread, when the device is lost or found."""

    def close(self) -> None:
        """Give the device back."""


class KeepAwake(Protocol):
    """Holds off the computer's own sleep."""

    def hold(self) -> None:
        """Keep the computer awake from now."""

    def release(self) -> None:
        """Let it sleep again."""


class SilentPlayer:
    """A player for a computer, or a person, without sound."""

    def start(self) -> None:
        """Do nothing."""

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Do nothing."""

    def halt(self) -> None:
        """Do nothing."""

    def set_volume(self, percent: int) -> None:
        """Do nothing."""

    def set_muted(self, muted: bool) -> None:
        """Do nothing."""

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class NeverAwake:
    """A computer that minds its own sleep."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""
