"""What is kept of what someone did and wrote, as it stands in the file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.programme_content import Where
from herstel_app.core.signals import Readings
from herstel_app.core.text_search import terms_of
from herstel_app.core.trial import Trial

EntryState = Literal["running", "completed", "stopped"]
NEVER = ""
"""The id of an entry that is not kept."""


class Entry(msgspec.Struct, frozen=True):
    """One exercise that was done, or is being done. `started_at` is local time with its offset."""

    id: str
    started_at: datetime
    exercise_id: str
    exercise_title: str
    variant_id: str | None
    minutes: float
    planned_s: float
    elapsed_s: float
    outcome: EntryState
    explanation_id: str | None
    claim_id: str | None
    note: str
    place: Where | None = None
    """Where it sat, as was answered for the evening that it was a step of."""
    proef: str | None = None
    """The proef that it was a part of, by id."""
    before: Readings = msgspec.field(default_factory=dict)
    after: Readings = msgspec.field(default_factory=dict)


class WrittenAnswer(msgspec.Struct, frozen=True):
    """What the user wrote to the open question of an explanation. `written_at` is local time with its offset."""

    explanation_id: str
    text: str
    written_at: datetime


Note = Entry | WrittenAnswer
"""What stands in *Terugblik*: an exercise, or what was written at the reading."""


def key_of(note: Note) -> str:
    """Give what a note is known by."""
    return note.id if isinstance(note, Entry) else f"words:{note.explanation_id}"


def written_at(note: Note) -> datetime:
    """Give when a note was written, as local time with its offset."""
    return note.started_at if isinstance(note, Entry) else note.written_at


def evening_of_note(note: Note) -> date:
    """Give the evening on which a note was written."""
    return evening_of(written_at(note))


class ReturnedThought(msgspec.Struct, frozen=True):
    """A thought that has come back. `written_at` is local time with its offset; `kept`: the user let it stay."""

    id: str
    text: str
    next_step: str
    written_at: datetime
    kept: bool


class StoredTrial(msgspec.Struct, frozen=True):
    """A trial as it stands in the file."""

    id: str
    trial: Trial


class Imported(msgspec.Struct, frozen=True):
    """How many notes came in from a copy, and how many were there already and stayed as they were."""

    added: int
    present: int


class EntryFilter(msgspec.Struct, frozen=True):
    """Which notes to show; what is left open asks for all."""

    text: str = ""
    """Words that must all occur in the user's text or in the exercise's title, in any order."""
    exercise_id: str | None = None
    first: date | None = None
    last: date | None = None
    """Evenings, both included."""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.terms and self.exercise_id is None and self.first is None and self.last is None

    @property
    def terms(self) -> tuple[str, ...]:
        """What is looked for, word by word."""
        return terms_of(self.text)


def in_month(month: date) -> EntryFilter:
    """Ask for the evenings of the month that begins on the day `month`."""
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return EntryFilter(first=month, last=after - timedelta(days=1))
