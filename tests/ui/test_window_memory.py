"""The window comes back as it was left, and never out of reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.ui.window_memory import within_reach
from tests.ui.conftest import UiStage, make_stage

WIDE, LEFT = QRect(0, 0, 1920, 1040), QRect(-1280, 200, 1280, 800)


@pytest.mark.parametrize(
    ("place", "screens", "found"),
    [
        (QRect(100, 60, 1200, 780), [WIDE], QRect(100, 60, 1200, 780)),
        (QRect(-1000, 240, 900, 700), [WIDE, LEFT], QRect(-1000, 240, 900, 700)),
        (QRect(-1000, 240, 900, 700), [WIDE], None),
        (QRect(0, 5000, 900, 700), [WIDE], None),
        (QRect(1700, 60, 1200, 780), [WIDE], QRect(720, 60, 1200, 780)),
        (QRect(0, 0, 3840, 2100), [WIDE], WIDE),
        (QRect(1900, 60, 1200, 780), [WIDE], None),
    ],
)
def test_a_place_is_within_reach(place: QRect, screens: list[QRect], found: QRect | None) -> None:
    assert within_reach(place, screens) == found


def again(stage: UiStage, folder: Path) -> UiStage:
    stage.close()
    return make_stage(make_application(["herstel"]), folder)


def test_size_place_and_page_come_back(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    stage = make_stage(qapp, folder)
    stage.herstel.window.setGeometry(12, 8, 730, 560)
    stage.herstel.window.open_page("lookback")
    stage.settle()
    stage = again(stage, folder)
    assert stage.herstel.window.geometry() == QRect(12, 8, 730, 560)
    assert stage.herstel.window.page == "lookback"
    stage.herstel.window.open_page("help")  # no page to begin with
    stage.herstel.window.showFullScreen()
    stage.settle()
    stage = again(stage, folder)
    assert stage.herstel.window.page == "lookback"
    assert (stage.herstel.window.width(), stage.herstel.window.isFullScreen()) == (730, False)
    stage.herstel.window.showMaximized()
    stage.settle()
    stage = again(stage, folder)
    assert stage.herstel.window.isMaximized()
    assert json.loads((folder / "settings.json").read_text(encoding="utf-8"))["window"]["width"] == 730
    stage.close()


@pytest.mark.parametrize(
    "settings",
    [
        {"window": {"x": 90_000, "y": 0, "width": 90_000, "height": 1}, "last_page": "nowhere"},
        {"window": {"x": -100_000, "y": -100_000, "width": -5, "height": -5}},
        {"window": {"x": 10**30, "y": 0, "width": 800, "height": 600}},
    ],
)
def test_a_place_that_makes_no_sense_does_no_harm(
    settings: dict[str, object], qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    stage = make_stage(qapp, folder)
    window, screen = stage.herstel.window, qapp.primaryScreen().availableGeometry()
    assert screen.intersects(window.geometry())
    assert window.width() <= 1200  # as it is made, where nothing is remembered
    assert window.page == "tonight"
    stage.close()
