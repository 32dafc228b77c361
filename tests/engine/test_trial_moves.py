"""Moves of the avondproef: what fails is told, and never raised."""

from __future__ import annotations

import pytest

from herstel_app.core.trial import TrialPlan, TrialState
from herstel_app.engine.words import TRIAL_MOVED_ON, TRIAL_SHOWN_ANEW, TRIAL_WAITS, TRIAL_WAITS_ON_PAGE
from herstel_app.storage.trials import SqliteTrials
from tests.engine.conftest import Stand

PLAN = TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", 6)


def start(stand: Stand) -> str:
    return stand.trials.start(PLAN, "zaad").id


def test_a_move_gives_what_became_of_the_trial_and_is_told(stand: Stand) -> None:
    changes: list[int] = []
    stand.engine.trials.changed.connect(lambda: changes.append(1))
    trial_id = start(stand)
    kept = stand.engine.trials.attempt(lambda trials: trials.begin(trial_id, stand.clock.now()))
    assert kept is not None
    assert kept.trial.open_evening is not None
    assert changes == [1]


@pytest.mark.parametrize(("history", "said"), [(True, TRIAL_MOVED_ON), (False, TRIAL_WAITS)])
def test_a_move_that_is_not_allowed_is_told(stand: Stand, history: bool, said: str) -> None:
    trial_id = start(stand)
    stand.engine.settings.change(history=history)
    assert stand.engine.trials.attempt(lambda trials: trials.finish(trial_id)) is None
    assert stand.notices == [said]


def test_a_file_that_fails_is_told(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    trial_id = start(stand)
    stand.fail(monkeypatch)
    assert stand.engine.trials.attempt(lambda trials: trials.interrupt(trial_id)) is None
    assert stand.notices == ["De avondproef is nu niet te bewaren (journal.db: de schijf is vol)."]


def test_whether_a_trial_was_deleted_is_known_where_it_can_be_read(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial_id = start(stand)
    assert not stand.engine.trials.is_gone(trial_id)
    assert stand.engine.trials.is_gone("no-such-trial")
    stand.fail_reading(monkeypatch, SqliteTrials, "kept")
    assert not stand.engine.trials.is_gone("no-such-trial")


def test_the_page_begins_sets_aside_and_ends_trials(stand: Stand) -> None:
    model = stand.engine.trials
    assert model.to_show("") == ([], None)
    assert model.start(PLAN)
    (first,) = stand.trials.all()
    assert model.stop(first.id)
    assert model.resume(first.id)
    assert model.restart(first.id, keep=True)
    second, old = stand.trials.all()
    assert (old.id, old.trial.state) == (first.id, TrialState.STOPPED)
    assert second.trial.seed != old.trial.seed
    assert model.conclude(second.id)
    assert model.discard(first.id)
    assert [kept.id for kept in stand.trials.all()] == [second.id]
    assert stand.notices == []


def test_what_was_asked_for_is_shown_or_what_goes_on_or_the_last_one(stand: Stand) -> None:
    model = stand.engine.trials

    def show(asked: str) -> str:
        _, kept = model.to_show(asked)
        assert kept is not None
        return kept.id

    first = start(stand)
    model.restart(first, keep=True)
    second = show("")
    assert second != first
    assert show(first) == first
    assert show("no-such-trial") == second
    for trial_id in (first, second):
        model.conclude(trial_id)
    assert show("") == second


@pytest.mark.parametrize(("history", "said"), [(True, TRIAL_SHOWN_ANEW), (False, TRIAL_WAITS_ON_PAGE)])
def test_the_page_is_told_what_is_not_allowed(stand: Stand, history: bool, said: str) -> None:
    trial_id = start(stand)
    stand.engine.settings.change(history=history)
    assert not stand.engine.trials.resume(trial_id)
    assert stand.notices == [said]


def test_trials_that_cannot_be_read_or_kept_are_told(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    trial_id = start(stand)
    stand.fail(monkeypatch)
    assert not stand.engine.trials.discard(trial_id)
    stand.fail_reading(monkeypatch, SqliteTrials, "all")
    assert stand.engine.trials.to_show(trial_id) == ([], None)
    assert stand.notices == [
        "De avondproef is nu niet te bewaren (journal.db: de schijf is vol).",
        "Je avondproeven zijn nu niet te lezen (journal.db: de schijf is vol).",
    ]
