"""All notes together: copied to a file, read back from one, and deleted for good.

Each is asked for once in a long while, so what does it is loaded then.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from herstel_app.core.ports.records import CopyForm
from herstel_app.core.records import Imported
from herstel_app.storage.atomic_write import patiently, write_atomically
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import Thoughts

PREFIX = ".herstel-"


def write_whole(path: str, data: bytes) -> None:
    """Have the file at `path` hold `data`; what stood there stays until that is whole. Raises OSError."""
    write_atomically(Path(path), PREFIX, data)


class SqliteNotesArchive:
    """What can be done with all notes; raises JournalUnavailable where the journal cannot be used."""

    def __init__(self, store: Store) -> None:
        """Keep the store, which someone else opens and closes."""
        self._store = store

    def left_out(self) -> str:
        """Give what a copy says of what it leaves out: a Dutch sentence, or nothing."""
        return Thoughts(self._store).export_text()

    def save(self, form: CopyForm, path: str, made_at: datetime) -> None:
        """Write a copy of all notes, whole or not at all. Raises OSError where the file cannot be written."""
        from herstel_app.storage.export import WRITERS

        write_whole(path, WRITERS[form](self._store, made_at))

    def read_back(self, path: str) -> Imported:
        """Add what stands in a copy. Raises ImportRefused, or OSError where the file cannot be read."""
        from herstel_app.storage.importing import MOST_BYTES, import_into

        place = Path(path)
        with patiently(lambda: place.open("rb")) as file:
            data = patiently(lambda: file.read(MOST_BYTES + 1))
        return import_into(self._store, place.name, data)

    def delete_between(self, first: date, last: date) -> bool:
        """Delete what was written on these evenings, both included; False where there was nothing."""
        from herstel_app.storage.erasing import delete_between

        return delete_between(self._store, first, last)

    def delete_everything(self) -> None:
        """Delete all that was ever noted, also in files that could not be read and were put aside."""
        from herstel_app.storage.erasing import delete_everything

        delete_everything(self._store)
