"""Thoughts that were put away: out of sight until their moment, then offered back, and deletable for good.

Invariants:
- a thought is begun (on a sheet, without a moment), withheld (until its moment) or returned;
- begun and returned thoughts can be read. Of withheld ones a caller gets only the time of the next one to return;
- only `release_due` returns a withheld thought, and a returned one stays returned, whatever the clock does;
- what is deleted or replaced is overwritten in the file and its -wal, and gone from the copies that migrations made;
- nothing here is logged, and no error carries what was written.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from herstel_app.core.parked_thoughts import Thought, is_by_day, is_due
from herstel_app.core.records import ReturnedThought
from herstel_app.storage.store import Store, clean, local, stored

WITHHELD_TEXT = "Geparkeerde gedachten worden niet meegenomen tot hun moment."
"""What an export says in place of the thoughts that are withheld."""

BEGUN = "due_at IS NULL"
WITHHELD = "due_at IS NOT NULL AND released_at IS NULL"
NOT_WITHHELD = "due_at IS NULL OR released_at IS NOT NULL"


class Thoughts:
    """The parked thoughts in the journal's file.

    Every method raises JournalUnavailable where the file cannot be read or written, and ValueError for a
    time without its offset from UTC.
    """

    def __init__(self, store: Store) -> None:
        """Keep the store, which someone else opens and closes."""
        self._store = store

    def write(self, sheet_id: str, thoughts: Sequence[Thought], at: datetime, with_begun: bool = False) -> None:
        """Keep what stands on a sheet, in place of what stood there; `with_begun` also in place of older sheets.

        Earlier words are overwritten by `forget`, not by every change while someone types.
        """
        with self._store.change() as db:
            where = BEGUN if with_begun else f"{BEGUN} AND sheet_id = :sheet"
            db.execute(f"DELETE FROM thoughts WHERE {where}", {"sheet": sheet_id})
            _insert(db, sheet_id, thoughts, at)

    def forget(self) -> None:
        """Overwrite what was replaced while someone wrote."""
        self._store.forget(anew=True)

    def begun(self, but: str = "") -> tuple[Thought, ...]:
        """Give what was begun and never put away, on other sheets than `but`, in the order of writing."""
        query = f"SELECT text, next_step FROM thoughts WHERE {BEGUN} AND sheet_id != ? ORDER BY written_at, position"
        with self._store.reading() as db:
            return tuple(Thought(text, step) for text, step in db.execute(query, (but,)))

    def has_sheet(self, sheet_id: str) -> bool:
        """Whether anything of a sheet is there."""
        with self._store.reading() as db:
            return db.execute("SELECT 1 FROM thoughts WHERE sheet_id = ?", (sheet_id,)).fetchone() is not None

    def drop_begun(self, but: str = "") -> None:
        """Delete what was begun on other sheets than `but`."""
        self._delete(f"{BEGUN} AND sheet_id != ?", but)

    def park(self, sheet_id: str, thoughts: Sequence[Thought], due_at: datetime, now: datetime) -> None:
        """Put the thoughts of a sheet away until `due_at`, local time with its offset.

        Raises ValueError where that is at night.
        """
        with self._store.change() as db:
            db.execute(f"DELETE FROM thoughts WHERE {BEGUN} AND sheet_id = ?", (sheet_id,))
            _put_away(db, _insert(db, sheet_id, thoughts, now), due_at, now)
        self.forget()

    def park_again(self, thought_id: str, due_at: datetime, now: datetime) -> bool:
        """Put a thought that had come back away until `due_at`; False where it is not there (any more).

        Raises ValueError where that is at night.
        """
        with self._store.change() as db:
            if not db.execute("SELECT 1 FROM thoughts WHERE id = ?", (thought_id,)).fetchone():
                return False
            _put_away(db, [thought_id], due_at, now)
        return True

    def release_due(self, now: datetime) -> tuple[ReturnedThought, ...]:
        """Return the thoughts that are due at `now`; gives all returned thoughts, in the order of their moments."""
        at, _ = stored(now)
        with self._store.reading() as db:
            rows = db.execute(f"SELECT id, parked_at, due_at, early_at FROM thoughts WHERE {WITHHELD}").fetchall()
        due, early = [], []
        for name, parked_at, due_at, early_at in rows:
            if at < parked_at and (early_at is None or at < early_at):
                early.append(name)
                early_at = at  # noqa: PLW2901 - what is written below, and what counts from now on
            times = (datetime.fromisoformat(text) if text else None for text in (due_at, parked_at, early_at))
            if is_due(now, *times):  # type: ignore[arg-type] # only early_at can be None
                due.append(name)
        if due or early:
            with self._store.change() as db:
                db.executemany("UPDATE thoughts SET early_at = ? WHERE id = ?", [(at, name) for name in early])
                db.executemany("UPDATE thoughts SET released_at = ? WHERE id = ?", [(at, name) for name in due])
        return self._returned()

    def next_due(self) -> datetime | None:
        """Give the first moment at which something comes back, in local time with its offset; None where nothing is."""
        query = f"SELECT due_at, due_offset_min FROM thoughts WHERE {WITHHELD} ORDER BY due_at LIMIT 1"
        with self._store.reading() as db:
            row = db.execute(query).fetchone()
        return local(*row) if row else None

    def keep(self, thought_ids: Iterable[str], now: datetime) -> None:
        """Mark returned thoughts as kept, so that they are not announced again."""
        at, _ = stored(now)
        with self._store.change() as db:
            query = "UPDATE thoughts SET kept_at = ? WHERE id = ? AND released_at IS NOT NULL AND kept_at IS NULL"
            db.executemany(query, [(at, name) for name in thought_ids])

    def delete(self, thought_id: str) -> bool:
        """Take a thought out of the file for good; False where it is not there (any more)."""
        return self._delete("id = ?", thought_id)

    def delete_all_withheld(self) -> bool:
        """Take everything that is withheld out of the file for good, unread; False where there was nothing."""
        return self._delete(WITHHELD)

    def export_text(self) -> str:
        """Give what an export says of withheld thoughts: one sentence, or nothing where there are none."""
        return WITHHELD_TEXT if self.next_due() else ""

    def _returned(self) -> tuple[ReturnedThought, ...]:
        query = """SELECT id, text, next_step, written_at, utc_offset_min, kept_at IS NOT NULL FROM thoughts
            WHERE released_at IS NOT NULL ORDER BY due_at, written_at, position"""
        with self._store.reading() as db:
            return tuple(
                ReturnedThought(name, text, step, local(at, offset), bool(kept))
                for name, text, step, at, offset, kept in db.execute(query)
            )

    def _delete(self, where: str, *values: str) -> bool:
        with self._store.change() as db:
            gone = db.execute(f"DELETE FROM thoughts WHERE {where}", values).rowcount > 0
        self._store.forget(deleted=gone)
        return gone


def _insert(db: sqlite3.Connection, sheet_id: str, thoughts: Sequence[Thought], at: datetime) -> list[str]:
    """Write the thoughts of a sheet; gives their ids."""
    utc, offset_min = stored(at)
    names = [uuid.uuid4().hex for _ in thoughts]
    query = """INSERT INTO thoughts (id, sheet_id, position, text, next_step, written_at, utc_offset_min)
        VALUES (?, ?, ?, ?, ?, ?, ?)"""
    rows = [
        (name, sheet_id, position, clean(thought.text), clean(thought.next_step), utc, offset_min)
        for position, (name, thought) in enumerate(zip(names, thoughts, strict=True))
    ]
    db.executemany(query, rows)
    return names


def _put_away(db: sqlite3.Connection, names: Iterable[str], due_at: datetime, now: datetime) -> None:
    if not is_by_day(due_at):
        raise ValueError("a thought comes back by day")
    parked_utc, _ = stored(now)
    due_utc, due_offset_min = stored(due_at)
    query = """UPDATE thoughts SET parked_at = ?, due_at = ?, due_offset_min = ?,
        early_at = NULL, released_at = NULL, kept_at = NULL WHERE id = ?"""
    db.executemany(query, [(parked_utc, due_utc, due_offset_min, name) for name in names])
