"""Instellingen, *Avond*: the reminder and the background."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.ui.pages.settings.evening import time_words
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
    assert not section.reminder.switch.isChecked()
    assert not section.time.isEnabled()
    assert not section.days.isEnabled()
    section.reminder.switch.click()
    assert section.time.isEnabled()
    assert section.tray.switch.isChecked()
    assert stage.tray.icon.isVisible()
    assert (kept(stage, tmp_path)["reminder"], kept(stage, tmp_path)["tray"]) == (True, True)
    assert stage.computer.alarm.moment == stage.computer.local(stage.computer.day(0, 22))
    end(stage)


def test_time_and_days(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, reminder=True)
    section = stage.herstel.window.pages.settings.evening
    slider = section.time.slider
    assert slider.accessibleDescription() == "22.00 uur"
    slider.setValue(slider.maximum())
    assert slider.accessibleDescription() == "1.00 uur"
    assert kept(stage, tmp_path)["reminder_at_min"] == 60
    slider.setValue(slider.minimum())
    assert kept(stage, tmp_path)["reminder_at_min"] == 18 * 60
    section.days.chips[5].click()
    section.days.chips[6].click()
    assert kept(stage, tmp_path)["reminder_days"] == [0, 1, 2, 3, 4]
    section.days.chips[5].click()
    assert kept(stage, tmp_path)["reminder_days"] == [0, 1, 2, 3, 4, 5]
    assert section.days.chips[5].accessibleName() == "Op deze avonden: zaterdag"
    assert stage.computer.alarm.moment == stage.computer.local(stage.computer.day(1, 18))
    end(stage)


@pytest.mark.parametrize(
    ("minutes", "words"), [(22 * 60, "22.00 uur"), (24 * 60 + 15, "0.15 uur"), (1125, "18.45 uur")]
)
def test_time_words(minutes: int, words: str) -> None:
    assert time_words(minutes) == words


def test_a_time_after_midnight_is_shown(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, reminder=True, reminder_at_min=30)
    assert stage.herstel.window.pages.settings.evening.time.slider.accessibleDescription() == "0.30 uur"
    end(stage)


def test_without_a_tray_the_section_says_what_is_possible(qapp: QApplication, tmp_path: Path) -> None:
    stage = evening_stage(tmp_path, has_tray=False, tray=False)
    section = stage.herstel.window.pages.settings.evening
    assert not section.tray.isEnabled()
    section.reminder.switch.click()
    assert not section.tray.switch.isChecked()
    assert "zolang het venster" in section.reminder.switch.accessibleDescription()
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
