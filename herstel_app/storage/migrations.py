"""The steps that bring an older journal to the present shape, one for each version."""

from __future__ import annotations

import sqlite3

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE entries (
        id TEXT PRIMARY KEY,
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
    ) STRICT;
    CREATE INDEX entries_by_start ON entries (started_at, id);
    CREATE TABLE signals (
        entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
        moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
        signal TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
        PRIMARY KEY (entry_id, moment, signal)
    ) STRICT;
    CREATE TABLE words (
        explanation_id TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        written_at TEXT NOT NULL
    ) STRICT;
    """,
)
"""Step n brings a journal from version n to n + 1."""

VERSION = len(STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of a journal; 0 is an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the journal to the present version, each step whole or not at all."""
    for version in range(version_of(connection), VERSION):
        connection.executescript(f"BEGIN IMMEDIATE; {STEPS[version]} PRAGMA user_version = {version + 1}; COMMIT;")
