"""The journal: one transaction a change, nothing lost, and what is deleted is gone."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from herstel_app.core.programme_content import Where
from herstel_app.storage.atomic_write import PATIENCE_S
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.disks import hold
from tests.helpers.trials import PLAN

EVENING = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))


def opened(path: Path) -> SqliteJournal:
    journal = SqliteJournal(path)
    assert list(journal.open()) == []
    return journal


def begin(journal: SqliteJournal, started_at: datetime = EVENING) -> str:
    return journal.begin(
        started_at=started_at,
        exercise_id="slow-breathing",
        exercise_title="Langzaam ademen",
        minutes=3,
        planned_s=202,
        variant_id=None,
        explanation_id="rest-and-recovery",
        claim_id="asleep-but-on",
        place="head",
        proef="difference",
    )


def test_what_goes_in_comes_out_also_tomorrow(tmp_path: Path) -> None:
    journal = opened(tmp_path / "journal.db")
    entry_id = begin(journal)
    journal.set_signals(entry_id, "before", {"head": 3})
    journal.set_signals(entry_id, "after", {"head": 5, "body": 10})
    journal.set_signals(entry_id, "after", {"body": 9})
    journal.set_note(entry_id, "kaak")
    journal.finish(entry_id, "completed", 202.0)
    journal.close()
    (entry,) = opened(tmp_path / "journal.db").entries(limit=9)
    assert (entry.before, entry.after, entry.note) == ({"head": 3}, {"body": 9}, "kaak")
    assert (entry.outcome, entry.elapsed_s, entry.claim_id) == ("completed", 202.0, "asleep-but-on")
    assert (entry.place, entry.proef) == ("head", "difference")
    assert (entry.started_at, entry.started_at.utcoffset()) == (EVENING, timedelta(hours=1))


def test_newest_first(tmp_path: Path) -> None:
    journal = opened(tmp_path / "journal.db")
    names = [begin(journal, EVENING + timedelta(days=day)) for day in (0, 2, 1)]
    assert [entry.id for entry in journal.entries(limit=2)] == [names[1], names[2]]


def test_running_is_found_back_as_stopped(tmp_path: Path) -> None:
    journal = opened(tmp_path / "journal.db")
    journal.progress(begin(journal), 31.5)
    journal.close()
    (entry,) = opened(tmp_path / "journal.db").entries(limit=1)
    assert (entry.outcome, entry.elapsed_s) == ("stopped", 31.5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        journal = opened(tmp_path / "journal.db")
        begin(journal)
        assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}
    finally:
        os.umask(before)


@pytest.mark.parametrize("damage", [b"geen database " * 300, None])
def test_an_unreadable_file_is_put_aside(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "journal.db"
    if damage is None:
        journal = opened(file)
        for _ in range(60):
            journal.set_note(begin(journal), "x" * 500)
        journal.close()
        damage = file.read_bytes()[:9000]
    file.write_bytes(damage)
    journal = SqliteJournal(file)
    (notice,) = journal.open()
    assert "journal.db" in notice
    assert begin(journal)
    (kept,) = [other for other in tmp_path.iterdir() if "onleesbaar" in other.name and other.suffix[1:4] != "db-"][:1]
    assert kept.read_bytes() == damage
    assert str(kept) in notice


def test_a_newer_journal_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 999")
    connection.execute("CREATE TABLE later (x)")
    connection.close()
    content = file.read_bytes()
    with pytest.raises(JournalUnavailable, match="nieuwere versie"):
        SqliteJournal(file).open()
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    with pytest.raises(JournalUnavailable, match="bestand"):
        SqliteJournal(tmp_path / "bestand" / "journal.db").open()


@pytest.mark.parametrize("noted", ["", "unknown", "note", "signal", "place", "trial"])
def test_what_was_only_begun_can_be_taken_out_where_nothing_is_noted_about_it(tmp_path: Path, noted: str) -> None:
    journal, places = opened(tmp_path / "journal.db"), dict[str, Where](place="head", unknown="unknown")
    entry_id = journal.begin(
        started_at=EVENING, exercise_id="stillness", exercise_title="Stilzitten",
        minutes=3, planned_s=180, place=places.get(noted),
    )  # fmt: skip
    if noted == "note":
        journal.set_note(entry_id, "kaak")
    elif noted == "signal":
        journal.set_signals(entry_id, "before", {"head": 3})
    elif noted == "trial":
        trials = SqliteTrials(journal.store)
        kept = trials.start(PLAN, "9f2c")
        trials.begin(kept.id, EVENING)
        trials.attach(kept.id, entry_id)
    assert journal.withdraw(entry_id) is (noted in ("", "unknown"))
    assert len(journal.entries(limit=5)) == (0 if noted in ("", "unknown") else 1)
    assert not journal.withdraw("never there")


def test_what_is_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    journal = opened(tmp_path / "journal.db")
    entry_id = begin(journal)
    journal.set_note(entry_id, "geheim-woord")
    journal.delete(entry_id)
    assert journal.entries(limit=5) == []
    assert all(b"geheim-woord" not in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("readings", [{"head": 11}, {"head": -1}, {"vreugde": 3}])
def test_impossible_readings_are_refused_and_change_nothing(readings: dict[str, int]) -> None:
    journal = SqliteJournal.in_memory()
    journal.open()
    entry_id = begin(journal)
    journal.set_signals(entry_id, "before", {"head": 4})
    with pytest.raises(ValueError, match=r"head|vreugde"):
        journal.set_signals(entry_id, "before", readings)  # type: ignore[arg-type]
    assert journal.entries(limit=1)[0].before == {"head": 4}


def test_own_words_are_replaced_and_taken_out() -> None:
    journal = SqliteJournal.in_memory()
    journal.open()
    now = datetime(2026, 11, 22, tzinfo=UTC)
    journal.set_words("the-chain", "eerst", now)
    journal.set_words("the-chain", "later", now)
    assert [(item.explanation_id, item.text) for item in journal.all_words()] == [("the-chain", "later")]
    journal.set_words("the-chain", "", now)
    assert [item.text for item in journal.all_words() if item.text] == []


def test_the_system_says_why_a_file_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "journal.db").mkdir()
    with pytest.raises(JournalUnavailable, match=r"journal\.db is niet te gebruiken: dit is een map, geen bestand\."):
        SqliteJournal(tmp_path / "journal.db").open()


@pytest.mark.parametrize("tries", [3, 1000])
def test_a_journal_that_is_held_is_tried_again_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    path, now, asked = tmp_path / "journal.db", [0.0], [0]
    journal = SqliteJournal(path)
    journal.open()
    journal.close()

    def held(file: Path) -> bool:
        asked[0] += file == path
        return file == path and asked[0] <= tries

    hold(monkeypatch, ("open",), held)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    if tries == 3:
        journal.open()
        journal.close()
    else:
        with pytest.raises(JournalUnavailable, match="een ander programma houdt dit bestand vast"):
            journal.open()
        assert now[0] <= PATIENCE_S + 0.1


@pytest.mark.slow
def test_a_journal_that_is_locked_is_told_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = SqliteJournal(path)
    journal.open()
    journal.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(JournalUnavailable, match="een ander programma gebruikt het bestand"):
            SqliteJournal(path).open()
    finally:
        other.close()
