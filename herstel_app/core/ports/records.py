"""What is kept of what someone did and wrote. Every method raises StorageError where that cannot be read or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, Protocol

from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.programme_content import Where
from herstel_app.core.records import Entry, EntryFilter, Imported, ReturnedThought, StoredTrial, WrittenAnswer
from herstel_app.core.session import SessionOutcome
from herstel_app.core.signals import Moment, Readings
from herstel_app.core.trial import Remarks, TrialPlan
from herstel_app.core.yardstick import Answers, Week

CopyForm = Literal["json", "csv"]
"""What a copy of all notes can be: JSON, or CSV files in a zip."""


class Keeping(Protocol):
    """Whether anything is kept at all."""

    keeps: bool
    """Whether what is done and noted is written; what is already there can be read and deleted in any case."""

    @property
    def is_in_memory(self) -> bool:
        """Whether all of it is gone when the program ends."""

    def on_deleted(self, listener: Callable[[], None]) -> None:
        """Have `listener` called whenever something was deleted for good."""

    def forget(self, deleted: bool = False, anew: bool = False) -> None:
        """Overwrite what was replaced; `anew` also where much was, `deleted` also in copies."""


class Journal(Protocol):
    """What was practised and noted."""

    @property
    def store(self) -> Keeping:
        """Whether anything is kept."""

    def begin(
        self,
        *,
        started_at: datetime,
        exercise_id: str,
        exercise_title: str,
        minutes: float,
        planned_s: float,
        variant_id: str | None = None,
        explanation_id: str | None = None,
        claim_id: str | None = None,
        place: Where | None = None,
        proef: str | None = None,
    ) -> str:
        """Open an entry; gives its id."""

    def progress(self, entry_id: str, elapsed_s: float) -> bool:
        """Keep how far an exercise is; False where its entry is not there (any more), as below."""

    def finish(self, entry_id: str, outcome: SessionOutcome, elapsed_s: float) -> bool:
        """Close an entry."""

    def set_signals(self, entry_id: str, moment: Moment, readings: Readings) -> bool:
        """Keep the signals before or after an exercise, in place of earlier ones."""

    def set_note(self, entry_id: str, text: str) -> bool:
        """Keep the user's own words."""

    def set_words(self, explanation_id: str, text: str, written_at: datetime) -> None:
        """Keep what the user wrote to the open question of an explanation; empty words are deleted for good."""

    def words(self, explanation_id: str) -> WrittenAnswer | None:
        """Give what the user wrote to one open question, or None."""

    def all_words(self) -> list[WrittenAnswer]:
        """Give all that the user wrote to open questions."""

    def entries(self, limit: int, before: Entry | None = None, until: datetime | None = None) -> list[Entry]:
        """Give up to `limit` entries, the newest first."""

    def entry(self, entry_id: str) -> Entry | None:
        """Give one entry, or None where it is not there."""

    def delete(self, entry_id: str) -> bool:
        """Delete an entry for good; False where it is not there (any more)."""

    def withdraw(self, entry_id: str) -> bool:
        """Take out an entry with which nothing was tapped or written; False where something was, or it is not there."""

    def proeven_done(self) -> frozenset[str]:
        """Give the ids of the proeven that were done to their end."""


class Lookback(Protocol):
    """What was noted, to be looked for."""

    def entries(self, limit: int | None, before: Entry | None = None, wanted: EntryFilter | None = None) -> list[Entry]:
        """Give up to `limit` entries (None: all), the newest first; `before` is the last one of the page before."""

    def words(self, wanted: EntryFilter, titles: Mapping[str, str]) -> list[WrittenAnswer]:
        """Give the own words to explanations, the newest first; `titles` (by explanation) are looked in too."""

    def exercises(self) -> dict[str, str]:
        """Give the title, as it was last, of each exercise that was done, in the order of the alphabet."""

    def evenings(self, most: int) -> int:
        """Count the evenings with an entry, up to `most`."""

    def months(self) -> list[date]:
        """Give the first day of each month with an entry, the newest first."""


class YardstickBook(Protocol):
    """The weekly answers of *je maatstaf*, and what has been told once; nothing is written while nothing is kept."""

    def answer(self, question: str, answer: bool | None, at: datetime) -> None:
        """Keep the answer to one question in the week of `at`, in place of an earlier one; None is skipped."""

    def answers(self) -> dict[Week, Answers]:
        """Give all answers, from the oldest week to the newest."""

    def has_told(self, what: str) -> bool:
        """Whether something that is told once has been told."""

    def tell(self, what: str, at: datetime) -> None:
        """Remember that something has been told."""


