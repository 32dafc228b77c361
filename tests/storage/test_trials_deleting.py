"""What is changed or deleted in the journal or among the trials, and what goes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from herstel_app.core.trial import IllegalMove, Remarks
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.migrations import copy_to
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.trials import EVENINGS, FIRST, PLAN
from tests.helpers.trials_kept import done, entry, opened

SECRET = "zeldzaam-woord"


@pytest.fixture
def journal() -> SqliteJournal:
    journal = SqliteJournal.in_memory()
    journal.open()
    return journal


@pytest.fixture
def trials(journal: SqliteJournal) -> SqliteTrials:
    return SqliteTrials(journal.store)


def test_what_is_changed_in_the_journal_is_changed_here(journal: SqliteJournal, trials: SqliteTrials) -> None:
    kept = done(journal, trials)
    name = kept.trial.done[4].entry_id
    assert name is not None
    journal.set_signals(name, "after", {"head": 10, "body": 1})
    changed = trials.kept(kept.id)
    assert changed is not None
    assert changed.trial.done[4].after == {"head": 10, "body": 1}


@pytest.mark.parametrize("gone", [0, 5, 11])
def test_an_evening_whose_entry_is_deleted_goes_with_it_and_no_other(
    journal: SqliteJournal, trials: SqliteTrials, gone: int
) -> None:
    kept = done(journal, trials)
    name = kept.trial.done[gone].entry_id
    assert name is not None
    assert journal.delete(name)
    left = trials.kept(kept.id)
    assert left is not None
    assert left.trial.evenings == tuple(one for one in kept.trial.evenings if one.number != gone)


def test_deleting_the_evening_that_is_going_on_makes_room_for_it_again(
    journal: SqliteJournal, trials: SqliteTrials
) -> None:
    kept = done(journal, trials, 3)
    trials.begin(kept.id, EVENINGS[3])
    name = entry(journal, EVENINGS[3], {}, {})
    trials.attach(kept.id, name)
    journal.delete(name)
    with pytest.raises(IllegalMove, match="the evening is done"):
        trials.finish(kept.id)
    again = trials.begin(kept.id, EVENINGS[4]).trial.open_evening
    assert again is not None
    assert again.number == 3


def holding(folder: Path) -> list[str]:
    """Name the files that hold the secret anywhere in their bytes."""
    return sorted(file.name for file in folder.iterdir() if SECRET.encode() in file.read_bytes())


@pytest.mark.parametrize("way", ["discard", "with entries", "restart", "delete entry"])
def test_what_is_deleted_is_in_no_file(tmp_path: Path, way: str) -> None:
    journal, trials = opened(tmp_path)
    kept = done(journal, trials, 3, replace(PLAN, place=SECRET if way != "delete entry" else "bed"))
    trials.remark(kept.id, EVENINGS[1], Remarks(True, SECRET, words=SECRET * 500))
    name = kept.trial.done[1].entry_id
    assert name is not None
    if way in ("with entries", "delete entry"):
        journal.set_note(name, SECRET)
    with journal.store.reading() as db:
        copy_to(db, tmp_path / "journal-v1.bak")
    assert {"journal-v1.bak", "journal.db"} <= set(holding(tmp_path))
    if way == "restart":
        other = replace(PLAN, place="elders")
        assert trials.discard(trials.restart(kept.id, "1", keep=False).id)
        trials.start(other, "2")
    elif way == "delete entry":
        assert journal.delete(name)
    else:
        assert trials.discard(kept.id, with_entries=way == "with entries")
        assert not trials.discard(kept.id)
    assert holding(tmp_path) == []
    journal.close()
    assert holding(tmp_path) == []


@pytest.mark.parametrize("with_entries", [False, True])
def test_the_entries_go_with_a_discarded_trial_only_when_asked(
    journal: SqliteJournal, trials: SqliteTrials, with_entries: bool
) -> None:
    other = entry(journal, FIRST - timedelta(days=1), {}, {})
    kept = done(journal, trials, 3)
    trials.discard(kept.id, with_entries)
    left = [item.id for item in journal.entries(limit=9)]
    assert left == ([other] if with_entries else [*reversed([one.entry_id for one in kept.trial.done]), other])
    assert trials.all() == []


def test_replaced_words_are_gone(tmp_path: Path) -> None:
    journal, trials = opened(tmp_path)
    kept = done(journal, trials, 1)
    trials.remark(kept.id, FIRST, Remarks(unpleasant_words=SECRET))
    trials.remark(kept.id, FIRST, Remarks(unpleasant_words="iets anders"))
    assert holding(tmp_path) == []
    journal.close()
