"""A voice that only writes down what it is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from herstel_app.core.ports.voice import SilentVoice, VoiceInfo, VoiceLack

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

VOICES = (
    VoiceInfo("nl-1", "Ellen", "nl-NL"),
    VoiceInfo("nl-2", "Xander", "nl-NL"),
    VoiceInfo("be-1", "Claire (België)", "nl-BE"),
)


class StageVoice(SilentVoice):
    """A voice of a computer with `there`; it tells when it is asked to look."""

    def __init__(self) -> None:
        self.there: tuple[VoiceInfo, ...] = VOICES
        self.lacks = VoiceLack.PROGRAM
        self.asked: list[tuple[object, ...]] = []
        self._listeners: list[Callable[[tuple[VoiceInfo, ...]], None]] = []
        self._said_listeners: list[Callable[[str], None]] = []

    def start(self) -> None:
        for listener in self._listeners:
            listener(self.there)

    def voices(self) -> tuple[VoiceInfo, ...]:
        return self.there

    def lack(self) -> VoiceLack:
        return self.lacks

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        self._listeners.append(listener)

    def choose(self, name: str) -> None:
        self.asked.append(("choose", name))

    def set_rate(self, percent: int) -> None:
        self.asked.append(("rate", percent))

    def set_volume(self, percent: float) -> None:
        self.asked.append(("volume", percent))

    def say(self, text: str, room_s: float | None = None) -> None:
        self.asked.append(("say", text))

    def on_said(self, listener: Callable[[str], None]) -> None:
        self._said_listeners.append(listener)

    def stop(self) -> None:
        self.asked.append(("stop",))

    def said(self) -> list[object]:
        """Give what it was asked to say."""
        return [item[1] for item in self.asked if item[0] == "say"]

    def finish(self) -> None:
        """Tell that what it was asked last has been said."""
        self.tell_said(str(self.said()[-1]))

    def tell_said(self, text: str) -> None:
        """Tell that a text has been said."""
        for listener in self._said_listeners:
            listener(text)


def has_no_voice(stage: Stage) -> None:
    """Have the computer of a stage without a Dutch voice."""
    voice = stage.herstel.services.voice
    assert isinstance(voice, StageVoice)
    voice.there = ()
