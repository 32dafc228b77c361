"""What the middle of the program needs from outside, each with a version that does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal, Protocol

from herstel_app.core.sound import SoundChoice
from herstel_app.core.speech import Utterance
from herstel_app.core.timeline import Timeline

SoundState = Literal["working", "missing", "failed"]
"""Heard, no sound device, or a sound that cannot be made."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of text made into sound: a WAV file, and how long it sounds in seconds."""

    wave: bytes
    duration_s: float


class Clock(Protocol):
    """Tells the time."""

    def monotonic_s(self) -> float:
        """Seconds that only go forward, counting the time the computer slept."""

    def now(self) -> datetime:
        """Give the local wall-clock time, with its offset from UTC."""

    def local(self, wall: datetime) -> datetime:
        """Give a local time of another day, such as nine tomorrow, the offset from UTC that it has by then."""


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


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A Dutch voice of this computer: the name it is kept by, and what someone reads."""

    name: str
    title: str
    locale: str
    """As in nl-NL or nl-BE."""


class VoiceLack(Enum):
    """What stands in the way where no Dutch voice is found."""

    PROGRAM = "program"
    """What speaks is not installed."""
    ANSWER = "answer"
    """It is there, but does not do what it is asked."""
    DUTCH = "dutch"
    """It does, and has no Dutch voice."""


class Voice(Protocol):
    """Speaks at once, through the operating system. No method blocks or raises for want of a voice."""

    def start(self) -> None:
        """Look which voices there are, in the background; asked again, look again."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Give the Dutch voices found so far, those of the Netherlands first."""

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        """Have `listener` called, from any thread, when it is known which voices there are: perhaps none."""

    def lack(self) -> VoiceLack:
        """Say why there are none, where the last look found none."""

    def choose(self, name: str) -> None:
        """Speak with this voice; with the first where there is none of that name."""

    def set_rate(self, percent: int) -> None:
        """Speak slower (less than 0) or faster than the voice does by itself."""

    def set_volume(self, percent: float) -> None:
        """Set how loud, 0–100 in amplitude; 100 is as loud as the voice is by itself."""

    def say(self, text: str, room_s: float | None = None) -> None:
        """Speak `text` now; faster than set, if need be, to be done within `room_s`."""

    def on_said(self, listener: Callable[[str], None]) -> None:
        """Have `listener` called, from any thread, with each text that was said to its end: not stopped or replaced."""

    def stop(self) -> None:
        """Be silent at once."""

    def close(self) -> None:
        """Give the voice back."""


class Synthesiser(Protocol):
    """Turns lines into sound without making it heard."""

    def read(
        self,
        lines: Sequence[Utterance],
        voice: str,
        rate_percent: int,
        wanted: Callable[[], bool],
    ) -> Mapping[str, SpokenLine]:
        """Give the sound of each line that can be made, by its text, fitted to its room; empty where none can.

        This takes seconds and is for a thread of its own; it stops once `wanted` says no.
        """


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


class NeverAwake:
    """A computer that minds its own sleep."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class SilentVoice:
    """A voice for a computer without one."""

    def __init__(self) -> None:
        """Know nobody who listens."""
        self._listeners: list[Callable[[tuple[VoiceInfo, ...]], None]] = []

    def start(self) -> None:
        """Tell that there are no voices."""
        for listener in self._listeners:
            listener(())

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Give none."""
        return ()

    def lack(self) -> VoiceLack:
        """Say that nothing speaks here."""
        return VoiceLack.PROGRAM

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        """Have `listener` called when it is asked which voices there are."""
        self._listeners.append(listener)

    def choose(self, name: str) -> None:
        """Do nothing."""

    def set_rate(self, percent: int) -> None:
        """Do nothing."""

    def set_volume(self, percent: float) -> None:
        """Do nothing."""

    def say(self, text: str, room_s: float | None = None) -> None:
        """Do nothing."""

    def on_said(self, listener: Callable[[str], None]) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class NoSynthesiser:
    """A synthesiser for a computer without one."""

    def read(self, *_asked: object, **_named: object) -> Mapping[str, SpokenLine]:
        """Give nothing."""
        return {}


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


class NoAlarm:
    """An alarm that never rings."""

    def is_of_system(self) -> bool:
        """Say no."""
        return False

    def arm(self, moment: datetime | None) -> None:
        """Do nothing."""

    def on_ring(self, listener: Callable[[], None]) -> None:
        """Do nothing."""
