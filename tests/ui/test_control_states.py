"""Every control shows that the mouse is on it, that it is pressed, that it has the keyboard, and that it is off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.claim_links import ClaimLink
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from herstel_app.ui.kit.app_events import AppEvents
from herstel_app.ui.kit.basic import button, radio_button
from herstel_app.ui.kit.caret import WrittenField
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.dots import Dot
from herstel_app.ui.kit.focus_ring import KeyFocus
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import flow
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.style_sheet import style_sheet
from herstel_app.ui.kit.switch import Switch
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.reading.pill import Pill
from herstel_app.ui.pages.reading.section_list import SectionRow
from herstel_app.ui.pages.tonight.quiet_cards import QuietCard
from herstel_app.ui.shell.rail import RailEntry
from tests.helpers.tabbing import show_focus
from tests.helpers.waiting import comes

LIBRARY = load_library(content_dir())


def chooser(theme: Theme) -> QWidget:
    made: Chooser[int] = Chooser(theme, "Hoe vaak")
    made.offer([("elke dag", 1), ("nooit", 0)])
    return made


def quiet_card(theme: Theme) -> QWidget:
    made = QuietCard(theme, QWidget())
    made.say("Verder lezen", "Een tekst, 3 min")
    return made


def aside(_: Theme) -> QWidget:
    pill = Pill(ClaimLink(PracticeRequest("stillness", 1), "stilzitten", "1 min", "Voel het: stilzitten"))
    pill.show_other(True)
    return pill.other


def pill(_: Theme) -> QWidget:
    return Pill(ClaimLink(PracticeRequest("stillness", 1), "stilzitten", "1 min", "Voel het: stilzitten"))


def section(theme: Theme) -> QWidget:
    return SectionRow(LIBRARY.explanations["what-recovery-is"], False, theme)


CONTROLS: dict[str, Callable[[Theme], QWidget]] = {
    "button": lambda _: button("Klaar"),
    "primary": lambda _: button("Begin", "primary"),
    "chip": lambda _: button("In mijn hoofd", "chip"),
    "radio chip": lambda _: radio_button("drie", "chip", "drie"),
    "choice": lambda _: radio_button("drie", "choice", "drie"),
    "link": lambda _: button("iets anders", "link"),
    "length": lambda _: button("15", "length"),
    "day": lambda _: button("ma", "day"),
    "step": lambda _: button("+", "step"),
    "soft": lambda _: button("Laat voelen", "soft"),
    "aside": aside,
    "pill": pill,
    "row": section,
    "dot": lambda theme: Dot(theme, "recovery", "ruim"),
    "fold": lambda _: Fold("zo gaat het", QWidget()),
    "rail": lambda theme: RailEntry(theme, "tonight", "Vanavond"),
    "quiet card": quiet_card,
    "switch": lambda theme: Switch(theme, False, "Aan of uit"),
    "switch that is on": lambda theme: Switch(theme, True, "Aan of uit"),
    "slider": lambda theme: LineSlider(theme, 0, 10),
    "chooser": chooser,
    "line": lambda _: QLineEdit("een woord"),
    "written line": lambda _: WrittenField("een woord"),
    "text": lambda _: QPlainTextEdit("een woord"),
    "number": lambda _: QSpinBox(),
    "seconds": lambda _: QDoubleSpinBox(),
}
FIELDS = ("line", "written line", "text", "number", "seconds", "chooser")
"""In these a press puts the cursor, or unfolds a list."""


def reach(control: QWidget) -> None:
    """Give it the focus, by the keyboard."""
    show_focus()
    control.setFocus(Qt.FocusReason.TabFocusReason)


class Shown:
    """One control in a window."""

    def __init__(self, control: QWidget) -> None:
        self.window, self.control = QWidget(), control
        self.window.setObjectName("page")
        self.window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self.window)
        box.setContentsMargins(40, 40, 40, 40)
        self.other = button("ergens anders", "nav")
        box.addWidget(self.other)
        box.addWidget(control)
        box.addStretch(1)
        self.window.resize(420, 320)
        events = AppEvents(self.window)
        KeyFocus(events)
        events.begin()
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.other.setFocus()
        self.leave()

    def leave(self) -> None:
        QTest.mouseMove(self.window, QPoint(3, 3))
        QApplication.processEvents()

    def picture(self) -> QImage:
        QApplication.processEvents()
        return self.window.grab(self.control.geometry()).toImage()


@pytest.fixture(params=[NIGHT, DAY], ids=["night", "day"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    palette: Palette = request.param
    app, made = make_application(["herstel"]), Theme(1.0, palette)
    before = app.styleSheet()
    app.setStyleSheet(style_sheet(made))
    yield made
    app.setStyleSheet(before)


@pytest.mark.parametrize("name", CONTROLS)
def test_each_state_can_be_seen(name: str, theme: Theme) -> None:
    shown = Shown(CONTROLS[name](theme))
    control, usual = shown.control, shown.picture()
    QTest.mouseMove(control, control.rect().center())
    assert comes(lambda: shown.picture() != usual), "the mouse is on it"
    hovered = shown.picture()
    if name not in FIELDS:
        QTest.mousePress(control, Qt.MouseButton.LeftButton)
        assert comes(lambda: shown.picture() not in (usual, hovered)), "it is pressed"
        shown.leave()
        QTest.mouseRelease(control, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    shown.leave()
    if not isinstance(control, LineSlider | Dot):  # these take what was pressed, wherever it is let go
        assert comes(lambda: shown.picture() == usual), "and then it is as it was"
    shown.other.setFocus()
    reach(control)
    assert comes(lambda: shown.picture() != usual), "it has the keyboard"
    shown.other.setFocus()
    control.setEnabled(False)
    assert comes(lambda: shown.picture() != usual), "it is off"
    shown.window.close()


def test_a_rail_entry_that_is_on_says_so_by_its_icon_and_its_ground(theme: Theme) -> None:
    shown = Shown(RailEntry(theme, "tonight", "Vanavond"))
    usual = shown.picture()
    assert isinstance(shown.control, RailEntry)
    shown.control.setChecked(True)
    on = shown.picture()
    assert on.pixelColor(on.width() // 2, 6) == theme.color("raised")
    assert usual.pixelColor(usual.width() // 2, 6) == theme.color("background")


def rows_of_lines(shown: Shown, theme: Theme) -> list[int]:
    """Give the rows in which the whole width of the words is drawn."""
    ground, picture = theme.color("background"), shown.picture()
    return [y for y in range(shown.control.height()) if all(picture.pixelColor(x, y) != ground for x in range(4, 40))]


@pytest.mark.parametrize("make", [CONTROLS["link"], aside], ids=["alone", "beside a pill"])
def test_a_link_has_one_line_below_its_words(theme: Theme, make: Callable[[Theme], QWidget]) -> None:
    assert len(rows_of_lines(Shown(make(theme)), theme)) == 1


@pytest.mark.parametrize("state", ["hover", "focus"])
def test_a_link_becomes_amber_under_a_hand_and_with_the_keyboard(theme: Theme, state: str) -> None:
    link = button("anders", "link")
    shown = Shown(link)
    assert accents(shown, theme) == 0
    if state == "hover":
        QTest.mouseMove(link, QPoint(12, link.height() // 2))
    else:
        reach(link)
    assert comes(lambda: accents(shown, theme) >= 5)


def accents(shown: Shown, theme: Theme) -> int:
    """Give how many points within a control, inside the ring of the focus, are as good as the accent."""
    picture, accent = shown.picture(), theme.color("accent")
    near = [picture.pixelColor(x, y) for x in range(5, picture.width() - 5) for y in range(5, picture.height() - 5)]
    return sum(abs(c.red() - accent.red()) + abs(c.green() - accent.green()) < 24 for c in near)


def test_a_link_that_cannot_be_used_keeps_its_line_and_is_fainter(theme: Theme) -> None:
    link = button("lees voor", "link")
    shown = Shown(link)
    usual = shown.picture()
    link.setEnabled(False)
    off = shown.picture()
    ground_color = theme.color("background")
    inked = [
        {(x, y) for x in range(4, 40) for y in range(link.height()) if look.pixelColor(x, y) != ground_color}
        for look in (usual, off)
    ]
    assert inked[0] == inked[1]
    away = [
        max(abs(look.pixelColor(*at).lightness() - ground_color.lightness()) for at in inked[0])
        for look in (usual, off)
    ]
    assert away[1] < away[0]


EDGE_PX = 12
"""Left of the letters of a chip."""
NEAR = 24
"""In each of red, green and blue: letters begin at a part of a pixel, and so are mixed otherwise with their ground."""


def ground(picture: QImage) -> list[str]:
    return [picture.pixelColor(x, y).name() for x in range(EDGE_PX) for y in range(picture.height())]


def letters(picture: QImage) -> QColor:
    """Give the colour that differs most from the ground."""
    middle = picture.height() // 2
    away = picture.pixelColor(EDGE_PX, middle).lightness()
    inside = [picture.pixelColor(x, middle) for x in range(EDGE_PX, picture.width() - EDGE_PX)]
    return max(inside, key=lambda color: abs(color.lightness() - away))


def looks(shown: Shown, control: QAbstractButton) -> list[QImage]:
    """Give a chip as it is, under the mouse, pressed, with the keyboard, and off."""

    def picture() -> QImage:
        QApplication.processEvents()
        return shown.window.grab(QRect(control.mapTo(shown.window, QPoint()), control.size())).toImage()

    seen = [picture()]
    QTest.mouseMove(control, control.rect().center())
    assert comes(lambda: picture() != seen[0])
    seen.append(picture())
    QTest.mousePress(control, Qt.MouseButton.LeftButton)
    assert comes(lambda: picture() not in seen)
    seen.append(picture())
    shown.leave()
    QTest.mouseRelease(control, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    shown.leave()
    reach(control)
    seen.append(picture())
    shown.other.setFocus()
    control.setEnabled(False)
    seen.append(picture())
    return seen


@pytest.mark.parametrize("is_on", [False, True])
def test_all_chips_look_alike(theme: Theme, is_on: bool) -> None:
    chips = button("drie", "chip"), radio_button("drie", "chip", "drie")
    for chip in chips:
        chip.setCheckable(True)
        chip.setChecked(is_on)
    shown = Shown(flow(theme, *chips, gap=20))
    pressed, radio = (looks(shown, chip) for chip in chips)
    for one, other in zip(pressed, radio, strict=True):
        assert one.size() == other.size()
        assert ground(one) == ground(other)
        mine, its = letters(one), letters(other)
        for part, same in ((mine.red(), its.red()), (mine.green(), its.green()), (mine.blue(), its.blue())):
            assert abs(part - same) <= NEAR
    assert len({(*ground(look), letters(look).name()) for look in pressed}) == len(pressed), "each state has its own"
    shown.window.close()
