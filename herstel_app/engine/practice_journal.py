"""Writes what is practised in the journal; a journal that fails is told about and never stops an exercise.

Invariant: as long as things are kept, what is noted about an exercise is kept, also where its entry is not there: the
exercise was begun while nothing was kept, the file failed, or the entry was deleted. It is opened again then, without
what was deleted with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from herstel_app.core.content import Exercise
from herstel_app.core.errors import StorageError
from herstel_app.core.ports.records import Journal
from herstel_app.core.ports.system import Clock
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Where
from herstel_app.core.session import Ended
from herstel_app.core.signals import Readings
from herstel_app.core.timeline import Timeline
from herstel_app.core.way_names import title_in
from herstel_app.engine.event import Event
from herstel_app.engine.words import journal_fails

logger = logging.getLogger(__name__)
PROGRESS_S = 10.0
"""How often it is kept how far an exercise is."""
BEGUN_S = 30.0
"""What was stopped before this was begun, and not done: it is kept only with what was noted about it."""


class Begun(TypedDict):
    """What an entry is opened with."""

    started_at: datetime
    exercise_id: str
    exercise_title: str
    minutes: float
    planned_s: float
    variant_id: str | None
    explanation_id: str | None
    claim_id: str | None
    place: Where | None
    proef: str | None


class PracticeJournal:
    """Keeps one entry for each exercise."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        """Write nothing before `begin`."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.entry_deleted: Event[()] = Event()
        """The entry of what was begun last was deleted: what was noted about it is not to be noted again."""
        self.deleted: Event[()] = Event()
        """Something was deleted for good, whatever it was."""
        self.entry_id: str | None = None
        """The entry of what was begun last; None or "" where it is not kept."""
        self._journal = journal
        self._clock = clock
        self._begun: Begun | None = None
        self._before: Readings = {}
        self._after: Readings = {}
        self.noted = ""
        """The user's own words about what was begun last."""
        self.is_left_out = False
        """Whether what was begun last is not kept because it was stopped so soon, although things are kept."""
        self._ended: Ended | None = None
        self._kept_s = 0.0
        self._told = False
        journal.store.on_deleted(self._look_whether_there)

    @property
    def has_begun(self) -> bool:
        """Whether anything was begun since the program began, so that a note has where to go."""
        return self._begun is not None

    @property
    def keeps(self) -> bool:
        """Whether anything is kept now."""
        return self._journal.store.keeps

    def has_measured(self) -> bool:
        """Whether it was noted before the exercise that was done last how it was then."""
        try:
            return any(entry.before for entry in self._journal.entries(1))
        except StorageError:
            return False

    def begin(self, request: PracticeRequest, exercise: Exercise, timeline: Timeline, before: Readings) -> None:
        """Open an entry for an exercise that starts now."""
        self._begun = Begun(
            started_at=self._clock.now(),
            exercise_id=request.exercise_id,
            exercise_title=title_in(exercise, request.variant_id),
            minutes=request.minutes or exercise.default_minutes,
            planned_s=timeline.duration_s,
            variant_id=request.variant_id,
            explanation_id=request.explanation_id,
            claim_id=request.claim_id,
            place=request.place,
            proef=request.proef,
        )
        self._before, self._after, self._ended, self.noted = before, {}, None, ""
        self.entry_id, self._told, self._kept_s = None, False, 0.0
        self.is_left_out = False
        self._try(self._open)

    def keep(self) -> None:
        """Open an entry for what was begun last, where there is none and things are kept (again)."""
        if not self.entry_id:
            self._try(self._open)

    def advance(self, at_s: float) -> None:
        """Keep now and then how far the exercise is, in seconds of session time."""
        if at_s - self._kept_s >= PROGRESS_S:
            self.pause(at_s)

    def pause(self, at_s: float) -> None:
        """Keep how far the exercise is where it stands still: the computer may lose its power then."""
        name = self.entry_id
        if name:
            self._kept_s = at_s
            self._try(lambda: self._journal.progress(name, at_s))

    def finish(self, event: Ended) -> None:
        """Close the entry."""
        self._ended, name = event, self.entry_id
        if name:
            self._try(lambda: self._close(name, event))

    def after(self, readings: Readings) -> None:
        """Keep signals as they are after the exercise, beside those that were kept."""
        after = self._after = {**self._after, **readings}
        self._write(lambda name: self._journal.set_signals(name, "after", after), worth=bool(after))

    def keep_again(self) -> None:
        """Keep what was answered while nothing was kept."""
        if self._after:
            self.after({})

    def note(self, text: str) -> bool:
        """Keep the user's own words about the exercise; gives whether they are written."""
        self.noted = text
        return self._write(lambda name: self._journal.set_note(name, text), worth=bool(text))

    def words(self, explanation_id: str, text: str) -> bool:
        """Keep the user's own words to the open question of an explanation; gives whether nothing went wrong."""
        return self._try(lambda: self._journal.set_words(explanation_id, text, self._clock.now()))

    def _close(self, name: str, event: Ended) -> None:
        """Close an entry; what was only begun is no exercise that was done, unless something is noted about it."""
        self._journal.finish(name, event.outcome, event.at_s)
        if event.outcome == "stopped" and event.at_s < BEGUN_S and self._journal.withdraw(name):
            self.entry_id, self.is_left_out = None, True

    def _open(self) -> None:
        """Open the entry, as it would stand now."""
        if self._begun is None or not self.keeps:
            return
        self.entry_id = self._journal.begin(**self._begun)
        self.is_left_out = False
        if self._before:
            self._journal.set_signals(self.entry_id, "before", self._before)
        if self._after:
            self._journal.set_signals(self.entry_id, "after", self._after)
        if self._ended is not None:
            self._journal.finish(self.entry_id, self._ended.outcome, self._ended.at_s)

    def _write(self, change: Callable[[str], object], worth: bool) -> bool:
        """Change the entry; what is `worth` it opens one where there is none. Gives whether it was changed."""
        if worth:
            self.keep()
        name = self.entry_id
        return self._try(lambda: change(name)) if name else False

    def _look_whether_there(self) -> None:
        name = self.entry_id
        if name:
            self._try(lambda: self._check_there(name))
        self.deleted.emit()

    def _check_there(self, name: str) -> None:
        if self._journal.entry(name) is None:
            self.entry_id, self._before, self._after, self.noted = None, {}, {}, ""
            self.entry_deleted.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        """Give whether it was done."""
        try:
            return act() is not False
        except StorageError as error:
            logger.warning("journal: %s", error)
            if not self._told:
                self._told = True
                self.notice.emit(journal_fails(error))
            return False
