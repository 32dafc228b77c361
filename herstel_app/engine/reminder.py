"""Gives each reminder at its moment, once; between two moments nothing runs.

Invariants:
- only what someone could see counts as given; what could not be shown is tried again until it is too late;
- two are never given at one moment: a click on the first would be taken for the second.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from herstel_app.core.errors import StorageError
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.records import Journal
from herstel_app.core.ports.system import Alarm, Clock
from herstel_app.core.reminder import ReminderHistory, ReminderPlan, is_due, next_alarm
from herstel_app.core.settings import Settings
from herstel_app.core.timeline import Timeline
from herstel_app.engine.event import Event
from herstel_app.engine.reminder_kinds import KINDS, ReminderKind
from herstel_app.engine.settings_model import SettingsModel

logger = logging.getLogger(__name__)
TRY_AGAIN = timedelta(minutes=1)
LOOK_BACK = timedelta(days=3)
"""What was done longer ago settles no evening that is still to come."""
ENTRIES = 20
"""So many are read of the journal at a time."""


class Practised(Protocol):
    """What tells that an exercise began, and which."""

    began: Event[Timeline]
    exercise_id: str


class Reminder:
    """Knows when the next reminder is, and has the alarm set to it."""

    def __init__(
        self,
        settings: SettingsModel,
        practice: Practised,
        clock: Clock,
        alarm: Alarm,
        journal: Journal,
        in_use: Callable[[], bool],
        can_offer: Callable[[str], bool],
    ) -> None:
        """Wait for nothing before `start`; `in_use` says whether the window is in front.

        `can_offer` says whether an exercise is there and fits.
        """
        self._model, self._clock, self._alarm = settings, clock, alarm
        self._practice, self._journal = practice, journal
        self._in_use, self._can_offer = in_use, can_offer
        self._plans: dict[str, ReminderPlan] = {kind.name: kind.plan(settings.settings) for kind in KINDS}
        self._planned_at: dict[str, datetime] = {}
        self._began_at: dict[str, datetime] = {}
        self._started = False
        self.say: Callable[[ReminderKind], bool] = bool
        """Shows a reminder; False where nobody could see it now. Not asked where the window is in front."""
        alarm.on_ring(self.look)
        practice.began.connect(self._note_begin)
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
        """Give a reminder that is due, and wait for the next."""
        if not self._started:
            return
        now = self._clock.now()
        given = False
        waiting: list[datetime] = []
        for kind in KINDS:
            moment = self._next(kind, now)
            if moment is not None and is_due(moment, now):
                given_now = not given and self._give(kind, moment)
                moment = self._next(kind, now) if given_now else now + TRY_AGAIN
                given = given or given_now
            if moment is not None:
                waiting.append(moment)
        self._alarm.arm(min(waiting, key=datetime.timestamp, default=None))

    def _give(self, kind: ReminderKind, moment: datetime) -> bool:
        """Say it, unless the window is in front; False where nobody could see it."""
        before = getattr(self._model.settings, kind.told_field)
        # Kept before it is said: whatever happens next, it is not said twice.
        self._model.change(**{kind.told_field: evening_of(moment).isoformat()})
        if self._in_use() or self.say(kind):
            return True
        self._model.change(**{kind.told_field: before})
        return False

    def _next(self, kind: ReminderKind, now: datetime) -> datetime | None:
        plan = kind.plan(self._model.settings)
        if not plan.on or (kind.offers and not self._can_offer(kind.offers)):
            return None
        return next_alarm(plan, self._past(kind, now), now, self._clock.local)

    def _past(self, kind: ReminderKind, now: datetime) -> ReminderHistory:
        # What lies ahead of now was kept while the clock stood wrong.
        begun = self._began_at.get(kind.name), self._last_entry(kind, now)
        done = [at for at in begun if at is not None and at <= now]
        told = kind.told(self._model.settings)
        return ReminderHistory(told, max(done, default=None), self._planned_at.get(kind.name))

    def _last_entry(self, kind: ReminderKind, now: datetime) -> datetime | None:
        """Give when was last begun what the reminder is about, as far as it settles an evening to come."""
        last = None
        try:
            while True:
                entries = self._journal.entries(ENTRIES, last, until=now)
                for last in entries:
                    if kind.counts(last.exercise_id):
                        return last.started_at
                if len(entries) < ENTRIES or now - entries[-1].started_at > LOOK_BACK:
                    return None
        except StorageError as error:
            logger.warning("reminder: %s", error)
            return None

    def _note_begin(self, _timeline: Timeline) -> None:
        # Where no history is kept the journal does not know of it.
        for kind in KINDS:
            if kind.counts(self._practice.exercise_id):
                self._began_at[kind.name] = self._clock.now()
        self.look()

    def _follow(self, settings: Settings) -> None:
        plans = {kind.name: kind.plan(settings) for kind in KINDS}
        changed = [name for name, plan in plans.items() if plan != self._plans[name]]
        self._plans = plans
        for name in changed:
            self._planned_at[name] = self._clock.now()
        if changed:
            self.look()
