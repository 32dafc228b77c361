"""Where exercises are offered: in the lists, and in evenings and the avondproef. A link may name any of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from herstel_app.core.content import Exercise


def goes_in_evenings(exercise: Exercise) -> bool:
    """Whether it can be a step of an evening, or what an avondproef is about."""
    return exercise.place == "everywhere"


def listed(exercises: Mapping[str, Exercise], allowed: Collection[str]) -> dict[str, Exercise]:
    """Give what the lists show; what is off by itself only where it is `allowed`."""
    return {
        name: exercise
        for name, exercise in exercises.items()
        if exercise.place != "proef" and (not exercise.opt_in or name in allowed)
    }
