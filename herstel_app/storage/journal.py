"""The journal: what was practised and noted, in one SQLite file in the user's data folder.

Invariants:
- every change is one transaction; WAL keeps a half-written one out of sight;
- an entry that is `running` while nobody runs it was cut off: opening makes it `stopped`;
- what is deleted is overwritten in the file (`secure_delete`), not only out of view;
- nothing a user wrote is thrown away: an unreadable file is put aside, an old one copied before it is migrated.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

from herstel_app.core.session import Outcome
from herstel_app.core.signals import Moment, Readings, Signal, check_readings
from herstel_app.storage.aside import put_aside
from herstel_app.storage.migrations import VERSION, migrate, version_of

Progress = Literal["running", "completed", "stopped"]
FILE_MODE = 0o600


class JournalUnavailable(Exception):
    """The journal cannot be used; the message (Dutch) names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise that was done, or is being done. `started_at` is local time with its offset."""

    id: str
    started_at: datetime
    exercise_id: str
    exercise_title: str
    variant_id: str | None
    minutes: float
    planned_s: float
    elapsed_s: float
    outcome: Progress
    explanation_id: str | None
    claim_id: str | None
    note: str
    before: Readings = field(default_factory=dict)
    after: Readings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """What the user wrote to the open question of an explanation."""

    explanation_id: str
    text: str
    written_at: datetime


class Journal:
    """The one way to the database."""

    def __init__(self, path: Path | None) -> None:
        """Remember the file; nothing is opened before `open`. None keeps everything in memory."""
        self._path = path
        self._db: sqlite3.Connection | None = None

    @classmethod
    def in_memory(cls) -> Journal:
        """Give a journal that is gone when the program ends."""
        return cls(None)

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            raise sqlite3.ProgrammingError("the journal is not open")
        return self._db

    def open(self) -> tuple[str, ...]:
        """Open or make the file; gives what the user should know (Dutch).

        Raises JournalUnavailable where the file cannot be used, or was made by a newer version.
        """
        notices: tuple[str, ...] = ()
        try:
            if self._path is not None and self._path.exists() and not _is_sound(self._path):
                kept = put_aside(self._path, also=("-wal", "-shm"))
                notices = (f"{self._path.name} was niet te lezen. Het oude bestand staat nog in {kept}.",)
            self._open_file()
        except sqlite3.Error as error:
            self.close()
            raise JournalUnavailable(f"{self._path} is niet te gebruiken ({error}).") from error
        except OSError as error:
            self.close()
            raise JournalUnavailable(f"{self._path} is niet te gebruiken ({error.strerror}).") from error
        return notices

    def _open_file(self) -> None:
        if self._path is not None:
            # Made with the right mode before SQLite opens it; its -wal and -shm take the same.
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, FILE_MODE))
            if os.name == "posix":
                self._path.chmod(FILE_MODE)
        self._db = sqlite3.connect(self._path or ":memory:", isolation_level=None)
        version = version_of(self._db)
        if version > VERSION:
            self.close()
            raise JournalUnavailable(f"{self._path} is gemaakt met een nieuwere versie van Herstel.")
        if 0 < version < VERSION and self._path is not None:
            shutil.copy2(self._path, self._path.with_name(f"{self._path.name}.v{version}.bak"))
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON", "synchronous = FULL"):
            self._db.execute(f"PRAGMA {pragma}")
        migrate(self._db)
        with self._change() as db:
            db.execute("UPDATE entries SET outcome = 'stopped' WHERE outcome = 'running'")

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside one transaction: all of it, or nothing."""
        db = self._connection
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

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
    ) -> str:
        """Open an entry for an exercise that starts at `started_at` (aware); gives its id."""
        entry_id = uuid.uuid4().hex
        offset = started_at.utcoffset()
        if offset is None:
            raise ValueError("started_at has no offset from UTC")
        row = {
            "id": entry_id,
            "started_at": started_at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "utc_offset_min": round(offset.total_seconds() / 60),
            "exercise_id": exercise_id,
            "exercise_title": exercise_title,
            "variant_id": variant_id,
            "minutes": minutes,
            "planned_s": planned_s,
            "outcome": "running",
            "explanation_id": explanation_id,
            "claim_id": claim_id,
        }
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        with self._change() as db:
            db.execute(f"INSERT INTO entries ({names}) VALUES ({marks})", row)
        return entry_id

    def progress(self, entry_id: str, elapsed_s: float) -> None:
        """Keep how far a running exercise is, in case the process dies."""
        with self._change() as db:
            db.execute("UPDATE entries SET elapsed_s = ? WHERE id = ?", (elapsed_s, entry_id))

    def finish(self, entry_id: str, outcome: Outcome, elapsed_s: float) -> None:
        """Close an entry."""
        with self._change() as db:
            values = (outcome, elapsed_s, entry_id)
            db.execute("UPDATE entries SET outcome = ?, elapsed_s = ? WHERE id = ?", values)

    def set_signals(self, entry_id: str, moment: Moment, readings: Readings) -> None:
        """Keep the signals of one moment; they replace what was there. Raises ValueError outside 0–10."""
        check_readings(readings)
        with self._change() as db:
            db.execute("DELETE FROM signals WHERE entry_id = ? AND moment = ?", (entry_id, moment))
            rows = [(entry_id, moment, signal, value) for signal, value in readings.items()]
            db.executemany("INSERT INTO signals (entry_id, moment, signal, value) VALUES (?, ?, ?, ?)", rows)

    def set_note(self, entry_id: str, text: str) -> None:
        """Keep the user's own words about an exercise."""
        with self._change() as db:
            db.execute("UPDATE entries SET note = ? WHERE id = ?", (text, entry_id))

    def delete(self, entry_id: str) -> None:
        """Take an entry out of the file for good."""
        with self._change() as db:
            db.execute("DELETE FROM entries WHERE id = ?", (entry_id,))
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def entries(self, limit: int, offset: int = 0) -> list[Entry]:
        """Give entries, the newest first."""
        db = self._connection
        query = """
            SELECT id, started_at, utc_offset_min, exercise_id, exercise_title, variant_id, minutes, planned_s,
                   elapsed_s, outcome, explanation_id, claim_id, note
            FROM entries ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?
        """
        rows = db.execute(query, (limit, offset)).fetchall()
        return [_entry(db, row) for row in rows]

    def set_words(self, explanation_id: str, text: str, written_at: datetime) -> None:
        """Keep the user's own words to an open question; empty words are taken out."""
        with self._change() as db:
            if text:
                db.execute(
                    "INSERT INTO words (explanation_id, text, written_at) VALUES (:id, :text, :at) "
                    "ON CONFLICT (explanation_id) DO UPDATE SET text = :text, written_at = :at",
                    {"id": explanation_id, "text": text, "at": written_at.astimezone(UTC).isoformat()},
                )
            else:
                db.execute("DELETE FROM words WHERE explanation_id = ?", (explanation_id,))

    def all_words(self) -> list[Words]:
        """Give all own words, the newest first."""
        rows = self._connection.execute("SELECT explanation_id, text, written_at FROM words ORDER BY written_at DESC")
        return [Words(name, text, datetime.fromisoformat(at)) for name, text, at in rows]


def _entry(db: sqlite3.Connection, row: tuple[Any, ...]) -> Entry:
    entry_id, started_at, offset_min, *rest = row
    zone = timezone(timedelta(minutes=offset_min))
    readings: dict[str, dict[Signal, int]] = {"before": {}, "after": {}}
    query = "SELECT moment, signal, value FROM signals WHERE entry_id = ?"
    for moment, signal, value in db.execute(query, (entry_id,)):
        readings[moment][signal] = value
    started = datetime.fromisoformat(started_at).astimezone(zone)
    return Entry(entry_id, started, *rest, readings["before"], readings["after"])  # type: ignore[call-arg]


def _is_sound(path: Path) -> bool:
    """Say whether SQLite can read the whole file; being locked or read-only is no damage."""
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
