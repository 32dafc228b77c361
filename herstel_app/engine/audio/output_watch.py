"""Notices that the sound of the whole computer is off, or nearly so, and says it where it matters.

Invariants:
- nothing waits for the answer: the system is asked in a thread of its own, by one question at a time;
- what the system does not say is not told;
- it is told once an evening at most, at the start of what sounds, and taken back when it is no longer so.
"""

from __future__ import annotations

from datetime import date

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.output_level import OutputLevel, SystemVolume
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.system import Clock
from herstel_app.engine.audio.narrator import Background
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.words import SYSTEM_LOW, SYSTEM_OFF

LOW_PERCENT = 10.0
DEADLINE_S = 5.0
"""An answer that comes later is not told: the exercise is well under way by then."""
AGAIN_S = 4.0
MOST_AGAIN = 30
"""While it is too low, it is asked again so many times."""


def lack_of(level: OutputLevel | None) -> str:
    """Say in Dutch what stands in the way of hearing anything; nothing where all is well, or not known."""
    if level is None:
        return ""
    if level.muted or level.percent <= 0:
        return SYSTEM_OFF
    return SYSTEM_LOW if level.percent < LOW_PERCENT else ""


class OutputWatch:
    """Knows what the system last said of its volume."""

    def __init__(
        self, volume: SystemVolume, settings: SettingsModel, clock: Clock, scheduler: Scheduler, background: Background
    ) -> None:
        """Ask nothing yet."""
        self.changed: Event[()] = Event()
        """What stands in the way has changed."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.withdrawn: Event[str] = Event()
        """A sentence that is no longer so."""
        self.lack = ""
        """What stands in the way of hearing anything, in Dutch; empty where all is well, or not known."""
        self._volume, self._settings, self._clock = volume, settings, clock
        self._scheduler, self._background = scheduler, background
        self._again = scheduler.timer(self._ask_again)
        self._left = 0
        self._in_time = scheduler.timer(lambda: None)
        """Runs as long as an answer comes in time."""
        self._is_asked = False
        self._told = ""
        self._told_in: date | None = None

    def look(self) -> None:
        """Ask how it is, now that something begins to sound."""
        settings = self._settings.settings
        if not settings.muted and settings.volume:
            self._left = MOST_AGAIN
            self._ask()

    def end(self) -> None:
        """Tell nothing of what has ended."""
        self._in_time.stop()

    def close(self) -> None:
        """Ask no more."""
        self._left = 0
        self._again.stop()
        self._in_time.stop()

    def _ask(self) -> None:
        if not self._is_asked:
            self._is_asked = True
            self._in_time.start(DEADLINE_S)
            self._background(self._work)

    def _work(self) -> None:
        level = self._volume.look()
        self._scheduler.soon(lambda: self._hear(level))

    def _hear(self, level: OutputLevel | None) -> None:
        self._is_asked = False
        before, self.lack = self.lack, lack_of(level)
        if self._told and self._told != self.lack:
            self.withdrawn.emit(self._told)
            self._told = ""
        if self.lack and self._in_time.is_active:
            self._tell()
        self._in_time.stop()
        if self.lack and self._left:
            self._again.start(AGAIN_S)
        if self.lack != before:
            self.changed.emit()

    def _tell(self) -> None:
        evening = evening_of(self._clock.now())
        if evening != self._told_in:
            self._told, self._told_in = self.lack, evening
            self.notice.emit(self.lack)

    def _ask_again(self) -> None:
        self._left -= 1
        self._ask()
