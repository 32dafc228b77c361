"""The trials of the avondproef and their evenings, in the journal's file.

Invariants:
- what may happen is decided by `core/trial.py`; each move is read, made and written in one transaction;
- the readings of an evening are those of its entry in the journal. So what is changed there is changed here, and an
  evening whose entry is deleted goes with it, its remarks too, while the others stay in their pairs;
- a trial that is discarded is overwritten in the file; the entries of its evenings go with it only when asked;
- while no history is kept nothing is written: a trial then waits, and can only be discarded.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from herstel_app.core.randomisation import Condition
from herstel_app.core.records import StoredTrial
from herstel_app.core.signals import Moment, Signal
from herstel_app.core.trial import (
    Circumstance,
    IllegalMove,
    Remarks,
    Trial,
    TrialEvening,
    TrialEveningState,
    TrialPlan,
    TrialState,
)
from herstel_app.storage.store import Store, clean, local, stored

CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)
TRIALS = """SELECT id, exercise_id, exercise_title, minutes, place, pairs, variant_id, parts, signal, seed, state
    FROM trials WHERE {where} ORDER BY rowid DESC"""
EVENINGS = f"""SELECT position, number, condition, progress, started_at, utc_offset_min, entry_id,
    unpleasant, unpleasant_words, words, {", ".join(CIRCUMSTANCES)}
    FROM trial_evenings WHERE trial_id = ? ORDER BY position"""
READINGS = """SELECT entry_id, moment, signal, value FROM signals
    WHERE entry_id IN (SELECT entry_id FROM trial_evenings WHERE trial_id = ?)"""


class SqliteTrials:
    """All trials; every method raises JournalUnavailable where the file cannot be read or written.

    A move raises IllegalMove where the trial does not allow it, is not there (any more), or nothing is kept now.
    """

    def __init__(self, store: Store) -> None:
        """Keep the store, which someone else opens and closes."""
        self._store = store

    @property
    def keeps(self) -> bool:
        """Whether anything is kept now; without it a trial waits."""
        return self._store.keeps

    def start(self, plan: TrialPlan, seed: str) -> StoredTrial:
        """Begin a trial whose lots come from `seed`; raises IllegalMove while another one is running."""
        self._check_keeps()
        with self._store.change() as db:
            return self._start(db, plan, seed)

    def current(self) -> StoredTrial | None:
        """Give the trial that is running or, where there is none, the last one that was set aside."""
        unfinished = [kept for kept in self.all() if kept.trial.state is not TrialState.ENDED]
        running = [kept for kept in unfinished if kept.trial.state is TrialState.RUNNING]
        return next(iter(running or unfinished), None)

    def all(self) -> list[StoredTrial]:
        """Give every trial, the one that was begun last first."""
        with self._store.reading() as db:
            return _read(db, "1", ())

    def kept(self, trial_id: str) -> StoredTrial | None:
        """Give one trial, or None where it is not there."""
        with self._store.reading() as db:
            return next(iter(_read(db, "id = ?", (trial_id,))), None)

    def begin(self, trial_id: str, now: datetime, another_evening: bool = False) -> StoredTrial:
        """Begin the evening of `now`; from here on `open_evening` tells what it is. Its entry is to be attached.

        Raises ValueError where `now` has no offset from UTC.
        """
        return self._move(trial_id, lambda trial: trial.begin(now, another_evening=another_evening))

    def attach(self, trial_id: str, entry_id: str) -> StoredTrial:
        """Tell which entry of the journal holds the readings of the evening that is going on."""
        return self._move(trial_id, lambda trial: trial.attach(entry_id))

    def interrupt(self, trial_id: str) -> StoredTrial:
        """Leave the evening that is going on; it will be offered again. Can be done while nothing is kept."""
        with self._store.change() as db:
            old = self._one(db, trial_id)
            _write(db, old, old.trial.interrupt())
            return self._one(db, trial_id)

    def finish(self, trial_id: str) -> StoredTrial:
        """Let the evening that is going on count; the last one of the plan ends the trial."""
        return self._move(trial_id, Trial.finish)

    def remark(self, trial_id: str, started_at: datetime, remarks: Remarks) -> StoredTrial:
        """Keep what was noted about the evening that began then; earlier words are overwritten."""
        cleaned = replace(remarks, unpleasant_words=clean(remarks.unpleasant_words), words=clean(remarks.words))
        kept = self._move(trial_id, lambda trial: trial.remark(started_at, cleaned))
        self._store.forget()
        return kept

    def stop(self, trial_id: str) -> StoredTrial:
        """Set the trial aside."""
        return self._move(trial_id, Trial.stop)

    def resume(self, trial_id: str) -> StoredTrial:
        """Go on where the trial was set aside; raises IllegalMove while another one is running."""
        return self._move(trial_id, Trial.resume)

    def conclude(self, trial_id: str) -> StoredTrial:
        """End the trial for good with the pairs there are, and open the results."""
        return self._move(trial_id, Trial.conclude)

    def restart(self, trial_id: str, seed: str, keep: bool) -> StoredTrial:
        """Begin the same trial anew, with lots from `seed`; the old one is set aside, or discarded without `keep`."""
        self._check_keeps()
        with self._store.change() as db:
            old = self._one(db, trial_id)
            if not keep:
                db.execute("DELETE FROM trials WHERE id = ?", (trial_id,))
            elif old.trial.state is TrialState.RUNNING:
                _write(db, old, old.trial.stop())
            new = self._start(db, old.trial.plan, seed)
        if not keep:
            self._store.forget(deleted=True)
        return new

    def discard(self, trial_id: str, with_entries: bool = False) -> bool:
        """Take a trial out of the file for good, and with `with_entries` what the journal holds of its evenings.

        False where it is not there (any more).
        """
        entries = "DELETE FROM entries WHERE id IN (SELECT entry_id FROM trial_evenings WHERE trial_id = ?)"
        with self._store.change() as db:
            if with_entries:
                db.execute(entries, (trial_id,))
            gone = db.execute("DELETE FROM trials WHERE id = ?", (trial_id,)).rowcount > 0
        self._store.forget(deleted=gone)
        return gone

    def _start(self, db: sqlite3.Connection, plan: TrialPlan, seed: str) -> StoredTrial:
        self._check_room(db)
        trial_id = uuid.uuid4().hex
        row = {
            "id": trial_id,
            "exercise_id": plan.exercise_id,
            "exercise_title": clean(plan.exercise_title),
            "variant_id": plan.variant_id,
            "parts": None if plan.parts is None else " ".join(sorted(plan.parts)),
            "signal": plan.signal,
            "minutes": plan.minutes,
            "place": clean(plan.place),
            "pairs": plan.pairs,
            "seed": seed,
            "state": TrialState.RUNNING.value,
        }
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        db.execute(f"INSERT INTO trials ({names}) VALUES ({marks})", row)
        return self._one(db, trial_id)

    def _move(self, trial_id: str, move: Callable[[Trial], Trial]) -> StoredTrial:
        self._check_keeps()
        with self._store.change() as db:
            old = self._one(db, trial_id)
            new = move(old.trial)
            if new.state is TrialState.RUNNING and old.trial.state is not TrialState.RUNNING:
                self._check_room(db)
            _write(db, old, new)
            return self._one(db, trial_id)

    def _one(self, db: sqlite3.Connection, trial_id: str) -> StoredTrial:
        for kept in _read(db, "id = ?", (trial_id,)):
            return kept
        raise IllegalMove("this trial is not there any more")

    def _check_keeps(self) -> None:
        if not self._store.keeps:
            raise IllegalMove("a trial needs what is noted to be kept")

    def _check_room(self, db: sqlite3.Connection) -> None:
        if db.execute("SELECT 1 FROM trials WHERE state = 'running'").fetchone():
            raise IllegalMove("another trial is running")


def _read(db: sqlite3.Connection, where: str, values: tuple[str, ...]) -> list[StoredTrial]:
    found = []
    for trial_id, exercise_id, title, minutes, place, pairs, variant_id, parts, signal, seed, state in db.execute(
        TRIALS.format(where=where), values
    ).fetchall():
        chosen = None if parts is None else frozenset(parts.split())
        plan = TrialPlan(exercise_id, title, minutes, place, pairs, variant_id, chosen, signal)
        evenings = tuple(evening for _, evening in _evenings(db, trial_id))
        found.append(StoredTrial(trial_id, Trial(plan, seed, TrialState(state), evenings)))
    return found


def _evenings(db: sqlite3.Connection, trial_id: str) -> list[tuple[int, TrialEvening]]:
    """Give the evenings of a trial in the order of doing, each with its position in the file."""
    readings: dict[tuple[str, Moment], dict[Signal, int]] = {}
    for entry_id, moment, signal, value in db.execute(READINGS, (trial_id,)):
        readings.setdefault((entry_id, moment), {})[signal] = value
    found = []
    for position, number, condition, progress, at, offset, entry_id, unpleasant, said, words, *flags in db.execute(
        EVENINGS, (trial_id,)
    ):
        remarks = Remarks(
            None if unpleasant is None else bool(unpleasant),
            said,
            frozenset(name for name, is_so in zip(CIRCUMSTANCES, flags, strict=True) if is_so),
            words,
        )
        before, after = readings.get((entry_id, "before"), {}), readings.get((entry_id, "after"), {})
        evening = TrialEvening(
            number,
            Condition(condition),
            TrialEveningState(progress),
            local(at, offset),
            before,
            after,
            remarks,
            entry_id,
        )
        found.append((position, evening))
    return found


def _write(db: sqlite3.Connection, old: StoredTrial, new: Trial) -> None:
    """Write what a move has changed; readings are the journal's."""
    db.execute("UPDATE trials SET state = ? WHERE id = ?", (new.state.value, old.id))
    positions = [position for position, _ in _evenings(db, old.id)]
    for index, evening in enumerate(new.evenings):
        if index < len(positions) and evening == old.trial.evenings[index]:
            continue
        position = positions[index] if index < len(positions) else (positions[-1] + 1 if positions else 0)
        row = _row(evening) | {"trial_id": old.id, "position": position}
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        changes = ", ".join(f"{name} = :{name}" for name in row)
        insert = f"INSERT INTO trial_evenings ({names}) VALUES ({marks})"
        db.execute(f"{insert} ON CONFLICT (trial_id, position) DO UPDATE SET {changes}", row)


def _row(evening: TrialEvening) -> dict[str, Any]:
    at, offset_min = stored(evening.started_at)
    unpleasant = evening.remarks.unpleasant
    return {
        "number": evening.number,
        "condition": evening.condition.value,
        "progress": evening.progress.value,
        "started_at": at,
        "utc_offset_min": offset_min,
        "entry_id": evening.entry_id,
        "unpleasant": None if unpleasant is None else int(unpleasant),
        "unpleasant_words": evening.remarks.unpleasant_words,
        "words": evening.remarks.words,
        **{name: int(name in evening.remarks.circumstances) for name in CIRCUMSTANCES},
    }
