"""What the middle of the program needs from outside, each with a version that does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal, Protocol

from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

SoundState = Literal["working", "missing"]
Samples = Any
"""Mono speech at 48 kHz: a numpy array of float, full scale ±1, shape (n,). Any, as the core knows no numpy."""


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

    def replace(self, timeline: Timeline) -> None:
        """Let the rest of what sounds follow `timeline`, which is the same up to the next breath: nothing dips."""

    def halt(self) -> None:
        """Fall silent softly (pause and stop)."""

    def set_choice(self, choice: SoundChoice) -> None:
        """Let it sound as chosen, from now on."""

    def set_speech(self, speech: Mapping[str, Samples]) -> None:
        """Have lines of text sound as these samples, from now on."""

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

    def replace(self, timeline: Timeline) -> None:
        """Do nothing."""

    def halt(self) -> None:
        """Do nothing."""

    def set_choice(self, choice: SoundChoice) -> None:
        """Do nothing."""

    def set_speech(self, speech: Mapping[str, Samples]) -> None:
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
