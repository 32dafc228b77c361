"""Looking back in the journal: by page, by words, by exercise, by evening and by month.

An evening runs until four at night, on the clock of where the user was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from herstel_app.core.evenings import evening_of
from herstel_app.storage.journal import PAST_ALL, Entry, Journal, Words, read_entries
from herstel_app.storage.store import stored
from herstel_app.storage.tables import EVENING

ENTRY_EVENING = EVENING.format(at="started_at", offset="utc_offset_min")
NEWEST_FIRST = "ORDER BY started_at DESC, id DESC"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes to show; what is left open asks for all."""

    text: str = ""
    """Words that all occur in one's own words or in the title of the exercise, in any order."""
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


def folded(text: str) -> str:
    """Give a text without capitals and accents, so that "cafe" finds "Café"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=8)
def terms_of(text: str) -> tuple[str, ...]:
    """Give the words to look for."""
    return tuple(folded(text).split())


def finds(text: str, *places: str) -> bool:
    """Whether all words of `text` occur somewhere in `places`."""
    terms = terms_of(text)
    if not terms:
        return True
    where = folded("\n".join(places))
    return all(term in where for term in terms)


class Lookback:
    """Reads the journal; every method raises JournalUnavailable where the file cannot be read."""

    def __init__(self, journal: Journal) -> None:
        """Keep the journal, which someone else opens and closes."""
        self._journal, self._store = journal, journal.store

    def entries(self, limit: int | None, before: Entry | None = None, wanted: Wanted | None = None) -> list[Entry]:
        """Give up to `limit` entries (None: all), the newest first; `before` is the last one of the page before."""
        wanted = wanted or Wanted()
        values: dict[str, Any] = {
            "at": stored(before.started_at)[0] if before else PAST_ALL,
            "id": before.id if before else "",
            "limit": -1 if limit is None else limit,
        }
        tests = ["(started_at, id) < (:at, :id)"]
        if wanted.exercise_id is not None:
            tests.append("exercise_id = :exercise")
            values["exercise"] = wanted.exercise_id
        for name, sign, evening in (("first", ">=", wanted.first), ("last", "<=", wanted.last)):
            if evening is not None:
                tests.append(f"{ENTRY_EVENING} {sign} :{name}")
                values[name] = evening.isoformat()
        if wanted.terms:
            tests.append("finds(:text, note, exercise_title)")
            values["text"] = wanted.text
            with self._store.reading() as db:
                db.create_function("finds", 3, finds, deterministic=True)
        clause = f"FROM entries WHERE {' AND '.join(tests)} {NEWEST_FIRST} LIMIT :limit"
        return read_entries(self._store, clause, values)

    def words(self, wanted: Wanted, titles: Mapping[str, str]) -> list[Words]:
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
        query = "SELECT exercise_id, exercise_title, max(started_at) FROM entries GROUP BY exercise_id"
        with self._store.reading() as db:
            found = {name: title for name, title, _ in db.execute(query)}
        return dict(sorted(found.items(), key=lambda item: folded(item[1])))

    def months(self) -> list[date]:
        """Give the first day of each month with an entry, the newest first."""
        query = f"SELECT DISTINCT substr({ENTRY_EVENING}, 1, 7) AS month FROM entries ORDER BY month DESC"
        with self._store.reading() as db:
            return [date.fromisoformat(f"{month}-01") for (month,) in db.execute(query) if month]

    def span(self) -> tuple[date, date] | None:
        """Give the evenings of the oldest and the newest entry; None where there is none."""
        ends = f"SELECT min({ENTRY_EVENING}), max({ENTRY_EVENING}) FROM entries"
        with self._store.reading() as db:
            first, last = db.execute(ends).fetchone()
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None
