"""Moves of the avondproef: what fails is told, and never raised."""

from __future__ import annotations

import pytest

from herstel_app.core.trial import TrialPlan
from herstel_app.engine.words import TRIAL_MOVED_ON, TRIAL_WAITS
from herstel_app.storage.trials import Trials
from tests.engine.conftest import Stand


def start(stand: Stand) -> str:
    return stand.trials.start(TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", 6), "zaad").id


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
    stand.fail_reading(monkeypatch, Trials, "kept")
    assert not stand.engine.trials.is_gone("no-such-trial")