class NotesArchive(Protocol):
    """All notes together: to be copied, read back, and deleted for good. What is about a file raises OSError too."""

    def left_out(self) -> str:
        """Give what a copy says of what it leaves out: a Dutch sentence, or nothing."""

    def save(self, form: CopyForm, path: str, made_at: datetime) -> None:
        """Write a copy of all notes, whole or not at all."""

    def read_back(self, path: str) -> Imported:
        """Add what stands in a copy; raises ImportRefused where it is not whole or not ours."""

    def delete_between(self, first: date, last: date) -> bool:
        """Delete what was written on these evenings, both included; False where there was nothing."""

    def delete_everything(self) -> None:
        """Delete all that was ever noted."""


class ParkedThoughts(Protocol):
    """Thoughts that are put away until their moment."""

    def write(self, sheet_id: str, thoughts: Sequence[Thought], at: datetime, with_begun: bool = False) -> None:
        """Keep what stands on a sheet, in place of what stood there; `with_begun` also in place of older sheets."""

    def forget(self) -> None:
        """Overwrite what was replaced while someone wrote."""

    def begun(self, but: str = "") -> tuple[Thought, ...]:
        """Give what was begun and never put away, on other sheets than `but`."""

    def has_sheet(self, sheet_id: str) -> bool:
        """Whether anything of a sheet is there."""

    def drop_begun(self, but: str = "") -> None:
        """Delete what was begun on other sheets than `but`."""

    def park(self, sheet_id: str, thoughts: Sequence[Thought], due_at: datetime, now: datetime) -> None:
        """Put the thoughts of a sheet away until `due_at`."""

    def park_again(self, thought_id: str, due_at: datetime, now: datetime) -> bool:
        """Put a thought that had come back away until `due_at`; False where it is not there (any more)."""

    def release_due(self, now: datetime) -> tuple[ReturnedThought, ...]:
        """Let go of what is due at `now`; gives all that has come back."""

    def next_due(self) -> datetime | None:
        """Give the first moment at which something comes back; None where nothing is put away."""

    def keep(self, thought_ids: Iterable[str], now: datetime) -> None:
        """Let thoughts that have come back stay."""

    def delete(self, thought_id: str) -> bool:
        """Delete a thought for good; False where it is not there (any more)."""

    def delete_all_withheld(self) -> bool:
        """Delete all that is put away for good, unread; False where there was nothing."""


class Trials(Protocol):
    """The trials of the avondproef; a move raises IllegalMove where the trial does not allow it."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept now; without it a trial waits."""

    def kept(self, trial_id: str) -> StoredTrial | None:
        """Give a trial, or None where it is not there (any more)."""

    def all(self) -> list[StoredTrial]:
        """Give every trial, the one that was begun last first."""

    def current(self) -> StoredTrial | None:
        """Give the trial that is running or, where there is none, the last one that was set aside."""

    def start(self, plan: TrialPlan, seed: str) -> StoredTrial:
        """Begin a trial whose lots come from `seed`."""

    def stop(self, trial_id: str) -> StoredTrial:
        """Set a trial aside."""

    def resume(self, trial_id: str) -> StoredTrial:
        """Go on where a trial was set aside."""

    def conclude(self, trial_id: str) -> StoredTrial:
        """End a trial for good with the pairs there are."""

    def restart(self, trial_id: str, seed: str, keep: bool) -> StoredTrial:
        """Begin the same trial anew; the old one is set aside, or discarded without `keep`."""

    def discard(self, trial_id: str) -> bool:
        """Delete a trial for good; False where it is not there (any more)."""

    def begin(self, trial_id: str, now: datetime, another_evening: bool = False) -> StoredTrial:
        """Begin tonight's evening."""

    def attach(self, trial_id: str, entry_id: str) -> StoredTrial:
        """Connect the evening with its entry in the journal."""

    def interrupt(self, trial_id: str) -> StoredTrial:
        """Have the evening come back later."""

    def finish(self, trial_id: str) -> StoredTrial:
        """Let the evening count."""

    def remark(self, trial_id: str, started_at: datetime, remarks: Remarks) -> StoredTrial:
        """Keep what was remarked about the evening that began then."""
