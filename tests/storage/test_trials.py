"""Trials in the file: kept over a crash, tied to the journal's entries, and gone when discarded."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from herstel_app.core.randomisation import condition_of
from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.trial import IllegalMove, Remarks, Tonight, Trial, TrialEveningState, TrialState
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.trials import EVENINGS, FIRST, PLAN, after, expected_pairs
from tests.helpers.trials_kept import SEED, done, opened


@pytest.fixture
def journal() -> SqliteJournal:
    journal = SqliteJournal.in_memory()
    journal.open()
    return journal


@pytest.fixture
def trials(journal: SqliteJournal) -> SqliteTrials:
    return SqliteTrials(journal.store)


def without_entries(trial: Trial) -> Trial:
    return replace(trial, evenings=tuple(replace(one, entry_id=None) for one in trial.evenings))


def test_what_goes_in_comes_out_also_tomorrow(tmp_path: Path) -> None:
    journal, trials = opened(tmp_path)
    plan = replace(PLAN, variant_id="eyes-open", parts=frozenset({"jaw", "hands"}), minutes=2.5, pairs=10)
    kept = done(journal, trials, 5, plan)
    remarks = Remarks(False, "niets", frozenset({"late_coffee", "unusual_day"}), "verjaardag")
    trials.remark(kept.id, EVENINGS[2], remarks)
    trials.begin(kept.id, EVENINGS[5])
    kept = trials.interrupt(kept.id)
    expected = after(EVENINGS[:5], Trial(plan, SEED)).remark(EVENINGS[2], remarks).begin(EVENINGS[5]).interrupt()
    assert without_entries(kept.trial) == expected
    assert all(one.entry_id for one in kept.trial.done)
    journal.close()
    journal, trials = opened(tmp_path)
    assert trials.all() == [kept]
    assert trials.current() == kept == trials.kept(kept.id)
    offset = kept.trial.evenings[0].started_at.utcoffset()
    assert offset == timedelta(hours=1)
    journal.close()


@pytest.mark.parametrize("parts", [None, frozenset(), frozenset({"one"})])
def test_no_parts_is_something_else_than_the_usual_ones(trials: SqliteTrials, parts: frozenset[str] | None) -> None:
    assert trials.start(replace(PLAN, parts=parts), SEED).trial.plan.parts == parts


@pytest.mark.parametrize("signal", [None, *SIGNALS])
def test_what_is_tapped_is_kept_with_the_plan(trials: SqliteTrials, signal: Signal | None) -> None:
    assert trials.start(replace(PLAN, signal=signal), SEED).trial.plan.signal == signal


def test_a_whole_trial_gives_its_results(journal: SqliteJournal, trials: SqliteTrials) -> None:
    kept = done(journal, trials)
    results = kept.trial.results()
    assert results is not None
    assert results["head"].pairs == expected_pairs(kept.trial)
    assert trials.current() is None


CRASH = """
import sys
from pathlib import Path
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.trials import EVENINGS, PLAN
journal = SqliteJournal(Path(sys.argv[1]))
journal.open()
trials = SqliteTrials(journal.store)
kept = trials.start(PLAN, "9f2c")
for now in EVENINGS[:4]:
    kept = trials.begin(kept.id, now)
    if sys.argv[2] == "attached" or now != EVENINGS[3]:
        trials.attach(kept.id, journal.begin(
            started_at=now, exercise_id="a", exercise_title="A", minutes=10, planned_s=622))
    if now == EVENINGS[3]:
        print("midden in de avond", flush=True)
        sys.stdin.read()
    trials.finish(kept.id)
