"""An exercise beside a text: the lines stay as they are where there is room, and the line one reads stays in place."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from herstel_app.ui.pages.reading.claim import ClaimBlock
from herstel_app.ui.pages.reading.reader import Reader
from herstel_app.ui.shell.beside_text import BesideText, page_width
from tests.helpers.screens import SECTION
from tests.ui.conftest import UiStage

WIDE, LEAST_WIDE, NARROW = 1200, 1132, 1000


@dataclass(frozen=True)
class Seen:
    """Where the pill is, and how its text stands."""

    pill_y: int
    lines_left: int
    lines_width: int
    claim_height: int


def opened(stage: UiStage, width: int) -> tuple[Reader, ClaimBlock]:
    window = stage.herstel.window
    window.resize(width, 780)
    window.open_section(SECTION)
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    reader.column.verticalScrollBar().setValue(160)
    stage.settle()
    return reader, reader.findChildren(ClaimBlock)[1]


def see(reader: Reader, claim: ClaimBlock) -> Seen:
    column = reader.column
    pill = claim.pills[0].mapToGlobal(QPoint()).y()
    return Seen(pill, column.lines_left, column.lines_width, claim.text.height())


def beside(stage: UiStage) -> BesideText:
    found = stage.herstel.window.findChild(BesideText)
    assert isinstance(found, BesideText)
    return found


@pytest.mark.parametrize("width", [WIDE, LEAST_WIDE, 1700])
def test_where_there_is_room_the_text_only_moves_aside(width: int, stage: UiStage) -> None:
    reader, claim = opened(stage, width)
    before = see(reader, claim)
    assert before.lines_width >= 600
    claim.pills[0].click()
    stage.settle()
    now = see(reader, claim)
    assert stage.herstel.window.pane.isVisible()
    assert now.lines_left <= before.lines_left
    assert (now.pill_y, now.lines_width, now.claim_height) == (
        before.pill_y,
        before.lines_width,
        before.claim_height,
    )
    stage.herstel.window.pane.running.stop_asked.emit()
    stage.herstel.window.pane.close_form()
    stage.settle()
    assert see(reader, claim) == before


def test_in_a_narrower_window_the_line_stays_in_place(stage: UiStage) -> None:
    reader, claim = opened(stage, NARROW)
    before = see(reader, claim)
    claim.pills[0].click()
    stage.settle()
    now = see(reader, claim)
    assert now.lines_width < before.lines_width
    assert now.claim_height > before.claim_height
    assert now.pill_y == pytest.approx(before.pill_y, abs=2)


@pytest.mark.parametrize("width", [WIDE, 1700])
def test_the_text_begins_with_the_pages_and_moves_little(width: int, stage: UiStage) -> None:
    reader, claim = opened(stage, width)
    window, before = stage.herstel.window, see(reader, claim).lines_left
    window.open_page("trial")
    stage.settle()
    title = next(label for label in window.pages.trial.findChildren(QLabel) if label.property("role") == "title")
    assert before == pytest.approx(title.mapTo(window, QPoint()).x(), abs=1)
    window.open_section(SECTION)
    claim.pills[0].click()
    stage.settle()
    pane = window.pane
    assert before - see(reader, claim).lines_left <= 100
    assert 380 <= pane.width() <= 0.45 * width


@pytest.mark.parametrize("less_movement", [False, True])
def test_it_moves_softly_or_at_once_with_less_movement(less_movement: bool, stage: UiStage) -> None:
    stage.herstel.engine.settings.change(reduced_motion=less_movement)
    _, claim = opened(stage, WIDE)
    moves = beside(stage)
    claim.pills[0].click()
    assert moves.isVisible() is not less_movement
    assert 200 <= moves.move_animation.duration() <= 250
    moves.finish()
    assert not moves.isVisible()


@pytest.mark.parametrize("section", ["functioning", "what-recovery-is", "trying-harder"])
def test_a_pill_is_one_line_in_the_narrowest_text_too(section: str, stage: UiStage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    window.resize(960, 540)
    window.open_section(section)
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    pills = [pill for claim in reader.findChildren(ClaimBlock) for pill in claim.pills]
    pills[0].click()
    stage.settle()
    assert window.pane.isVisible()
    for pill in pills:
        assert pill.width() >= pill.sizeHint().width(), pill.text()
        assert pill.height() < 2 * pill.fontMetrics().lineSpacing() + 24
        right = pill.mapTo(reader.column.viewport(), QPoint(pill.width(), 0)).x()
        assert right <= reader.column.viewport().width(), pill.text()


def test_a_pane_keeps_what_it_needs() -> None:
    assert page_width(1096, 656, 372, 16, 152) == 708
    assert page_width(1028, 656, 372, 16, 118) == 656
    assert page_width(1027, 656, 372, 16, 118) == 565
    assert page_width(1200, 656, 372, 16, 204) == 812
    assert page_width(2000, 656, 372, 16, 604) == 1260
    assert page_width(1096, 0, 372, 16, 0) == 603


TIGHT = [(160, (1024, 700)), (160, (960, 540)), (130, (1024, 700)), (100, (960, 540))]


@pytest.mark.parametrize(("percent", "size"), TIGHT)
def test_the_mark_of_what_is_felt_keeps_clear_of_the_rail(stage: UiStage, percent: int, size: tuple[int, int]) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    window.resize(*size)
    window.open_section(SECTION)
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    claim = reader.findChildren(ClaimBlock)[1]
    claim.pills[0].click()
    stage.settle()
    assert claim.mapTo(reader, QPoint()).x() >= 16
