"""Looking back in the journal: by page, by words, by exercise, by evening and by month.

An evening runs until four at night, on the clock of where the user was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.records import Entry, EntryFilter, WrittenAnswer
from herstel_app.core.text_search import finds, folded
from herstel_app.storage.journal import SqliteJournal, read_entries
from herstel_app.storage.store import stored
from herstel_app.storage.tables import EVENING

ENTRY_EVENING = EVENING.format(at="started_at", offset="utc_offset_min")
EXERCISES = """
    WITH RECURSIVE found (name) AS (
        SELECT min(exercise_id) FROM entries
        UNION ALL
        SELECT (SELECT min(exercise_id) FROM entries WHERE exercise_id > name) FROM found WHERE name IS NOT NULL
    )
    SELECT name, (
        SELECT exercise_title FROM entries WHERE exercise_id = name ORDER BY started_at DESC, id DESC LIMIT 1
    ) FROM found WHERE name IS NOT NULL
"""
"""Finds each name through the index, without reading every entry."""
NEWEST_FIRST = "ORDER BY started_at DESC, id DESC"


class SqliteLookback:
    """Reads the journal; every method raises JournalUnavailable where the file cannot be read."""

    def __init__(self, journal: SqliteJournal) -> None:
        """Keep the journal, which someone else opens and closes."""
        self._journal, self._store = journal, journal.store

    def entries(self, limit: int | None, before: Entry | None = None, wanted: EntryFilter | None = None) -> list[Entry]:
        """Give up to `limit` entries (None: all), the newest first; `before` is the last one of the page before."""
        clause, values = self._clause(before, wanted or EntryFilter())
        values["limit"] = -1 if limit is None else limit
        return read_entries(self._store, f"{clause} {NEWEST_FIRST} LIMIT :limit", values)

    def _clause(self, before: Entry | None, wanted: EntryFilter) -> tuple[str, dict[str, Any]]:
        """Give what chooses entries ("FROM entries WHERE ..."), and the values in it."""
        values: dict[str, Any] = {}
        tests = ["1"]
        if before is not None:
            tests.append("(started_at, id) < (:at, :id)")
            values |= {"at": stored(before.started_at)[0], "id": before.id}
        if wanted.exercise_id is not None:
            tests.append("exercise_id = :exercise")
            values["exercise"] = wanted.exercise_id
        # Times in UTC first, which have an index: an evening lies within a day before and two after its date.
        for name, sign, evening, room in (("first", ">=", wanted.first, -1), ("last", "<=", wanted.last, 3)):
            if evening is not None:
                tests.append(f"started_at {sign} :{name}_at AND {ENTRY_EVENING} {sign} :{name}")
                values[name] = evening.isoformat()
                values[f"{name}_at"] = (evening + timedelta(days=room)).isoformat()
        if wanted.terms:
            tests.append("finds(:text, note, exercise_title)")
            values["text"] = wanted.text
            with self._store.reading() as db:
                db.create_function("finds", 3, finds, deterministic=True)
        return f"FROM entries WHERE {' AND '.join(tests)}", values

    def words(self, wanted: EntryFilter, titles: Mapping[str, str]) -> list[WrittenAnswer]:
        """Give the own words to explanations, the newest first; `titles` (by explanation) are looked in too."""
        if wanted.exercise_id is not None:
            return []
        return [
            words
            for words in self._journal.all_words()
            if words.text
            and finds(wanted.text, words.text, titles.get(words.explanation_id, ""))
            and (wanted.first is None or evening_of(words.written_at) >= wanted.first)
            and (wanted.last is None or evening_of(words.written_at) <= wanted.last)
        ]

    def exercises(self) -> dict[str, str]:
        """Give the title, as it was last, of each exercise that was done, in the order of the alphabet."""
        with self._store.reading() as db:
            found = dict(db.execute(EXERCISES).fetchall())
        return dict(sorted(found.items(), key=lambda item: folded(item[1])))

    def evenings(self, most: int) -> int:
        """Count the evenings with an entry, up to `most`."""
        query = f"SELECT COUNT(*) FROM (SELECT DISTINCT {ENTRY_EVENING} FROM entries LIMIT ?)"
        with self._store.reading() as db:
            return int(db.execute(query, (most,)).fetchone()[0])

    def months(self) -> list[date]:
        """Give the first day of each month with an entry, the newest first."""
        found: list[date] = []
        last: date | None = None
        # Goes through the index: after one wrong clock there can be centuries of empty months.
        while (evening := self._last_evening(last)) is not None:
            found.append(evening.replace(day=1))
            last = found[-1] - timedelta(days=1)
        return found

    def _last_evening(self, last: date | None) -> date | None:
        """Give the last evening with an entry, up to `last`."""
        clause, values = self._clause(None, EntryFilter(last=last))
        # With time zones the last time in UTC need not be the last evening, but it is within days of it.
        query = f"SELECT {ENTRY_EVENING} {clause} ORDER BY started_at DESC LIMIT 50"
        with self._store.reading() as db:
            evenings = db.execute(query, values).fetchall()
        return date.fromisoformat(max(evenings)[0]) if evenings else None
