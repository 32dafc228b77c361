"""Brings the program to the pages of *gedachten parkeren*."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.storage.thoughts import Thoughts
from herstel_app.ui.practice.returned_view import ReturnedView
from herstel_app.ui.practice.writing import Writing
from tests.helpers.waiting import comes

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

LINES = "De garage bellen over de remmen\nRia nog terugmailen\nWat als het dinsdag niet lukt met de oppas"
STEP = "om tien uur bellen, nummer staat op de factuur"
OPENING_S = 14


def thoughts_of(stage: Stage) -> Thoughts:
    """Give the thoughts in the program's own file."""
    return Thoughts(stage.herstel.journal.store)


def open_page(stage: Stage, exercise: str = "thought-parking", variant: str | None = None) -> Writing:
    """Start an exercise and wait for its page."""
    stage.herstel.engine.begin_exercise(PracticeRequest(exercise, variant_id=variant))
    stage.advance(OPENING_S)
    page = stage.herstel.window.pane.page
    assert page is not None
    return page


def write(stage: Stage) -> None:
    """Write three thoughts where an earlier begin lies ready."""
    begun(stage)
    page = stage.herstel.window.pane.page
    assert page is not None
    page.sheet.setPlainText(LINES)
    page.sheet.moveCursor(page.sheet.textCursor().MoveOperation.End)


def begun(stage: Stage) -> None:
    """Offer an earlier begin, before anything is written."""
    thoughts_of(stage).write("eerder", [Thought("De kelder")], stage.clock.now())
    open_page(stage)


def put_away(stage: Stage) -> None:
    """Go on to the moment, with a step beside the first thought, where something lies put away already."""
    now = stage.clock.now()
    thoughts_of(stage).park("eerder", [Thought("De kelder")], now.replace(hour=9) + timedelta(days=1), now)
    _go_on(stage)


def _go_on(stage: Stage) -> Writing:
    page = open_page(stage)
    page.sheet.setPlainText(LINES)
    page.next_button.click()
    page.put_away_view.fields[0].setText(STEP)
    page.put_away_view.fields[0].setCursorPosition(0)
    return page


def own_moment(stage: Stage) -> None:
    """Choose a moment that is not among the chips."""
    page = _go_on(stage)
    page.put_away_view.other_link.click()
    page.put_away_view.picker.chips[-1].click()
    page.put_away_view.picker.day.stepBy(3)
    page.put_away_view.picker.time.stepBy(4)
    words = page.put_away_view.picker.words
    stage.settle()  # before it is laid out, it seems to be in sight
    assert comes(lambda: words.visibleRegion().boundingRect() == words.rect()), "it is brought into sight"


def grown(stage: Stage) -> None:
    """Write over the whole window."""
    write(stage)
    stage.herstel.window.grow(True)


def note(stage: Stage) -> None:
    """Write own words to be found back in Terugblik."""
    page = open_page(stage, "three-good-things")
    page.sheet.setPlainText("De soep van gisteren\nDat het droog bleef")


def told(stage: Stage) -> None:
    """Have three thoughts of the evening before come back, one with its next step."""
    evening = stage.clock.now() - timedelta(days=1)
    texts = LINES.splitlines()
    thoughts = [Thought(texts[0], STEP), *(Thought(text) for text in texts[1:])]
    morning = evening.replace(hour=9, minute=0) + timedelta(days=1)
    thoughts_of(stage).park("gisteren", thoughts, morning, evening)
    stage.herstel.engine.returned.look()


def come_back(stage: Stage) -> None:
    """Show what has come back."""
    told(stage)
    stage.herstel.window.notices.act_button.click()
    assert stage.herstel.window.pane.shown(ReturnedView) is not None


def put_away_again(stage: Stage) -> None:
    """Ask to delete the first, and a moment for the second."""
    come_back(stage)
    page = stage.herstel.window.pane.shown(ReturnedView)
    assert page is not None
    first, second, _ = page.rows.values()
    first.erase.ask.click()
    second.again_button.click()
