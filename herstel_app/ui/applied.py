"""Brings what is changed in *Instellingen* to the look of the window, at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from herstel_app.storage.settings import Settings
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.theme import Theme

WAIT_MS = 150
"""Several clicks on *Groter* together make the window anew once."""


class AppliedLook(QObject):
    """Keeps the theme as the settings have it."""

    rescaled = Signal()
    """The theme has another text size: what is drawn with it is to be made anew."""

    def __init__(self, keeper: SettingsKeeper, theme: Theme, wants_less_motion: Callable[[], bool]) -> None:
        """Follow the settings; `wants_less_motion` asks the operating system where they leave it to that."""
        super().__init__()
        self._keeper, self._theme, self._wants_less_motion = keeper, theme, wants_less_motion
        self._motion: bool | None = keeper.settings.reduced_motion
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._rescale)
        self._move()
        keeper.changed.connect(self._follow)

    def stop(self) -> None:
        """Leave what is left to be done: the window closes."""
        self._soon.stop()

    def _follow(self, settings: Settings) -> None:
        if settings.reduced_motion is not self._motion:
            self._motion = settings.reduced_motion
            self._move()
        if settings.text_scale_percent / 100 != self._theme.scale:
            self._soon.start()
        else:
            self._soon.stop()

    def _move(self) -> None:
        self._theme.reduced_motion = self._wants_less_motion() if self._motion is None else self._motion

    def _rescale(self) -> None:
        self._theme.scale = self._keeper.settings.text_scale_percent / 100
        self.rescaled.emit()
