"""In the dark only what changes is painted, and what lies under it stands still until it is seen again."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.practice import FRAME_S, SELDOM_S
from herstel_app.ui.kit.glow_circle import GlowCircle
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage

MINUTE_S = 60


class Paints(QObject):
    """Counts what is painted in the whole program, by widget."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count: Counter[QObject] = Counter()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.count[watched] += 1
        return False


def darkened(stage: UiStage, orb: bool) -> None:
    """Begin an exercise, and have it dark."""
    herstel = stage.herstel
    herstel.engine.settings.change(dark_orb=orb, reduced_motion=True)
    herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 10))
    stage.settle()
    stage.advance(20)
    herstel.window.dark.cover()
    stage.settle()
    herstel.engine.settings.change(reduced_motion=False)
    assert comes(lambda: herstel.window.dark.opacity == 1.0)


def painted(stage: UiStage, seconds: float, step_s: float) -> tuple[Counter[QObject], int]:
    """Let time pass; gives how often each widget was painted, and how often what is visible was told."""
    told: list[object] = []
    stage.herstel.engine.practice.frame_changed.connect(told.append)
    paints = Paints(stage.app)
    for _ in range(round(seconds / step_s)):
        stage.advance(step_s)
        QApplication.processEvents()
    stage.app.removeEventFilter(paints)
    return paints.count, len(told)


@pytest.fixture
def under(stage: UiStage) -> QWidget:
    return stage.herstel.window.pane


def test_a_still_dark_minute_is_hardly_painted(stage: UiStage, under: QWidget) -> None:
    darkened(stage, orb=False)
    QApplication.processEvents()
    count, told = painted(stage, MINUTE_S, SELDOM_S)
    assert told >= MINUTE_S / SELDOM_S
    assert count.total() <= 20, "a line of text comes now and then"
    assert not [each for each in count if under.isAncestorOf(each)]  # type: ignore[arg-type]


def test_the_dim_glow_alone_is_painted(stage: UiStage, under: QWidget) -> None:
    darkened(stage, orb=True)
    QApplication.processEvents()
    count, told = painted(stage, 10.0, 1 / 15)
    glow = sum(number for each, number in count.items() if isinstance(each, GlowCircle))
    assert 20 <= glow <= told, "it breathes"
    assert count.total() <= glow + 20
    assert not [each for each in count if under.isAncestorOf(each)]  # type: ignore[arg-type]


def test_what_lies_under_it_is_shown_as_it_is_once_it_is_seen_again(stage: UiStage) -> None:
    window = stage.herstel.window
    darkened(stage, orb=False)
    window.pane.running.glow.grab()
    stage.advance(7.3)
    before = window.pane.running.glow.grab().toImage()
    window.dark.lift()
    assert comes(lambda: window.dark.opacity < 1.0)
    assert window.pane.running.glow.grab().toImage() != before
    assert comes(lambda: window.dark.opacity == 0.0)


@pytest.mark.parametrize(("orb", "most"), [(True, 16.0), (False, 1 / SELDOM_S)])
def test_in_the_dark_the_session_is_told_less_often(stage: UiStage, orb: bool, most: float) -> None:
    asked: list[float] = []
    practice = stage.herstel.engine.practice
    ask = practice.show_every

    def note(seconds: float) -> None:
        asked.append(seconds)
        ask(seconds)

    practice.show_every = note  # type: ignore[method-assign]
    darkened(stage, orb)
    assert 1 / asked[-1] <= most
    stage.herstel.window.dark.lift()
    assert comes(lambda: asked[-1] == FRAME_S)
