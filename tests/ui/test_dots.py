"""Dots: one tap answers, by mouse, by number and by arrows; and a screen reader hears which dot it is.

A proef has seven, one's own measure one for each point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.engine.signal_words import ENDS
from herstel_app.ui.kit import dots
from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.dot_kinds import ASKED, MEASURE, PROEF, SMALL, Kind, Mark
from herstel_app.ui.kit.dots import DotEnds, DotPicture, DotScale
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.change_picture import ChangePicture
from tests.helpers.accessibility import badly_told, contrast_of, focus_shows, luminances
from tests.helpers.waiting import comes


def on_ground(widget: QWidget) -> None:
    """Have the ground of the window behind it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setStyleSheet(f"background: {NIGHT.background}")


KINDS = pytest.mark.parametrize("kind", [PROEF, MEASURE], ids=["seven", "eleven"])
LEAST_PX = 24


@pytest.fixture
def kind() -> Kind:
    return PROEF


@pytest.fixture
def scale(kind: Kind, qapp: QApplication) -> Iterator[DotScale]:
    made = DotScale(Theme(), kind, "Hoe is je hoofd nu?", ("vol", "ruim"))
    on_ground(made)
    made.resize(420, 80)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("asked", [PROEF, ASKED], ids=["seven", "eleven"])
@pytest.mark.parametrize("ends", ENDS.values(), ids=list(ENDS))
@pytest.mark.parametrize("percent", [100, 160])
def test_the_words_begin_and_end_where_the_dots_and_the_lines_above_them_do(
    percent: int, ends: tuple[str, str], asked: Kind, qapp: QApplication
) -> None:
    theme = Theme(percent / 100)
    scale = DotScale(theme, asked, "Hoe is het nu?", ends)
    scale.resize(asked.wide(theme), theme.px(90))
    scale.show()
    qapp.processEvents()
    low, high = scale.ends.labels
    radius = theme.scale * SMALL
    assert low.x() == pytest.approx(middle(scale.dots[0], scale) - radius, abs=1)
    assert high.x() + high.width() == pytest.approx(middle(scale.dots[-1], scale) + radius, abs=1)
    scale.close()


@pytest.mark.parametrize("ends", ENDS.values(), ids=list(ENDS))
@pytest.mark.parametrize("percent", [100, 160])
def test_words_of_rows_below_each_other_begin_and_end_in_one_column(
    percent: int, ends: tuple[str, str], qapp: QApplication
) -> None:
    theme = Theme(percent / 100)
    scale = DotScale(theme, MEASURE, "Hoe is het nu?", ends)
    scale.resize(MEASURE.wide(theme), theme.px(90))
    scale.show()
    qapp.processEvents()
    low, high = scale.ends.labels
    assert abs(low.mapTo(scale, QPoint()).x() - BEARING_PX) <= 1
    assert abs(high.mapTo(scale, QPoint()).x() + high.width() - scale.width()) <= 1
    assert scale.dots[0].x() == 0, "and so do the dots"
    scale.close()


@pytest.mark.parametrize("ends", ENDS.values(), ids=list(ENDS))
@pytest.mark.parametrize("percent", [100, 160])
def test_words_below_dots_to_look_at_begin_and_end_where_those_do(
    percent: int, ends: tuple[str, str], qapp: QApplication
) -> None:
    theme = Theme(percent / 100)
    picture, below = DotPicture(theme, {}), DotEnds(theme, PROEF, ends)
    for each in (picture, below):
        each.resize(theme.px(460), theme.px(30))
        each.show()
    qapp.processEvents()
    drawn = luminances(picture.grab().toImage())
    columns = np.flatnonzero(np.ptp(drawn, axis=0) > 0)
    low, high = below.labels
    assert low.x() == pytest.approx(columns[0], abs=1.5)
    assert high.x() + high.width() == pytest.approx(columns[-1] + 1, abs=1.5)


@KINDS
@pytest.mark.parametrize("percent", [100, 160])
def test_where_there_is_little_room_each_dot_is_whole_in_its_place(
    percent: int, kind: Kind, qapp: QApplication
) -> None:
    """A dot that is tapped, and the ring of the keyboard around it, leave the edge of its place empty."""
    scale = DotScale(Theme(percent / 100), kind, "Hoe is het nu?", ("vol", "ruim"))
    on_ground(scale)
    scale.resize(scale.minimumSizeHint())
    scale.show()
    scale.activateWindow()
    assert QTest.qWaitForWindowActive(scale)
    dot = scale.dots[1]
    assert min(each.width() for each in scale.dots) >= LEAST_PX
    usual = luminances(dot.grab().toImage())
    scale.show_place(1)
    dot.setFocus()
    changed = np.abs(luminances(dot.grab().toImage()) - usual) > 0
    columns, rows = (np.flatnonzero(changed.any(axis=axis)) for axis in (0, 1))
    assert columns[-1] - columns[0] == pytest.approx(rows[-1] - rows[0], abs=1), "it is round"
    assert columns[0] + columns[-1] == pytest.approx(dot.width() - 1, abs=1), "and in the middle"
    scale.close()


