"""What an avondproef can be made of: exercises that are the same every evening, in lengths that are worth it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from herstel_app.core.content import Exercise, PaceStep
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.fit import Way, ways_for
from herstel_app.core.library import Library
from herstel_app.core.matched_rest import suits_trial
from herstel_app.core.signals import Signal
from herstel_app.core.way_steps import default_length, lengths_of, steps_of

LEAST_MINUTES = 3
"""Shorter is hardly an evening of rest."""
FIRST_EXERCISE = "slow-breathing"
FIRST_MINUTES = 10.0
FIRST_SIGNAL: Signal = "head"


def can_be_compared(exercise: Exercise, way: Way = None) -> bool:
    """Whether an exercise can be the one of a trial: the same every evening, and to be laid beside rest.

    One that starts from a pace that is tapped differs by the evening, and its tapping has no counterpart in rest.
    """
    steps, _ = steps_of(exercise, way)
    paced = any(isinstance(step, PaceStep) for step in steps)
    return suits_trial(exercise, way) and not paced and max(lengths_of(exercise, way)) >= LEAST_MINUTES


def exercises_for_trial(library: Library, allowed: Collection[str], facts: Collection[str] = ()) -> dict[str, Exercise]:
    """Give what can be chosen; what is off by itself only where it is `allowed`, and nothing that does not fit."""
    return {
        name: exercise
        for name, exercise in library.exercises.items()
        if any(can_be_compared(exercise, way) for way in ways_for(exercise, facts)[:1])
        and exercise.group != "stillness"
        and goes_in_evenings(exercise)
        and (not exercise.opt_in or name in allowed)
    }


def first_exercise(exercises: Mapping[str, Exercise]) -> str:
    """Give the id of what is chosen at first."""
    return FIRST_EXERCISE if FIRST_EXERCISE in exercises else next(iter(exercises))


def lengths_for_trial(exercise: Exercise, way: Way = None) -> list[float]:
    """Give the lengths, in minutes, that a trial can have with an exercise."""
    return [minutes for minutes in lengths_of(exercise, way) if minutes >= LEAST_MINUTES]


def length_for_trial(exercise: Exercise, wanted: float, way: Way = None) -> float:
    """Give the `wanted` length, or else the usual one of the exercise, or else its shortest."""
    lengths, usual = lengths_for_trial(exercise, way), default_length(exercise, way)
    return wanted if wanted in lengths else usual if usual in lengths else lengths[0]
