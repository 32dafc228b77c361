"""*Instellingen* in its states."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from tests.helpers.voices import VOICES as VOICES
from tests.helpers.voices import StageVoice as StageVoice
from tests.helpers.voices import has_no_voice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from herstel_app.ui.pages.settings.page import SettingsPage
    from tests.helpers.screens import Stage

ABOVE = 32
"""What is left in sight above a part, in px."""


def section(title: str) -> Callable[[Stage], None]:
    """Show a section at the top of the page."""

    def show(stage: Stage) -> None:
        stage.herstel.window.open_page("settings")
        stage.settle()
        stage.herstel.window.pages.settings.show_section(title)

    return show


def part(title: str, part_of: Callable[[SettingsPage], QWidget]) -> Callable[[Stage], None]:
    """Show a section, scrolled to a part of it."""

    def show(stage: Stage) -> None:
        section(title)(stage)
        stage.settle()
        page = stage.herstel.window.pages.settings
        inside = page.column.widget()
        assert inside is not None
        page.column.verticalScrollBar().setValue(part_of(page).mapTo(inside, QPoint(0, 0)).y() - ABOVE)

    return show


voice = part("Geluid en stem", lambda page: page.voice)


def under(stage: Stage) -> None:
    """Show what lies under an exercise, with the sea chosen, and heard."""
    settings = stage.herstel.window.pages.settings
    settings.sound.beds.radios["sea"].click()
    settings.sound.beds.links["sea"].click()
    part("Geluid en stem", lambda page: page.sound.background)(stage)


def licences(stage: Stage) -> None:
    """Show what it is built on."""
    section("Over")(stage)
    stage.herstel.window.pages.settings.about.licences.fold.click()
    stage.settle()
    part("Over", lambda page: page.about.licences)(stage)


def deleting(stage: Stage) -> None:
    """Show what can be deleted."""
    section("Gegevens")(stage)
    stage.herstel.window.pages.settings.data.deleting.fold.click()
    stage.settle()


def reminded(stage: Stage) -> None:
    """Have both reminders on."""
    stage.herstel.engine.settings.change(reminder=True, worry_reminder=True)
    section("Herinneringen")(stage)


def more_of_voice(stage: Stage) -> None:
    """Have the voice on, with what is rarely changed folded out."""
    tried(stage)
    stage.herstel.window.pages.settings.voice.more.fold.click()
    stage.settle()


def tried(stage: Stage) -> None:
    """Have the voice on."""
    voice(stage)
    stage.herstel.window.pages.settings.voice.on.switch.click()


def no_voice(stage: Stage) -> None:
    """Have a computer without a Dutch voice."""
    has_no_voice(stage)
    voice(stage)


def busy(stage: Stage) -> None:
    """Choose while an exercise runs beside the page."""
    from herstel_app.core.practice_request import PracticeRequest

    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.herstel.window.open_page("settings")
    stage.advance(14)
