"""What tells of the day and the hour: made anew when the window comes back, and while it stays open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.core.trial import TrialPlan
from herstel_app.storage.trials import SqliteTrials
from herstel_app.ui.pages.trial.setup import PAIRS
from tests.helpers.tray import TrayStage, end, tray_stage
from tests.ui.test_tonight import click, named


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[TrayStage]:
    made = tray_stage(tmp_path, tray_told=True)
    yield made
    end(made)


def texts(page: QWidget) -> list[str]:
    """Give what stands on a page."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def let_pass(stage: TrayStage, until: datetime) -> None:
    """Let the clock go on, and every timer that waits for it ring."""
    stage.computer.wall = until.replace(tzinfo=stage.computer.wall.tzinfo)
    for timer in stage.background.time.findChildren(QTimer):
        if timer.isActive():
            timer.timeout.emit()
    stage.settle()


def away(stage: TrayStage, how: str) -> None:
    if how == "tray":
        stage.window.close()
    else:
        stage.window.showMinimized()
    stage.settle()


@pytest.mark.parametrize("how", ["tray", "minimised", "in view"])
def test_another_evening_begins_anew(stage: TrayStage, how: str) -> None:
    page = stage.herstel.window.pages.tonight
    page.other_button.click()
    page.card.other.more_link.click()
    page.card.other.longer_link.click()
    page.card.other.own_minutes.setValue(50)
    click(named(page, "In mijn hoofd"))
    if how != "in view":
        away(stage, how)
    let_pass(stage, stage.computer.day(1, 13, 5))
    if how != "in view":
        stage.background.bring_forward()
        stage.settle()
    assert "Maandagmiddag" in texts(page)
    assert named(page, "In mijn hoofd").isChecked()
    choice = stage.herstel.engine.evening_choice
    assert (choice.where, choice.minutes) == ("head", 35), "so much more time was for last night"


@pytest.mark.parametrize("how", ["tray", "minimised", "in view"])
def test_later_that_evening_the_answers_stay(stage: TrayStage, how: str) -> None:
    page = stage.herstel.window.pages.tonight
    click(named(page, "In mijn hoofd"))
    if how != "in view":
        away(stage, how)
    let_pass(stage, stage.computer.day(1, 0, 20))
    if how != "in view":
        stage.background.bring_forward()
        stage.settle()
    assert "Maandagnacht" in texts(page)
    assert stage.herstel.engine.evening_choice.where == "head"


def test_what_was_put_together_by_hand_stays(stage: TrayStage) -> None:
    page = stage.herstel.window.pages.tonight
    page.other_button.click()
    page.card.other.more_link.click()
    stage.settle()
    click(page.card.other.rows.rows[0].acts["out"])
    made = page.evening
    stage.window.close()
    let_pass(stage, stage.computer.day(1, 21))
    stage.background.bring_forward()
    assert "Maandagavond" in texts(page)
    assert page.evening == made


def test_another_text_size_does_not_make_it_another_evening(stage: TrayStage) -> None:
    click(named(stage.herstel.window.pages.tonight, "In mijn hoofd"))
    stage.herstel.window.rebuild(lambda: None)
    stage.settle()
    page = stage.herstel.window.pages.tonight
    assert named(page, "In mijn hoofd").isChecked()
    let_pass(stage, stage.computer.day(1, 21))
    assert named(page, "In mijn hoofd").isChecked()


def test_the_step_that_is_being_done_is_left_alone(stage: TrayStage) -> None:
    page = stage.herstel.window.pages.tonight
    evening = page.evening
    page.begin_button.click()
    assert stage.herstel.engine.programmes.is_evening
    let_pass(stage, stage.computer.day(1, 4, 1))
    assert page.evening == evening
    assert not page.begin_button.isVisibleTo(page)


def test_the_trial_has_another_evening(stage: TrayStage) -> None:
    trials, window = SqliteTrials(stage.herstel.journal.store), stage.herstel.window
    kept = trials.start(TrialPlan("slow-breathing", "Rustig ademen", 10, "in bed", 6), "seed")
    trials.begin(kept.id, stage.computer.now())
    trials.finish(kept.id)
    window.open_page("trial")
    window.pages.trial.cards["body"].setFocus()
    assert "Voor vanavond is het klaar." in texts(window.pages.trial)
    stage.window.close()
    let_pass(stage, stage.computer.day(1, 21))
    stage.background.bring_forward()
    stage.settle()
    assert "Rust of oefening?" in texts(window.pages.trial)
    assert window.focusWidget() is window.pages.trial, "the control that had it is not there any more"


def test_a_trial_that_is_being_chosen_is_left_alone(stage: TrayStage) -> None:
    page = stage.herstel.window.pages.trial
    stage.herstel.window.open_page("trial")
    assert page.choose_button is not None
    page.choose_button.click()
    assert page.setup is not None
    stage.settle()
    click(named(page.setup, f"{2 * PAIRS[-1]} avonden"))
    let_pass(stage, stage.computer.day(1, 21))
    assert page.setup.plan.pairs == PAIRS[-1]


def test_the_yardstick_has_another_week(stage: TrayStage) -> None:
    window = stage.herstel.window
    window.open_page("lookback")
    window.pages.lookback.show_view("yardstick")
    assert any("16 tot en met 22 november" in text for text in texts(window.pages.lookback))
    stage.window.close()
    let_pass(stage, stage.computer.day(2, 21))
    stage.background.bring_forward()
    stage.settle()
    assert any("23 tot en met 29 november" in text for text in texts(window.pages.lookback))


def test_the_reminder_of_last_night_is_gone(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, reminder=True)
    stage.window.showMinimized()
    stage.settle()
    stage.computer.live(stage.computer.day(0, 23))
    assert stage.herstel.window.notices.text
    let_pass(stage, stage.computer.day(1, 12))
    stage.background.bring_forward()
    stage.settle()
    assert stage.herstel.window.notices.text == ""
    end(stage)


def test_started_out_of_sight_the_first_look_is_of_now(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, out_of_sight=True)
    let_pass(stage, stage.computer.day(1, 21))
    stage.background.bring_forward()
    stage.settle()
    assert "Maandagavond" in texts(stage.herstel.window.pages.tonight)
    end(stage)


def test_it_waits_for_the_next_minute_and_out_of_sight_for_nothing(stage: TrayStage) -> None:
    (timer,) = stage.background.time.findChildren(QTimer)
    stage.computer.wall += timedelta(seconds=10)
    timer.timeout.emit()
    assert timer.isActive()
    assert 50_000 <= timer.interval() <= 52_000
    for how in ("minimised", "tray"):
        away(stage, how)
        assert not timer.isActive()
        stage.background.bring_forward()
        stage.settle()
        assert timer.isActive()
