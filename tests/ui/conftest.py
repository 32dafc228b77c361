"""The whole window on fresh data, with a clock that is told and no sound."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from herstel_app.app import Services, build, make_application
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.paths import DataDir
from herstel_app.ui.kit.focus_ring import BY_KEY
from tests.helpers.screens import Stage, StageClock
from tests.helpers.settings_states import StageVoice


class RecordingPlayer:
    """Writes down what it is asked, and makes no sound."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.in_s = 0.0
        self.listeners: list[object] = []

    def start(self) -> None:
        self.asked.append(("start",))

    def prepare(self) -> None:
        self.asked.append(("prepare",))

    def ready_in_s(self) -> float:
        return self.in_s

    def play(self, timeline: Timeline, at_s: float) -> None:
        self.asked.append(("play", timeline, at_s))

    def replace(self, timeline: Timeline) -> None:
        self.asked.append(("replace", timeline))

    def halt(self) -> None:
        self.asked.append(("halt",))

    def set_choice(self, choice: SoundChoice) -> None:
        self.asked.append(("choice", choice))

    def set_speech(self, speech: Mapping[str, object]) -> None:
        self.asked.append(("speech", speech))

    def set_volume(self, percent: int) -> None:
        self.asked.append(("volume", percent))

    def set_muted(self, muted: bool) -> None:
        self.asked.append(("muted", muted))

    def on_state(self, listener: object) -> None:
        self.listeners.append(listener)

    def close(self) -> None:
        self.asked.append(("close",))

    def names(self) -> list[object]:
        return [item[0] for item in self.asked]


class RecordingKeepAwake:
    """Knows whether the computer is held awake."""

    held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


class ToldSystem:
    """An operating system that has been told whether there is to be less movement."""

    less_motion = False

    def wants_less_motion(self) -> bool:
        return self.less_motion


class UiStage(Stage):
    """A stage whose player and keep-awake can be asked what happened."""

    player: RecordingPlayer
    keep_awake: RecordingKeepAwake
    system: ToldSystem


def as_nobody_special(folder: Path) -> None:
    """Have the program of a folder be that of someone for whom nothing holds, where it does not say who they are."""
    file = folder / "settings.json"
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        fields = {}
    except (OSError, ValueError):
        return
    if isinstance(fields, dict) and "health_facts" not in fields:
        file.write_text(json.dumps({**fields, "health_facts": []}), encoding="utf-8")


def make_stage(app: QApplication, folder: Path, *, welcomes: bool = False, **others: Any) -> UiStage:
    """Build the program on a folder, and show it, with the first start where it `welcomes`.

    `others` are services in place of those that do nothing.
    """
    as_nobody_special(folder)
    clock, player, keep_awake = StageClock(), RecordingPlayer(), RecordingKeepAwake()
    system = ToldSystem()
    services = Services(clock, player, keep_awake, StageVoice(), wants_less_motion=system.wants_less_motion, **others)
    stage = UiStage(app, build(app, DataDir(folder), services), clock)
    stage.player, stage.keep_awake, stage.system = player, keep_awake, system
    if stage.herstel.engine.settings.settings.window is None:
        stage.herstel.window.resize(1200, 780)  # as on a usual screen: the one of the tests has 800 × 800
    if welcomes:
        stage.herstel.first_start.begin()
    stage.herstel.window.show()
    stage.settle()
    return stage


@pytest.fixture(autouse=True)
def dropped_widgets(qapp: QApplication) -> Iterator[None]:
    """Be rid of what a test made and left: every later style sheet would style it once more."""
    before = set(qapp.topLevelWidgets())
    yield
    for widget in qapp.topLevelWidgets():
        if widget not in before:
            widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setProperty(BY_KEY, None)  # as before any window: which hand was used last is of the next test


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[UiStage]:
    app = make_application(["herstel"])
    made = make_stage(app, tmp_path / "data")
    yield made
    made.close()
