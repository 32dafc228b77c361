"""Which way of an exercise fits someone, and the exercise as it is when it is done that way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from herstel_app.core.content import Exercise


def first_fitting(exercise: Exercise, holds: Iterable[str]) -> str | None:
    """Give the id of the first way that fits, "" for the exercise as it stands; None where none does."""
    held = set(holds)
    ways = [("", exercise.not_for), *((variant.id, variant.not_for) for variant in exercise.variants)]
    return next((name for name, not_for in ways if not held & set(not_for)), None)


def done_so(exercise: Exercise, way: str) -> Exercise:
    """Give the exercise with one of its ways in the place of its own."""
    if not way:
        return exercise
    variant = next(variant for variant in exercise.variants if variant.id == way)
    minutes = variant.minutes or exercise.minutes
    return replace(
        exercise,
        steps=variant.steps,
        opening=variant.opening or exercise.opening,
        closing=variant.closing or exercise.closing,
        minutes=minutes,
        default_minutes=exercise.default_minutes if exercise.default_minutes in minutes else minutes[0],
        variants=(),
        parts=(),
    )


def fitted_for(exercises: Mapping[str, Exercise], holds: Iterable[str]) -> dict[str, Exercise]:
    """Give the exercises that fit, each in its first fitting way."""
    held = frozenset(holds)
    ways = {name: first_fitting(exercise, held) for name, exercise in exercises.items()}
    return {name: done_so(exercises[name], way) for name, way in ways.items() if way is not None}
