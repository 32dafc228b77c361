"""Of what comes back, one thought is in hand; what can be done with the others keeps in the background."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstel_app.core.parked_thoughts import Thought
from herstel_app.ui.practice.returned_view import ReturnedView
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage
from tests.ui.test_returned import cards, shown


def in_hand(page: ReturnedView) -> list[bool]:
    """Tell of each thought whether its links are in the foreground."""
    return [not card.again_button.property("aside") for card in cards(page)]


def test_only_the_thought_in_hand_has_its_links_in_the_foreground(stage: UiStage) -> None:
    page = shown(stage, Thought("auto"), Thought("Ria"), Thought("dinsdag"))
    first, second, third = cards(page)
    assert in_hand(page) == [True, False, False]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=second.rect().bottomRight() - QPoint(9, 4))
    assert in_hand(page) == [False, True, False], "a finger never points: it presses"
    show_focus()
    third.erase.ask.setFocus(Qt.FocusReason.TabFocusReason)
    assert in_hand(page) == [False, False, True]
    QApplication.sendEvent(first, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert in_hand(page) == [True, False, False]
    assert all(card.again_button.isVisible() for card in cards(page)), "the others are there too"
