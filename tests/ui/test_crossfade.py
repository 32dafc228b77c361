"""A page goes over into the next within 200 to 400 ms, and at once where less movement is wanted."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from herstel_app.ui.kit.crossfade import FADE_MS, Crossfade
from herstel_app.ui.kit.theme import Theme
from tests.ui.conftest import UiStage


def red_of(window: QWidget) -> int:
    return QColor(window.grab().toImage().pixelColor(100, 100)).red()


@pytest.mark.parametrize("held_s", [0.0, 0.2])
@pytest.mark.parametrize("making_s", [0.0, 0.5])
def test_what_was_is_let_go_step_by_step(qapp: QApplication, making_s: float, held_s: float) -> None:
    """Also where the page that comes takes longer to make than the fade lasts, or a frame of it to draw."""
    stack = QStackedWidget()
    for color in ("#000000", "#ff0000"):
        page = QLabel()
        page.setStyleSheet(f"background: {color}")
        stack.addWidget(page)
    window = QMainWindow()
    holder = QWidget()
    QVBoxLayout(holder).addWidget(stack)
    window.setCentralWidget(holder)
    window.resize(200, 200)
    window.show()
    fade = Crossfade(stack, Theme())
    fade.begin()
    time.sleep(making_s)
    stack.setCurrentIndex(1)
    seen = [red_of(window)]
    waited_ms = 0
    while fade.isVisible():
        if len(seen) == 3:
            time.sleep(held_s)
        QTest.qWait(10)
        waited_ms += 10
        seen.append(red_of(window))
        assert waited_ms < 5000
    assert seen[0] == 0
    assert seen[-1] == 255
    assert seen == sorted(seen)
    assert any(20 < red < 235 for red in seen)
    assert max(after - before for before, after in pairwise(seen)) <= 80
    assert 200 <= FADE_MS <= 400
    window.close()


def test_pages_and_the_pane_go_over_softly(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("settings")
    assert window.pages.fade.isVisible()
    stage.settle()
    assert not window.pages.fade.isVisible()
    window.open_page("settings")
    assert not window.pages.fade.isVisible()  # nothing changes


def test_less_movement_is_at_once(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(reduced_motion=True)
    stage.herstel.window.open_page("settings")
    assert not stage.herstel.window.pages.fade.isVisible()
