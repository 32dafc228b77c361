"""What is below the fold of a page is made after it was seen, and all of it is there for who asks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import tab_stops
from herstel_app.ui.kit.in_pieces import InPieces
from herstel_app.ui.kit.page import Page
from herstel_app.ui.shell.tab_order import focus_chain
from tests.helpers.tabbing import show_focus
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage


def opened(stage: UiStage, name: str) -> tuple[Page, InPieces]:
    """Open a page, and let nothing else happen yet."""
    stage.herstel.window.open_page(name)
    pages = stage.herstel.window.pages
    page = pages.help if name == "help" else pages.exercises
    (pieces,) = page.findChildren(InPieces)
    return page, pieces


def parts(page: Page) -> int:
    return len(page.findChildren(QWidget))


@pytest.mark.parametrize("name", ["help", "exercises"])
def test_little_is_made_at_first_and_all_of_it_by_itself(stage: UiStage, name: str) -> None:
    page, pieces = opened(stage, name)
    at_first = parts(page)
    assert comes(pieces.isHidden)
    assert parts(page) > 2 * at_first


@pytest.mark.parametrize("name", ["help", "exercises"])
def test_what_is_in_sight_stays_as_it_is_when_the_rest_is_made(stage: UiStage, name: str) -> None:
    page, pieces = opened(stage, name)
    stage.app.processEvents()
    stage.app.processEvents()
    before = page.column.viewport().grab().toImage()
    high = page.column.verticalScrollBar().maximum()
    pieces.finish()
    stage.settle()
    after = page.column.viewport().grab().toImage()
    assert after == before
    assert page.column.verticalScrollBar().maximum() == pytest.approx(high, rel=0.25)


@pytest.mark.parametrize("name", ["help", "exercises"])
def test_scrolling_makes_it_at_once(stage: UiStage, name: str) -> None:
    page, pieces = opened(stage, name)
    stage.app.processEvents()
    page.column.verticalScrollBar().setValue(60)
    assert pieces.isHidden()


def test_tab_goes_through_what_was_made_later_in_its_order(stage: UiStage) -> None:
    _, pieces = opened(stage, "exercises")
    stage.herstel.window.activateWindow()
    assert comes(pieces.isHidden)
    stage.settle()
    cards = [card for card in stage.herstel.window.pages.exercises.cards.values() if card.isVisible()]
    cards.sort(key=lambda card: card.y())
    last = [each for each in tab_stops(cards[15]) if each.isVisible()][-1]
    last.setFocus()
    show_focus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    focus = stage.app.focusWidget()
    assert focus is not None
    assert cards[16].isAncestorOf(focus)


@pytest.mark.parametrize("name", ["help", "exercises"])
def test_tab_does_not_pass_by_what_was_not_made_yet(stage: UiStage, name: str) -> None:
    stage.herstel.window.resize(1200, 1400)  # so that Tab comes to the last that was made without scrolling
    stage.herstel.window.activateWindow()
    page, pieces = opened(stage, name)
    stage.app.processEvents()
    assert not pieces.isHidden(), "not all is made"
    stops = set(tab_stops(page.column))
    last = [each for each in focus_chain(stage.herstel.window) if each in stops and each.isVisible()][-1]
    page.column.focus_in_place(last)
    show_focus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert comes(lambda: stage.app.focusWidget() is not last)
    focus = stage.app.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    assert focus.visibleRegion().boundingRect().height() == focus.height()
    assert focus.mapTo(page, focus.rect().topLeft()).y() >= last.mapTo(page, last.rect().topLeft()).y()
