"""What makes the sound of an exercise heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, Protocol

import msgspec

from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

SoundState = Literal["working", "missing", "failed"]
"""Heard, no sound device, or a sound that cannot be made."""


class SpokenLine(msgspec.Struct, frozen=True):
    """A line of text made into sound: a WAV file, and how long it sounds in seconds."""

    wave: bytes
    duration_s: float


class Player(Protocol):
    """Makes the sound of a timeline heard. No method blocks or raises for want of a device."""

    def start(self) -> None:
        """Allow sound from now on; nothing is opened before something is to sound."""

    def prepare(self) -> None:
        """Open the sound device: something may sound soon. After a while without sound it is given back."""

    def ready_in_s(self) -> float:
        """Give how long it takes, in seconds, until what plays now can be heard from its start; 0 where it can be."""

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Let `timeline` sound from `at_s` (session seconds) as from now; below 0 it begins later."""

    def replace(self, timeline: Timeline) -> None:
        """Let the rest of what sounds follow `timeline`, which is the same up to the next breath: nothing dips."""

    def halt(self) -> None:
        """Fall silent softly (pause and stop)."""

    def set_choice(self, choice: SoundChoice) -> None:
        """Let it sound as chosen, from now on."""

    def set_speech(self, speech: Mapping[str, SpokenLine]) -> None:
        """Have lines of text sound as these, from now on."""

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0–100; 100 is the full, still soft, level."""

    def set_muted(self, muted: bool) -> None:
        """Silence or restore the sound, without stopping it."""

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        """Have `listener` called, from any thread, when the sound is lost or found."""

    def close(self) -> None:
        """Give the device back."""


class SilentPlayer:
    """A player for a computer, or a person, without sound."""

    def start(self) -> None:
        """Do nothing."""

    def prepare(self) -> None:
        """Do nothing."""

    def ready_in_s(self) -> float:
        """Keep nobody waiting."""
        return 0.0

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Do nothing."""

    def replace(self, timeline: Timeline) -> None:
        """Do nothing."""

    def halt(self) -> None:
        """Do nothing."""

    def set_choice(self, choice: SoundChoice) -> None:
        """Do nothing."""

    def set_speech(self, speech: Mapping[str, SpokenLine]) -> None:
        """Do nothing."""

    def set_volume(self, percent: int) -> None:
        """Do nothing."""

    def set_muted(self, muted: bool) -> None:
        """Do nothing."""

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