"""


@pytest.mark.parametrize("when", ["attached", "not yet attached"])
def test_an_evening_cut_off_by_a_crash_comes_again_as_what_it_was(tmp_path: Path, when: str) -> None:
    command = [sys.executable, "-c", CRASH, str(tmp_path / "journal.db"), when]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "midden in de avond\n"
        process.kill()
    journal, trials = opened(tmp_path)
    kept = trials.current()
    assert kept is not None
    cut_off = kept.trial.open_evening
    assert cut_off is not None
    assert (cut_off.number, cut_off.progress) == (3, TrialEveningState.INTERRUPTED)
    assert cut_off.condition is condition_of(SEED, 3)
    for now in (EVENINGS[3] + timedelta(minutes=9), EVENINGS[8]):
        assert kept.trial.tonight(now) is Tonight.AGAIN
    again = trials.begin(kept.id, EVENINGS[8]).trial.open_evening
    assert again is not None
    assert (again.number, again.condition) == (3, cut_off.condition)
    journal.close()


def test_a_second_one_has_to_wait(trials: SqliteTrials) -> None:
    first = trials.start(PLAN, SEED)
    with pytest.raises(IllegalMove, match="another"):
        trials.start(PLAN, "1")
    trials.stop(first.id)
    second = trials.start(PLAN, "1")
    assert trials.current() == second
    with pytest.raises(IllegalMove, match="another"):
        trials.resume(first.id)
    trials.conclude(second.id)
    assert trials.current() == trials.kept(first.id)
    assert trials.resume(first.id).trial.state is TrialState.RUNNING
    assert [kept.id for kept in trials.all()] == [second.id, first.id]


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("state", list(TrialState))
def test_restarting_draws_anew_and_keeps_the_old_one_or_not(
    journal: SqliteJournal, trials: SqliteTrials, keep: bool, state: TrialState
) -> None:
    old = done(journal, trials, 3)
    old = {TrialState.RUNNING: lambda _: old, TrialState.STOPPED: trials.stop, TrialState.ENDED: trials.conclude}[
        state
    ](old.id)
    new = trials.restart(old.id, "another seed", keep)
    assert new.trial == Trial(PLAN, "another seed")
    assert trials.current() == new
    left = trials.kept(old.id)
    if keep:
        assert left is not None
        assert left.trial.state is (TrialState.STOPPED if state is TrialState.RUNNING else state)
        assert left.trial.evenings == old.trial.evenings
    else:
        assert left is None


def test_half_characters_do_not_stop_the_writing(trials: SqliteTrials) -> None:
    kept = trials.start(replace(PLAN, place="bank \ud83d"), SEED)
    trials.begin(kept.id, FIRST)
    assert trials.remark(kept.id, FIRST, Remarks(words="\udc00")).trial.evenings[0].remarks.words == "?"
    assert kept.trial.plan.place == "bank ?"


def test_nothing_is_written_while_nothing_is_kept(journal: SqliteJournal, trials: SqliteTrials) -> None:
    kept = done(journal, trials, 2)
    trials.begin(kept.id, EVENINGS[2])
    journal.store.keeps = False
    moves: list[Callable[[], object]] = [
        lambda: trials.start(PLAN, SEED),
        lambda: trials.begin(kept.id, EVENINGS[3]),
        lambda: trials.attach(kept.id, "a"),
        lambda: trials.finish(kept.id),
        lambda: trials.remark(kept.id, FIRST, Remarks(words="a")),
        lambda: trials.stop(kept.id),
        lambda: trials.conclude(kept.id),
        lambda: trials.restart(kept.id, "1", keep=False),
    ]
    before = trials.all()
    for move in moves:
        with pytest.raises(IllegalMove, match="kept"):
            move()
    assert trials.all() == before
    assert trials.interrupt(kept.id).trial.evenings[-1].progress is TrialEveningState.INTERRUPTED
    assert trials.discard(kept.id)


def test_a_move_that_is_not_allowed_changes_nothing(journal: SqliteJournal, trials: SqliteTrials) -> None:
    kept = done(journal, trials, 2)
    with pytest.raises(IllegalMove, match="had"):
        trials.begin(kept.id, EVENINGS[1])
    with pytest.raises(IllegalMove, match="evening is done"):
        trials.finish(kept.id)
    with pytest.raises(ValueError, match="offset"):
        trials.begin(kept.id, EVENINGS[3].replace(tzinfo=None))
    assert trials.kept(kept.id) == kept
    begun = trials.begin(kept.id, EVENINGS[3])
    with pytest.raises(sqlite3.IntegrityError):
        trials.attach(kept.id, "no such entry")
    assert trials.kept(kept.id) == begun
    with pytest.raises(IllegalMove, match="not there"):
        trials.finish("unknown")
    assert trials.kept("unknown") is None


def test_the_same_evening_can_be_said_to_be_another(journal: SqliteJournal, trials: SqliteTrials) -> None:
    kept = done(journal, trials, 1)
    with pytest.raises(IllegalMove, match="had"):
        trials.begin(kept.id, EVENINGS[0])
    assert trials.begin(kept.id, EVENINGS[0], another_evening=True).trial.next_number == 1


def test_a_trial_of_another_time_zone_is_read_as_it_was_there(trials: SqliteTrials) -> None:
    tokyo = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=9)))
    kept = trials.start(PLAN, SEED)
    begun = trials.begin(kept.id, tokyo).trial.evenings[0].started_at
    assert (begun, begun.utcoffset()) == (tokyo, timedelta(hours=9))


def test_a_file_that_is_closed_is_told(tmp_path: Path) -> None:
    journal, trials = opened(tmp_path)
    journal.close()
    with pytest.raises(JournalUnavailable):
        trials.current()
