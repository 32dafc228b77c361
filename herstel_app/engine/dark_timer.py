"""When the screen goes dark by itself in an exercise: once nobody has touched mouse or key for a while.

An exercise that is meant for the dark begins so.
Time is session time: in a pause, and while someone writes, nothing goes dark.
"""

from __future__ import annotations

from herstel_app.core.timeline import Frame
from herstel_app.engine.event import Event
from herstel_app.engine.practice import Practice
from herstel_app.engine.settings_model import SettingsModel


class DarkTimer:
    """Follows every exercise."""

    def __init__(self, practice: Practice, settings: SettingsModel) -> None:
        """Follow from the next exercise on."""
        self.asked: Event[bool] = Event()
        """It is time for the dark screen; true is whatever page is beside the exercise, as that begins dark."""
        self._practice, self._settings = practice, settings
        self._since_s = 0.0
        self._begins = False
        practice.began.connect(lambda _: self._begin())
        practice.frame_changed.connect(self._look)

    def _begin(self) -> None:
        self.touch()
        self._begins = self._practice.begins_dark

    def touch(self) -> None:
        """Count again from now: someone touched mouse or key."""
        self._since_s = self._practice.at_s

    def _look(self, frame: Frame) -> None:
        after_s = self._settings.settings.dark_after_s
        if self._begins:
            # With its first line: by now whoever shows the exercise has the keyboard, and gives it to the dark.
            self._begins = False
            self.asked.emit(True)
        elif frame.kind == "write":
            self.touch()
        elif after_s and frame.at_s - self._since_s >= after_s:
            self.touch()
            self.asked.emit(False)
