"""One database file and the ways to use it: reading, changing all or nothing, and forgetting for good.

Journal and parked thoughts lie in the same file and share one store, so that a thought and the evening on
which it was written are copied, migrated and lost together, or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from herstel_app.storage.atomic_write import remove
from herstel_app.storage.database import JournalUnavailable, open_database, reason
from herstel_app.storage.migrations import copies_beside


class Store:
    """An open file, for one thread; every method raises JournalUnavailable where it cannot be read or written."""

    def __init__(self, path: Path | None) -> None:
        """Remember the file; nothing is opened before `open`. None keeps everything in memory."""
        self._path = path
        self._db: sqlite3.Connection | None = None
        self.keeps = True
        """Whether what is done and noted is written; what is already there can be read and deleted in any case."""
        self._listeners: list[Callable[[], None]] = []

    @property
    def path(self) -> Path | None:
        """Where the file is; None where everything is in memory."""
        return self._path

    @property
    def is_in_memory(self) -> bool:
        """Whether all of it is gone when the program ends."""
        return self._path is None

    def on_deleted(self, listener: Callable[[], None]) -> None:
        """Have `listener` called whenever something was deleted for good."""
        self._listeners.append(listener)

    @property
    def is_open(self) -> bool:
        """Whether there is a file to read and write."""
        return self._db is not None

    def open(self) -> tuple[str, ...]:
        """Open or make the file; gives what the user should know (Dutch)."""
        self._db, notices = open_database(self._path)
        return notices

    def close(self) -> None:
        """Close the file; closing twice is once."""
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection; tells in Dutch what goes wrong with the file."""
        if self._db is None:
            raise JournalUnavailable("Het bestand met je notities is niet geopend.")
        try:
            yield self._db
        except sqlite3.IntegrityError:
            raise  # a fault of the caller, not of the file
        except sqlite3.Error as error:
            name = self._path.name if self._path else "het geheugen"
            raise JournalUnavailable(f"{name}: {reason(error)}") from error

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside one transaction: all of it, or nothing."""
        with self.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # a full disk has already rolled it back
                    db.execute("ROLLBACK")
                raise

    def forget(self, deleted: bool = False, anew: bool = False) -> None:
        """Empty the -wal, where pages from before the last change still stand.

        After much was replaced the file is also written `anew`; after something was `deleted` for good that too, and
        the copies that migrations made are taken away. While another program reads, the -wal stays until the last
        one closes.
        """
        try:
            self._forget(deleted, anew)
        finally:
            if deleted:  # also where traces of it are left: it is not there any more
                for listener in self._listeners:
                    listener()

    def _forget(self, deleted: bool, anew: bool) -> None:
        with self.reading() as db:
            if deleted or anew:
                # secure_delete overwrites what is deleted, but not what SQLite left behind on a page that it split.
                db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if deleted and self._path is not None:
            for copy in copies_beside(self._path):
                try:
                    remove(copy)
                except OSError as error:
                    raise JournalUnavailable(f"{copy} is niet te verwijderen: {reason(error)}") from error


def stored(moment: datetime) -> tuple[str, int]:
    """Give UTC as text of one width, which sorts as time, and the offset of local time in minutes.

    Raises ValueError where `moment` has no offset from UTC.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a time without its offset from UTC")
    return moment.astimezone(UTC).isoformat(timespec="microseconds"), round(offset / timedelta(minutes=1))


def local(utc: str, offset_min: int) -> datetime:
    """Give a stored time back as local time with its offset."""
    return datetime.fromisoformat(utc).astimezone(timezone(timedelta(minutes=offset_min)))


def clean(text: str) -> str:
    """Replace halves of characters, which a text field can hand over and a file cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
