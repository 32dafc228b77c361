"""The steps that bring an older journal to the present shape, one for each version.

Invariants:
- a step that has been published is never changed; a new shape is a new step at the end;
- a step and its version number are one transaction: a journal has either shape, never half of one;
- a journal that holds something is copied before the first step (`journal-vN.bak`).
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from herstel_app.storage.atomic_write import move, sync_folder

FILE_MODE = 0o600
STEPS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE entries (
            id TEXT PRIMARY KEY NOT NULL,
            started_at TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            exercise_id TEXT NOT NULL,
            exercise_title TEXT NOT NULL,
            variant_id TEXT,
            minutes REAL NOT NULL,
            planned_s REAL NOT NULL,
            elapsed_s REAL NOT NULL DEFAULT 0,
            outcome TEXT NOT NULL CHECK (outcome IN ('running', 'completed', 'stopped')),
            explanation_id TEXT,
            claim_id TEXT,
            note TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE INDEX entries_by_start ON entries (started_at, id)",
        """
        CREATE TABLE signals (
            entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
            moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
            signal TEXT NOT NULL,
            value INTEGER NOT NULL CHECK (typeof(value) = 'integer' AND value BETWEEN 0 AND 10),
            PRIMARY KEY (entry_id, moment, signal)
        )
        """,
        """
        CREATE TABLE words (
            explanation_id TEXT PRIMARY KEY NOT NULL,
            text TEXT NOT NULL,
            written_at TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL
        )
        """,
    ),
    (
        """
        CREATE TABLE thoughts (
            id TEXT PRIMARY KEY NOT NULL,
            sheet_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            next_step TEXT NOT NULL DEFAULT '',
            written_at TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            parked_at TEXT,
            due_at TEXT,
            due_offset_min INTEGER,
            early_at TEXT,
            released_at TEXT,
            kept_at TEXT,
            CHECK ((parked_at IS NULL) = (due_at IS NULL) AND (due_at IS NULL) = (due_offset_min IS NULL))
        )
        """,
        "CREATE INDEX thoughts_by_moment ON thoughts (due_at)",
    ),
    (
        """
        CREATE TABLE yardstick (
            week TEXT NOT NULL,
            question TEXT NOT NULL,
            answer INTEGER NOT NULL CHECK (typeof(answer) = 'integer' AND answer IN (0, 1)),
            answered_at TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            PRIMARY KEY (week, question)
        )
        """,
        """
        CREATE TABLE told (
            what TEXT PRIMARY KEY NOT NULL,
            told_at TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL
        )
        """,
        "CREATE INDEX entries_by_exercise ON entries (exercise_id, started_at, id)",
    ),
    (
        """
        CREATE TABLE trials (
            id TEXT PRIMARY KEY NOT NULL,
            exercise_id TEXT NOT NULL,
            exercise_title TEXT NOT NULL,
            variant_id TEXT,
            parts TEXT,
            minutes REAL NOT NULL CHECK (minutes > 0 AND minutes <= 60),
            place TEXT NOT NULL,
            pairs INTEGER NOT NULL CHECK (typeof(pairs) = 'integer' AND pairs BETWEEN 6 AND 10),
            seed TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'ended'))
        )
        """,
        """
        CREATE TABLE trial_evenings (
            trial_id TEXT NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0),
            number INTEGER NOT NULL CHECK (typeof(number) = 'integer' AND number BETWEEN 0 AND 19),
            condition TEXT NOT NULL CHECK (condition IN ('rest', 'exercise')),
            progress TEXT NOT NULL CHECK (progress IN ('running', 'interrupted', 'done')),
            started_at TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            entry_id TEXT REFERENCES entries (id) ON DELETE CASCADE,
            unpleasant INTEGER CHECK (unpleasant IN (0, 1)),
            unpleasant_words TEXT NOT NULL DEFAULT '',
            alcohol INTEGER NOT NULL DEFAULT 0 CHECK (alcohol IN (0, 1)),
            late_coffee INTEGER NOT NULL DEFAULT 0 CHECK (late_coffee IN (0, 1)),
            unusual_day INTEGER NOT NULL DEFAULT 0 CHECK (unusual_day IN (0, 1)),
            words TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (trial_id, position)
        )
        """,
        "CREATE UNIQUE INDEX trial_evenings_done ON trial_evenings (trial_id, number) WHERE progress = 'done'",
        "CREATE INDEX trial_evenings_by_entry ON trial_evenings (entry_id)",
    ),
    (
        "ALTER TABLE entries ADD COLUMN place TEXT",
        "ALTER TABLE entries ADD COLUMN proef TEXT",
    ),
    (
        """
        ALTER TABLE trials ADD COLUMN signal TEXT
            CHECK (signal IN ('softness', 'head', 'breath', 'body'))
        """,
    ),
)
"""Step n brings a journal from version n to n + 1, in statements. No STRICT: SQLite before 3.37 cannot read it."""


NEW_TABLES: tuple[frozenset[str], ...] = (
    frozenset({"entries", "signals", "words"}),
    frozenset({"thoughts"}),
    frozenset({"yardstick", "told"}),
    frozenset({"trials", "trial_evenings"}),
    frozenset(),
    frozenset(),
)
"""What step n adds."""


def tables_of(version: int) -> frozenset[str]:
    """Give the tables that a journal of this version holds; a database without them is not ours."""
    return frozenset().union(*NEW_TABLES[:version])


def latest() -> int:
    """Give the version that this program writes."""
    return len(STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of a journal; 0 is an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Bring the journal to the present version; one at `path` that holds something is copied first.

    Raises sqlite3.Error or OSError where a step or the copy fails; the journal then has the last whole version.
    """
    version = version_of(connection)
    if path is not None and 0 < version < latest():
        copy_to(connection, path.with_name(f"{path.stem}-v{version}.bak"))
    while version < latest():
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in STEPS[version]:
                connection.execute(statement)
            version += 1
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole journal, with what still stands in its -wal, to `target`, readable by this user only.

    Raises sqlite3.Error or OSError; an earlier copy of that name is only replaced by a whole new one.
    """
    unfinished = target.with_name(f"{target.name}.deel")
    unfinished.unlink(missing_ok=True)
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        copy = sqlite3.connect(unfinished)
        try:
            connection.backup(copy)
            # The copy is one file: a -wal beside it would be lost or left behind when it is moved.
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        move(unfinished, target)
        sync_folder(target.parent)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def copies_beside(path: Path) -> list[Path]:
    """Give the copies that migrations made of the journal at `path`."""
    return sorted(path.parent.glob(f"{path.stem}-v*.bak"))
