"""Settings that could not be read when the program began, or not be written later: nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstel_app.app import make_application
from herstel_app.core.settings import Settings
from herstel_app.engine import settings_model
from herstel_app.storage.settings import SettingsFile
from tests.helpers.disks import hold
from tests.ui.conftest import make_stage


class Held:
    """Whether another program holds the settings."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = True
        hold(monkeypatch, ("read_bytes", "replace"), lambda file: file == path and self.now)


def test_they_come_back_when_they_can_be_read(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).save(Settings(volume=15, muted=True, dark_orb=False, welcomed=True, history=False))
    held = Held(path, monkeypatch)
    monkeypatch.setattr(settings_model, "RETRY_S", 0.02)
    stage = make_stage(make_application(["herstel"]), tmp_path)
    model, notices = stage.herstel.engine.settings, stage.herstel.window.notices
    assert "een ander programma houdt dit bestand vast" in notices.text
    model.change(cue_percent=35)
    model.write()
    assert SettingsFile(path).load()[0].cue_percent != 35
    held.now = False
    qtbot.waitUntil(lambda: SettingsFile(path).load()[0].cue_percent == 35, timeout=5000)
    settings = model.settings
    assert settings == SettingsFile(path).load()[0]
    assert (settings.volume, settings.muted, settings.dark_orb, settings.welcomed) == (15, True, False, True)
    assert not stage.herstel.journal.store.keeps
    assert stage.player.asked[-2:] == [("volume", 15), ("muted", True)]
    assert notices.text == ""
    stage.close()


def test_what_cannot_be_written_is_written_when_it_can(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_model, "RETRY_S", 0.02)
    stage = make_stage(make_application(["herstel"]), tmp_path)
    model, notices = stage.herstel.engine.settings, stage.herstel.window.notices
    held = Held(tmp_path / "settings.json", monkeypatch)
    model.change(volume=77)
    model.write()
    assert "niet te schrijven: een ander programma houdt dit bestand vast" in notices.text
    held.now = False
    qtbot.waitUntil(lambda: SettingsFile(tmp_path / "settings.json").load()[0].volume == 77, timeout=5000)
    assert notices.text == ""
    stage.close()
