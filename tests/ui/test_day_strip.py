"""The days of a reminder are one control: seven marks apart, and a click for each day."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstel_app.ui.kit.basic import BEARING_PX
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


def places(strip: DayStrip) -> list[QRect]:
    return [QRect(chip.mapTo(strip, QPoint()), chip.size()) for chip in strip.chips.values()]


@pytest.mark.parametrize("on", [(), range(7), (0, 1, 3, 6)])
def test_each_day_is_a_round_mark_by_itself(on: Collection[int], strip: DayStrip) -> None:
    strip.show_on(on)
    assert comes(lambda: places(strip)[6].left() > places(strip)[0].right())
    ground = strip.grab().toImage()
    for one, following in pairwise(places(strip)):
        assert 36 <= one.height() <= 40
        assert following.left() + BEARING_PX - one.right() - 1 == 8
        between = (one.right() + following.left()) // 2
        assert ground.pixelColor(between, one.center().y()) == ground.pixelColor(WIDE_PX - 1, 159)
    for day, place in enumerate(places(strip)):
        x, y = place.center().x(), place.top() + 6
        assert (ground.pixelColor(x, y) != ground.pixelColor(WIDE_PX - 1, 159)) is (day in on)


def test_a_day_that_is_on_has_the_outline_of_a_chip_that_is_on(strip: DayStrip) -> None:
    strip.show_on((3,))
    on, off = places(strip)[3:5]
    image, across = strip.grab().toImage(), on.center().x()
    inside = image.pixelColor(across, on.top() + 6).red()
    # The line lies between two pixels or not, as the letters are wide: together it is one pixel of the accent.
    over = (image.pixelColor(across, y).red() - inside for y in range(on.top(), on.top() + 4))
    assert sum(max(0, each) for each in over) >= 0.9 * (QColor(NIGHT.accent).red() - inside)
    assert on.size() == off.size(), "nothing moves where it comes"


def test_in_a_narrow_card_the_row_goes_on_below(strip: DayStrip) -> None:
    show(strip, NARROW_PX)
    assert comes(lambda: places(strip)[6].top() > places(strip)[0].bottom())
    assert all(place.right() <= NARROW_PX for place in places(strip))


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
