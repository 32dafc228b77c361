"""Composing an evening by hand: each part a row, and everything in it for mouse, keyboard and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.engine.evening_words import step_name
from herstel_app.ui.pages.tonight.step_action import LINES, StepWord
from herstel_app.ui.pages.tonight.step_rows import HIGH, StepRow, StepRows
from tests.helpers.tabbing import go_to, show_focus
from tests.ui.conftest import UiStage


@pytest.fixture
def rows(stage: UiStage) -> StepRows:
    """Fold out all that can be changed of an evening of several parts."""
    stage.herstel.window.open_page("tonight")
    page = stage.herstel.window.pages.tonight
    page.other_button.click()
    page.card.other.more_link.click()
    page.card.lengths.chips[30.0].click()
    stage.settle()
    assert len(names(stage)) >= 3
    return page.card.other.rows


def names(stage: UiStage) -> list[str]:
    evening = stage.herstel.engine.evening_choice.evening
    assert evening is not None
    return [step_name(step, stage.herstel.engine.content) for step in evening.steps]


def press(stage: UiStage, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)
    stage.settle()


def seen_rows(rows: StepRows) -> list[StepRow]:
    return [each for each in rows.rows if each.isVisible()]


def heard() -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus.accessibleName()


def test_every_part_is_a_row_with_its_actions_at_the_right(stage: UiStage, rows: StepRows) -> None:
    shown, theme = seen_rows(rows), stage.herstel.theme
    assert len(shown) == len(names(stage))
    for row, name in zip(shown, names(stage), strict=True):
        assert theme.px(HIGH) <= row.height() <= theme.px(HIGH) + 2
        assert row.acts["out"].geometry().right() >= row.width() - 2
        told = [each.accessibleName() for each in row.acts.values() if each.isVisible()]
        assert all(each.startswith(f"{name}: ") for each in told)
    acts = [[act for act, button in row.acts.items() if button.isVisible()] for row in shown]
    assert acts[0] == ["down", "swap", "out"]
    assert acts[1] == ["up", "down", "swap", "out"]
    assert acts[-1] == ["up", "swap", "out"]
    for act in acts[1]:
        places = {row.acts[act].x() for row in shown if row.acts[act].isVisible()}
        assert len(places) == 1, "what cannot be done leaves its place empty"


def test_the_marks_end_where_the_card_does_and_all_rows_are_as_high(stage: UiStage, rows: StepRows) -> None:
    card, window = stage.herstel.window.pages.tonight.card, stage.herstel.window
    stepper, first, second = card.other.own_minutes.parentWidget(), rows.rows[0], rows.rows[1]
    assert stepper is not None

    def right(part: QWidget) -> int:
        return part.mapTo(window, QPoint(part.width(), 0)).x()

    cross = first.acts["out"]
    arms = [x for line in LINES["cross"] for x, _ in line]
    assert abs(right(cross) - cross.width() / 2 + max(arms) - right(card.drawing)) <= 1.5
    top = stepper.mapTo(window, QPoint(0, stepper.height() // 2)).y()
    middles = [top, *(each.acts["out"].mapTo(window, QPoint(0, cross.height() // 2)).y() for each in (first, second))]
    assert abs((middles[1] - middles[0]) - (middles[2] - middles[1])) <= 1


def test_tab_goes_through_all_actions_in_order(stage: UiStage, rows: StepRows) -> None:
    show_focus()
    wanted = [each.accessibleName() for row in seen_rows(rows) for each in row.acts.values() if each.isVisible()]
    go_to(rows.rows[0].acts["down"], stage.herstel.window)
    found = []
    for _ in wanted:
        found.append(heard())
        press(stage, Qt.Key.Key_Tab)
    assert found == wanted


def test_the_keyboard_goes_along_with_the_part_that_it_moves(stage: UiStage, rows: StepRows) -> None:
    before = names(stage)
    go_to(rows.rows[0].acts["down"], stage.herstel.window)
    for _ in before[1:]:
        press(stage)
        assert heard().startswith(f"{before[0]}: ")
    assert names(stage) == [*before[1:], before[0]]
    assert heard() == f"{before[0]}: wissel", "below the last there is nothing to go to"
    go_to(rows.rows[len(before) - 1].acts["up"], stage.herstel.window)
    press(stage)
    assert heard() == f"{before[0]}: eerder"


def test_the_keyboard_leaves_out_until_one_part_is_left(stage: UiStage, rows: StepRows) -> None:
    count = len(names(stage))
    go_to(rows.rows[count - 1].acts["out"], stage.herstel.window)
    for left in range(count - 1, 0, -1):
        press(stage)
        assert len(seen_rows(rows)) == len(names(stage)) == left
        assert heard() == f"{names(stage)[-1]}: {'laat weg' if left > 1 else 'wissel'}"
    assert [act for act, button in rows.rows[0].acts.items() if button.isVisible()] == ["swap"]


def test_an_arrow_that_is_unseen_is_pressed_by_one_click(stage: UiStage, rows: StepRows) -> None:
    before = names(stage)
    QTest.mouseClick(rows.rows[0].acts["down"], Qt.MouseButton.LeftButton)
    assert names(stage) == [before[1], before[0], *before[2:]]


def test_a_swap_keeps_the_keyboard_and_a_click_does_not_take_it(stage: UiStage, rows: StepRows) -> None:
    before = names(stage)
    go_to(rows.rows[0].acts["swap"], stage.herstel.window)
    press(stage)
    assert names(stage)[0] != before[0]
    assert heard() == f"{names(stage)[0]}: wissel"
    focus = QApplication.focusWidget()
    QTest.mouseClick(rows.rows[1].acts["out"], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is focus


def test_actions_are_brighter_in_the_row_of_the_hand_and_nothing_moves(stage: UiStage, rows: StepRows) -> None:
    row = rows.rows[1]
    window = stage.herstel.window

    def picture(part: QWidget) -> bytes:
        image = window.grab(QRect(part.mapTo(window, QPoint()), part.size())).toImage()
        return bytes(image.constBits())

    def places() -> list[QRect]:
        return [each.geometry() for each in (row, *row.acts.values())]

    at_rest, before = [picture(each) for each in row.acts.values()], places()
    show_focus()
    row.acts["up"].setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    with_focus = [picture(each) for each in row.acts.values()]
    assert all(now != then for now, then in zip(with_focus, at_rest, strict=True))
    rows.rows[0].acts["swap"].setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    assert [picture(each) for each in row.acts.values()] == at_rest
    QApplication.sendEvent(row, QEnterEvent(QPointF(4, 4), QPointF(4, 4), QPointF(4, 4)))
    assert picture(row.acts["out"]) != at_rest[-1]
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert [picture(each) for each in row.acts.values()] == at_rest
    assert places() == before


def test_at_rest_what_changes_the_order_is_unseen_and_the_rest_is_seen(stage: UiStage, rows: StepRows) -> None:
    stage.settle()
    color = stage.herstel.theme.color("tertiary").rgb()
    for row in seen_rows(rows):
        for act in ("up", "down"):
            image = row.acts[act].grab().toImage()
            assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) == 1
        swap = row.acts["swap"]
        assert isinstance(swap, StepWord)
        assert (swap.property("aside"), swap.is_underlined) == (True, True)
        cross = row.acts["out"].grab().toImage()
        found = {cross.pixel(x, y) for x in range(cross.width()) for y in range(cross.height())}
        assert color in found
