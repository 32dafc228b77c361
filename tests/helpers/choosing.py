"""*Instellingen* in its states, and a voice that only writes down what it is asked."""

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
        for listener in self._said_listeners:
            listener(str(self.said()[-1]))


def section(title: str) -> Callable[[Stage], None]:
    """Show a section at the top of the page."""

    def show(stage: Stage) -> None:
        stage.herstel.window.open_page("settings")
        stage.settle()
        stage.herstel.window.pages.settings.show_section(title)

    return show


def under(stage: Stage) -> None:
    """Scroll to what lies under an exercise, with the sea chosen, and heard."""
    settings = stage.herstel.window.pages.settings
    settings.sound.beds.radios["sea"].click()
    settings.sound.beds.links["sea"].click()
    stage.herstel.window.open_page("settings")
    stage.settle()
    settings.column.ensureWidgetVisible(settings.sound.after, 0, 40)


def tried(stage: Stage) -> None:
    """Have tried the voice, so that it can be switched on."""
    section("Stem")(stage)
    stage.herstel.window.pages.settings.voice.try_button.click()
    stage.herstel.window.pages.settings.voice.on.switch.click()


def no_voice(stage: Stage) -> None:
    """Have a computer without a Dutch voice."""
    voice = stage.herstel.services.voice
    assert isinstance(voice, StageVoice)
    voice.there = ()
    section("Stem")(stage)


def busy(stage: Stage) -> None:
    """Choose while an exercise runs beside the page."""
    from herstel_app.core.practice_request import PracticeRequest

    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.herstel.window.open_page("settings")
    stage.advance(14)
