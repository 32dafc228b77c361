"""The avondproef: one exercise against plain rest, in pairs of evenings whose order is drawn by lot.

The rules:
- A pair is two evenings of the trial in the order of doing, whatever lies between. Dates decide nothing about pairs;
  they only tell whether tonight has had its evening already, and a user whose clock is wrong may say that it has not.
- What an evening is becomes known when it begins: no method tells it of a later one.
- An evening that was cut off or stopped early keeps its place. It is offered again as what it was, and only then
  the next one is drawn. A night without an evening leaves nothing.
- An evening that is deleted leaves its place empty: the others stay in their pairs. Only after the last one its place
  comes again.
- What is said of a difference is said at the end: once the planned pairs are done, or where someone ends the trial
  for good. Until then `results` gives None; and a trial of which the results were given cannot go on.
- Moves are in the tables below, one of the trial and one of the evening that was begun last. A move that they do not
  allow raises `IllegalMove`; each gives a new trial, and no clock is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Literal

from herstel_app.core.evening_dates import is_same_evening
from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.session import IllegalMove as IllegalMove  # also for those who import it from here
from herstel_app.core.signals import SIGNALS, Readings, Signal
from herstel_app.core.statistics import Pair, PairsOutcome, judge

FEWEST_PAIRS, MOST_PAIRS = 6, 10
Circumstance = Literal["alcohol", "late_coffee", "unusual_day"]


class TrialState(Enum):
    """Where a trial can be."""

    RUNNING = "running"
    STOPPED = "stopped"
    """Set aside without results; it may still go on."""
    ENDED = "ended"


class TrialEveningState(Enum):
    """Where an evening can be."""

    RUNNING = "running"
    INTERRUPTED = "interrupted"
    DONE = "done"


class Tonight(Enum):
    """What the trial has for this evening."""

    NEW = "new"
    """An evening of which nobody knows yet what it is."""
    AGAIN = "again"
    """The evening that was interrupted; what it is was known."""
    GOING_ON = "going_on"
    HAD = "had"
    """Tonight has had its evening."""
    NONE = "none"
    """The trial is not running."""


MOVES: dict[tuple[TrialState, str], TrialState] = {
    (TrialState.RUNNING, "begin"): TrialState.RUNNING,
    (TrialState.RUNNING, "attach"): TrialState.RUNNING,
    (TrialState.RUNNING, "interrupt"): TrialState.RUNNING,
    (TrialState.RUNNING, "finish"): TrialState.RUNNING,
    (TrialState.RUNNING, "complete"): TrialState.ENDED,
    (TrialState.RUNNING, "stop"): TrialState.STOPPED,
    (TrialState.RUNNING, "conclude"): TrialState.ENDED,
    (TrialState.STOPPED, "resume"): TrialState.RUNNING,
    (TrialState.STOPPED, "conclude"): TrialState.ENDED,
}
EVENING_MOVES: dict[tuple[TrialEveningState, str], TrialEveningState] = {
    (TrialEveningState.RUNNING, "attach"): TrialEveningState.RUNNING,
    (TrialEveningState.RUNNING, "interrupt"): TrialEveningState.INTERRUPTED,
    (TrialEveningState.RUNNING, "finish"): TrialEveningState.DONE,
}
"""An evening that is interrupted or done stays so: one that is done again is another evening with the same number."""
TONIGHT: dict[TrialEveningState, Tonight] = {
    TrialEveningState.RUNNING: Tonight.GOING_ON,
    TrialEveningState.INTERRUPTED: Tonight.AGAIN,
}
"""What the evening that was begun last leaves for tonight; after one that is done the clock decides."""


@dataclass(frozen=True, slots=True)
class TrialPlan:
    """What someone chose to compare with rest, where and how often. Raises ValueError for what is no trial."""

    exercise_id: str
    exercise_title: str
    minutes: float
    place: str
    pairs: int
    variant_id: str | None = None
    parts: frozenset[str] | None = None
    """The parts of the exercise that are done; None is those that it includes at first."""
    signal: Signal | None = None
    """What is tapped before and after; None is all four."""

    def __post_init__(self) -> None:
        if not FEWEST_PAIRS <= self.pairs <= MOST_PAIRS:
            raise ValueError(f"{self.pairs} pairs; a trial has {FEWEST_PAIRS} to {MOST_PAIRS}")
        if not 0 < self.minutes <= 60:
            raise ValueError(f"{self.minutes} minutes")

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What is tapped before and after each evening."""
        return SIGNALS if self.signal is None else (self.signal,)

    @property
    def evenings(self) -> int:
        """How many evenings the pairs make."""
        return 2 * self.pairs


