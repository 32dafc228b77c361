"""Instellingen, *Avond*: the reminder and the background."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from herstel_app.core.reminder import WORRY_TIME
from herstel_app.ui.kit.switch import RING
from tests.helpers.added_exercises import add_exercise, drop_exercise
from tests.helpers.tray import TrayStage, end, tray_stage
from tests.ui.stage_parts import kept


def evening_stage(tmp_path: Path, **settings: object) -> TrayStage:
    stage = tray_stage(tmp_path, **settings)  # type: ignore[arg-type]
    stage.herstel.window.open_page("settings")
    stage.settle()
    return stage


def test_reminder_is_off_and_brings_the_icon_along(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, tray=False)
    section = stage.herstel.window.pages.settings.evening
    assert not section.reminder.switch_row.switch.isChecked()
    assert section.reminder.time_row.isHidden()
    assert section.reminder.days.isHidden()
    section.reminder.switch_row.switch.click()
    assert not section.reminder.time_row.isHidden()
    assert section.tray.switch.isChecked()
    assert stage.tray.icon.isVisible()
    assert (kept(stage, tmp_path)["reminder"], kept(stage, tmp_path)["tray"]) == (True, True)
    assert stage.computer.alarm.moment == stage.computer.local(stage.computer.day(0, 22))
    end(stage)


def test_time_and_days(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, reminder=True)
    section = stage.herstel.window.pages.settings.evening
    time, steps = section.reminder.time, section.reminder.steps
    assert time.text() == "22:00"
    time.setValue(23 * 60 + 45)
    steps.more.click()
    assert time.text() == "0:00", "midnight is passed"
    assert kept(stage, tmp_path)["reminder_at_min"] == 0
    time.setValue(time.maximum())
    assert time.text() == "1:00"
    assert kept(stage, tmp_path)["reminder_at_min"] == 60
    assert not steps.more.isEnabled()
    steps.less.click()
    assert kept(stage, tmp_path)["reminder_at_min"] == 45
    assert steps.more.isEnabled()
    time.setValue(time.minimum())
    assert not steps.less.isEnabled()
    assert kept(stage, tmp_path)["reminder_at_min"] == 18 * 60
    section.reminder.days.chips[5].click()
    section.reminder.days.chips[6].click()
    assert kept(stage, tmp_path)["reminder_days"] == [0, 1, 2, 3, 4]
    section.reminder.days.chips[5].click()
    assert kept(stage, tmp_path)["reminder_days"] == [0, 1, 2, 3, 4, 5]
    assert section.reminder.days.chips[5].accessibleName() == "Op deze avonden: zaterdag"
    assert stage.computer.alarm.moment == stage.computer.local(stage.computer.day(1, 18))
    end(stage)


@pytest.mark.parametrize("percent", [100, 160])
def test_what_sets_a_time_ends_where_the_switch_does(qapp: QApplication, tmp_path: Path, percent: int) -> None:
    stage = evening_stage(tmp_path, reminder=True, text_scale_percent=percent)
    page = stage.herstel.window.pages.settings
    page.show_section("Herinneringen")
    stage.settle()
    card = page.evening.reminder
    more, switch = card.steps.more, card.switch_row.switch
    ends = [each.mapTo(card, QPoint(each.width(), 0)).x() for each in (more, switch)]
    assert ends[0] == ends[1] - RING
    assert card.time_row.title.mapTo(card, QPoint()).x() == card.switch_row.mapTo(card, QPoint()).x()
    end(stage)


def test_a_time_after_midnight_is_shown(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, reminder=True, reminder_at_min=30)
    assert stage.herstel.window.pages.settings.evening.reminder.time.text() == "0:30"
    end(stage)


def test_without_a_tray_the_section_says_what_is_possible(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, has_tray=False, tray=False)
    section = stage.herstel.window.pages.settings.evening
    assert not section.tray.isEnabled()
    section.reminder.switch_row.switch.click()
    assert not section.tray.switch.isChecked()
    assert "zolang het venster" in section.reminder.switch_row.switch.accessibleDescription()
    end(stage)


def test_start_at_login(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, tray=False)
    section = stage.herstel.window.pages.settings.evening
    section.autostart.switch.click()
    assert stage.autostart.on
    assert section.tray.switch.isChecked()
    section.autostart.switch.click()
    assert stage.autostart.on is False
    end(stage)


def test_a_system_that_refuses_is_told_and_shown(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path)
    stage.autostart.refuses = True
    section = stage.herstel.window.pages.settings.evening
    section.autostart.switch.click()
    assert not section.autostart.switch.isChecked()
    assert stage.herstel.window.notices.text == "/home/a/herstel.desktop is niet te schrijven: vol."
    end(stage)


def worry_stage(tmp_path: Path, **settings: object) -> TrayStage:
    """Give the page with a piekermoment that fits everyone."""
    stage = evening_stage(tmp_path, **settings)
    add_exercise(stage.herstel.engine, WORRY_TIME, like="thought-parking", place="alone", title="Piekermoment")
    return stage


def test_the_piekermoment_is_off_and_brings_the_icon_along(qapp: QApplication, tmp_path: Path) -> None:
    stage = worry_stage(tmp_path, tray=False)
    section = stage.herstel.window.pages.settings.evening
    worry = section.worry
    assert worry.isVisibleTo(section)
    assert not worry.switch_row.switch.isChecked()
    assert worry.time_row.isHidden()
    assert worry.time.accessibleName() == "Hoe laat het piekermoment komt"
    worry.switch_row.switch.click()
    assert not worry.time_row.isHidden()
    assert section.reminder.time_row.isHidden(), "the other one is left alone"
    assert section.tray.switch.isChecked()
    assert worry.time.text() == "17:30"
    assert (kept(stage, tmp_path)["worry_reminder"], kept(stage, tmp_path)["reminder"]) == (True, False)
    assert stage.computer.alarm.moment == stage.computer.local(stage.computer.day(1, 17, 30))
    end(stage)


def test_the_piekermoment_has_its_own_time_and_days(qapp: QApplication, tmp_path: Path) -> None:
    stage = worry_stage(tmp_path, worry_reminder=True)
    worry = stage.herstel.window.pages.settings.evening.worry
    worry.time.setValue(worry.time.minimum())
    assert worry.time.text() == "12:00"
    worry.time.setValue(15 * 60)
    worry.days.chips[6].click()
    assert worry.days.chips[6].accessibleName() == "Op deze dagen: zondag"
    assert kept(stage, tmp_path)["worry_reminder_at_min"] == 15 * 60
    assert kept(stage, tmp_path)["worry_reminder_days"] == [0, 1, 2, 3, 4, 5]
    assert kept(stage, tmp_path)["reminder_days"] == [0, 1, 2, 3, 4, 5, 6]
    assert kept(stage, tmp_path)["reminder_at_min"] == 22 * 60
    end(stage)


def test_a_late_piekermoment_is_not_refused_and_that_it_is_late_is_said(qapp: QApplication, tmp_path: Path) -> None:
    stage = worry_stage(tmp_path, worry_reminder=True)
    worry = stage.herstel.window.pages.settings.evening.worry
    worry.time.setValue(20 * 60)
    assert not worry.late.isVisibleTo(worry)
    worry.steps.more.click()
    assert worry.late.isVisibleTo(worry)
    assert "Dit is laat. Kies liever een tijd vóór 20:00, ruim voordat je gaat slapen." in worry.late.text()
    assert kept(stage, tmp_path)["worry_reminder_at_min"] == 20 * 60 + 15
    worry.switch_row.switch.click()
    assert not worry.late.isVisibleTo(worry)
    end(stage)


@pytest.mark.parametrize(("at_min", "words", "late"), [(23 * 60 + 32, "23:32", True), (9 * 60, "9:00", False)])
def test_a_time_that_was_kept_by_hand_is_shown_as_it_is(
    qapp: QApplication, tmp_path: Path, at_min: int, words: str, late: bool
) -> None:
    stage = worry_stage(tmp_path, worry_reminder=True, worry_reminder_at_min=at_min, reminder_at_min=9 * 60)
    section = stage.herstel.window.pages.settings.evening
    assert section.worry.time.text() == words
    assert section.worry.late.isVisibleTo(section.worry) == late
    assert section.reminder.time.text() == "9:00"
    end(stage)


def test_a_piekermoment_that_does_not_fit_can_only_be_switched_off(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, worry_reminder=True, health_facts=["panic"])
    worry = stage.herstel.window.pages.settings.evening.worry
    add_exercise(stage.herstel.engine, WORRY_TIME, like="thought-parking", title="Piekermoment", not_for=("panic",))
    assert "past niet bij wat je over jezelf zei" in worry.switch_row.switch.accessibleDescription()
    assert worry.time_row.isHidden()
    worry.switch_row.switch.click()
    assert not worry.switch_row.switch.isChecked()
    assert not worry.switch_row.isEnabled()
    stage.herstel.engine.fit.take([])
    assert worry.switch_row.isEnabled()
    assert "voor een vast moment om te piekeren" in worry.switch_row.switch.accessibleDescription()
    end(stage)


def test_without_the_exercise_there_is_no_such_card(qapp: QApplication, tmp_path: Path) -> None:
    stage = worry_stage(tmp_path)
    section = stage.herstel.window.pages.settings.evening
    drop_exercise(stage.herstel.engine, WORRY_TIME)
    assert not section.worry.isVisibleTo(section)
    end(stage)


def test_what_is_changed_elsewhere_is_shown(qapp: QApplication, tmp_path: Path) -> None:
    stage = worry_stage(tmp_path)
    section = stage.herstel.window.pages.settings.evening
    armed = stage.computer.alarm.armed
    stage.herstel.engine.settings.change(
        worry_reminder=True, worry_reminder_at_min=20 * 60 + 30, worry_reminder_days=(2,), reminder_at_min=23 * 60
    )
    assert section.worry.switch_row.switch.isChecked()
    assert section.worry.time.text() == "20:30"
    assert section.worry.days.on == (2,)
    assert section.worry.late.isVisibleTo(section.worry)
    assert section.reminder.time.text() == "23:00"
    assert not section.reminder.switch_row.switch.isChecked()
    assert stage.computer.alarm.armed == armed + 1, "what is shown changes nothing"
    end(stage)