def middle(part: QWidget, within: QWidget) -> float:
    return part.mapTo(within, QPoint()).x() + part.width() / 2


def told(scale: DotScale) -> list[int]:
    places: list[int] = []
    scale.chosen.connect(places.append)
    return places


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_one_click_answers_wherever_in_its_place(scale: DotScale) -> None:
    places = told(scale)
    dot = scale.dots[2]
    QTest.mouseClick(dot, Qt.MouseButton.LeftButton, pos=dot.rect().topLeft() + dot.rect().center() / 8)
    assert (places, scale.place, dot.isChecked()) == ([2], 2, True)


def test_a_number_answers_at_once(scale: DotScale) -> None:
    places = told(scale)
    scale.dots[PROEF.middle].setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_0):
        press(key)
    assert places == [0, 6]


@pytest.mark.parametrize("kind", [MEASURE])
def test_of_eleven_a_number_is_its_own_point(scale: DotScale) -> None:
    places = told(scale)
    scale.dots[MEASURE.middle].setFocus()
    for key in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1):
        press(Qt.Key(key))
    assert places == list(range(10))


@KINDS
def test_the_same_keys_lead_along_every_row(scale: DotScale) -> None:
    places, used = told(scale), []
    scale.key_used.connect(lambda: used.append(True))
    scale.dots[scale.kind.middle].setFocus()
    assert not used
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_Space):
        press(key)
    assert places == [len(scale.dots) - 1, 0]
    assert len(used) == 2


@pytest.mark.parametrize("percent", [100, 160])
def test_all_rows_have_the_same_steps(percent: int, qapp: QApplication) -> None:
    theme, steps = Theme(percent / 100), []
    for kind in (PROEF, MEASURE):
        wide = kind.wide(theme)
        steps.append(kind.x(theme, wide, 1) - kind.x(theme, wide, 0))
    assert steps[0] == pytest.approx(steps[1], abs=theme.px(2))


def test_arrows_go_and_space_takes(scale: DotScale) -> None:
    places = told(scale)
    scale.dots[PROEF.middle].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert (places, scale.place) == ([], None)
    assert QApplication.focusWidget() is scale.dots[5]
    press(Qt.Key.Key_Space)
    for _ in range(9):
        press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    assert places == [5, 0]


