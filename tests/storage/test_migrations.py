"""From every older journal to the present one: nothing lost, a copy first, all or nothing."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from herstel_app.core.parked_thoughts import Thought
from herstel_app.storage import migrations
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.migrations import STEPS, latest, tables_of
from herstel_app.storage.thoughts import Thoughts
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.trials import PLAN

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
ENTRY = """INSERT INTO entries (id, started_at, utc_offset_min, exercise_id, exercise_title, minutes, planned_s,
    elapsed_s, outcome, note) VALUES ('a', '2026-11-01T20:40:00.000000+00:00', 60, 'slow-breathing', 'Langzaam ademen',
    5, 322, 322, 'completed', 'mijn kaak')"""


def old_journal(file: Path, version: int) -> None:
    """Make a journal as a program of that version left it."""
    connection = sqlite3.connect(file)
    for step in STEPS[:version]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(ENTRY)
    connection.execute("INSERT INTO signals VALUES ('a', 'before', 'head', 3)")
    connection.execute("INSERT INTO words VALUES ('the-chain', 'in de auto', '2026-11-01T20:40:00.000000+00:00', 60)")
    connection.commit()
    connection.close()


def version_in(file: Path) -> int:
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize("version", range(1, latest() + 1))
def test_an_older_journal_is_brought_up_with_all_that_is_in_it(tmp_path: Path, version: int) -> None:
    file = tmp_path / "journal.db"
    old_journal(file, version)
    journal = SqliteJournal(file)
    assert journal.open() == ()
    (entry,) = journal.entries(limit=9)
    assert (entry.note, entry.before, entry.outcome) == ("mijn kaak", {"head": 3}, "completed")
    assert [item.text for item in journal.all_words()] == ["in de auto"]
    thoughts = Thoughts(journal.store)
    thoughts.park("sheet", [Thought("auto")], NOW + timedelta(hours=12), NOW)
    assert thoughts.next_due() == NOW + timedelta(hours=12)
    trials = SqliteTrials(journal.store)
    trial_id = trials.begin(trials.start(PLAN, "seed").id, NOW).id
    assert [one.before for one in trials.attach(trial_id, "a").trial.evenings] == [{"head": 3}]
    journal.close()
    assert version_in(file) == latest()
    copies = list(tmp_path.glob("*.bak"))
    assert [(copy.name, version_in(copy)) for copy in copies] == (
        [(f"journal-v{version}.bak", version)] if version < latest() else []
    )


def test_a_step_that_fails_leaves_the_old_version_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "journal.db"
    old_journal(file, 1)
    broken = ("CREATE TABLE half (x)", "geen sql")
    monkeypatch.setattr(migrations, "STEPS", (STEPS[0], broken))
    with pytest.raises(JournalUnavailable):
        SqliteJournal(file).open()
    monkeypatch.undo()
    assert version_in(file) == 1
    journal = SqliteJournal(file)
    assert journal.open() == ()
    assert [entry.note for entry in journal.entries(limit=9)] == ["mijn kaak"]
    journal.close()


@pytest.mark.parametrize("version", range(1, latest() + 1))
def test_each_version_has_the_tables_that_it_is_said_to_have(tmp_path: Path, version: int) -> None:
    file = tmp_path / "journal.db"
    old_journal(file, version)
    connection = sqlite3.connect(file)
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert found == tables_of(version)


def test_a_journal_that_lacks_a_table_is_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    old_journal(file, latest())
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE thoughts")
    connection.close()
    journal = SqliteJournal(file)
    (notice,) = journal.open()
    assert "niet te lezen" in notice
    assert Thoughts(journal.store).begun() == ()
    journal.close()
