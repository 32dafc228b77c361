"""How the signals changed with each exercise in one month, and how little that says.

The exercises stand in the order of the alphabet and the signals in their own: nothing is ranked. What is "usual"
is the span of the middle half of the differences, in whole points as they were noted; of fewer than three nothing
is said. Nobody drew lots for what was done when, so that every difference may be chance, or the evening itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from herstel_app.core.signals import SIGNALS, Readings, Signal

LEAST_TIMES = 3


class Tendency(Enum):
    """What a month's differences in one signal look like."""

    TOO_LITTLE = "too_little"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class DoneExercise:
    """An exercise that was done once, with the signals before and after."""

    exercise_id: str
    title: str
    before: Readings
    after: Readings


@dataclass(frozen=True, slots=True)
class SignalChange:
    """How one signal changed with one exercise; `differences` (after - before, in points) in the order of doing."""

    signal: Signal
    differences: tuple[int, ...]

    @property
    def usual(self) -> tuple[int, int]:
        """The span of the middle half of the differences, from low to high."""
        ordered, last = sorted(self.differences), len(self.differences) - 1
        return ordered[math.floor(last / 4)], ordered[math.ceil(last * 3 / 4)]

    @property
    def tendency(self) -> Tendency:
        """What the differences look like."""
        if len(self.differences) < LEAST_TIMES:
            return Tendency.TOO_LITTLE
        low, high = self.usual
        if low < 0 < high:
            return Tendency.BOTH
        if low == high == 0:
            return Tendency.SAME
        return Tendency.UP if high > 0 else Tendency.DOWN


@dataclass(frozen=True, slots=True)
class ExerciseMonth:
    """One exercise in a month: how often it was done, and the signals that were noted before and after."""

    exercise_id: str
    title: str
    times: int
    changes: tuple[SignalChange, ...]


def exercises_of_month(done: Iterable[DoneExercise]) -> tuple[ExerciseMonth, ...]:
    """Group what was done in a month by exercise; its title is the latest one."""
    by_exercise: dict[str, list[DoneExercise]] = {}
    for item in done:
        by_exercise.setdefault(item.exercise_id, []).append(item)
    found = []
    for name, items in by_exercise.items():
        changes = (
            SignalChange(
                signal,
                tuple(
                    it.after[signal] - it.before[signal] for it in items if signal in it.before and signal in it.after
                ),
            )
            for signal in SIGNALS
        )
        noted = tuple(change for change in changes if change.differences)
        found.append(ExerciseMonth(name, items[-1].title, len(items), noted))
    return tuple(sorted(found, key=lambda item: (item.title.casefold(), item.exercise_id)))
