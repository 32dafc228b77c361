"""Parked thoughts: out of sight until their moment, back at it, and gone when deleted."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from herstel_app.core.parked_thoughts import Thought
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.migrations import copy_to
from herstel_app.storage.thoughts import WITHHELD_TEXT, Thoughts

HERE = timezone(timedelta(hours=1))
EVENING = datetime(2026, 11, 22, 21, 40, tzinfo=HERE)
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=HERE)
SECRET = "zeldzaam-woord"
LONG = SECRET * 4000
"""Longer than a page of the database, so that it lies in pages of its own."""


def opened(folder: Path) -> tuple[SqliteJournal, Thoughts]:
    journal = SqliteJournal(folder / "journal.db")
    assert journal.open() == ()
    return journal, Thoughts(journal.store)


@pytest.fixture
def thoughts() -> Thoughts:
    journal = SqliteJournal.in_memory()
    journal.open()
    return Thoughts(journal.store)


def holding(folder: Path) -> list[str]:
    """Name the files that hold the secret anywhere in their bytes."""
    return sorted(file.name for file in folder.iterdir() if SECRET.encode() in file.read_bytes())


def readable(thoughts: Thoughts, now: datetime) -> str:
    """Call every method that gives something back without deleting or parking, and give all it says."""
    calls = {"begun": (), "next_due": (), "export_text": (), "release_due": (now,)}
    silent = {"write", "forget", "drop_begun", "park", "park_again", "keep", "delete", "delete_all_withheld"}
    silent |= {"has_sheet"}  # yes or no, about a sheet that the asker wrote
    public = {name for name, _ in inspect.getmembers(Thoughts, callable) if not name.startswith("_")}
    assert public == set(calls) | silent, "a new method: does it show what is withheld?"
    return repr([getattr(thoughts, name)(*values) for name, values in calls.items()])


def test_withheld_is_unreadable_until_its_moment_and_then_comes_back(thoughts: Thoughts) -> None:
    thoughts.park("sheet", [Thought(SECRET, "bel Ria"), Thought("twee")], MORNING, EVENING)
    for now in (EVENING, MORNING - timedelta(seconds=1)):
        assert SECRET not in readable(thoughts, now)
        assert "Ria" not in readable(thoughts, now)
    assert thoughts.next_due() == MORNING
    back = thoughts.release_due(MORNING)
    assert [(item.text, item.next_step, item.kept) for item in back] == [
        (SECRET, "bel Ria", False),
        ("twee", "", False),
    ]
    assert (back[0].written_at, back[0].written_at.utcoffset()) == (EVENING, timedelta(hours=1))
    assert thoughts.next_due() is None


def test_what_came_back_stays_back_whatever_the_clock_does(thoughts: Thoughts) -> None:
    thoughts.park("sheet", [Thought("auto")], MORNING, EVENING)
    thoughts.release_due(MORNING)
    assert [item.text for item in thoughts.release_due(EVENING - timedelta(days=900))] == ["auto"]


def test_a_moment_is_an_instant_in_any_time_zone(thoughts: Thoughts) -> None:
    thoughts.park("sheet", [Thought("auto")], MORNING, EVENING)
    west = timezone(timedelta(hours=-8))
    assert thoughts.release_due((MORNING - timedelta(minutes=1)).astimezone(west)) == ()
    assert thoughts.release_due(MORNING.astimezone(west))
    with pytest.raises(ValueError, match="offset"):
        thoughts.release_due(MORNING.replace(tzinfo=None))


def test_a_clock_that_was_years_ahead_loses_nothing(tmp_path: Path) -> None:
    journal, thoughts = opened(tmp_path)
    thoughts.park("sheet", [Thought("auto")], MORNING.replace(year=2035), EVENING.replace(year=2035))
    assert thoughts.release_due(EVENING) == ()
    journal.close()
    journal, thoughts = opened(tmp_path)
    assert thoughts.release_due(MORNING - timedelta(minutes=1)) == ()
    assert [item.text for item in thoughts.release_due(MORNING)] == ["auto"]
    journal.close()


def test_a_clock_that_falls_back_for_now_releases_nothing_early(thoughts: Thoughts) -> None:
    thoughts.park("sheet", [Thought("auto")], MORNING, EVENING)
    assert thoughts.release_due(datetime(2000, 1, 1, tzinfo=HERE)) == ()
    assert thoughts.release_due(EVENING + timedelta(hours=1)) == ()
    assert thoughts.release_due(MORNING)


def test_a_moment_at_night_is_refused_and_changes_nothing(thoughts: Thoughts) -> None:
    thoughts.write("sheet", [Thought("auto")], EVENING)
    for hour, minute in ((6, 59), (20, 1), (0, 0)):
        with pytest.raises(ValueError, match="by day"):
            thoughts.park("sheet", [Thought("auto")], MORNING.replace(hour=hour, minute=minute), EVENING)
    assert thoughts.begun() == (Thought("auto"),)


def test_a_begin_is_kept_with_its_order_and_found_back_on_another_sheet(tmp_path: Path) -> None:
    journal, thoughts = opened(tmp_path)
    thoughts.write("one", [Thought("a"), Thought("b", "stap")], EVENING)
    thoughts.write("one", [Thought("a"), Thought("c"), Thought("b", "stap")], EVENING)
    journal.close()
    journal, thoughts = opened(tmp_path)
    assert thoughts.begun("one") == ()
    assert thoughts.begun("two") == (Thought("a"), Thought("c"), Thought("b", "stap"))
    thoughts.write("two", [*thoughts.begun("two"), Thought("d")], EVENING, with_begun=True)
    assert thoughts.begun("one") == (Thought("a"), Thought("c"), Thought("b", "stap"), Thought("d"))
    journal.close()


def test_another_sheet_put_away_leaves_the_begin(thoughts: Thoughts) -> None:
    thoughts.write("one", [Thought("a")], EVENING)
    thoughts.write("two", [Thought("b")], EVENING)
    thoughts.park("two", [Thought("b")], MORNING, EVENING)
    assert thoughts.begun() == (Thought("a"),)
    thoughts.drop_begun()
    assert thoughts.begun() == ()
    assert thoughts.next_due() == MORNING


def test_next_due_is_the_first_moment_in_its_own_offset(thoughts: Thoughts) -> None:
    later = MORNING + timedelta(days=1)
    thoughts.park("one", [Thought("a")], later, EVENING)
    thoughts.park("two", [Thought("b")], MORNING, EVENING)
    due = thoughts.next_due()
    assert due is not None
    assert (due, due.utcoffset()) == (MORNING, timedelta(hours=1))
    assert [item.text for item in thoughts.release_due(MORNING)] == ["b"]
    assert thoughts.next_due() == later


def test_let_stay_and_put_away_again(thoughts: Thoughts) -> None:
    thoughts.park("sheet", [Thought("a"), Thought("b")], MORNING, EVENING)
    first, second = thoughts.release_due(MORNING)
    thoughts.keep([first.id], MORNING)
    assert [item.kept for item in thoughts.release_due(MORNING)] == [True, False]
    later = MORNING + timedelta(days=1)
    assert thoughts.park_again(first.id, later, MORNING)
    assert [item.id for item in thoughts.release_due(MORNING)] == [second.id]
    assert [(item.text, item.kept) for item in thoughts.release_due(later)] == [("b", False), ("a", False)]
    assert not thoughts.park_again("unknown", later, MORNING)


def test_what_is_withheld_cannot_be_marked_as_seen(thoughts: Thoughts) -> None:
    thoughts.park("sheet", [Thought("a")], MORNING, EVENING)
    (item,) = thoughts.release_due(MORNING)
    thoughts.park_again(item.id, MORNING + timedelta(days=1), MORNING)
    thoughts.keep([item.id], MORNING)
    assert [again.kept for again in thoughts.release_due(MORNING + timedelta(days=1))] == [False]


@pytest.mark.parametrize("text", [SECRET, LONG], ids=["short", "long"])
@pytest.mark.parametrize("way", ["delete", "withheld", "begun"])
def test_what_is_deleted_is_in_no_file(tmp_path: Path, text: str, way: str) -> None:
    journal, thoughts = opened(tmp_path)
    for size in (1, len(text) // 2, len(text)):  # as it grows while someone types
        thoughts.write("sheet", [Thought("ervoor"), Thought(text[:size], text), Thought("erna")], EVENING)
    if way != "begun":
        thoughts.park("sheet", [Thought("ervoor"), Thought(text, text), Thought("erna")], MORNING, EVENING)
    with journal.store.reading() as db:
        copy_to(db, tmp_path / "journal-v1.bak")
    assert holding(tmp_path)[:2] == ["journal-v1.bak", "journal.db"] or way == "begun"
    assert "journal-v1.bak" in holding(tmp_path)
    if way == "delete":
        for item in thoughts.release_due(MORNING):
            assert thoughts.delete(item.id)
    elif way == "withheld":
        assert thoughts.delete_all_withheld()
        assert not thoughts.delete_all_withheld()
    else:
        thoughts.drop_begun()
    assert holding(tmp_path) == []
    assert (tmp_path / "journal.db-wal").exists(), "the -wal was looked into while it was there"
    journal.close()
    assert holding(tmp_path) == []


def test_one_deleted_thought_leaves_the_others(tmp_path: Path) -> None:
    journal, thoughts = opened(tmp_path)
    thoughts.park("sheet", [Thought("ervoor"), Thought(SECRET), Thought("erna")], MORNING, EVENING)
    items = thoughts.release_due(MORNING)
    assert thoughts.delete(items[1].id)
    assert not thoughts.delete(items[1].id)
    assert holding(tmp_path) == []
    assert [item.text for item in thoughts.release_due(MORNING)] == ["ervoor", "erna"]
    journal.close()


def test_words_that_were_changed_before_they_were_put_away_are_in_no_file(tmp_path: Path) -> None:
    journal, thoughts = opened(tmp_path)
    for size in range(1, 60):  # enough for pages to be split while it grows and shrinks
        thoughts.write(
            "sheet", [Thought(SECRET * size, SECRET), *(Thought("regel " * size) for _ in range(9))], EVENING
        )
    thoughts.write("sheet", [Thought("iets anders")], EVENING)
    thoughts.forget()
    assert holding(tmp_path) == []
    thoughts.write("sheet", [Thought(SECRET)], EVENING)
    thoughts.park("sheet", [Thought("weer iets anders")], MORNING, EVENING)
    assert holding(tmp_path) == []
    journal.close()


def test_nothing_shows_in_the_journal(thoughts: Thoughts, tmp_path: Path) -> None:
    journal, thoughts = opened(tmp_path)
    thoughts.write("one", [Thought(SECRET)], EVENING)
    thoughts.park("two", [Thought(SECRET)], MORNING, EVENING)
    assert journal.entries(limit=9) == []
    assert journal.all_words() == []
    journal.close()


def test_an_export_says_only_that_something_is_withheld(thoughts: Thoughts) -> None:
    assert thoughts.export_text() == ""
    thoughts.park("sheet", [Thought("a"), Thought("b")], MORNING, EVENING)
    assert thoughts.export_text() == WITHHELD_TEXT
    assert WITHHELD_TEXT == "Geparkeerde gedachten worden niet meegenomen tot hun moment."
    thoughts.release_due(MORNING)
    assert thoughts.export_text() == ""


def test_half_characters_do_not_stop_the_writing(thoughts: Thoughts) -> None:
    thoughts.write("sheet", [Thought("halve \ud83d emoji", "\udc00")], EVENING)
    assert thoughts.begun() == (Thought("halve ? emoji", "?"),)


WRITE_AND_WAIT = """
import sys, time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from herstel_app.core.parked_thoughts import Thought
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.thoughts import Thoughts
now = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
journal = SqliteJournal(Path(sys.argv[1]))
journal.open()
thoughts = Thoughts(journal.store)
thoughts.park("one", [Thought("weggelegd", "stap")], now + timedelta(hours=11, minutes=20), now)
thoughts.write("two", [Thought("half getypt")], now)
print("geschreven", flush=True)
time.sleep(60)
"""


def test_what_is_written_survives_a_killed_process(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_AND_WAIT, str(tmp_path / "journal.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "geschreven\n"
        process.kill()
    journal, thoughts = opened(tmp_path)
    assert thoughts.begun() == (Thought("half getypt"),)
    assert thoughts.release_due(EVENING) == ()
    assert [(item.text, item.next_step) for item in thoughts.release_due(MORNING)] == [("weggelegd", "stap")]
    journal.close()


def test_a_sheet_is_there_until_it_is_deleted(thoughts: Thoughts) -> None:
    now = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
    assert not thoughts.has_sheet("een")
    thoughts.write("een", [Thought("a")], now)
    assert thoughts.has_sheet("een")
    thoughts.drop_begun()
    assert not thoughts.has_sheet("een")
