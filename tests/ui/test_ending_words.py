"""What the end says beside that it is over: that what was stopped soon is not kept, and where its link leads."""

from __future__ import annotations

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from tests.helpers.forms import form_in
from tests.helpers.trial_page_states import do_part, tap
from tests.ui.conftest import UiStage

SHORT = "Dit staat niet in Terugblik, tenzij je iets noteert."


@pytest.mark.parametrize(
    ("seconds", "keeps", "is_said"), [(10, True, True), (60, True, False), (10, False, False), (60, False, False)]
)
def test_what_is_stopped_soon_is_told_to_be_left_out(stage: UiStage, seconds: int, keeps: bool, is_said: bool) -> None:
    stage.herstel.engine.settings.change(history=keeps)
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    stage.advance(seconds)
    stage.herstel.engine.practice.stop()
    stage.settle()
    ending = form_in(stage.herstel.window.pane, Ending)
    assert ending.told.isVisible() is is_said
    assert ending.told.text() == (SHORT if is_said else "")
    assert bool(stage.herstel.journal.entries(limit=5)) is (keeps and not is_said)
    ending.open_note()
    assert not ending.told.isVisible(), "what is noted is kept"


def test_beside_a_text_too(stage: UiStage) -> None:
    request = PracticeRequest("slow-breathing", 5, explanation_id="rest-and-recovery")
    stage.herstel.window.open_page("reading")
    stage.herstel.engine.begin_exercise(request)
    stage.advance(10)
    stage.herstel.engine.practice.stop()
    stage.settle()
    ending = form_in(stage.herstel.window.pane, Ending)
    assert ending.told.isVisible()
    assert ending.back_link.text() == "verder lezen"


@pytest.mark.parametrize(("page", "word"), [("tonight", "klaar"), ("trial", "terug")])
def test_the_five_minutes_after_a_proef_say_where_they_lead(stage: UiStage, page: str, word: str) -> None:
    window = stage.herstel.window
    window.open_page(page)
    stage.herstel.engine.compare(DIFFERENCE)
    stage.settle()
    for _ in range(2):
        do_part(stage)
        tap(stage, 3)
    form_in(window.pane, DifferenceView).more_button.click()
    stage.advance(40)
    stage.herstel.engine.practice.stop()
    stage.settle()
    ending = form_in(window.pane, Ending)
    assert ending.back_link.text() == word
    ending.back_link.click()
    stage.settle()
    assert window.page == page
    assert (window.pages.tonight.night is not None and page == "tonight") is (word == "klaar")


@pytest.mark.parametrize(("page", "seconds", "word"), [
    ("tonight", 150, "klaar"), ("tonight", 60, "terug"), ("exercises", 150, "terug"),
])  # fmt: skip
def test_one_that_is_stopped_leads_back_or_to_good_night(stage: UiStage, page: str, seconds: int, word: str) -> None:
    """That tonight is done by it is known only once all are told that it ended."""
    window = stage.herstel.window
    window.open_page(page)
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    stage.advance(seconds)
    stage.herstel.engine.practice.stop()
    stage.settle()
    ending = form_in(window.pane, Ending)
    assert ending.back_link.text() == word
    ending.back_link.click()
    stage.settle()
    assert (window.page == "tonight" and window.pages.tonight.night is not None) is (word == "klaar")


def test_who_has_had_enough_can_close_it_there(stage: UiStage) -> None:
    window, pane = stage.herstel.window, stage.herstel.window.pane
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    stage.advance(60)
    stage.herstel.engine.practice.stop()
    stage.settle()
    ending = form_in(pane, Ending)
    assert ending.close_link.text() == "Herstel sluiten"
    assert ending.close_link.isVisible()
    assert ending.back_link.x() < ending.close_link.x(), "last, and quiet"
    ending.close_link.click()
    stage.settle()
    assert not window.isVisible()


def test_beside_a_text_and_at_good_night_it_is_not_offered_once_more(stage: UiStage) -> None:
    window = stage.herstel.window
    test_beside_a_text_too(stage)
    assert not form_in(window.pane, Ending).close_link.isVisible()
    window.pane.close_form()
    stage.herstel.engine.still_a_while()
    stage.advance(400)
    stage.herstel.engine.programmes.leave()
    window.open_page("tonight")
    stage.settle()
    night = window.pages.tonight.night
    assert night is not None
    assert night.close_link.isVisible()
    assert not night.ending.close_link.isVisible()
