"""A value between – and +: times of day and shares."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.ui.kit.stepper import Stepper
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.value_box import MinutesBox, PercentBox, TimeBox, ValueBox, clock_words, read_clock

EVENING = (18 * 60, 25 * 60)
NOON_TO_TEN = (12 * 60, 22 * 60)


def in_window(qtbot: QtBot, box: ValueBox) -> Stepper:
    box.setLocale(QLocale("nl_NL"))  # where a point parts thousands
    steps = Stepper(box, "eerder", "later", 5)
    qtbot.addWidget(steps)
    with qtbot.waitExposed(steps):
        steps.show()
        steps.activateWindow()
    qtbot.waitUntil(steps.isActiveWindow)  # else all is selected once more while something is typed
    box.setFocus()
    QApplication.processEvents()
    assert box.hasFocus()
    return steps


def type_in(qtbot: QtBot, box: ValueBox, text: str) -> None:
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("minutes", "words"), [(22 * 60, "22:00"), (24 * 60 + 15, "0:15"), (1125, "18:45"), (0, "0:00")]
)
def test_a_time_is_written_as_everywhere(minutes: int, words: str) -> None:
    assert clock_words(minutes) == words


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("22.15", 22 * 60 + 15), ("22:15", 22 * 60 + 15), ("2215", 22 * 60 + 15), ("930", 9 * 60 + 30), ("7", 7 * 60),
        ("", None), (".", None), ("24", None), ("22.60", None), ("22.1", None), ("22.a0", None), ("a", None),
        ("\u00b9", None),
        ("12345", None),
    ],
)  # fmt: skip
def test_a_time_is_read_in_the_ways_it_is_written(typed: str, minutes: int | None) -> None:
    assert read_clock(typed) == minutes


@pytest.mark.parametrize(
    ("between", "typed", "at_min"),
    [
        (EVENING, "22.40", 22 * 60 + 40),
        (EVENING, "0.30", 24 * 60 + 30),
        (EVENING, "10", 22 * 60),
        (EVENING, "12", 24 * 60),
        (EVENING, "9:15", 21 * 60 + 15),
        (EVENING, "16", 18 * 60),
        (EVENING, "1.30", 25 * 60),
        (EVENING, "22.1", 23 * 60),
        (NOON_TO_TEN, "5", 17 * 60),
        (NOON_TO_TEN, "23.30", 22 * 60),
        (NOON_TO_TEN, "11.30", 12 * 60),
    ],
)
def test_what_is_typed_becomes_the_time_that_was_meant(
    qtbot: QtBot, between: tuple[int, int], typed: str, at_min: int
) -> None:
    box = TimeBox(Theme(), "Hoe laat", *between)
    in_window(qtbot, box)
    box.setValue(23 * 60)
    type_in(qtbot, box, typed)
    assert box.value() == at_min


def test_no_letter_can_be_typed_in_a_time_or_a_share(qtbot: QtBot) -> None:
    for box in (TimeBox(Theme(), "Hoe laat", *EVENING), PercentBox(Theme(), "Hoeveel", 90, 160, 10)):
        in_window(qtbot, box)
        box.setValue(box.maximum() - 60)
        before = box.value()
        type_in(qtbot, box, "x")
        assert box.value() == before


def test_keys_go_on_by_quarters_past_midnight(qtbot: QtBot) -> None:
    box = TimeBox(Theme(), "Hoe laat", *EVENING)
    in_window(qtbot, box)
    box.setValue(23 * 60 + 40)
    seen = []
    for key in (
        Qt.Key.Key_Up,
        Qt.Key.Key_Plus,
        Qt.Key.Key_Down,
        Qt.Key.Key_Minus,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    ):
        QTest.keyClick(box, key)
        seen.append(box.text())
    assert seen == ["23:45", "0:00", "23:45", "23:30", "0:30", "23:30"]
    box.setValue(23 * 60 + 40)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "23:30", "back to the quarter before"


def test_a_step_goes_on_from_what_is_typed(qtbot: QtBot) -> None:
    box = TimeBox(Theme(), "Hoe laat", *EVENING)
    steps = in_window(qtbot, box)
    box.selectAll()
    QTest.keyClicks(box, "21.10")
    steps.more.click()
    assert box.text() == "21:15"


def test_a_share_goes_to_the_nearest_step(qtbot: QtBot) -> None:
    box = PercentBox(Theme(), "Hoeveel", 90, 160, 10)
    in_window(qtbot, box)
    values = []
    for typed in ("134", "20", "999", "", "120"):
        type_in(qtbot, box, typed)
        values.append(box.value())
    assert values == [130, 90, 160, 160, 120]


def test_minutes_are_taken_as_typed_and_go_on_in_fives(qtbot: QtBot) -> None:
    box = MinutesBox(Theme(), "Hoe lang", 3, 35)
    in_window(qtbot, box)
    values = []
    for typed in ("33", "99", "", "17"):
        type_in(qtbot, box, typed)
        values.append(box.value())
    assert values == [33, 35, 35, 17]
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Minus):
        QTest.keyClick(box, key)
        values.append(box.value())
    assert values[4:] == [20, 15, 10, 5, 3]
    assert box.text() == "3 min"


def test_a_button_that_is_held_goes_on_to_the_end(qtbot: QtBot) -> None:
    box = TimeBox(Theme(), "Hoe laat", 18 * 60, 19 * 60)
    steps = in_window(qtbot, box)
    steps.more.setAutoRepeatDelay(1)
    steps.more.setAutoRepeatInterval(1)
    QTest.mousePress(steps.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box.value() == 19 * 60)
    QTest.mouseRelease(steps.more, Qt.MouseButton.LeftButton)
    assert not steps.more.isEnabled()
    assert steps.less.isEnabled()
    focus: QWidget | None = QApplication.focusWidget()
    assert focus is box, "a click leaves the keyboard where it was"
