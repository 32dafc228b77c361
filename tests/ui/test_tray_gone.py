"""The tray is gone, or not there yet, while the window is in it: the window comes back, and the reminder is seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.helpers.tray import TrayStage, end, tray_stage

REMINDER = "Je avond staat klaar. Begin als je wilt."
TEN_PAST = datetime(2026, 11, 22, 22, 10)  # noqa: DTZ001


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[TrayStage]:
    made = tray_stage(tmp_path, reminder=True, tray_told=True)
    yield made
    end(made)


def rings(stage: TrayStage) -> int:
    """Say how many timers of the background are on."""
    return sum(timer.isActive() for timer in stage.background.findChildren(QTimer))


def test_the_window_comes_back_as_a_task_when_the_tray_has_gone(stage: TrayStage) -> None:
    stage.window.close()
    stage.has_tray = False
    stage.let_timers_ring()
    assert not stage.window.isVisible(), "a panel that restarts is given a moment"
    stage.let_timers_ring()
    assert stage.window.isVisible()
    assert stage.window.isMinimized()
    assert rings(stage) == 0, "nothing is watched once the window is there"
    stage.background.bring_forward()
    assert not stage.window.isMinimized()


def test_a_tray_that_restarts_brings_nothing_back(stage: TrayStage) -> None:
    stage.window.close()
    for _ in range(3):
        stage.has_tray = False
        stage.let_timers_ring()
        stage.has_tray = True
        stage.let_timers_ring()
        assert not stage.window.isVisible()
    stage.has_tray = False
    stage.let_timers_ring()
    stage.let_timers_ring()
    assert stage.window.isMinimized(), "it has to be watched for good"


def test_a_tray_that_is_there_is_only_looked_at(stage: TrayStage) -> None:
    assert rings(stage) == 0
    stage.window.close()
    for _ in range(5):
        stage.let_timers_ring()
        assert rings(stage) == 1
        assert not stage.window.isVisible()


def test_started_out_of_sight_the_tray_is_watched_too(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, out_of_sight=True)
    stage.has_tray = False
    stage.let_timers_ring()
    stage.let_timers_ring()
    assert stage.window.isMinimized()
    end(stage)


def test_a_window_that_came_back_goes_to_the_tray_again(stage: TrayStage) -> None:
    stage.window.close()
    stage.has_tray = False
    stage.let_timers_ring()
    stage.let_timers_ring()
    stage.has_tray = True
    stage.window.close()
    assert not stage.window.isVisible()
    assert rings(stage) == 1


def test_the_reminder_of_a_tray_that_has_gone_is_in_the_window(stage: TrayStage) -> None:
    stage.herstel.window.open_page("settings")
    stage.window.close()
    stage.has_tray = False
    stage.computer.live(stage.computer.day(0, 23))
    assert stage.messages == []
    assert stage.window.isVisible()
    assert stage.window.isMinimized()
    notices = stage.herstel.window.notices
    assert notices.text == REMINDER
    assert stage.herstel.engine.settings.settings.reminded == "2026-11-22"
    notices.act_button.click()
    assert not stage.window.isMinimized()
    assert stage.herstel.window.page == "tonight"


def test_the_reminder_of_a_tray_that_takes_no_messages_is_in_the_window(stage: TrayStage) -> None:
    stage.takes_messages = False
    stage.window.close()
    stage.computer.live(stage.computer.day(0, 23))
    assert stage.window.isMinimized()
    assert stage.herstel.window.notices.text == REMINDER


@pytest.mark.parametrize("comes", [True, False])
def test_at_login_the_reminder_waits_until_it_can_be_seen(qapp: QApplication, tmp_path: Path, comes: bool) -> None:
    stage = tray_stage(tmp_path, has_tray=False, out_of_sight=True, now=TEN_PAST, reminder=True)
    assert stage.messages == []
    assert stage.herstel.window.notices.text == ""
    assert stage.herstel.engine.settings.settings.reminded == "", "nobody has seen it"
    stage.has_tray = comes
    stage.let_timers_ring()
    assert stage.messages == ([REMINDER] if comes else [])
    assert stage.window.isMinimized() is not comes
    assert stage.herstel.window.notices.text == ("" if comes else REMINDER)
    assert stage.herstel.engine.settings.settings.reminded == "2026-11-22"
    end(stage)


def test_a_minimised_window_is_not_in_front(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, reminder=True)
    stage.window.showMinimized()
    stage.settle()
    stage.computer.live(stage.computer.day(0, 23))
    assert stage.herstel.window.notices.text == REMINDER
    end(stage)


def test_a_window_in_front_needs_no_reminder(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, reminder=True)
    stage.window.activateWindow()
    stage.settle()
    stage.computer.live(stage.computer.day(0, 23))
    assert stage.herstel.window.notices.text == ""
    assert stage.herstel.engine.settings.settings.reminded == "2026-11-22"
    end(stage)
