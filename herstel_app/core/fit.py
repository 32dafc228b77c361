"""Which ways of an exercise fit someone, by the facts that have to be reckoned with.

A way is the exercise as it stands (None) or one of its variants, by id. The first that fits is taken; an exercise
without one is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from msgspec.structs import replace

from herstel_app.core.content import Exercise
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.way_names import drawn_in, evidence_in, summary_in, title_in
from herstel_app.core.way_steps import default_length, find_variant, lengths_of

Way = str | None


def ways_for(exercise: Exercise, facts: Collection[str]) -> tuple[Way, ...]:
    """Give the ways that fit, in the order in which they are chosen; none where the exercise is to be left out."""
    own: tuple[Way, ...] = () if any(fact in facts for fact in exercise.not_for) else (None,)
    return (*own, *(each.id for each in exercise.variants if not any(fact in facts for fact in each.not_for)))


def fitted(request: PracticeRequest, exercise: Exercise, ways: Sequence[Way]) -> PracticeRequest | None:
    """Give the request in one of the `ways` that fit: as it was asked for, or else the first; None where there is none.

    Another way that does not take the minutes asked for gets the nearest that it takes.
    """
    if not ways:
        return None
    if request.variant_id in ways:
        return request
    wanted = request.minutes
    nearest = None if wanted is None else min(lengths_of(exercise, ways[0]), key=lambda length: abs(length - wanted))
    return replace(request, variant_id=ways[0], minutes=nearest)


def fit_for_all(exercise: Exercise, way: Way) -> Exercise:
    """Give the exercise with one way, which it has, that fits whatever holds."""
    if way is None:
        return replace(exercise, not_for=())
    variants = tuple(replace(each, not_for=()) if each.id == way else each for each in exercise.variants)
    return replace(exercise, variants=variants)


def in_way(exercise: Exercise, way: Way) -> Exercise:
    """Give the exercise as it is done in a way, without variants; raises KeyError where it has no such way."""
    if way is None:
        return msgspec.structs.replace(exercise, variants=())
    variant = find_variant(exercise, way)
    return msgspec.structs.replace(
        exercise,
        title=title_in(exercise, way),
        group=variant.group or exercise.group,
        summary=summary_in(exercise, way),
        steps=variant.steps,
        instructions=variant.instructions or exercise.instructions,
        opening=variant.opening or exercise.opening,
        closing=variant.closing or exercise.closing,
        minutes=lengths_of(exercise, way),
        default_minutes=default_length(exercise, way),
        not_for=variant.not_for,
        kin=variant.kin,
        drawn=drawn_in(exercise, way),
        to_bed=variant.to_bed,
        evidence=evidence_in(exercise, way),
        variants=(),
    )
