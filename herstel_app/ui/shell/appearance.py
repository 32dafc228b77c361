"""Brings what is changed in *Instellingen* to the look of the window, at once.

Invariant: colours that follow the clock stay as they are until an exercise is over.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from herstel_app.core.ports.system import Alarm
from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.palettes import Palette, next_change, palette_at
from herstel_app.ui.kit.theme import Theme

WAIT_MS = 150
"""Several clicks on *Groter* together make the window anew once."""


class Appearance(QObject):
    """Keeps the theme as the settings have it."""

    rescaled = Signal()
    """The theme has another text size or other colours: what is drawn with it is to be made anew."""

    def __init__(
        self,
        engine: Engine,
        bridge: Bridge,
        theme: Theme,
        wants_less_motion: Callable[[], bool],
        wants_more_contrast: Callable[[], bool],
        alarm: Alarm,
    ) -> None:
        """Follow the settings; `wants_less_motion` asks the operating system where they leave it to that.

        `wants_more_contrast` asks it too: for that there is no setting of our own.
        `alarm` is for the hours at which the colours change.
        """
        super().__init__()
        self._practice, self._clock, self._alarm = engine.practice, engine.clock, alarm
        self._settings, self._theme, self._wants_less_motion = engine.settings, theme, wants_less_motion
        settings = engine.settings.settings
        self._choice, self._motion = settings.palette, settings.reduced_motion
        self._by_clock = False
        self._wants_more_contrast = wants_more_contrast
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._rescale)
        self._move()
        self._arm()
        alarm.on_ring(self._look_at_clock)
        bridge.ended.connect(self._look_at_clock)
        bridge.settings_changed.connect(self._follow)

    def stop(self) -> None:
        """Leave what is left to be done: the window closes."""
        self._soon.stop()
        self._alarm.arm(None)

    def _follow(self, settings: Settings) -> None:
        if settings.reduced_motion is not self._motion:
            self._motion = settings.reduced_motion
            self._move()
        if settings.palette != self._choice:
            self._choice = settings.palette
            self._arm()
        same = self._palette() == self._theme.palette
        self._by_clock = False
        if settings.text_scale_percent / 100 != self._theme.scale or not same:
            self._soon.start()
        else:
            self._soon.stop()

    def look_at_contrast(self) -> None:
        """Ask the operating system anew how much contrast is wanted."""
        if self._palette() != self._theme.palette:
            self._soon.start()

    def _palette(self) -> Palette:
        return palette_at(self._choice, self._clock.now(), self._wants_more_contrast())

    def _move(self) -> None:
        if self._motion is None:
            self._theme.ask_motion(self._wants_less_motion)
        else:
            self._theme.reduced_motion = self._motion

    def _arm(self) -> None:
        now = self._clock.now()
        self._alarm.arm(self._clock.local(next_change(now)) if self._choice == "clock" else None)

    def _look_at_clock(self) -> None:
        if self._choice != "clock":
            return
        self._arm()
        if self._palette() != self._theme.palette and not self._soon.isActive():
            self._by_clock = True
            self._soon.start()

    def _rescale(self) -> None:
        if self._by_clock and self._practice.is_active:
            return  # `ended` asks again
        self._by_clock = False
        self._theme.palette = self._palette()
        self._theme.scale = self._settings.settings.text_scale_percent / 100
        self.rescaled.emit()
