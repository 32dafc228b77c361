"""Has the dark screen show what is practised, and the pane below it rest meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from herstel_app.core.session import SessionState
from herstel_app.core.timeline import Frame
from herstel_app.engine.engine import Engine
from herstel_app.engine.left_words import left_words
from herstel_app.engine.practice import FRAME_S, SELDOM_S
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.shell.dark_screen import DarkScreen

DARK_FRAME_S = 1 / 15
"""How often the dim glow is shown: a dark light without an edge is not seen to move by steps."""


class DarkPractice(QObject):
    """Lets the screen go dark when the engine asks, and shows what goes on there."""

    def __init__(
        self, dark: DarkScreen, engine: Engine, bridge: Bridge, pane: PracticePane, may: Callable[[], bool]
    ) -> None:
        """Begin; `may` says whether what the window shows now may go dark by itself."""
        super().__init__(dark)
        self._dark, self._practice, self._pane, self._may = dark, engine.practice, pane, may
        self._engine, self._coming = engine, engine.coming
        dark.stand_over(lambda: pane.lies_under)
        dark.follow(engine.settings.settings)
        bridge.settings_changed.connect(dark.follow)
        bridge.frame_changed.connect(self._show_frame)
        bridge.dark_asked.connect(self._darken)
        dark.words.pause_asked.connect(self._practice.toggle)
        dark.words.stop_asked.connect(self._practice.stop)
        dark.words.help_asked.connect(self._help)
        dark.shown.connect(lambda _opacity: self._tell_left())  # in a pause no frame comes
        dark.covered.connect(self._show_covered)
        dark.lifted.connect(self._show_lit)

    def _show_frame(self, frame: Frame) -> None:
        paused = self._practice.state is SessionState.PAUSED
        self._dark.show_frame(frame, paused, self._practice.timeline, self._coming.dark_line)
        if self._dark.isVisible():
            self._tell_left()

    def _tell_left(self) -> None:
        engine = self._engine
        left = left_words(engine.practice, engine.programmes, engine.coming, engine.content)
        self._dark.words.tell_left(left)

    def _show_covered(self, covered: bool) -> None:
        """Show only what is seen, and as often as that changes: in the dark little does."""
        self._practice.show_every(FRAME_S if not covered else DARK_FRAME_S if self._dark.has_glow else SELDOM_S)
        self._pane.show_covered(covered)

    def _help(self) -> None:
        self._dark.lift()
        self._pane.help_asked.emit()

    def _show_lit(self) -> None:
        if self._practice.is_active and self._pane.running.isVisible():
            self._pane.running.setFocus(Qt.FocusReason.OtherFocusReason)

    def _darken(self, everywhere: bool) -> None:
        if (everywhere or self._may()) and not self._dark.is_down:
            self._dark.cover()
