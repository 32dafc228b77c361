"""What speaks, at once or made into sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Protocol

import msgspec

from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.speech_timing import Utterance


class VoiceInfo(msgspec.Struct, frozen=True):
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
