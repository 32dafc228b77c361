"""The days of a reminder are one control: one band for days that follow each other, and a click for each day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstel_app.ui.kit.day_strip import DayStrip
from herstel_app.ui.kit.palettes import NIGHT
from herstel_app.ui.kit.style_sheet import style_sheet
from herstel_app.ui.kit.theme import Theme
from tests.helpers.waiting import comes

WIDE_PX, NARROW_PX = 600, 300


@pytest.fixture
def strip(qapp: QApplication) -> DayStrip:
    theme = Theme(1.0, NIGHT)
    made = DayStrip(theme, "Op deze avonden")
    made.setStyleSheet(style_sheet(theme))
    show(made, WIDE_PX)
    return made


def show(strip: DayStrip, width: int) -> None:
    strip.resize(width, 160)
    strip.show()
    strip.activateWindow()
    assert QTest.qWaitForWindowActive(strip)


@pytest.mark.parametrize(
    ("on", "bands"), [((), 0), ((2,), 1), (range(7), 1), ((0, 1, 2, 3, 4), 1), ((0, 1, 3, 6), 3), ((0, 2, 4, 6), 4)]
)
def test_days_that_follow_each_other_are_one_band(on: tuple[int, ...], bands: int, strip: DayStrip) -> None:
    strip.show_on(on)
    assert len(strip.bands) == bands


def test_where_the_row_wraps_a_band_ends(strip: DayStrip) -> None:
    strip.show_on(range(7))
    show(strip, NARROW_PX)
    assert comes(lambda: len(strip.bands) == 2)
    first, second = strip.bands
    assert second.top() >= first.bottom()
    assert first.right() <= NARROW_PX


def test_a_click_and_a_key_switch_one_day(strip: DayStrip) -> None:
    chosen: list[object] = []
    strip.chosen.connect(chosen.append)
    before = strip.grab().toImage()
    QTest.mouseClick(strip.chips[3], Qt.MouseButton.LeftButton)
    assert strip.on == (3,)
    assert strip.grab().toImage() != before
    strip.chips[3].setFocus()
    QTest.keyClick(strip.chips[3], Qt.Key.Key_Right)
    assert strip.chips[4].hasFocus(), "they are one stop for Tab, and an arrow goes on"
    QTest.keyClick(strip.chips[4], Qt.Key.Key_Space)
    assert strip.on == (3, 4)
    assert chosen == [3, 4]


def test_a_screen_reader_says_the_whole_day(strip: DayStrip) -> None:
    names = [chip.accessibleName() for chip in strip.chips.values()]
    assert names[0] == "Op deze avonden: maandag"
    assert names[-1] == "Op deze avonden: zondag"
    assert all(chip.isCheckable() for chip in strip.chips.values())
