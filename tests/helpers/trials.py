"""A trial of six pairs, and evenings that can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.signals import Readings
from herstel_app.core.statistics import Pair
from herstel_app.core.trial import Remarks, Trial, TrialPlan, TrialState

PLAN = TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", pairs=6)
NEW = Trial(PLAN, "9f2c")
FIRST = datetime(2026, 11, 2, 21, 40, tzinfo=timezone(timedelta(hours=1)))
EVENINGS = [FIRST + timedelta(days=day) for day in range(12)]
MOVED: dict[str, Callable[[Trial], Trial]] = {
    "attach": lambda trial: trial.attach("entry"),
    "interrupt": Trial.interrupt,
    "finish": Trial.finish,
    "remark": lambda trial: trial.remark(FIRST, Remarks(unpleasant=True)),
    "stop": Trial.stop,
    "resume": Trial.resume,
    "conclude": Trial.conclude,
}
"""Every move but `begin`."""


def noted(trial: Trial, before: Readings, after: Readings) -> Trial:
    """Give the trial with readings of the evening that was begun last, as the journal would."""
    return replace(trial, evenings=(*trial.evenings[:-1], replace(trial.evenings[-1], before=before, after=after)))


def evening(trial: Trial, now: datetime, change: int | None = 0, another: bool = False) -> Trial:
    """Do a whole evening with "head" going from 0 to `change`; None leaves the question after it open."""
    running = trial.begin(now, another_evening=another)
    return noted(running, {"head": 0}, {} if change is None else {"head": change}).finish()


def after(evenings: Sequence[datetime], trial: Trial = NEW, another: bool = False) -> Trial:
    """Do an evening at each moment; the change is the place of the evening, modulo 11, so that each can be told."""
    for change, now in enumerate(evenings):
        trial = evening(trial, now, change % 11, another)
    return trial


def pairs(trial: Trial) -> tuple[Pair, ...]:
    results = trial.conclude().results() if trial.state is not TrialState.ENDED else trial.results()
    assert results is not None
    return results["head"].pairs


def expected_pairs(trial: Trial) -> tuple[Pair, ...]:
    """Give the pairs of `after`, straight from the lot."""
    result = []
    for first in range(0, 12, 2):
        changes = {condition_of(trial.seed, number): number % 11 for number in (first, first + 1)}
        result.append(Pair(changes[Condition.REST], changes[Condition.EXERCISE]))
    return tuple(result)
