"""The maker of rhythms in its states, to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.rhythm_draft import RhythmDraft

if TYPE_CHECKING:
    from tests.helpers.screens import Stage


def begin(stage: Stage) -> None:
    """Open the maker from the list."""
    stage.herstel.window.open_page("exercises")
    stage.herstel.window.pages.exercises.make_link.click()


def draft(pattern: OwnPattern, at_foot: bool = False) -> Callable[[Stage], None]:
    """Give how to get to a rhythm in the maker, at the top or the foot of the page."""

    def show(stage: Stage) -> None:
        begin(stage)
        page = stage.herstel.window.pages.pattern
        stage.herstel.engine.rhythms.show(RhythmDraft(pattern))
        stage.settle()
        if at_foot:
            bar = page.column.verticalScrollBar()
            bar.setValue(bar.maximum())

    return show


def heard(stage: Stage) -> None:
    """Hear a rhythm, three seconds on, with the keyboard at a length."""
    draft(OwnPattern(4.5, 0.0, 6.5, 1.0))(stage)
    page = stage.herstel.window.pages.pattern
    page.hear_button.click()
    stage.clock.seconds += 3.0
    page.show_moment()
    page.fields["exhale"].box.setFocus()


def unkept(stage: Stage) -> None:
    """Try to keep a rhythm where it cannot be written."""
    draft(OwnPattern(5.0, 0.0, 5.0, 0.0))(stage)
    stage.herstel.data.content.write_text("geen map", encoding="utf-8")
    stage.herstel.window.pages.pattern.keep_button.click()


def kept(stage: Stage) -> None:
    """Keep two rhythms, and be asked whether one of them goes."""
    window = stage.herstel.window
    for pattern, name in ((OwnPattern(4.0, 7.0, 8.0, 0.0), "Als ik wakker lig"), (OwnPattern(5.0, 0.0, 6.0, 0.0), "")):
        draft(pattern)(stage)
        window.pages.pattern.name.setText(name)
        window.pages.pattern.keep_button.click()
    window.engine.offer(PracticeRequest("als-ik-wakker-lig"))
    window.pages.exercises.links["als-ik-wakker-lig"].remove_link.click()
    for _ in range(3):
        QApplication.processEvents()
    window.pages.exercises.reveal("ritme-5-6")
