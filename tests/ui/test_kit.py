"""The parts that every page is made of do what each page counts on."""

from __future__ import annotations

import logging

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.core.errors import StorageError
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import (
    BEARING_PX,
    LEADING,
    TITLE_LEADING,
    TITLE_ROLES,
    button,
    label,
    note,
    stand_by_ink,
)
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.fold import LONG, Fold
from herstel_app.ui.kit.form import Form
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import STRETCH, Stretch, column, flow, left, row, wide
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette
from herstel_app.ui.kit.style_sheet import style_sheet
from herstel_app.ui.kit.theme import Theme
from tests.helpers.waiting import comes

logger = logging.getLogger(__name__)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(1.6)


def told_by(group: ChipGroup[str]) -> list[str]:
    told: list[str] = []
    group.chosen.connect(told.append)
    return told


def test_of_a_group_one_chip_is_on(theme: Theme) -> None:
    group = ChipGroup(theme, "Hoe lang?", [("kort", "a"), ("lang", "b")], "b")
    told = told_by(group)
    assert group.on == ("b",)
    assert [chip.focusPolicy() == Qt.FocusPolicy.TabFocus for chip in group.chips.values()] == [False, True]
    group.chips["a"].click()
    assert (group.on, told) == (("a",), ["a"])
    group.choose("b")
    assert (group.on, told) == (("b",), ["a"])  # what the program chooses, nobody is told
    assert group.chips["a"].accessibleName() == "Hoe lang?: kort"


def test_a_value_that_is_not_offered_leaves_all_chips_off(theme: Theme) -> None:
    group = ChipGroup(theme, "Hoe lang", [("kort", "a")], "c")
    assert group.on == ()
    group.offer([("anders", "c")], "c")
    assert (list(group.chips), group.on) == (["c"], ("c",))


def test_of_several_each_goes_on_and_off_by_itself(theme: Theme) -> None:
    group = ChipGroup(theme, "Wat", [("een", "a"), ("twee", "b")], several=True)
    told = told_by(group)
    for name in ("a", "b", "a"):
        group.chips[name].click()
    assert (group.on, told) == (("b",), ["a", "b", "a"])
    group.show_on(("a",))
    assert (group.on, told) == (("a",), ["a", "b", "a"])


def test_a_field_hands_over_once_the_typing_rests(theme: Theme) -> None:
    field, kept = AutosaveField("Woorden", 80, "eerst"), list[str]()
    field.typed.connect(kept.append)
    field.flush()
    field.show_words("van elders")
    field.flush()
    assert kept == []  # nothing was typed
    field.setPlainText(" a ")
    field.setPlainText(" ab ")
    assert kept == []
    assert comes(lambda: kept == ["ab"])
    field.setPlainText("abc")
    field.flush()
    field.flush()
    assert kept == ["ab", "abc"]
    field.setPlainText("weg")
    field.forget()
    field.flush()
    assert (kept, field.words) == (["ab", "abc"], "")


def test_deleting_is_asked_twice_in_the_same_place(theme: Theme) -> None:
    erase, host, done = Erase("Verwijder", theme, "dit"), QWidget(), list[bool]()
    erase.confirmed.connect(lambda: done.append(True))
    column(theme, left(erase.ask), erase, on=host)
    host.show()
    assert QTest.qWaitForWindowActive(host)
    erase.ask.setFocus()
    QTest.keyClick(erase.ask, Qt.Key.Key_Space)
    assert (erase.isVisible(), erase.ask.isVisible(), erase.no.hasFocus()) == (True, False, True)
    QTest.keyClick(erase.no, Qt.Key.Key_Space)
    assert (erase.isVisible(), erase.ask.isVisible(), erase.ask.hasFocus()) == (False, True, True)
    assert done == []
    erase.ask.click()
    erase.sure.click()
    assert done == [True]
    assert erase.sure.accessibleName() == "Verwijder voorgoed dit"


