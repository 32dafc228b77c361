"""The window comes back as it was left, and never out of reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.ui.shell.window_place import first_place, within_reach
from tests.ui.conftest import UiStage, make_stage

ROOT = Path(__file__).parents[2]
WIDE, LEFT = QRect(0, 0, 1920, 1040), QRect(-1280, 200, 1280, 800)


@pytest.mark.parametrize(
    ("place", "screens", "found"),
    [
        (QRect(100, 60, 1200, 780), [WIDE], QRect(100, 60, 1200, 780)),
        (QRect(-1000, 240, 900, 700), [WIDE, LEFT], QRect(-1000, 240, 900, 700)),
        (QRect(-1000, 240, 900, 700), [WIDE], None),
        (QRect(0, 5000, 900, 700), [WIDE], None),
        (QRect(1700, 60, 1200, 780), [WIDE], QRect(712, 60, 1200, 780)),
        (QRect(0, 0, 3840, 2100), [WIDE], QRect(8, 40, 1904, 992)),
        (QRect(40, 10, 1200, 780), [WIDE], QRect(40, 40, 1200, 780)),  # its title would be out of sight
        (QRect(40, 31, 1200, 780), [WIDE], QRect(40, 31, 1200, 780)),
        (QRect(60, 60, 1200, 780), [QRect(0, 0, 960, 500)], QRect(8, 40, 944, 452)),
        (QRect(1900, 60, 1200, 780), [WIDE], None),
    ],
)
def test_a_place_is_within_reach(place: QRect, screens: list[QRect], found: QRect | None) -> None:
    assert within_reach(place, screens) == found


@pytest.mark.parametrize(
    ("screen", "found"),
    [
        (QRect(0, 0, 1920, 1040), None),
        (QRect(0, 0, 1280, 680), QRect(40, 40, 1200, 632)),
        (QRect(0, 25, 1440, 820), QRect(120, 65, 1200, 772)),
        (QRect(0, 0, 960, 500), QRect(8, 40, 944, 452)),
    ],
)
def test_the_first_window_fits_the_screen(screen: QRect, found: QRect | None) -> None:
    assert first_place(QSize(1200, 780), screen) == found


FIRST_WINDOW = """
import json, sys
from pathlib import Path
from herstel_app.app import Services, build, make_application
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import NeverAwake
from herstel_app.paths import DataDir
from tests.helpers.screens import StageClock
app = make_application(["herstel"])
herstel = build(app, DataDir(Path(sys.argv[1])), Services(StageClock(), SilentPlayer(), NeverAwake()))
window = herstel.window
window.show()
app.processEvents()
def is_whole(widget):
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()
print(json.dumps({
    "frame": window.screen().availableGeometry().contains(window.geometry()),
    "size": window.size().toTuple(),
    "least": window.minimumSize().toTuple(),
    "Begin": is_whole(window.pages.tonight.begin_button),
    "Hulp": is_whole(window.rail.pages["help"]),
    "Instellingen": is_whole(window.rail.pages["settings"]),
}))
window.close()
herstel.close()
"""


@pytest.mark.parametrize(
    ("pixels", "factor"), [((1280, 720), "1"), ((1920, 1080), "1.5"), ((1920, 1080), "2"), ((2560, 1440), "1")]
)
def test_on_a_small_screen_begin_and_help_are_in_sight(pixels: tuple[int, int], factor: str, tmp_path: Path) -> None:
    screen = {"name": "one", "x": 0, "y": 0, "width": pixels[0], "height": pixels[1], "logicalDpi": 96, "dpr": 1}
    (tmp_path / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen:configfile=screen.json", "QT_SCALE_FACTOR": factor}
    env["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-c", FIRST_WINDOW, str(tmp_path / "data")]
    shown = json.loads(subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=True).stdout)
    least = shown.pop("least")
    assert least[0] <= 960
    assert least[1] <= 440  # of 540, with a task bar and a title bar
    width, height = shown.pop("size")
    assert (width, height) == (1200, 780) or width < 1200 or height < 780
    assert shown == {"frame": True, "Begin": True, "Hulp": True, "Instellingen": True}


def again(stage: UiStage, folder: Path) -> UiStage:
    stage.close()
    return make_stage(make_application(["herstel"]), folder)


def test_size_place_and_page_come_back(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    stage = make_stage(qapp, folder)
    stage.herstel.window.setGeometry(12, 48, 730, 560)
    stage.herstel.window.open_page("lookback")
    stage.settle()
    stage = again(stage, folder)
    assert stage.herstel.window.geometry() == QRect(12, 48, 730, 560)
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
