"""*Instellingen* in its states."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.helpers.voices import VOICES as VOICES
from tests.helpers.voices import StageVoice as StageVoice
from tests.helpers.voices import has_no_voice

if TYPE_CHECKING:
    from tests.helpers.screens import Stage


def section(title: str) -> Callable[[Stage], None]:
    """Show a section at the top of the page."""

    def show(stage: Stage) -> None:
        stage.herstel.window.open_page("settings")
        stage.settle()
        stage.herstel.window.pages.settings.show_section(title)

    return show


def under(stage: Stage) -> None:
    """Show what lies under an exercise, with the sea chosen, and heard."""
    settings = stage.herstel.window.pages.settings
    settings.sound.beds.radios["sea"].click()
    settings.sound.beds.links["sea"].click()
    stage.herstel.window.open_page("settings")
    settings.show_section("Achtergrondgeluid")


def tried(stage: Stage) -> None:
    """Have tried the voice, so that it can be switched on."""
    section("Stem")(stage)
    stage.herstel.window.pages.settings.voice.try_button.click()
    stage.herstel.window.pages.settings.voice.on.switch.click()


def no_voice(stage: Stage) -> None:
    """Have a computer without a Dutch voice."""
    has_no_voice(stage)
    section("Stem")(stage)


def busy(stage: Stage) -> None:
    """Choose while an exercise runs beside the page."""
    from herstel_app.core.practice_request import PracticeRequest

    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.herstel.window.open_page("settings")
    stage.advance(14)