def mark_of(fold: Fold) -> NDArray[np.int_]:
    """Give the places of what is drawn before the words, as two rows."""
    picture = fold.grab().toImage()
    ground, room = picture.pixelColor(0, picture.height() // 4), BEARING_PX + round(LONG * fold.fontInfo().pixelSize())
    places = [(x, y) for x in range(room) for y in range(picture.height()) if picture.pixelColor(x, y) != ground]
    return np.array(places).T


def test_a_fold_says_whether_it_is_open(theme: Theme) -> None:
    host, inside = QWidget(), QPushButton()
    host.setStyleSheet(style_sheet(theme))
    fold = Fold("Wat weten we?", inside)
    column(theme, fold, inside, on=host)
    host.show()
    assert (fold.text(), inside.isVisible()) == ("Wat weten we?", False)
    closed = mark_of(fold)
    fold.click()
    assert (fold.text(), inside.isVisible(), fold.accessibleName()) == ("Wat weten we?", True, "Wat weten we?")
    opened = mark_of(fold)
    (wide, high), (open_wide, open_high) = (np.ptp(mark, axis=1) for mark in (closed, opened))
    assert (wide < high, open_wide > open_high) == (True, True), "it points right, and then down"
    assert closed[0].min() == pytest.approx(opened[0].min(), abs=1), "from where the text of the column begins"
    assert closed[0].min() == pytest.approx(BEARING_PX, abs=1)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StorageError("het bestand is weg"), "Dat lukt niet: het bestand is weg"),
        (OSError(28, "full"), "Dat lukt niet: de schijf is vol"),
    ],
)
def test_what_cannot_be_kept_is_told_and_logged(error: Exception, said: str, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise error

    told: list[str] = []
    assert guard(lambda: None, "niet: {reason}", told.append, logger)
    assert told == []
    assert not guard(fail, "Dat lukt niet: {reason}", told.append, logger)
    assert told == [said]
    assert caplog.records[-1].levelno == logging.WARNING


def test_a_fault_in_the_program_is_not_guarded() -> None:
    with pytest.raises(ZeroDivisionError):
        guard(lambda: 1 // 0, "{reason}", print, logger)


def test_tab_comes_to_the_button_of_a_form_last(theme: Theme) -> None:
    form = Form(theme, "Klaar", kicker="Dit was het.", heading="Hoe is het nu?")
    first, second = QLineEdit(), QLineEdit()
    form.add(first, 8, second)
    form.show()
    assert QTest.qWaitForWindowActive(form)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert form.act_button.hasFocus()


def test_lengths_in_a_layout_grow_with_the_text(theme: Theme) -> None:
    first, second = button("a"), button("b")
    made = column(theme, first, 10, left(second), STRETCH, Stretch(3), gap=20, margins=(8, 0, 8, 4))
    assert made.spacing() == theme.space(20) > 20
    assert made.contentsMargins().left() == theme.space(8)
    assert (made.contentsMargins().top(), made.contentsMargins().bottom()) == (0, theme.space(4))
    assert made.itemAt(1).sizeHint().height() == theme.space(10)  # type: ignore[union-attr]
    assert made.itemAt(2).alignment() == Qt.AlignmentFlag.AlignLeft  # type: ignore[union-attr]
    assert [made.stretch(number) for number in range(made.count())] == [0, 0, 0, 1, 3]


def test_a_layout_without_a_gap_has_that_of_the_one_around_it(theme: Theme) -> None:
    host = QWidget()
    inner = row(theme, button("a"), wide(button("b")))
    column(theme, inner, gap=20, on=host)
    assert inner.spacing() == theme.space(20)
    assert [inner.stretch(number) for number in range(2)] == [0, 1]
    assert flow(theme, button("c"), gap=8).layout().count() == 1  # type: ignore[union-attr]


def test_page_and_card_take_parts_at_their_end(theme: Theme) -> None:
    page, card = Page(theme), Card(theme, "Een kopie", "Alles in één bestand.")
    page.add(card, 12, button("Klaar"))
    card.add(button("Bewaar"))
    assert (page.objectName(), page.body.count(), card.body.count()) == ("page", 3, 2)


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_the_message_at_an_icon_can_be_read_where_qt_draws_it(qapp: QApplication, palette: Palette) -> None:
    """Qt draws it pale yellow, whatever the palette, where no desktop shows it."""
    balloon = type("QBalloonTip", (QWidget,), {})()
    told = QLabel("Je avond staat klaar. Begin als je wilt.", balloon)
    balloon.setStyleSheet(style_sheet(Theme(1.0, palette)))
    told.ensurePolished()
    assert told.palette().color(QPalette.ColorRole.WindowText).lightness() < 60


@pytest.mark.parametrize("align", [Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop])
@pytest.mark.parametrize("role", ["secondary", "small", "kicker"])
def test_lines_of_plain_text_stand_as_far_apart_as_those_of_a_note(
    theme: Theme, qapp: QApplication, role: str, align: Qt.AlignmentFlag
) -> None:
    qapp.setStyleSheet(style_sheet(theme))
    text = " ".join(["Hier staan hoge en lage letters"] * 8)
    plain, noted = label(text, role), note(theme, text)
    plain.setAlignment(Qt.AlignmentFlag.AlignLeft | align)
    noted.ensurePolished()
    pitches = []
    for each in (plain, noted):
        each.setFixedWidth(300)
        each.resize(300, each.heightForWidth(300))
        image = each.grab().toImage()
        tops = [y for y in range(1, image.height()) if has_ink(image, y) and not has_ink(image, y - 1)]
        assert len(tops) > 3
        pitches.append((tops[-1] - tops[0]) / (len(tops) - 1) / each.fontInfo().pixelSize())
        assert has_ink(image, tops[-1] + 10), "the last line is whole"
    assert pitches == pytest.approx([LEADING, LEADING], abs=0.04)
    broken, run_on = label("Op\ntwee regels", role), label("Op twee regels", role)
    for each in (broken, run_on):
        each.ensurePolished()
    assert broken.heightForWidth(300) > 2 * run_on.heightForWidth(300)
    one = label("Op één regel", role)
    one.ensurePolished()
    assert one.heightForWidth(300) == one.fontMetrics().height()


@pytest.mark.parametrize("role", TITLE_ROLES)
def test_the_lines_of_a_title_hold_together(theme: Theme, role: str) -> None:
    title = label(" ".join(["Hier staan hoge en lage letters"] * 4), role)
    title.setStyleSheet(f"{style_sheet(theme)} QLabel {{ background: black; }}")
    title.resize(600, 0)
    title.resize(600, title.heightForWidth(600))
    image, size = title.grab().toImage(), title.fontInfo().pixelSize()
    tops = [y for y in range(1, image.height()) if has_ink(image, y) and not has_ink(image, y - 1)]
    assert len(tops) > 2
    assert (tops[-1] - tops[0]) / (len(tops) - 1) / size == pytest.approx(TITLE_LEADING, abs=0.04)
    assert not has_ink(image, image.height() - 1), "the last line is whole"


def has_ink(image: QImage, y: int) -> bool:
    ground = image.pixelColor(0, 0).lightness()
    return any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for x in range(image.width()))


def test_a_bare_link_has_its_line_only_with_the_focus_or_under_a_hand(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    links = [button("klaar", "link") for _ in range(3)]
    column(theme, *links, on=holder)
    links[0].setProperty("bare", True)
    holder.setStyleSheet(style_sheet(theme))
    holder.move(300, 300)  # away from the mouse
    holder.show()
    holder.activateWindow()
    assert QTest.qWaitForWindowActive(holder)
    links[2].setFocus(Qt.FocusReason.TabFocusReason)
    bare, plain = (link.grab().toImage() for link in links[:2])
    assert bare != plain
    links[0].setFocus(Qt.FocusReason.TabFocusReason)
    focused = links[0].grab().toImage()
    links[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert focused == links[1].grab().toImage()


@pytest.mark.parametrize("text", ["Probeer te slapen.", "Voor een gewone avond.", "Helemaal niets"])
def test_a_label_can_stand_by_its_ink(text: str, qapp: QApplication) -> None:
    """A letter keeps more or less free before it, and in large letters that is seen."""
    part = label(text, "plain", wrap=False)
    part.setStyleSheet("background: white; color: black")
    part.setFont(Theme().font(30))
    stand_by_ink(part)
    part.resize(part.sizeHint())
    image = part.grab().toImage()
    ground = image.pixelColor(0, 0).lightness()
    ink = next(
        x
        for x in range(image.width())
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for y in range(image.height()))
    )
    assert ink == pytest.approx(BEARING_PX, abs=1)
