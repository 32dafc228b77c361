"""The program on a desktop with a tray that may go, and with an alarm that is told when to ring."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from herstel_app.app import Services, build, make_application
from herstel_app.paths import DataDir
from herstel_app.ui.shell.background import Background
from herstel_app.ui.shell.tray import Tray
from tests.helpers.background import Computer, FakeAutostart
from tests.helpers.settings_states import StageVoice
from tests.ui.conftest import RecordingKeepAwake, RecordingPlayer, UiStage

NOW = datetime(2026, 11, 22, 21, 40)  # noqa: DTZ001


class TrayStage(UiStage):
    """A stage on a desktop with a tray."""

    computer: Computer
    autostart: FakeAutostart
    messages: list[str]
    has_tray: bool
    takes_messages: bool

    @property
    def background(self) -> Background:
        return self.herstel.background

    @property
    def tray(self) -> Tray:
        return self.herstel.background.tray

    @property
    def window(self) -> QWidget:
        return self.herstel.window

    def item(self, text: str) -> None:
        """Choose from the menu."""
        next(action for action in self.tray.menu.actions() if action.text() == text).trigger()
        self.settle()

    def let_timers_ring(self) -> None:
        """Ring every timer of the background that is on, once."""
        for timer in self.background.findChildren(QTimer):
            if timer.isActive():
                timer.timeout.emit()
        self.settle()


def tray_stage(
    folder: Path, has_tray: bool = True, out_of_sight: bool = False, now: datetime = NOW, **settings: object
) -> TrayStage:
    app = make_application(["herstel"])
    data = folder / "data"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps({"tray": True, "health_facts": [], **settings}), encoding="utf-8")
    computer = Computer(now)
    player, autostart = RecordingPlayer(), FakeAutostart()
    services = Services(computer, player, RecordingKeepAwake(), StageVoice(), alarm=computer.alarm, autostart=autostart)
    stage: TrayStage
    services.has_tray = lambda: stage.has_tray
    stage = TrayStage.__new__(TrayStage)
    stage.has_tray, stage.takes_messages = has_tray, True
    stage.messages = []
    TrayStage.__init__(stage, app, build(app, DataDir(data), services), computer)  # type: ignore[arg-type]
    stage.player, stage.computer, stage.autostart = player, computer, autostart
    stage.tray.icon.supportsMessages = lambda: stage.takes_messages  # type: ignore[method-assign]
    stage.tray.icon.showMessage = lambda title, text, *_: stage.messages.append(text)  # type: ignore[method-assign]
    stage.background.start(out_of_sight)
    stage.settle()
    return stage


def end(stage: TrayStage) -> None:
    stage.herstel.window.quit()
    stage.close()
