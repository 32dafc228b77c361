"""The journal: what was practised and noted, in one SQLite file in the user's data folder.

Invariants:
- every change is one transaction; WAL keeps a half-written one out of sight;
- an entry that is `running` while nobody runs it was cut off: opening makes it `stopped`, and its evening interrupted;
- what is deleted or replaced is overwritten in the file and its -wal, not only out of view;
- while the store keeps nothing, nothing is written: what is begun has the id "", which is never there;
- nothing a user wrote is thrown away: an unreadable file is put aside, an old one copied before it is migrated.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from herstel_app.core.programme_content import Where
from herstel_app.core.records import NEVER, Entry, WrittenAnswer
from herstel_app.core.session import SessionOutcome
from herstel_app.core.signals import Moment, Readings, Signal, check_readings
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.store import Store, clean, local, stored

COLUMNS = """id, started_at, utc_offset_min, exercise_id, exercise_title, variant_id, minutes, planned_s,
    elapsed_s, outcome, explanation_id, claim_id, note, place, proef"""
PAGE = "FROM entries WHERE (started_at, id) < (:started_at, :id) ORDER BY started_at DESC, id DESC LIMIT :limit"
PROEVEN_DONE = """SELECT DISTINCT proef FROM entries AS one
    WHERE outcome = 'completed' AND proef IS NOT NULL AND EXISTS (
        SELECT 1 FROM entries WHERE outcome = 'completed' AND proef = one.proef AND exercise_id <> one.exercise_id)"""
NOTHING_NOTED = """note = '' AND ifnull(place, 'unknown') = 'unknown'
    AND NOT EXISTS (SELECT 1 FROM signals WHERE entry_id = entries.id)
    AND NOT EXISTS (SELECT 1 FROM trial_evenings WHERE entry_id = entries.id)"""
"""Holds for an entry with which nothing was tapped or written; of an avondproef it would take its evening along."""
PAST_ALL = "~"
"""Sorts after every time: a page before this starts at the newest entry."""
MOST_VALUES = 500
"""As many values as one statement gets; older versions of SQLite take no more than 999."""


class SqliteJournal:
    """What was practised and noted; use it from the thread that opened it.

    Every method raises JournalUnavailable where the file cannot be read or written. A change to an
    entry that is not there (any more) changes nothing, and gives False.
    """

    def __init__(self, path: Path | None) -> None:
        """Remember the file; nothing is opened before `open`. None keeps everything in memory."""
        self._store = Store(path)

    @property
    def store(self) -> Store:
        """The file, for what else lies in it."""
        return self._store

    @classmethod
    def in_memory(cls) -> SqliteJournal:
        """Give a journal, to be opened, that is gone when the program ends."""
        return cls(None)

    def open(self) -> tuple[str, ...]:
        """Open or make the file; gives what the user should know (Dutch).

        Raises JournalUnavailable where the file cannot be used now, or was made by a newer version.
        """
        if self._store.is_open:
            return ()
        notices = self._store.open()
        try:
            with self._store.change() as db:
                db.execute("UPDATE entries SET outcome = 'stopped' WHERE outcome = 'running'")
                db.execute("UPDATE trial_evenings SET progress = 'interrupted' WHERE progress = 'running'")
        except JournalUnavailable:
            self.close()
            raise
        return notices

    def close(self) -> None:
        """Close the file; closing twice is once."""
        self._store.close()

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
        """Open an entry for an exercise that starts at `started_at`; gives its id, "" where nothing is kept.

        Raises ValueError where `started_at` has no offset from UTC.
        """
        utc, offset_min = stored(started_at)
        if not self._store.keeps:
            return NEVER
        entry_id = uuid.uuid4().hex
        row = {
            "id": entry_id,
            "started_at": utc,
            "utc_offset_min": offset_min,
            "exercise_id": exercise_id,
            "exercise_title": clean(exercise_title),
            "variant_id": variant_id,
            "minutes": minutes,
            "planned_s": planned_s,
            "outcome": "running",
            "explanation_id": explanation_id,
            "claim_id": claim_id,
            "place": place,
            "proef": proef,
        }
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        with self._store.change() as db:
            db.execute(f"INSERT INTO entries ({names}) VALUES ({marks})", row)
        return entry_id

    def progress(self, entry_id: str, elapsed_s: float) -> bool:
        """Keep how far a running exercise is, in case the process dies."""
        return self._update("elapsed_s = ?", elapsed_s, entry_id)

    def finish(self, entry_id: str, outcome: SessionOutcome, elapsed_s: float) -> bool:
        """Close an entry after `elapsed_s` seconds of session time."""
        return self._update("outcome = ?, elapsed_s = ?", outcome, elapsed_s, entry_id)

    def set_signals(self, entry_id: str, moment: Moment, readings: Readings) -> bool:
        """Keep the signals of one moment; they replace what was there.

        Raises ValueError for an unknown signal or a value outside 0–10.
        """
        check_readings(readings)
        if not self._store.keeps:
            return False
        with self._store.change() as db:
            if not db.execute("SELECT 1 FROM entries WHERE id = ?", (entry_id,)).fetchone():
                return False
            db.execute("DELETE FROM signals WHERE entry_id = ? AND moment = ?", (entry_id, moment))
            rows = [(entry_id, moment, signal, value) for signal, value in readings.items()]
            db.executemany("INSERT INTO signals (entry_id, moment, signal, value) VALUES (?, ?, ?, ?)", rows)
        return True

    def set_note(self, entry_id: str, text: str) -> bool:
        """Keep the user's own words about an exercise; earlier words are overwritten."""
        done = self._update("note = ?", clean(text), entry_id)
        self._store.forget()
        return done

    def delete(self, entry_id: str) -> bool:
        """Take an entry out of the file for good, and with it the copies that migrations made."""
        with self._store.change() as db:
            done = db.execute("DELETE FROM entries WHERE id = ?", (entry_id,))
        self._store.forget(deleted=done.rowcount > 0)
        return done.rowcount > 0

    def withdraw(self, entry_id: str) -> bool:
        """Take out an entry with which nothing was tapped or written, and which no avondproef needs."""
        with self._store.change() as db:
            done = db.execute(f"DELETE FROM entries WHERE id = ? AND {NOTHING_NOTED}", (entry_id,))
        self._store.forget()
        return done.rowcount > 0

    def proeven_done(self) -> frozenset[str]:
        """Give the ids of the proeven of which both parts were done."""
        with self._store.reading() as db:
            return frozenset(name for (name,) in db.execute(PROEVEN_DONE))

    def entries(self, limit: int, before: Entry | None = None, until: datetime | None = None) -> list[Entry]:
        """Give up to `limit` entries, the newest first; `before` is the last one of the page before.

        `until` leaves out what was kept while a clock stood ahead of it. Raises ValueError where it has no offset
        from UTC.
        """
        start = before.started_at if before else until
        values = {
            "started_at": stored(start)[0] if start else PAST_ALL,
            "id": before.id if before else PAST_ALL,
            "limit": limit,
        }
        return read_entries(self._store, PAGE, values)

    def entry(self, entry_id: str) -> Entry | None:
        """Give one entry, or None where it is not there."""
        return next(iter(read_entries(self._store, "FROM entries WHERE id = :id", {"id": entry_id})), None)

    def set_words(self, explanation_id: str, text: str, written_at: datetime) -> None:
        """Keep the user's own words to an open question; empty words are taken out of the file.

        Raises ValueError where `written_at` has no offset from UTC.
        """
        utc, offset_min = stored(written_at)
        empty = not text.strip()
        if not (empty or self._store.keeps):
            return
        with self._store.change() as db:
            gone = db.execute("DELETE FROM words WHERE explanation_id = ?", (explanation_id,))
            if not empty:
                row = (explanation_id, clean(text), utc, offset_min)
                db.execute("INSERT INTO words (explanation_id, text, written_at, utc_offset_min) VALUES (?,?,?,?)", row)
        self._store.forget(deleted=empty and gone.rowcount > 0)

    def words(self, explanation_id: str) -> WrittenAnswer | None:
        """Give the own words to one explanation's question, or None."""
        return next((words for words in self.all_words() if words.explanation_id == explanation_id), None)

    def all_words(self) -> list[WrittenAnswer]:
        """Give all own words, the newest first."""
        query = "SELECT explanation_id, text, written_at, utc_offset_min FROM words ORDER BY written_at DESC"
        with self._store.reading() as db:
            return [WrittenAnswer(name, text, local(at, offset)) for name, text, at, offset in db.execute(query)]

    def _update(self, change: str, *values: Any) -> bool:
        """Change one entry, whose id is the last of `values`; False where it is not there, or nothing is kept."""
        if not self._store.keeps:
            return False
        with self._store.change() as db:
            return db.execute(f"UPDATE entries SET {change} WHERE id = ?", values).rowcount > 0


def read_entries(store: Store, clause: str, values: dict[str, Any]) -> list[Entry]:
    """Give the entries that `clause` ("FROM entries ...") chooses, with their signals.

    Raises JournalUnavailable where the file cannot be read.
    """
    readings: dict[tuple[str, Moment], dict[Signal, int]] = {}
    with store.reading() as db:
        rows = db.execute(f"SELECT {COLUMNS} {clause}", values).fetchall()
        for first in range(0, len(rows), MOST_VALUES):
            names = [row[0] for row in rows[first : first + MOST_VALUES]]
            marks = ",".join("?" * len(names))
            query = f"SELECT entry_id, moment, signal, value FROM signals WHERE entry_id IN ({marks})"
            for entry_id, moment, signal, value in db.execute(query, names):
                readings.setdefault((entry_id, moment), {})[signal] = value
    return [
        Entry(  # type: ignore[call-arg] # mypy cannot count what is starred
            name, local(at, offset), *rest, readings.get((name, "before"), {}), readings.get((name, "after"), {})
        )
        for name, at, offset, *rest in rows
    ]
