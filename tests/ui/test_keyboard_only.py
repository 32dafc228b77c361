"""Someone with a keyboard only: Tab shows where one is, a group is one stop, and nobody is thrown out of their text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.engine.audio.samples import GENTLE_BREATH_S
from herstel_app.engine.words import HEARD_QUESTION, VOICE_QUESTION
from herstel_app.ui.kit.basic import tab_stops
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.focus_ring import BY_KEY
from herstel_app.ui.pages.reading.claim import ClaimBlock
from herstel_app.ui.pages.reading.reader import Reader
from herstel_app.ui.practice.ending import Ending
from tests.helpers.forms import form_in
from tests.helpers.screens import SECTION
from tests.helpers.tabbing import go_to, press, show_focus
from tests.helpers.voices import has_no_voice
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import begun

KEY = Qt.Key


def is_shown(stage: UiStage) -> bool:
    return stage.app.property(BY_KEY) is not False


def is_seen(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


@pytest.mark.parametrize("tab", [KEY.Key_Tab, KEY.Key_Backtab])
def test_after_a_click_the_first_tab_only_shows_where_the_focus_is(tab: Qt.Key, stage: UiStage) -> None:
    view = begun(stage)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert view.feel_button.hasFocus()
    assert not is_shown(stage)
    press(stage, tab)
    assert view.feel_button.hasFocus()
    assert is_shown(stage)
    press(stage, tab)
    assert not view.feel_button.hasFocus()


def test_after_a_click_tab_shows_it_anew(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("tonight")
    stage.settle()
    begin = window.pages.tonight.begin_button
    press(stage, KEY.Key_Tab, KEY.Key_Tab)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(600, 5))
    focus = QApplication.focusWidget()
    assert focus not in (None, begin)
    press(stage, KEY.Key_Tab)
    assert QApplication.focusWidget() is focus


@pytest.mark.parametrize("has_voice", [True, False])
def test_after_the_small_questions_comes_what_is_next(has_voice: bool, stage: UiStage) -> None:
    if not has_voice:
        has_no_voice(stage)
    stage.herstel.engine.settings.change(health_facts=None)
    view = begun(stage)
    assert view.safety.link.isVisible()
    stage.clock.seconds += GENTLE_BREATH_S
    assert comes(lambda: view.question.said == HEARD_QUESTION)
    stage.settle()
    go_to(view.question.yes, view)
    press(stage, KEY.Key_Return)
    if has_voice:
        assert comes(lambda: view.question.said == VOICE_QUESTION)
        assert view.question.yes.hasFocus(), "the next question has the same answers"
        press(stage, KEY.Key_Return)
    assert view.question.said == ""
    assert view.feel_button.hasFocus()


def test_a_group_is_one_stop_with_arrows_inside_also_where_none_is_chosen(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("tonight")
    stage.settle()
    page = window.pages.tonight
    assert not page.where_chips.on
    show_focus()
    chips = [chip for chip in page.where_chips.chips.values() if chip.isVisible()]
    lengths = [chip for chip in page.card.lengths.chips.values() if chip.isVisible()]
    assert page.begin_button.hasFocus()
    press(stage, KEY.Key_Backtab)
    chosen = next(chip for chip in lengths if chip.isChecked())
    assert chosen.hasFocus()
    press(stage, KEY.Key_Backtab)
    assert chips[0].hasFocus()
    for key, place in ((KEY.Key_Right, 1), (KEY.Key_Down, 2), (KEY.Key_Left, 1), (KEY.Key_Up, 0), (KEY.Key_Left, -1)):
        press(stage, key)
        assert chips[place].hasFocus()
    assert not page.where_chips.on, "an arrow chooses nothing"
    press(stage, KEY.Key_Left, KEY.Key_Space)
    assert chips[-2].isChecked()
    press(stage, KEY.Key_Tab)
    assert QApplication.focusWidget() in page.card.lengths.chips.values()
    press(stage, KEY.Key_Backtab)
    assert chips[-2].hasFocus()


def reading(stage: UiStage) -> Reader:
    window = stage.herstel.window
    window.activateWindow()
    window.resize(1024, 700)
    window.open_section(SECTION)
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    show_focus()
    return reader


@pytest.mark.parametrize("pages", [1, 2, 30])
def test_in_a_text_that_was_scrolled_by_keys_tab_goes_on_from_what_is_in_sight(pages: int, stage: UiStage) -> None:
    reader = reading(stage)
    press(stage, *[KEY.Key_PageDown] * pages)
    at = reader.column.verticalScrollBar().value()
    press(stage, KEY.Key_Tab)
    first = QApplication.focusWidget()
    assert first is not None
    assert reader.column.isAncestorOf(first)
    assert is_seen(first)
    assert abs(reader.column.verticalScrollBar().value() - at) < 200
    press(stage, KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_Tab, KEY.Key_Backtab)
    assert QApplication.focusWidget() is first


def test_shift_tab_goes_to_the_last_in_sight(stage: UiStage) -> None:
    reader = reading(stage)
    press(stage, KEY.Key_PageDown)
    seen = [
        stop for stop in tab_stops(reader.column) if 2 * stop.visibleRegion().boundingRect().height() > stop.height()
    ]
    press(stage, KEY.Key_Tab)
    assert QApplication.focusWidget() is seen[0]
    assert len(seen) > 1
    reader.column.verticalScrollBar().setValue(0)
    stage.herstel.window.pages.focus_page()
    press(stage, KEY.Key_PageDown, KEY.Key_Backtab)
    assert QApplication.focusWidget() is seen[-1]


def reading_page(stage: UiStage) -> Column:
    return reading(stage).column


def page_named(name: str) -> Callable[[UiStage], Column]:
    def show(stage: UiStage) -> Column:
        window = stage.herstel.window
        window.activateWindow()
        window.resize(1024, 600)
        window.open_page(name)
        stage.settle()
        show_focus()
        page = window.pages.page_named(name)
        return next(each for each in page.findChildren(Column) if each.isVisible())

    return show


def turn_wheel(column: Column) -> None:
    at = QPointF(column.rect().center())
    wheel = QWheelEvent(
        at, column.mapToGlobal(at), QPoint(), QPoint(0, -600), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(column.viewport(), wheel)


@pytest.mark.parametrize("opens", [reading_page, page_named("settings"), page_named("exercises")])
@pytest.mark.parametrize(
    ("way", "walked"),
    [("page", 0), ("page", 1), ("space", 0), ("end", 0), ("end", 1), ("wheel", 0), ("wheel", 1)],
)
def test_whatever_was_scrolled_tab_never_goes_back_above_it(
    way: str, walked: int, opens: Callable[[UiStage], Column], stage: UiStage
) -> None:
    column = opens(stage)
    bar = column.verticalScrollBar()
    press(stage, *[KEY.Key_Tab] * walked)
    if way == "wheel":
        turn_wheel(column)
        stage.settle()
    else:
        press(stage, {"page": KEY.Key_PageDown, "space": KEY.Key_Space, "end": KEY.Key_End}[way])
    at = bar.value()
    assert at > 100, "it was scrolled"
    for _ in range(2):
        press(stage, KEY.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert is_seen(focus)
        if not column.isAncestorOf(focus):
            break
        assert bar.value() > at - 120, "only so far that all of it is in sight"


def test_another_text_in_its_place_is_begun_at_its_beginning(stage: UiStage) -> None:
    reading(stage)
    press(stage, KEY.Key_PageDown)
    stage.herstel.window.open_section("the-chain")
    stage.settle()
    press(stage, KEY.Key_Tab)
    reader = stage.herstel.window.pages.reading.reader
    assert reader
    assert reader.list_link.hasFocus()


def test_home_and_end_go_to_the_ends_of_a_page_and_in_the_rail_to_those_of_the_rail(stage: UiStage) -> None:
    bar, window = reading_page(stage).verticalScrollBar(), stage.herstel.window
    press(stage, KEY.Key_End)
    assert bar.value() == bar.maximum() > 0
    press(stage, KEY.Key_Home)
    assert bar.value() == 0
    window.rail.pages["reading"].setFocus()
    press(stage, KEY.Key_End)
    assert bar.value() == 0
    assert window.rail.pages["help"].hasFocus()


@pytest.mark.parametrize("by_escape", [True, False])
def test_after_an_exercise_beside_the_text_one_is_back_where_it_began(by_escape: bool, stage: UiStage) -> None:
    reader = reading(stage)
    window = stage.herstel.window
    pill = reader.findChildren(ClaimBlock)[1].pills[0]
    go_to(pill, window)
    stage.settle()
    before = pill.mapToGlobal(QPoint()).y()
    press(stage, KEY.Key_Return)
    stage.advance(5)
    press(stage, KEY.Key_Escape)
    ending = form_in(window.pane, Ending)
    if by_escape:
        press(stage, KEY.Key_Escape)
    else:
        go_to(ending.back_link, window)
        press(stage, KEY.Key_Return)
    assert window.pane.is_empty
    assert QApplication.focusWidget() is pill
    assert is_shown(stage)
    assert is_seen(pill)
    assert pill.mapToGlobal(QPoint()).y() == before
