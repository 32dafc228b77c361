"""Brings what is changed in *Instellingen* to the look of the window, at once.

Invariants:
- colours that change by themselves stay as they are until an exercise is over, and an evening;
- once tonight is done the colours are those of the night, until morning, unless someone chooses others after that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from herstel_app.core.evening_dates import is_same_evening
from herstel_app.core.ports.system import Alarm
from herstel_app.core.programme import Ask, HowIsItNow
from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.palettes import Palette, next_change, palette_at
from herstel_app.ui.kit.theme import Theme

WAIT_MS = 150
"""Several clicks on *Groter* together make the window anew once."""


class Appearance(QObject):
    """Keeps the theme as the settings have it."""

    recolouring = Signal()
    """The colours are about to change by themselves."""
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
        """Give the theme its colours, and follow the settings.

        `wants_less_motion` asks the operating system where they leave it to that.
        `wants_more_contrast` asks it too: for that there is no setting of our own.
        `alarm` is for the hours at which the colours change.
        """
        super().__init__()
        self._practice, self._clock, self._alarm = engine.practice, engine.clock, alarm
        self._programmes, self._good_night = engine.programmes, engine.good_night
        self._settings, self._theme, self._wants_less_motion = engine.settings, theme, wants_less_motion
        settings = engine.settings.settings
        self._choice, self._motion = settings.palette, settings.reduced_motion
        self._chosen_at: datetime | None = None
        """When someone chose colours; None where that was before the program began."""
        self._by_itself = False
        self._wants_more_contrast = wants_more_contrast
        theme.palette = self._palette()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._rescale)
        self._move()
        self._arm()
        alarm.on_ring(self.look)
        bridge.ended.connect(self.look)
        bridge.good_night_changed.connect(self.look)
        bridge.step_changed.connect(self.look)
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
            self._choice, self._chosen_at = settings.palette, self._clock.now()
            self._arm()
        same = self._palette() == self._theme.palette
        self._by_itself = False
        if settings.text_scale_percent / 100 != self._theme.scale or not same:
            self._soon.start()
        else:
            self._soon.stop()

    def look_at_contrast(self) -> None:
        """Ask the operating system anew how much contrast is wanted."""
        if self._palette() != self._theme.palette:
            self._soon.start()

    def _palette(self) -> Palette:
        now = self._clock.now()
        is_chosen = self._chosen_at is not None and is_same_evening(self._chosen_at, now)
        choice = "night" if self._good_night.has_been and not is_chosen else self._choice
        return palette_at(choice, now, self._wants_more_contrast())

    def _move(self) -> None:
        if self._motion is None:
            self._theme.ask_motion(self._wants_less_motion)
        else:
            self._theme.reduced_motion = self._motion

    def _arm(self) -> None:
        now = self._clock.now()
        self._alarm.arm(self._clock.local(next_change(now)) if self._choice == "clock" else None)

    def look(self) -> None:
        """See whether the hour, or what was done tonight, asks for other colours."""
        if self._choice == "night":
            return
        if self._choice == "clock":
            self._arm()
        if self._palette() != self._theme.palette and not self._soon.isActive():
            self._by_itself = True
            self._soon.start()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is to change soon."""
        return not self._soon.isActive()

    @property
    def _goes_on(self) -> bool:
        """Whether someone is doing something, or looks at what came of it."""
        step = self._programmes.step
        is_over = step is None or (isinstance(step, Ask) and isinstance(step.question, HowIsItNow))
        return self._practice.is_active or self._programmes.is_evening or not is_over

    def _rescale(self) -> None:
        if self._by_itself:
            if self._goes_on:
                return  # the end of it asks again
            self.recolouring.emit()
        self._by_itself = False
        self._theme.palette = self._palette()
        self._theme.scale = self._settings.settings.text_scale_percent / 100
        self.rescaled.emit()
