"""Deleting: one note, a period, everything; afterwards no byte of it is in any file."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from herstel_app.core.parked_thoughts import Thought
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.erasing import delete_between, delete_everything
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.migrations import copy_to
from herstel_app.storage.thoughts import Thoughts
from herstel_app.storage.yardstick import SqliteYardstickBook
from tests.helpers.notes import everything, insert

HERE = timezone(timedelta(hours=1))
MANY = 1500
TRIAL = "proef"
NIGHT = datetime(2026, 11, 22, 21, 40, tzinfo=HERE)


def opened(folder: Path) -> SqliteJournal:
    journal = SqliteJournal(folder / "journal.db")
    assert journal.open() == ()
    return journal


def holding(folder: Path, *secrets: str) -> set[str]:
    """Name the secrets that are in the bytes of any file."""
    files = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    return {secret for secret in secrets if secret.encode() in files}


def note(journal: SqliteJournal, at: datetime, text: str) -> str:
    name = journal.begin(started_at=at, exercise_id="a", exercise_title="Ademen", minutes=5, planned_s=322)
    journal.set_note(name, text)
    journal.set_signals(name, "before", {"head": 3})
    return name


def fill(journal: SqliteJournal, at: datetime, secret: str) -> None:
    """Write something in every table, all of it on one evening."""
    entry = note(journal, at, secret)
    journal.set_words(f"uitleg-{secret}", secret, at)
    thoughts = Thoughts(journal.store)
    thoughts.write(f"a{secret}", [Thought(secret)], at)
    morning = at.replace(hour=9) + timedelta(days=1)
    thoughts.park(f"b{secret}", [Thought(secret, secret)], morning, at)
    book = SqliteYardstickBook(journal.store)
    book.answer(secret, True, at)
    book.tell(secret, at)
    with journal.store.change() as db:
        trial = {
            "id": TRIAL + secret[-4:], "exercise_id": "a", "exercise_title": "Ademen", "minutes": 5.0, "place": "bank",
            "pairs": 6, "seed": "zaad", "state": "running",
        }  # fmt: skip
        insert(db, "trials", trial)
        evening = {
            "trial_id": TRIAL + secret[-4:], "position": 0, "number": 0, "condition": "rest", "progress": "done",
            "started_at": (at - timedelta(hours=1)).astimezone(UTC).isoformat(timespec="microseconds"),
            "utc_offset_min": 60, "entry_id": entry, "words": secret,
        }  # fmt: skip
        insert(db, "trial_evenings", evening)


def test_one_entry_of_thousands_leaves_no_byte_behind(tmp_path: Path) -> None:
    # Many notes of all sizes, changed and deleted all over: where pages are split, SQLite leaves old bytes behind.
    chance, journal = random.Random(4), opened(tmp_path)
    secrets: dict[str, str] = {}
    with journal.store.change() as db:
        for number in range(MANY):
            name = f"{chance.getrandbits(128):032x}"
            secrets[name] = f"geheim{number:05}x"
            at = (NIGHT + timedelta(minutes=chance.randint(0, 10**6))).astimezone(UTC)
            insert(db, "entries", {
                "id": name, "started_at": at.isoformat(timespec="microseconds"), "utc_offset_min": 60,
                "exercise_id": "a" * chance.randint(3, 30), "exercise_title": "T", "minutes": 5, "planned_s": 300,
                "outcome": "completed", "note": secrets[name] + "y" * chance.randint(0, 900),
            })  # fmt: skip
        for name in chance.sample(sorted(secrets), MANY):
            changed = (secrets[name] + "z" * chance.randint(0, 900), name)
            db.execute("UPDATE entries SET note = ? WHERE id = ?", changed)
    gone = chance.sample(sorted(secrets), 700)
    with journal.store.change() as db:
        db.executemany("DELETE FROM entries WHERE id = ?", [(name,) for name in gone[1:]])
    assert journal.delete(gone[0])
    assert holding(tmp_path, *gone, *(secrets[name] for name in gone)) == set()
    assert len(journal.entries(limit=2000)) == MANY - 700
    journal.close()


def test_a_period_goes_from_all_tables_and_the_rest_stays(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    for secret, days in (("ervoor", 3), ("binnenin", 1), ("erna", 0)):
        fill(journal, NIGHT - timedelta(days=days), f"geheim-{secret}")
    kept = {secret: holding(tmp_path, f"geheim-{secret}") for secret in ("ervoor", "erna")}
    with journal.store.reading() as db:
        copy_to(db, tmp_path / "journal-v1.bak")
    assert delete_between(journal.store, date(2026, 11, 20), date(2026, 11, 21))
    journal.close()
    assert {secret: holding(tmp_path, f"geheim-{secret}") for secret in kept} == kept
    assert holding(tmp_path, "geheim-binnenin") == set()
    journal = opened(tmp_path)
    rows = everything(journal.store)
    assert [len(rows[name]) for name in ("entries", "signals", "words", "yardstick", "told", "trial_evenings")] == [
        2
    ] * 6
    assert not delete_between(journal.store, date(2026, 11, 20), date(2026, 11, 21))
    journal.close()


def test_a_period_goes_by_evenings(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    late = datetime(2026, 11, 23, 3, 59, tzinfo=HERE)
    note(journal, late, "geheim-laat")
    note(journal, late + timedelta(minutes=1), "geheim-vroeg")
    delete_between(journal.store, date(2026, 11, 22), date(2026, 11, 22))
    assert holding(tmp_path, "geheim-laat", "geheim-vroeg") == {"geheim-vroeg"}
    journal.close()


def test_everything_is_everything(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"geheim-onleesbaar, geen database" * 200)
    journal = SqliteJournal(tmp_path / "journal.db")
    (notice,) = journal.open()
    assert "niet te lezen" in notice
    for days in range(40):
        fill(journal, NIGHT - timedelta(days=days), f"geheim-{days}")
    with journal.store.reading() as db:
        copy_to(db, tmp_path / "journal-v1.bak")
    delete_everything(journal.store)
    assert holding(tmp_path, "geheim") == set()
    assert all(rows == [] for rows in everything(journal.store).values())
    assert {file.name for file in tmp_path.iterdir()} <= {"journal.db", "journal.db-wal", "journal.db-shm"}
    note(journal, NIGHT, "opnieuw")
    journal.close()
    assert [entry.note for entry in opened(tmp_path).entries(limit=3)] == ["opnieuw"]


def test_what_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    (tmp_path / "journal.db.onleesbaar-20260101-000000").mkdir()
    with pytest.raises(JournalUnavailable, match="onleesbaar-20260101-000000 is niet te verwijderen"):
        delete_everything(journal.store)
    journal.close()


def test_in_memory_there_is_no_file_to_look_after() -> None:
    journal = SqliteJournal.in_memory()
    journal.open()
    note(journal, NIGHT, "iets")
    delete_everything(journal.store)
    assert journal.entries(limit=3) == []


def test_while_nothing_is_kept_nothing_is_written_and_all_can_be_deleted(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    before = note(journal, NIGHT, "geheim-eerder")
    journal.set_words("the-chain", "geheim-woord", NIGHT)
    book = SqliteYardstickBook(journal.store)
    journal.store.keeps = False
    rows = everything(journal.store)
    name = journal.begin(started_at=NIGHT, exercise_id="a", exercise_title="b", minutes=5, planned_s=9)
    assert name == ""
    for entry in (name, before):
        assert not journal.set_note(entry, "geheim-nu")
        assert not journal.set_signals(entry, "after", {"head": 3})
        assert not journal.progress(entry, 5)
        assert not journal.finish(entry, "completed", 9)
    journal.set_words("the-chain", "geheim-nu", NIGHT)
    book.answer("sleep", True, NIGHT)
    book.tell("facts", NIGHT)
    assert everything(journal.store) == rows
    assert holding(tmp_path, "geheim-nu") == set()
    journal.set_words("the-chain", "", NIGHT)
    assert journal.delete(before)
    assert holding(tmp_path, "geheim") == set()
    journal.close()


def test_who_listens_is_told_of_every_deletion_and_of_nothing_else(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    told: list[int] = []
    journal.store.on_deleted(lambda: told.append(1))
    names = [note(journal, NIGHT + timedelta(minutes=number), "een") for number in range(2)]
    journal.set_note(names[0], "later")
    journal.store.forget(anew=True)
    assert told == []
    journal.delete(names[0])
    assert len(told) == 1
    journal.delete(names[0])
    assert len(told) == 1, "it was not there any more"
    delete_everything(journal.store)
    assert len(told) == 2
    journal.close()
