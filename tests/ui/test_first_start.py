"""The first start: gone through by mouse or keys, left at any point, and seen once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.shell.first_start import FirstStartView, screens
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import kept, plays


def begun(stage: UiStage) -> FirstStartView:
    stage.herstel.window.activateWindow()
    stage.herstel.first_start.begin()
    stage.settle()
    view = stage.herstel.first_start.view
    assert view is not None
    return view


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def is_over(stage: UiStage) -> bool:
    stage.settle()
    window = stage.herstel.window
    return (
        stage.herstel.first_start.view is None
        and window.pages.tonight.isVisible()
        and window.findChild(FirstStartView) is None
        and not stage.herstel.engine.practice.is_active
    )


def test_by_keys_alone(stage: UiStage) -> None:
    view = begun(stage)
    assert not stage.herstel.window.pages.tonight.isVisible()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert view.is_last
    assert QApplication.focusWidget() is view.sound.hear
    press(Qt.Key.Key_Return)
    assert len(plays(stage)) == 1
    assert view.sound.hear.text() == "Stop"
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Left)
    assert stage.herstel.engine.settings.settings.volume == 70
    assert ("volume", 70) in stage.player.asked
    while QApplication.focusWidget() is not view.on:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert is_over(stage)
    assert stage.player.names()[-1] == "halt"  # the sample goes silent


def test_by_mouse_and_back(stage: UiStage) -> None:
    view = begun(stage)

    def click(widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    assert not view.back.isVisible()
    click(view.on)
    click(view.back)
    assert view.number == 0
    click(view.on)
    click(view.on)
    assert not view.skip.isVisible()
    click(view.on)
    assert is_over(stage)


def skip(view: FirstStartView) -> None:
    QTest.mouseClick(view.skip, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("leave", [lambda view: press(Qt.Key.Key_Escape), skip], ids=["esc", "skip"])
@pytest.mark.parametrize("number", [0, 1])
def test_each_screen_can_be_skipped(number: int, leave: Callable[[FirstStartView], None], stage: UiStage) -> None:
    view = begun(stage)
    view.show_screen(number)
    leave(view)
    assert is_over(stage)


def test_the_last_screen_is_left_by_esc_and_help_is_a_key_away(stage: UiStage) -> None:
    begun(stage).show_screen(len(screens()) - 1)
    press(Qt.Key.Key_Escape)
    assert is_over(stage)
    begun(stage)
    press(Qt.Key.Key_F1)
    stage.settle()
    assert stage.herstel.window.pages.help.isVisible()


def test_an_exercise_that_begins_from_outside_has_the_window(stage: UiStage) -> None:
    begun(stage)
    stage.herstel.window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    assert stage.herstel.first_start.view is None
    assert stage.herstel.window.pane.isVisible()


def test_it_is_seen_once_and_a_closed_window_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    stage = make_stage(qapp, tmp_path / "data")
    begun(stage)
    assert kept(stage, tmp_path)["welcomed"] is True
    stage.close()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, FirstStartView)]


def test_a_muted_computer_can_be_heard_again(stage: UiStage) -> None:
    stage.herstel.engine.volume.toggle_mute()
    view = begun(stage)
    view.show_screen(len(screens()) - 1)
    view.sound.hear.click()
    assert len(plays(stage)) == 1
    assert not stage.herstel.engine.settings.settings.muted
