"""When the settings are written: once after a drag, and at once when the program ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstel_app.core.settings import Settings
from herstel_app.storage.settings import SettingsFile
from herstel_app.ui.keeper import WAIT_MS, SettingsKeeper
from tests.ui.asking import page_of
from tests.ui.conftest import UiStage, make_stage

STEPS = 20


class Written:
    """Counts how often the settings are really written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.volumes: list[int] = []
        save = SettingsFile.save

        def counting(file: SettingsFile, settings: Settings) -> None:
            save(file, settings)
            self.volumes.append(settings.volume)

        monkeypatch.setattr(SettingsFile, "save", counting)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    return Written(monkeypatch)


def volume_in(folder: Path) -> int:
    volume: int = json.loads((folder / "settings.json").read_text(encoding="utf-8"))["volume"]
    return volume


def test_one_drag_of_a_slider_is_one_write(stage: UiStage, written: Written, qtbot: QtBot, tmp_path: Path) -> None:
    slider = page_of(stage).sound.volume.slider
    stage.herstel.keeper.write()
    written.volumes.clear()
    slider.setFocus()
    for _ in range(STEPS):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert stage.herstel.keeper.settings.volume == slider.value()  # it counts at once
    assert written.volumes == []
    qtbot.waitUntil(lambda: bool(written.volumes), timeout=10 * WAIT_MS)
    assert written.volumes == [slider.value()]
    assert volume_in(tmp_path / "data") == slider.value()
    stage.herstel.keeper.write()
    assert len(written.volumes) == 1  # there was nothing left


ENDS: dict[str, Callable[[UiStage], object]] = {
    "the window closes": lambda stage: stage.herstel.window.close(),
    "the program quits": lambda stage: stage.herstel.window.quit(),
    "everything is given back": lambda stage: stage.herstel.close(),
}


@pytest.mark.parametrize("way", ENDS)
def test_nothing_is_lost_at_the_end(way: str, stage: UiStage, tmp_path: Path) -> None:
    stage.herstel.keeper.change(volume=33)
    ENDS[way](stage)
    assert volume_in(tmp_path / "data") == 33


def test_put_away_in_the_tray_is_an_end_too(stage: UiStage, tmp_path: Path) -> None:
    stage.herstel.window.stays = lambda: True
    stage.herstel.keeper.change(volume=33)
    stage.herstel.window.close()
    assert volume_in(tmp_path / "data") == 33


def test_the_end_of_the_session_is_heard(qapp: QApplication, tmp_path: Path) -> None:
    # Only Qt itself can make what comes with this signal, so it cannot be given here.
    asks = SIGNAL("commitDataRequest(QSessionManager&)")
    before = qapp.receivers(asks)
    stage = make_stage(qapp, tmp_path / "data")
    assert qapp.receivers(asks) == before + 1
    stage.close()


def test_what_could_not_be_written_is_told_once_and_tried_again(tmp_path: Path, qapp: QApplication) -> None:
    blocker = tmp_path / "map"
    blocker.write_text("geen map", encoding="utf-8")
    keeper = SettingsKeeper(Settings(), SettingsFile(blocker / "settings.json"))
    told: list[str] = []
    keeper.notice.connect(told.append)
    for volume in (10, 20):
        keeper.change(volume=volume)
        keeper.write()
    assert len(told) == 1
    assert "settings.json" in told[0]
    blocker.unlink()
    keeper.write()
    assert volume_in(blocker) == 20
