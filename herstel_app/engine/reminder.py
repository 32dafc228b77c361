"""Gives the evening's reminder at its moment, once; between two moments nothing runs.

Invariant: only what someone could see counts as given; what could not be shown is tried again until it is too late.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from herstel_app.core.errors import StorageError
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.records import Journal
from herstel_app.core.ports.system import Alarm, Clock
from herstel_app.core.reminder import ReminderHistory, is_due, next_alarm
from herstel_app.core.settings import Settings
from herstel_app.core.timeline import Timeline
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel

logger = logging.getLogger(__name__)
TRY_AGAIN = timedelta(minutes=1)


class Reminder:
    """Knows when the next reminder is, and has the alarm set to it."""

    def __init__(
        self,
        settings: SettingsModel,
        began: Event[Timeline],
        clock: Clock,
        alarm: Alarm,
        journal: Journal,
        in_use: Callable[[], bool],
    ) -> None:
        """Wait for nothing before `start`; `began` tells of an exercise, `in_use` whether the window is in front."""
        self._model, self._clock, self._alarm = settings, clock, alarm
        self._journal, self._in_use = journal, in_use
        self._plan = settings.settings.plan
        self._planned_at: datetime | None = None
        self._began_at: datetime | None = None
        self._started = False
        self.say: Callable[[], bool] = bool
        """Shows the reminder; False where nobody could see it now. Not asked where the window is in front."""
        alarm.on_ring(self.look)
        began.connect(self._note_begin)
        settings.changed.connect(self._follow)

    def start(self) -> None:
        """Wait for the next moment."""
        self._started = True
        self.look()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._started = False
        self._alarm.arm(None)

    def look(self) -> None:
        """Give the reminder if it is due, and wait for the next."""
        if not self._started:
            return
        now = self._clock.now()
        moment = self._next(now)
        if moment is not None and is_due(moment, now):
            moment = self._next(now) if self._give(moment) else now + TRY_AGAIN
        self._alarm.arm(moment)

    def _give(self, moment: datetime) -> bool:
        """Say it, unless the window is in front; False where nobody could see it."""
        before = self._model.settings.reminded
        # Kept before it is said: whatever happens next, it is not said twice.
        self._model.change(reminded=evening_of(moment).isoformat())
        if self._in_use() or self.say():
            return True
        self._model.change(reminded=before)
        return False

    def _next(self, now: datetime) -> datetime | None:
        settings = self._model.settings
        if not settings.reminder:
            return None
        return next_alarm(settings.plan, self._past(settings, now), now, self._clock.local)

    def _past(self, settings: Settings, now: datetime) -> ReminderHistory:
        try:
            told = date.fromisoformat(settings.reminded) if settings.reminded else None
        except ValueError:
            told = None
        # What lies ahead of now was kept while the clock stood wrong.
        begun = [at for at in (self._began_at, self._last_entry(now)) if at is not None and at <= now]
        return ReminderHistory(told, max(begun, default=None), self._planned_at)

    def _last_entry(self, now: datetime) -> datetime | None:
        try:
            return next((entry.started_at for entry in self._journal.entries(limit=1, until=now)), None)
        except StorageError as error:
            logger.warning("reminder: %s", error)
            return None

    def _note_begin(self, _timeline: Timeline) -> None:
        # Where no history is kept the journal does not know of it.
        self._began_at = self._clock.now()
        self.look()

    def _follow(self, settings: Settings) -> None:
        if settings.plan != self._plan:
            self._plan, self._planned_at = settings.plan, self._clock.now()
            self.look()
