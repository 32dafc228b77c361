"""No frame is brighter than the page itself: not at the start, not between pages, not while colours change."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.palettes import DAY
from tests.helpers.accessibility import brightness
from tests.helpers.screens import SIZES, Stage, come_to_rest, stage_at
from tests.helpers.waiting import comes

SHARE, MARGIN = 1.02, 0.002
"""What goes by unseen: a card is a little larger before its words are laid out, a ring of the focus."""
BRIGHTEST_DARK = 0.01
"""Mean luminance of the dark screen, of a window that ended in the dark, too."""


class Frames(QObject):
    """Measures what the window brings to the screen, each time it does."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[float] = []
        self._window: QWidget | None = None
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - of Qt
        # From one widget to the next a frame is half painted: what is under a cover shows in it, and on no screen.
        if self._window is not None and event.type() is not QEvent.Type.Paint:
            window, self._window = self._window, None
            self._measure(window)
        shows = (QEvent.Type.UpdateRequest, QEvent.Type.Paint, QEvent.Type.Show)
        if event.type() in shows and isinstance(watched, QWidget):
            self._window = watched.window()
        return False

    def _measure(self, window: QWidget) -> None:
        if window.isVisible():
            picture = QGuiApplication.primaryScreen().grabWindow(window.winId())
            if not picture.isNull():
                self.seen.append(brightness(picture.toImage().scaledToWidth(300)))

    def brightest(self) -> float:
        """Stop, and give the mean luminance of the brightest frame."""
        self._app.removeEventFilter(self)
        assert len(self.seen) > 1, "nothing was seen"
        return max(self.seen)


def page(stage: Stage) -> float:
    stage.settle()
    return brightness(stage.herstel.window.grab().toImage())


@pytest.mark.parametrize("palette", ["night", "day"])
def test_nothing_flashes_at_the_start_or_between_pages(palette: str, qapp: QApplication, tmp_path: Path) -> None:
    app = make_application(["herstel"])
    frames = Frames(app)
    stage = stage_at(app, tmp_path / "data", 100, palette)
    pages = [page(stage)]
    for name in ("reading", "settings", "lookback", "tonight"):
        stage.herstel.window.open_page(name)
        pages.append(page(stage))
    brightest = frames.brightest()
    stage.close()
    assert brightest <= SHARE * max(pages) + MARGIN


@pytest.mark.parametrize("grown", [True, False])
def test_what_ends_in_the_dark_ends_without_light(grown: bool, qapp: QApplication, tmp_path: Path) -> None:
    app = make_application(["herstel"])
    stage = stage_at(app, tmp_path / "data", 100, "day")
    window = stage.herstel.window
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    window.grow(grown)
    stage.settle()
    stage.advance(30)
    window.dark.cover()
    come_to_rest(window)
    stage.advance(30)
    frames = Frames(app)
    stage.advance(400)
    come_to_rest(window)
    for _ in range(3):
        page(stage)
    brightest = frames.brightest()
    practice = stage.herstel.engine.practice
    stage.close()
    assert not practice.is_active
    assert brightest <= BRIGHTEST_DARK


MOST_STEP = 0.3
"""Of mean luminance, from one look to the next: there may be two frames between them, of 0.12 at most."""


def open_other(stage: Stage) -> None:
    stage.herstel.window.open_page("reading")


def ask_more(stage: Stage) -> None:
    stage.herstel.window.pages.tonight.ask_more()


@pytest.mark.parametrize("leave", [ask_more, open_other])
def test_from_good_night_light_comes_little_by_little(
    leave: Callable[[Stage], None], qapp: QApplication, tmp_path: Path
) -> None:
    """Also for who chose light colours after the evening."""
    app = make_application(["herstel"])
    stage = stage_at(app, tmp_path / "data", 100, "night")
    engine, window = stage.herstel.engine, stage.herstel.window
    engine.begin_exercise(PracticeRequest("stillness", 3))
    stage.advance(400)
    engine.programmes.leave()
    engine.settings.change(palette="day")
    assert comes(lambda: stage.herstel.theme.palette is DAY)
    come_to_rest(window)
    dark = page(stage)
    assert dark <= BRIGHTEST_DARK
    seen = [dark]

    def look() -> bool:
        picture = QGuiApplication.primaryScreen().grabWindow(window.winId())
        seen.append(brightness(picture.toImage().scaledToWidth(300)))
        return seen[-1] > 0.5 and not any(each.isVisible() for each in window.findChildren(Crossfade))

    leave(stage)
    assert comes(look)
    stage.close()
    steps = [after - before for before, after in pairwise(seen)]
    assert max(steps) <= MOST_STEP, [round(each, 3) for each in seen]


def white(stage: Stage) -> None:
    cover = QWidget(stage.herstel.window)
    cover.setStyleSheet("background: white")
    cover.setFixedSize(*SIZES[100])
    cover.show()
    stage.settle()
    cover.deleteLater()
    stage.settle()


def test_a_flash_is_found(qapp: QApplication, tmp_path: Path) -> None:
    app = make_application(["herstel"])
    stage = stage_at(app, tmp_path / "data", 100)
    still = page(stage)
    frames = Frames(app)
    white(stage)
    assert page(stage) == pytest.approx(still)
    brightest = frames.brightest()
    stage.close()
    assert brightest > still + 0.5
