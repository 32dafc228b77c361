"""What docs/avondproef.md claims of the avondproef, with made-up people who do whole trials.

Not in tests/core, which runs a second time without Qt: this takes some seconds. The other figures are printed by
`python -m tests.helpers.trial_figures`.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import SIGNALS
from herstel_app.core.statistics import Finding
from herstel_app.core.trial import TrialState
from tests.helpers.simulated_users import KINDS, findings, someone, trial_of, trial_of_kind
from tests.helpers.trial_figures import PEOPLE, by_sd, null_row, simulate, with_room

pytestmark = pytest.mark.slow

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "avondproef.md"
EXPECTED = {
    "exercise": Finding.SEEMS_TO_DIFFER,
    "rest": Finding.SEEMS_TO_DIFFER,
    "as_much": Finding.AS_MUCH,
    "chance": Finding.MAY_BE_CHANCE,
    "too_little": Finding.TOO_LITTLE,
}


def test_two_thousand_people_without_a_difference() -> None:
    counted = simulate(10)
    assert PEOPLE == 2000
    for signal in SIGNALS:
        assert sum(counted.by_signal[signal].values()) == PEOPLE
        assert 0 < counted.share(Finding.SEEMS_TO_DIFFER, signal) <= 5
    assert null_row(10, counted) in DOCUMENT.read_text(encoding="utf-8"), "print the figures anew for the document"


@pytest.mark.parametrize("pairs", [6, 8])
def test_fewer_pairs_find_no_more_that_is_not_there(pairs: int) -> None:
    counted = simulate(pairs, people=300)
    assert all(counted.share(Finding.SEEMS_TO_DIFFER, signal) <= 5 for signal in SIGNALS)


def test_what_is_there_is_found_and_not_called_as_much() -> None:
    counted = simulate(10, by_sd(1.5), people=150)
    assert counted.share(Finding.SEEMS_TO_DIFFER) >= 70
    assert simulate(10, with_room(2), people=150).share(Finding.AS_MUCH) <= 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_trial_of_ten_pairs_of_each_kind(kind: str) -> None:
    trial = trial_of_kind(kind)
    assert (trial.state, trial.pairs_done) == (TrialState.ENDED, 10)
    assert set(findings(trial).values()) == {EXPECTED[kind]}
    results = trial.results()
    assert results is not None
    for result in results.values():
        assert len(result.pairs) == 10
        assert (result.outcome.median is None) == (kind == "too_little")
        assert result.outcome.favours is {"exercise": Condition.EXERCISE, "rest": Condition.REST}.get(kind)


def test_made_up_people_are_as_people_are() -> None:
    random = Random(7)
    trials = [trial_of(someone(random), 10, random) for _ in range(60)]
    values = [
        value for trial in trials for one in trial.done for read in (one.before, one.after) for value in read.values()
    ]
    assert set(values) == set(range(11)), "they use every dot"
    assert 0.01 < 1 - len(values) / (60 * 20 * 2 * 4) < 0.04, "and leave some questions open"
    changes = [one.change("head") for trial in trials for one in trial.done]
    known = [change for change in changes if change is not None]
    assert 0.3 < sum(known) / len(known) < 1.3, "rest does something too"
