"""Whether tonight is done: after an evening or an exercise nothing is urged any more.

Invariants:
- what is done beside a text belongs to reading, and what is done by day to the day: neither ends an evening;
- what was short ends nothing, nor does half a proef;
- the next evening begins as usual, and so does this one for who asks for more: until an evening closes anew.
"""

from __future__ import annotations

import logging
from datetime import datetime
from itertools import zip_longest

from herstel_app.core.errors import StorageError
from herstel_app.core.evening_dates import is_same_evening
from herstel_app.core.ports.records import Journal
from herstel_app.core.ports.system import Clock
from herstel_app.core.programme import Practise
from herstel_app.core.records import Entry
from herstel_app.core.session import Ended
from herstel_app.core.timeline import Timeline
from herstel_app.engine.event import Event
from herstel_app.engine.practice import Practice
from herstel_app.engine.programme_runner import ProgrammeRunner

logger = logging.getLogger(__name__)
FROM_H, UNTIL_H = 19, 5
"""The hours in which something can be the end of the day."""
LEAST_S = 120.0
"""What took less ends nothing."""
LOOK_BACK = 20
"""So many of the last exercises are looked at when the program begins."""


class GoodNight:
    """Remembers what was done last tonight."""

    def __init__(self, journal: Journal, practice: Practice, programmes: ProgrammeRunner, clock: Clock) -> None:
        """Look up what was done before the program began."""
        self.changed: Event[()] = Event()
        """Tonight may be done now, or no longer."""
        self._practice, self._programmes, self._clock = practice, programmes, clock
        self._is_beside_text = self._is_half = self._closes = False
        self._more_asked_at: datetime | None = None
        self._first_half_s = 0.0
        self._done_at = _last_done(journal, clock.now())
        practice.began.connect(self._begin)
        practice.ended.connect(self._end)

    @property
    def is_done(self) -> bool:
        """Whether something was done tonight, and nothing is going on."""
        if self._done_at is None or self._programmes.is_evening or self._practice.is_active:
            return False
        return is_same_evening(self._done_at, self._clock.now())

    @property
    def has_been(self) -> bool:
        """Whether something was done tonight that ended the day, also where someone asked for more after it."""
        now = self._clock.now()
        return any(at is not None and is_same_evening(at, now) for at in (self._done_at, self._more_asked_at))

    def ask_more(self) -> None:
        """Have tonight not be done yet: someone wants something more."""
        self._done_at = None
        self._more_asked_at = self._clock.now()
        self.changed.emit()

    @property
    def _wants_more(self) -> bool:
        return self._more_asked_at is not None and is_same_evening(self._more_asked_at, self._clock.now())

    def _begin(self, _timeline: Timeline) -> None:
        step = self._programmes.step
        self._is_beside_text = isinstance(step, Practise) and step.request.explanation_id is not None
        self._closes = isinstance(step, Practise) and step.ends_evening
        parts = self._programmes.proef
        self._is_half = parts is not None and parts[1] == 0
        if parts is None or self._is_half:
            self._first_half_s = 0.0
        self.changed.emit()

    def _end(self, ended: Ended) -> None:
        now, seconds = self._clock.now(), ended.at_s
        if ended.outcome == "completed":
            seconds += self._first_half_s
        if self._is_half:
            self._first_half_s = ended.at_s
        elif not self._is_beside_text and self._ends_tonight(ended, seconds):
            self._done_at, self._more_asked_at = now, None
        self.changed.emit()

    def _ends_tonight(self, ended: Ended, seconds: float) -> bool:
        """Whether this ends tonight: for who asked for more only what closes an evening does, however short."""
        if self._wants_more:
            seconds = LEAST_S if self._closes and ended.outcome == "completed" else 0.0
        return _ends_day(self._clock.now(), seconds)


def _ends_day(moment: datetime, seconds: float) -> bool:
    is_late = moment.hour >= FROM_H or moment.hour < UNTIL_H
    return is_late and seconds >= LEAST_S


def _last_done(journal: Journal, now: datetime) -> datetime | None:
    """Give when the last exercise that ended a day was begun; None where there is none."""

    def seconds(entry: Entry, before: Entry | None) -> float:
        if not entry.proef:
            return entry.elapsed_s
        if before is None or before.proef != entry.proef:
            return 0.0
        return entry.elapsed_s + (before.elapsed_s if entry.outcome == "completed" else 0.0)

    def counts(entry: Entry, before: Entry | None) -> bool:
        return entry.explanation_id is None and _ends_day(entry.started_at, seconds(entry, before))

    try:
        entries = journal.entries(limit=LOOK_BACK, until=now)
    except StorageError as error:
        logger.warning("good night: %s", error)
        return None
    in_turn = zip_longest(entries, entries[1:])  # the newest first, each with the one before it
    return next((entry.started_at for entry, before in in_turn if counts(entry, before)), None)