def test_what_is_offered_is_not_tapped_by_a_key_that_is_pressed_twice(
    scale: DotScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter on the question before would answer this one as well."""
    places = told(scale)
    scale.offer()
    assert QApplication.focusWidget() is scale.dots[PROEF.middle]
    monkeypatch.setattr(dots, "PRESSED_TWICE_MS", 60_000)
    press(Qt.Key.Key_Return)
    assert places == []
    monkeypatch.setattr(dots, "PRESSED_TWICE_MS", 1)

    def is_taken() -> bool:
        press(Qt.Key.Key_Return)
        return places == [PROEF.middle]

    assert comes(is_taken)


def test_from_what_is_offered_the_arrows_go_on_at_once(scale: DotScale, monkeypatch: pytest.MonkeyPatch) -> None:
    places = told(scale)
    monkeypatch.setattr(dots, "PRESSED_TWICE_MS", 60_000)
    scale.offer()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert places == [PROEF.middle + 1]


def test_what_is_shown_is_told_to_nobody_and_can_be_taken_back(scale: DotScale) -> None:
    places = told(scale)
    scale.show_place(4)
    assert [dot.isChecked() for dot in scale.dots].index(True) == 4
    scale.show_place(None)
    assert not any(dot.isChecked() for dot in scale.dots)
    assert places == []


@pytest.mark.parametrize(
    ("kind", "said"), [(PROEF, "3 van 7, van vol naar ruim"), (MEASURE, "2, van 0, vol, tot 10, ruim")]
)
def test_a_screen_reader_hears_which_dot_it_is_and_the_focus_is_seen(scale: DotScale, said: str) -> None:
    assert badly_told(scale) == []
    assert scale.dots[2].accessibleName() == f"Hoe is je hoofd nu?, {said}"
    assert focus_shows(scale.dots[scale.kind.middle])


@pytest.mark.parametrize("palette", [NIGHT, DAY])
@pytest.mark.parametrize("percent", [100, 160])
def test_where_the_keyboard_is_does_not_look_tapped(percent: int, palette: Palette, qapp: QApplication) -> None:
    """A hairline at a distance around a dot as it was; what is tapped is filled, and has more of it."""
    theme = Theme(percent / 100, palette)
    scale = DotScale(theme, PROEF, "Hoe is het nu?", ("vol", "ruim"))
    scale.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    scale.setStyleSheet(f"background: {palette.pane}")
    scale.resize(PROEF.wide(theme), theme.px(90))
    scale.show()
    scale.activateWindow()
    assert QTest.qWaitForWindowActive(scale)
    dot = scale.dots[PROEF.middle]
    dot.clearFocus()
    usual = luminances(dot.grab().toImage())
    scale.offer()
    reached = luminances(dot.grab().toImage())
    scale.show_place(PROEF.middle)
    dot.clearFocus()
    tapped = luminances(dot.grab().toImage())
    scale.close()
    x, y, near = dot.width() // 2, dot.height() // 2, theme.px(11)
    down, across = np.indices(usual.shape)
    inside = np.hypot(down - y, across - x) < near
    assert np.array_equal(reached[inside], usual[inside]), "the dot itself stays as it was"
    row = np.abs(reached[y, x:] - reached[0, 0]) > 0.02
    line = np.flatnonzero(row[near:])
    assert 1 <= len(line) <= theme.px(3), "a hairline"
    changed = [(np.abs(each - usual) > 0.02).sum() for each in (tapped, reached)]
    assert changed[0] > changed[1], "a tap changes more than a look"


def test_rest_is_a_ring_and_recovery_is_filled(qapp: QApplication) -> None:
    lights: dict[Mark, float] = {}
    marks: tuple[Mark, ...] = get_args(Mark)
    for mark in marks:
        picture = DotPicture(Theme(), {mark: 3})
        on_ground(picture)
        picture.resize(420, 44)
        grey = luminances(picture.grab().toImage())
        middle = picture.height() // 2
        lights[mark] = float(grey[middle - 4 : middle + 4, 210 - 7].mean())
    assert lights["recovery"] > 3 * lights["rest"], "beside its middle a ring is empty"


@pytest.mark.parametrize("kind", [PROEF, MEASURE], ids=["seven", "eleven"])
@pytest.mark.parametrize("is_quiet", [False, True])
def test_a_dot_that_waits_is_filled_whether_alone_or_in_many_rows(
    kind: Kind, is_quiet: bool, qapp: QApplication
) -> None:
    """A ring is what was tapped before."""
    scale = DotScale(Theme(), kind, "Hoe is het nu?", ("vol", "ruim"), is_quiet=is_quiet)
    on_ground(scale)
    scale.resize(kind.wide(Theme()), 90)
    scale.show()
    qapp.processEvents()
    drawn = [luminances(dot.grab().toImage()) for dot in scale.dots]
    for each in drawn:
        ground, middle = each[0, 0], each[each.shape[0] // 2, each.shape[1] // 2]
        assert middle > ground
    scale.show_place(1)
    tapped = luminances(scale.dots[1].grab().toImage())
    assert tapped[tapped.shape[0] // 2, tapped.shape[1] // 2] > drawn[1][0, 0]
    scale.close()


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_an_empty_dot_has_one_colour_to_tap_and_to_look_at_and_is_seen(palette: Palette, qapp: QApplication) -> None:
    theme = Theme(2.0, palette)
    alone, few = (DotScale(theme, MEASURE, "Hoe?", ("vol", "ruim"), is_quiet=quiet) for quiet in (False, True))
    parts = alone.dots[3], few.dots[3], DotPicture(theme, {}), ChangePicture(theme, None, None)
    for ground in (palette.pane, palette.surface):
        drawn = [_drawn(part, ground) for part in parts]
        assert len({_middle(image) for image in drawn}) == 1
        assert min(contrast_of(luminances(image)) for image in drawn) >= 3


def _drawn(part: QWidget, ground: str) -> QImage:
    part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    part.setStyleSheet(f"background: {ground}")
    part.resize(part.sizeHint().expandedTo(part.minimumSizeHint()).expandedTo(part.minimumSize()))
    return part.grab().toImage()


def _middle(image: QImage) -> str:
    """Give the colour in the middle, where there is a dot."""
    return image.pixelColor(image.width() // 2, image.height() // 2).name()


def test_a_dot_under_a_resting_pointer_is_not_pointed_at_until_it_moves(scale: DotScale) -> None:
    dot = scale.dots[2]
    for x in (0, 3):
        QTest.mouseMove(dot, dot.rect().center() + QPoint(x, 0))
    assert dot.is_pointed_at
    scale.hide()
    scale.show()
    assert QTest.qWaitForWindowActive(scale)
    QApplication.processEvents()
    assert not dot.is_pointed_at
    QTest.mouseMove(dot, dot.rect().center() + QPoint(3, 0))
    assert not dot.is_pointed_at, "it lies where it lay"
    QTest.mouseMove(dot, dot.rect().center() + QPoint(6, 0))
    assert dot.is_pointed_at