@dataclass(frozen=True, slots=True)
class Remarks:
    """What someone noted about an evening besides the signals, all of it optional."""

    unpleasant: bool | None = None
    """Whether anything unpleasant happened; None is not answered."""
    unpleasant_words: str = ""
    circumstances: frozenset[Circumstance] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class TrialEvening:
    """One evening that was begun. `started_at` is local time with its offset."""

    number: int
    """Its place in the trial, from 0; an evening that is done again has the same."""
    condition: Condition
    progress: TrialEveningState
    started_at: datetime
    before: Readings = field(default_factory=dict)
    after: Readings = field(default_factory=dict)
    remarks: Remarks = Remarks()
    entry_id: str | None = None
    """The journal's entry, which holds the readings; `before` and `after` are as it has them now."""

    def change(self, signal: Signal) -> int | None:
        """Give after - before in points; None where either was not answered."""
        if signal not in self.before or signal not in self.after:
            return None
        return self.after[signal] - self.before[signal]

    def moved(self, move: str) -> TrialEvening:
        """Give the evening after a move of its table; raises IllegalMove."""
        try:
            return replace(self, progress=EVENING_MOVES[self.progress, move])
        except KeyError:
            raise IllegalMove(f"{move} while the evening is {self.progress.value}") from None


@dataclass(frozen=True, slots=True)
class Result:
    """One signal at the end: a pair of changes for each pair, for the picture, and what they say together."""

    pairs: tuple[Pair, ...]
    outcome: PairsOutcome


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial and all its evenings in the order of doing, those that were interrupted among them."""

    plan: TrialPlan
    seed: str = field(repr=False)
    state: TrialState = TrialState.RUNNING
    evenings: tuple[TrialEvening, ...] = ()

    @property
    def done(self) -> tuple[TrialEvening, ...]:
        """The evenings that count, by number."""
        return tuple(evening for evening in self.evenings if evening.progress is TrialEveningState.DONE)

    @property
    def next_number(self) -> int:
        """The number of the evening after those that count."""
        return max((evening.number for evening in self.done), default=-1) + 1

    @property
    def pairs_done(self) -> int:
        """How many whole pairs were done, answered or not."""
        numbers = {evening.number for evening in self.done}
        return sum({number, number + 1} <= numbers for number in range(0, self.plan.evenings, 2))

    @property
    def open_evening(self) -> TrialEvening | None:
        """The evening that is going on or was interrupted, the only one beside those done whose condition is known."""
        last = self.evenings[-1] if self.evenings else None
        return None if last is None or last.progress is TrialEveningState.DONE else last

    def tonight(self, now: datetime) -> Tonight:
        """Tell what there is for the evening of `now`, local time with its offset."""
        if self.state is not TrialState.RUNNING:
            return Tonight.NONE
        last = self.evenings[-1] if self.evenings else None
        if last is None:
            return Tonight.NEW
        if last.progress in TONIGHT:
            return TONIGHT[last.progress]
        return Tonight.HAD if is_same_evening(last.started_at, now) else Tonight.NEW

    def begin(self, now: datetime, another_evening: bool = False) -> Trial:
        """Begin the evening of `now`; from here on `open_evening` tells what it is.

        `another_evening` is a user saying that this is not the evening that was had, whatever the clock's date says.
        """
        state = self._moved("begin")
        tonight = self.tonight(now)
        if tonight is Tonight.GOING_ON or (tonight is Tonight.HAD and not another_evening):
            raise IllegalMove(f"begin while this evening is {tonight.value}")
        known = self.open_evening
        number = self.next_number if known is None else known.number
        condition = condition_of(self.seed, number) if known is None else known.condition
        evening = TrialEvening(number, condition, TrialEveningState.RUNNING, now)
        return replace(self, state=state, evenings=(*self.evenings, evening))

    def attach(self, entry_id: str) -> Trial:
        """Tell where the journal keeps the readings of the evening that is going on."""
        return self._with_last("attach", "attach", lambda evening: replace(evening, entry_id=entry_id))

    def interrupt(self) -> Trial:
        """Leave the evening that is going on; it will be offered again."""
        return self._with_last("interrupt", "interrupt")

    def finish(self) -> Trial:
        """Let the evening that is going on count; the last one of the plan ends the trial."""
        is_last = self.evenings and self.evenings[-1].number + 1 >= self.plan.evenings
        move = "complete" if is_last else "finish"
        return self._with_last(move, "finish")

    def remark(self, started_at: datetime, remarks: Remarks) -> Trial:
        """Put down what was noted about the evening that began then, in place of what stood there; at any time.

        Evenings are deleted with their entries, so that a place in `evenings` may be another one's meanwhile.
        """
        changed = list(self.evenings)
        for index in reversed(range(len(changed))):
            if changed[index].started_at == started_at:
                changed[index] = replace(changed[index], remarks=remarks)
                return replace(self, evenings=tuple(changed))
        raise IllegalMove("remark on an evening that is not there any more")

    def stop(self) -> Trial:
        """Set the trial aside; an evening that is going on is interrupted."""
        return self._to("stop")

    def resume(self) -> Trial:
        """Go on where the trial was set aside."""
        return self._to("resume")

    def conclude(self) -> Trial:
        """End the trial for good with the pairs there are, and open the results."""
        return self._to("conclude")

    def results(self) -> Mapping[Signal, Result] | None:
        """Give what the pairs say of each signal; None as long as it is not the end."""
        if self.state is not TrialState.ENDED:
            return None
        both: list[dict[Condition, TrialEvening]] = [{} for _ in range(0, self.next_number, 2)]
        for evening in self.done:
            both[evening.number // 2][evening.condition] = evening
        pairs = {signal: tuple(_pair(evenings, signal) for evenings in both) for signal in self.plan.signals}
        return {signal: Result(each, judge(each)) for signal, each in pairs.items()}

    def _with_last(
        self, move: str, evening_move: str, change: Callable[[TrialEvening], TrialEvening] = lambda evening: evening
    ) -> Trial:
        """Make a move of the trial, and one of the evening that was begun last, which `change` changes besides."""
        state = self._moved(move)
        if not self.evenings:
            raise IllegalMove(f"{move} while there is no evening")
        return replace(self, state=state, evenings=(*self.evenings[:-1], change(self.evenings[-1].moved(evening_move))))

    def _to(self, move: str) -> Trial:
        state = self._moved(move)
        going_on = self.evenings and self.evenings[-1].progress is TrialEveningState.RUNNING
        return replace(self.interrupt() if going_on else self, state=state)

    def _moved(self, move: str) -> TrialState:
        try:
            return MOVES[self.state, move]
        except KeyError:
            raise IllegalMove(f"{move} while the trial is {self.state.value}") from None


def _pair(evenings: Mapping[Condition, TrialEvening], signal: Signal) -> Pair:
    changes = {condition: evening.change(signal) for condition, evening in evenings.items()}
    return Pair(rest=changes.get(Condition.REST), exercise=changes.get(Condition.EXERCISE))
