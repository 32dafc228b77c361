"""What a page on, a page back and an arrow do: no line is passed by unread, and the keyboard stays where it is."""

from __future__ import annotations

from itertools import pairwise
from statistics import mode

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.kit.resting import lines_of, page_back, page_on
from herstel_app.ui.practice.offer import Offer
from tests.helpers.forms import fold_called, form_in
from tests.helpers.screens import SECTION
from tests.helpers.tabbing import press, show_focus
from tests.ui.conftest import UiStage

KEY = Qt.Key
LINES = [(float(y), y + 24.0) for y in range(0, 2000, 30)]
CLEAR = 30, 470


def come_to(stage: UiStage, page: str, scale: int = 100) -> Column:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=scale)
    stage.settle()
    window.activateWindow()
    window.resize(1024, 700)
    if page == "reading":
        window.open_section(SECTION)
    else:
        window.open_page(page)
    stage.settle()
    show_focus()
    made = window.pages.page_named(page)
    return next(each for each in made.findChildren(Column) if each.isVisible())


def clear_of(column: FocusScroll) -> tuple[int, int]:
    """Give from where to where on the page nothing is faded."""
    at = column.verticalScrollBar().value()
    return at + column.faded_above, at + column.viewport().height() - column.faded


def inside_of(column: FocusScroll) -> QWidget:
    inside = column.widget()
    assert inside is not None
    return inside


def test_a_page_on_has_what_was_cut_whole_below_one_line_more() -> None:
    assert page_on(0, CLEAR, LINES) == 420 - CLEAR[0], "450 to 474 was cut; the line before it was whole"
    assert page_back(905, CLEAR, LINES) == 984 - CLEAR[1], "930 to 954 was cut; the line after it was whole"


@pytest.mark.parametrize("page", ["reading", "exercises", "help", "settings"])
@pytest.mark.parametrize("scale", [100, 160])
def test_page_down_passes_no_line_by(scale: int, page: str, stage: UiStage) -> None:
    column = come_to(stage, page, scale)
    bar, inside = column.verticalScrollBar(), inside_of(column)
    pages = 0
    while bar.value() < bar.maximum():
        _, low = clear_of(column)
        unread = [line for line in lines_of(inside, 0, inside.height()) if line[1] > low]
        before = bar.value()
        press(stage, KEY.Key_PageDown)
        assert bar.value() > before
        pages += 1
        assert pages < 40
        high, low = clear_of(column)
        assert min(top for top, _ in unread) >= high - 1, "what was not read yet is whole now"
        if bar.value() < bar.maximum() and unread:
            assert [top for top, bottom in lines_of(inside, 0, inside.height()) if top >= high - 1 and bottom < low]
    for _ in range(pages + 1):
        press(stage, KEY.Key_PageUp)
    assert bar.value() <= column.viewport().height() / 2, "and back"


@pytest.mark.parametrize("scale", [100, 160])
def test_an_arrow_scrolls_about_a_line(scale: int, stage: UiStage) -> None:
    column = come_to(stage, "reading", scale)
    bar = column.verticalScrollBar()
    tops = sorted(top for top, _ in lines_of(inside_of(column), 0, inside_of(column).height()))
    pitch = mode(round(later - earlier) for earlier, later in pairwise(tops) if later - earlier > 1)
    press(stage, KEY.Key_Down)
    assert bar.value() == pytest.approx(pitch, rel=0.2)
    press(stage, KEY.Key_Up)
    assert bar.value() == 0


@pytest.mark.parametrize("unfolded", [True, False])
def test_with_an_exercise_open_beside_the_list_the_keys_are_for_that(unfolded: bool, stage: UiStage) -> None:
    column, window = come_to(stage, "exercises", 160), stage.herstel.window
    window.engine.offer(PracticeRequest("slow-breathing"))
    stage.settle()
    offer = form_in(window.pane, Offer)
    if unfolded:
        fold_called(offer, "Voorzichtig?").click()
        fold_called(offer, "Anders, of meer weten").click()
        stage.settle()
    offer.begin_button.setFocus()
    at, bar = column.verticalScrollBar().value(), offer.column.verticalScrollBar()
    press(stage, KEY.Key_PageDown)
    assert column.verticalScrollBar().value() == at
    assert (bar.value() > 0) is unfolded
    press(stage, KEY.Key_Backtab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert offer.isAncestorOf(focus)
    press(stage, KEY.Key_Tab)
    assert offer.begin_button.hasFocus()


def test_a_text_beside_an_exercise_that_is_seen_whole_still_scrolls(stage: UiStage) -> None:
    column, window = come_to(stage, "reading"), stage.herstel.window
    window.engine.offer(PracticeRequest("stillness", 3))
    stage.settle()
    offer = form_in(window.pane, Offer)
    assert offer.begin_button.hasFocus()
    press(stage, KEY.Key_PageDown)
    assert column.verticalScrollBar().value() > 0
    press(stage, KEY.Key_Backtab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert offer.isAncestorOf(focus), "Begin was in sight, so the keyboard goes on from there"
