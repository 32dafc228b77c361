"""A notice over an exercise: what breathes stays where it is, and nothing that is pressed lies under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from herstel_app.core.practice_request import PracticeRequest
from tests.ui.conftest import UiStage

TEXT = "Het geluid van je computer staat bijna uit. Zo hoor je Herstel misschien niet."


@pytest.fixture
def breathing(stage: UiStage) -> UiStage:
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.advance(4)
    stage.settle()
    return stage


def places(stage: UiStage) -> list[QRect]:
    window = stage.herstel.window
    view = window.pane.running
    parts: tuple[QWidget, ...] = view.glow, view.pause_button, view.dark_button, view.stop_button, view.help_button
    return [QRect(each.mapTo(window, QPoint()), each.size()) for each in parts]


def test_nothing_moves_when_a_notice_comes_and_goes(breathing: UiStage) -> None:
    window, before = breathing.herstel.window, places(breathing)
    window.notices.tell(TEXT)
    breathing.settle()
    assert window.notices.isVisible()
    assert places(breathing) == before
    assert not window.pane.running.plan.isVisible(), "no line of words is cut through"
    window.notices.close_button.click()
    breathing.settle()
    assert places(breathing) == before
    assert window.pane.running.plan.isVisible()


@pytest.mark.parametrize("size", [(1200, 780), (960, 540), (640, 440)])
@pytest.mark.parametrize("percent", [100, 160])
def test_no_button_lies_under_a_notice(breathing: UiStage, size: tuple[int, int], percent: int) -> None:
    window = breathing.herstel.window
    window.notices.tell(TEXT)
    breathing.herstel.engine.settings.change(text_scale_percent=percent)
    window.resize(*size)
    breathing.settle()
    bar = window.notices
    assert bar.isVisible()
    assert window.rect().contains(QRect(bar.mapTo(window, QPoint()), bar.size()))
    for place in places(breathing):
        assert place.bottom() < bar.mapTo(window, QPoint()).y()


def test_beside_a_page_it_stands_below_all(breathing: UiStage) -> None:
    window = breathing.herstel.window
    window.open_page("help")
    window.notices.tell(TEXT)
    breathing.settle()
    top = window.notices.mapTo(window, QPoint()).y()
    for part in (window.rail, window.pages, window.pane):
        assert part.mapTo(window, QPoint(0, part.height())).y() <= top
