"""Made-up people who do an avondproef, from a seed (see `trial_figures.py` for what comes out)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from random import Random

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import HIGHEST, LOWEST, SIGNALS, Readings, Signal
from herstel_app.core.statistics import Finding
from herstel_app.core.trial import Trial, TrialPlan, TrialState
from tests.helpers.trials import noted

FIRST_EVENING = datetime(2026, 9, 1, 21, 40, tzinfo=timezone(timedelta(hours=2)))
TOGETHER = math.sqrt(0.5)
"""Half of the variance of what happens on an evening is the same for all four signals."""


@dataclass(frozen=True)
class Habit:
    """How one signal of one person goes, in points from 0 to 10, before a dot is tapped for it."""

    usual: float = 5.0
    days_sd: float = 1.2
    """How much evenings differ before anything is done."""
    carries: float = 0.3
    """How much of an evening's deviation is still there the next."""
    returns: float = 0.3
    """How much of a deviation is gone after a while by itself: regression to the mean."""
    rest: float = 0.8
    """What sitting still changes, on average."""
    wobble_sd: float = 1.3
    """How much that differs from evening to evening."""
    drift: float = 0.0
    """What one evening starts higher than the one before."""
    step: int = 1
    """2 is someone who only uses every other dot."""
    misses: float = 0.02
    """The share of questions left open."""
    effect: float = 0.0
    """What the exercise changes more than rest does."""

    @property
    def pair_sd(self) -> float:
        """SD of the difference between the two evenings of a pair, before dots and the ends of the scale."""
        return math.hypot(self.wobble_sd, self.returns * self.days_sd) * math.sqrt(2)


Person = Mapping[Signal, Habit]


def someone(random: Random) -> Person:
    """Make up a person for whom the exercise does what rest does."""
    step = 2 if random.random() < 0.15 else 1
    misses = random.uniform(0, 0.04)
    return {
        signal: Habit(
            usual=random.uniform(1.5, 8.5),
            days_sd=random.uniform(0.5, 2),
            carries=random.uniform(0, 0.6),
            returns=random.uniform(0, 0.6),
            rest=random.gauss(0.8, 0.8),
            wobble_sd=random.uniform(0.5, 2.2),
            drift=random.gauss(0, 0.06),
            step=step,
            misses=misses,
        )
        for signal in SIGNALS
    }


def put(readings: dict[Signal, int], signal: Signal, value: float, habit: Habit, missed: float) -> None:
    """Put a value down as someone does: at the nearest dot that they use, or not at all."""
    if missed >= habit.misses:
        readings[signal] = min(HIGHEST, max(LOWEST, habit.step * round(value / habit.step)))


class Evenings:
    """The evenings of one person, one after another."""

    def __init__(self, person: Person, random: Random) -> None:
        self._person = person
        self._random = random
        self._off = {signal: random.gauss(0, habit.days_sd) for signal, habit in person.items()}
        self._number = 0

    def next(self) -> tuple[Readings, dict[Condition, Readings]]:
        """Give the answers before, and those after either condition, of the next evening."""
        gauss, missed = self._random.gauss, self._random.random
        before: dict[Signal, int] = {}
        rest: dict[Signal, int] = {}
        exercise: dict[Signal, int] = {}
        mood, calm = gauss(0, 1), gauss(0, 1)
        for signal, habit in self._person.items():
            fresh = math.sqrt(1 - habit.carries**2) * habit.days_sd * TOGETHER * (mood + gauss(0, 1))
            off = self._off[signal] = habit.carries * self._off[signal] + fresh
            start = habit.usual + habit.drift * self._number + off
            change = habit.rest - habit.returns * off + habit.wobble_sd * TOGETHER * (calm + gauss(0, 1))
            put(before, signal, start, habit, missed())
            left_open = missed()
            put(rest, signal, start + change, habit, left_open)
            put(exercise, signal, start + change + habit.effect, habit, left_open)
        self._number += 1
        return before, {Condition.REST: rest, Condition.EXERCISE: exercise}


def trial_of(person: Person, pairs: int, random: Random) -> Trial:
    """Do a whole trial."""
    plan = TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", pairs)
    trial = Trial(plan, seed=f"{random.getrandbits(128):032x}")
    evenings, now = Evenings(person, random), FIRST_EVENING
    while trial.state is TrialState.RUNNING:
        before, after = evenings.next()
        trial = trial.begin(now)
        assert trial.open_evening is not None
        trial = noted(trial, before, after[trial.open_evening.condition]).finish()
        now += timedelta(days=random.choice((1, 1, 1, 2, 4)))
    return trial


def findings(trial: Trial) -> dict[Signal, Finding]:
    """Give the kind of outcome of each signal of a trial that is over."""
    results = trial.results()
    assert results is not None
    return {signal: result.outcome.finding for signal, result in results.items()}


CALM = Habit(days_sd=0.8, wobble_sd=0.7, misses=0)
KINDS: Mapping[str, tuple[Habit, int]] = {
    "exercise": (replace(CALM, usual=3, effect=2.5), 3),
    "rest": (replace(CALM, usual=3, rest=3, effect=-2.5), 3),
    "as_much": (replace(CALM, wobble_sd=0.5), 1),
    "chance": (replace(CALM, wobble_sd=1.8, effect=1), 2),
    "too_little": (replace(CALM, misses=0.5), 1),
}
"""By kind of outcome someone who mostly gets it, and a seed with which it comes out; "rest" is rest that does more."""


def trial_of_kind(kind: str, pairs: int = 10) -> Trial:
    """Give a whole trial in which each signal has this kind of outcome, always the same one."""
    habit, seed = KINDS[kind]
    return trial_of(dict.fromkeys(SIGNALS, habit), pairs, Random(seed))
