"""Deleting for good: a period, or everything.

What is deleted is in no file any more: not in the database, not in its -wal, not in the copies that migrations made.
"""

from __future__ import annotations

from datetime import date

from herstel_app.storage.atomic_write import remove
from herstel_app.storage.database import JournalUnavailable, reason
from herstel_app.storage.quarantine import quarantined_files
from herstel_app.storage.store import Store
from herstel_app.storage.tables import TABLES


def delete_between(store: Store, first: date, last: date) -> bool:
    """Delete what was written on the evenings from `first` to `last`, both included; False where there was nothing.

    Parked thoughts written then are deleted too, also those that are still withheld.
    Raises JournalUnavailable where the file cannot be changed; all of it goes, or nothing.
    """
    gone = 0
    values = (first.isoformat(), last.isoformat())
    with store.change() as db:
        for table in reversed(TABLES):
            if table.evening:
                where = f"{table.evening} BETWEEN ? AND ?"
                gone += db.execute(f"DELETE FROM {table.name} WHERE {where}", values).rowcount
    store.forget(deleted=gone > 0)
    return gone > 0


def delete_everything(store: Store) -> None:
    """Delete all that was ever noted, also in files that could not be read and were put aside.

    Raises JournalUnavailable where a file cannot be changed.
    """
    with store.change() as db:
        for table in reversed(TABLES):
            db.execute(f"DELETE FROM {table.name}")
    store.forget(deleted=True)
    for file in quarantined_files(store.path) if store.path else ():
        try:
            remove(file)
        except OSError as error:
            raise JournalUnavailable(f"{file} is niet te verwijderen: {reason(error)}") from error
