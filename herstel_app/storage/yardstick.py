"""The weekly answers of *je maatstaf*, and what has been told once, in the journal's file."""

from __future__ import annotations

from datetime import date, datetime

from herstel_app.core.yardstick import Answers, Week, week_of
from herstel_app.storage.store import Store, stored


class SqliteYardstickBook:
    """The answers by week; every method raises JournalUnavailable where the file cannot be read or written.

    While the store keeps nothing, nothing is written.
    """

    def __init__(self, store: Store) -> None:
        """Keep the store, which someone else opens and closes."""
        self._store = store

    def answer(self, question: str, answer: bool | None, at: datetime) -> None:
        """Keep the answer to one question in the week of `at`, in place of an earlier one; None is skipped.

        Raises ValueError where `at` has no offset from UTC.
        """
        utc, offset_min = stored(at)
        if not self._store.keeps:
            return
        week = week_of(at).isoformat()
        with self._store.change() as db:
            db.execute("DELETE FROM yardstick WHERE week = ? AND question = ?", (week, question))
            if answer is not None:
                db.execute(
                    "INSERT INTO yardstick VALUES (?, ?, ?, ?, ?)", (week, question, int(answer), utc, offset_min)
                )

    def answers(self) -> dict[Week, Answers]:
        """Give all answers, from the oldest week to the newest."""
        found: dict[Week, dict[str, bool]] = {}
        with self._store.reading() as db:
            for week, question, answer in db.execute("SELECT week, question, answer FROM yardstick ORDER BY week"):
                found.setdefault(date.fromisoformat(week), {})[question] = bool(answer)
        return dict(found)

    def has_told(self, what: str) -> bool:
        """Whether something that is told once has been told."""
        with self._store.reading() as db:
            return db.execute("SELECT 1 FROM told WHERE what = ?", (what,)).fetchone() is not None

    def tell(self, what: str, at: datetime) -> None:
        """Remember that something has been told. Raises ValueError where `at` has no offset from UTC."""
        utc, offset_min = stored(at)
        if self._store.keeps:
            with self._store.change() as db:
                db.execute("INSERT OR IGNORE INTO told VALUES (?, ?, ?)", (what, utc, offset_min))
