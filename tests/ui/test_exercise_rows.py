"""Oefenen: a row is one button, by itself and beside the pane."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from herstel_app.ui.kit.end_mark import OpensMark
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.card import ExerciseCard
from herstel_app.ui.pages.exercises.page import ExercisesPage
from herstel_app.ui.pages.exercises.row_mark import RowMark
from herstel_app.ui.pages.exercises.title_line import TitleLine
from herstel_app.ui.practice.offer import Offer
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import exercises_of, shown_cards

NAME = "slow-breathing"
CHOICE_PX = 100
"""What a row takes at most beside the pane, at 100 %."""


@pytest.fixture
def page(stage: UiStage) -> ExercisesPage:
    return exercises_of(stage)


def test_the_rows_are_chosen_and_only_what_is_chosen_is_begun(stage: UiStage, page: ExercisesPage) -> None:
    window, other = stage.herstel.window, "coherent-breathing"
    window.resize(1200, 780)

    def begins() -> list[str]:
        return [each.text() for each in window.findChildren(QPushButton) if each.isVisible() and "Begin" in each.text()]

    assert begins() == []
    assert all(len(card.findChildren(OpensMark)) == 1 for card in page.cards.values())
    page.cards[NAME].choose_button.click()
    stage.settle()
    assert begins() == ["Begin"]
    assert {name: card.height() for name, card in shown_cards(page).items() if card.height() > CHOICE_PX} == {}
    assert [name for name, card in shown_cards(page).items() if card.hear_button.isVisible()] == [NAME]
    show_focus()
    for key, name in ((Qt.Key.Key_Return, other), (Qt.Key.Key_Space, "belly-breathing")):
        row = page.cards[name].choose_button
        row.setFocus()
        QTest.keyClick(row, key)
        stage.settle()
        assert [each for each, card in page.cards.items() if card.is_marked] == [name]
    third = page.cards["three-sighs"]
    seen = third.findChildren(TitleLine)[0]
    under = third.childAt(seen.mapTo(third, seen.rect().center()))
    assert under is third.choose_button, "a click on the words is one on the row"
    QTest.mouseClick(under, Qt.MouseButton.LeftButton)
    stage.settle()
    assert [name for name, card in page.cards.items() if card.is_marked] == ["three-sighs"]
    window.pane.close_form()
    stage.settle()
    assert begins() == []
    assert all(card.choose_button.isVisible() for card in shown_cards(page).values())


def test_a_length_goes_below_a_name_that_needs_the_row(qapp: QApplication) -> None:
    line = TitleLine(Theme())
    line.show_words("Als ik wakker lig", "3 minuten · van jezelf")
    line.show()
    for width, below in ((400, False), (200, True), (400, False)):
        line.resize(width, 60)
        qapp.processEvents()
        assert (line.length.y() >= line.name.geometry().bottom()) is below
        assert line.length.x() == 0 if below else line.length.x() > line.name.x()
        assert line.name.height() < 2 * line.name.fontMetrics().height(), "the name is on one line"
    line.close()


def test_a_click_on_a_row_offers_it_and_one_that_slips_off_does_not(stage: UiStage, page: ExercisesPage) -> None:
    card, pane = page.cards[NAME], stage.herstel.window.pane
    QTest.mousePress(card.choose_button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(card.choose_button, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))
    assert not pane.shown(Offer)
    (name,) = card.findChildren(TitleLine)
    for part in (name, card.drawing):
        under = card.childAt(part.mapTo(card, part.rect().center()))
        assert under is not None
        QTest.mouseClick(under, Qt.MouseButton.LeftButton)
        stage.settle()
        assert pane.shown(Offer)
        assert card.is_marked
        pane.close_form()
        stage.settle()


def test_the_row_that_the_pointer_is_on_is_seen_where_a_click_chooses_it(stage: UiStage, page: ExercisesPage) -> None:
    card, other = page.cards[NAME], page.cards["coherent-breathing"]

    def is_seen() -> bool:
        return any(mark.isVisible() for mark in page.findChildren(RowMark) if mark.property("role") == "pointed")

    def enters(row: ExerciseCard) -> bool:
        QApplication.sendEvent(row, QEnterEvent(QPointF(), QPointF(), QPointF()))
        return is_seen()

    assert enters(card)
    card.choose_button.click()
    stage.settle()
    assert not enters(card)
    assert enters(other)
    QApplication.sendEvent(other, QEvent(QEvent.Type.Leave))
    assert not is_seen()


def test_in_large_letters_the_mark_of_a_row_ends_well_beyond_its_angle(stage: UiStage) -> None:
    stage.herstel.window.resize(1024, 700)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    page = exercises_of(stage)
    card = page.cards[NAME]
    card.choose_button.click()
    stage.settle()
    (mark,) = [each for each in page.findChildren(RowMark) if each.property("role") == "claim"]
    (angle,) = card.findChildren(OpensMark)
    end = angle.mapTo(card, QPoint(angle.width(), 0)).x() + card.x()
    around = mark.parentWidget()
    assert around is not None
    picture, lit = around.grab().toImage(), stage.herstel.theme.color("claim")
    drawn = [x for x in range(around.width()) if picture.pixelColor(x, mark.geometry().center().y()) == lit]
    assert max(drawn) - end >= 10


@pytest.mark.parametrize("size", [(1024, 700), (960, 540)])
def test_in_large_letters_the_mark_keeps_clear_of_the_rail(stage: UiStage, size: tuple[int, int]) -> None:
    stage.herstel.window.resize(*size)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    page = exercises_of(stage)
    page.cards[NAME].choose_button.click()
    stage.settle()
    (mark,) = (each for each in page.findChildren(RowMark) if each.isVisible())
    assert mark.mapTo(page, QPoint()).x() >= 16


@pytest.mark.parametrize("facts", [(), ("lungs-heart", "eyes")])
def test_groups_have_a_heading_and_only_the_rows_that_follow_on_a_row_a_line_above(
    stage: UiStage, page: ExercisesPage, facts: tuple[str, ...]
) -> None:
    assert page.cards
    stage.herstel.engine.fit.take(facts)
    stage.settle()
    headings = [each for each in page.findChildren(QLabel) if each.isVisible() and each.property("role") == "heading"]
    assert len(headings) > 3
    parts: list[QWidget] = [*headings, *shown_cards(page).values()]
    parts.sort(key=lambda each: each.mapTo(page, QPoint()).y())
    assert parts[0] is headings[0]
    for above, below in pairwise(parts):
        if isinstance(below, ExerciseCard):
            (line,) = (each for each in below.findChildren(QFrame) if each.property("role") == "hairline")
            assert line.isVisible() is (above not in headings)
