"""Gives what goes on the whole window, and keeps dark what follows on the dark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.programme import Ask, HowIsItNow, Practise, RateSignal, RemarkEvening
from herstel_app.engine.programme_runner import ProgrammeRunner
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.shell.dark_screen import DarkScreen

TAKING_MS = 400
"""How long it takes."""


class WholeWindow:
    """Follows each step; someone may take another page in sight meanwhile, and keeps that until the window is given."""

    def __init__(
        self,
        programmes: ProgrammeRunner,
        pane: PracticePane,
        dark: DarkScreen,
        centre: QWidget,
        theme: Theme,
        grow: Callable[[bool], None],
        is_grown: Callable[[], bool],
    ) -> None:
        """Give nothing yet; `grow` gives the pane the window or the page back; `is_grown` is whether it has it."""
        self._programmes, self._pane, self._dark, self._grow = programmes, pane, dark, grow
        self._fade = Crossfade(centre, theme, TAKING_MS)
        self._is_given = False
        pane.ask_how_shown(is_grown)

    def soften(self) -> None:
        """Have what the window shows now go over into what it shows from here on."""
        self._fade.begin()

    def follow(self) -> None:
        """Give the window to the step that goes on now, or take it back."""
        takes = self._programmes.takes_window
        if takes != self._is_given:
            self.soften()
            self._is_given = takes
            self._grow(takes)
        step = self._programmes.step
        if step is None or self._pane.is_dim:
            self._dark.lift()  # what is under it is as dark, or someone comes back to it
        elif self._dark.is_down and not isinstance(step, Practise):
            is_end = isinstance(step, Ask) and isinstance(step.question, HowIsItNow | RateSignal | RemarkEvening)
            self._dark.rest(QCoreApplication.translate("Dark", "Klaar.") if is_end else "")
