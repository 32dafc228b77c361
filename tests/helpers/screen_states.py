"""Shows every state of every screen in one window, one after another: making a window is what takes time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.screens import Stage, StageClock, come_to_rest, stage_at, states

STATES = dict(states())
FRESH = (
    "eerste-start-",
    "vanavond-klaar",
    "vanavond-wakker",
    "oefening-computer-stil",
    "oefening-schrijven",
    "oefening-wegleggen",
    "teruggekregen",
    "terugblik",
    "proef",
    "avondproef",
    "ritme-niet-bewaard",
    "past-",
    "oefeningen-eigen",
)
"""How the names of states begin that write data of their own, or show what there is without any."""


class ScreenStates:
    """One text size, one palette; only where a state needs fresh data it gets a new window."""

    def __init__(self, app: QApplication, folder: Path, scale: int, palette: str) -> None:
        self._app, self._folder, self._scale, self._palette = app, folder, scale, palette
        self._built = 0
        self.stage = self._build()

    def _build(self) -> Stage:
        self._built += 1
        return stage_at(self._app, self._folder / str(self._built), self._scale, self._palette)

    def show(self, name: str) -> Stage:
        """Show a state, in the active window; what goes wrong on the way is a fault."""
        # After an evening the colours are those of the night.
        if name.startswith(FRESH) or self.stage.herstel.engine.good_night.has_been:
            self.stage.close()
            self.stage = self._build()
        else:
            self._clear()
        STATES[name](self.stage)
        self.stage.settle()
        self.stage.herstel.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.stage.herstel.window)
        return self.stage

    @contextmanager
    def resized(self, size: tuple[int, int]) -> Iterator[None]:
        """Show the state that is shown in a window of another size, for a moment."""
        window = self.stage.herstel.window
        usual = window.size()
        window.resize(*size)
        self.stage.settle()
        try:
            yield
        finally:
            window.resize(usual)

    def _clear(self) -> None:
        window, driver = self.stage.herstel.window, self.stage.herstel.engine.practice
        window.dark.lift()
        if window.dark.isVisible():
            come_to_rest(window)
        if driver.is_active:
            driver.stop()
        self.stage.herstel.first_start.leave()
        window.engine.audio.reading.stop()
        window.pane.close_form()
        window.engine.settings.change(health_facts=())
        window.grow(False)
        self.stage.clock.wall = StageClock().wall
        while window.notices.text:
            window.notices.close_button.click()
        self.stage.settle()
