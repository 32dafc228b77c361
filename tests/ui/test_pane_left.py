"""What stands in the pane and asks nothing goes when someone goes elsewhere, and has a link to close it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.engine.claim_links import title_beside_text
from herstel_app.ui.pages.reading.claim import ClaimBlock
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.shell.page_stack import PAGES
from tests.helpers.forms import form_in
from tests.helpers.screens import SECTION
from tests.ui.conftest import UiStage

ANOTHER = "trying-harder"


def begin(stage: UiStage, place: int = 0) -> ClaimBlock:
    """Begin an exercise beside the text."""
    window = stage.herstel.window
    window.open_section(SECTION)
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    claim = reader.findChildren(ClaimBlock)[place]
    reader.column.ensureWidgetVisible(claim)
    stage.settle()
    claim.pills[0].click()
    stage.settle()
    return claim


def stop(stage: UiStage) -> Ending:
    stage.advance(10)
    stage.herstel.window.pane.running.stop_asked.emit()
    stage.settle()
    return form_in(stage.herstel.window.pane, Ending)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "reading"])
def test_an_end_goes_with_the_text_that_it_stands_beside(page: str, stage: UiStage) -> None:
    begin(stage)
    stop(stage)
    stage.herstel.window.open_page(page)
    stage.settle()
    assert stage.herstel.engine.is_empty
    assert not stage.herstel.window.pane.isVisible()


def test_an_end_goes_when_someone_goes_to_another_text(stage: UiStage) -> None:
    begin(stage)
    stop(stage)
    stage.herstel.window.open_section(ANOTHER)
    stage.settle()
    assert not stage.herstel.window.pane.isVisible()


def test_an_end_has_one_link_that_closes_it(stage: UiStage) -> None:
    begin(stage)
    ending = stop(stage)
    links = [each.text() for each in ending.findChildren(QPushButton) if each.isVisible()]
    assert links == ["iets noteren", "verder lezen"]
    ending.back_link.click()
    stage.settle()
    assert not stage.herstel.window.pane.isVisible()
    assert stage.herstel.window.page == "reading"


def test_an_offer_that_was_not_begun_goes_and_has_a_link_that_closes_it(stage: UiStage) -> None:
    window, engine = stage.herstel.window, stage.herstel.engine
    window.open_page("exercises")
    engine.offer(PracticeRequest("slow-breathing"))
    stage.settle()
    window.open_page("lookback")
    stage.settle()
    assert (engine.is_empty, window.pane.isVisible()) == (True, False)
    engine.offer(PracticeRequest("slow-breathing"))
    stage.settle()
    form_in(window.pane, Offer).close_link.click()
    stage.settle()
    assert (engine.is_empty, window.pane.isVisible()) == (True, False)


def test_what_runs_and_what_is_written_stays(stage: UiStage) -> None:
    window, engine = stage.herstel.window, stage.herstel.engine
    begin(stage)
    window.open_page("lookback")
    assert engine.practice.state is SessionState.RUNNING
    window.open_page("reading")
    ending = stop(stage)
    ending.note_link.click()
    ending.note.setPlainText("mijn kaak")
    window.open_page("lookback")
    stage.settle()
    assert form_in(window.pane, Ending).note.toPlainText() == "mijn kaak"
    assert window.pane.isVisible()


def test_reading_on_leads_to_the_place_in_the_text_where_it_was_begun(stage: UiStage) -> None:
    window = stage.herstel.window
    begin(stage, place=2)
    window.open_section(ANOTHER)
    stage.settle()
    stop(stage).back_link.click()
    stage.settle()
    reading = window.pages.reading
    assert (window.page, reading.explanation_id) == ("reading", SECTION)
    assert reading.reader
    claim = reading.reader.findChildren(ClaimBlock)[2]
    assert not claim.pills[0].visibleRegion().isEmpty()
    assert reading.reader.column.verticalScrollBar().value() > 0


def test_the_pane_names_first_what_the_pill_promised(stage: UiStage) -> None:
    window = stage.herstel.window
    for section in stage.herstel.library.explanations:
        window.open_section(section)
        stage.settle()
        reader = window.pages.reading.reader
        assert reader
        for claim in reader.findChildren(ClaimBlock):
            for pill in claim.pills:
                promised = pill.link.text.split(" · ")[0]
                title = title_beside_text(pill.link.request, stage.herstel.library)
                assert title.lower().startswith(promised), (title, promised)


def test_the_pane_shows_that_title(stage: UiStage) -> None:
    window = stage.herstel.window
    claim = begin(stage, place=2)
    shown = window.pane.running.corners.title
    assert shown == title_beside_text(claim.pills[0].link.request, stage.herstel.library)
