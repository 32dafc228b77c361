"""An evening without a recipe, for whom none fits: of what is left, in an order in which a day is put down.

Invariants:
- writing comes first, then the senses or moving, the breath, the body and stillness, and last what is done in bed;
- it has few parts for its time, four at most;
- it takes the time that was asked, or all that can be had where that is less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from herstel_app.core.content import Exercise, WriteStep
from herstel_app.core.evening import EveningStep
from herstel_app.core.evening_filling import (
    COMES_FIRST,
    TOLERANCE_S,
    Ingredients,
    Picked,
    bed_way,
    filled,
    is_in_bed,
    span_s,
    way_of,
)
from herstel_app.core.evening_lengths import USUAL_MOST_PARTS, most_parts
from herstel_app.core.fit import Way
from herstel_app.core.lot import lot
from herstel_app.core.programme_content import RecipeStep
from herstel_app.core.way_names import is_rest

USUAL_STEPS = 3
RESTING = 3
"""From this place in the order on a step is one to end with."""
MOVES = frozenset({"gentle-stretch"})
"""What is done sitting up, before the breath; no evening ends with it where there is another step to end with."""
PLACES = {"head": 2, "feeling": 2, "breathing": 3, "body": 4, "stillness": 6}
"""The place of a group in the order, for what is neither written nor done in bed."""


def order_of(name: str, exercise: Exercise, way: Way) -> int:
    """Give the place of an exercise in the order, done in a way."""
    if is_in_bed(exercise, way):
        return 7
    if any(isinstance(step, WriteStep) for step in exercise.steps):
        return 1
    if name in MOVES:
        return PLACES["head"]
    return PLACES["stillness" if is_rest(exercise, way) else exercise.group]


def plain_steps(
    names: Collection[str], length_s: float, ingredients: Ingredients, facts: frozenset[str], seed: int
) -> tuple[EveningStep, ...] | None:
    """Give the steps of an evening made of the exercises in `names`; None where none of them is short enough."""
    longest: tuple[float, list[Picked]] | None = None
    most = min(USUAL_MOST_PARTS, most_parts(length_s / 60))
    for picked, least_s, most_s in _combinations(names, most, ingredients, facts, seed):
        if least_s - TOLERANCE_S <= length_s <= most_s + TOLERANCE_S:
            steps = filled(picked, length_s, ingredients, facts)
            if steps is not None:
                return steps
        elif most_s < length_s and (longest is None or most_s > longest[0]):
            longest = (most_s, picked) if filled(picked, most_s, ingredients, facts) else longest
    return filled(longest[1], longest[0], ingredients, facts) if longest else None


def _combinations(
    names: Collection[str], most: int, ingredients: Ingredients, facts: frozenset[str], seed: int
) -> Iterator[tuple[list[Picked], float, float]]:
    """Give what can be put together of at most `most` parts, the best first, with the least and most that it takes."""
    known = ingredients.exercises
    steps = {name: _step(name, known[name], facts) for name in names}
    ways = {name: way_of(steps[name], name, known[name], facts) for name in names}
    place = {name: order_of(name, known[name], ways[name]) for name in names}
    drawn = {name: lot(f"{seed}/{name}") for name in names}
    ordered = sorted(names, key=lambda name: (place[name], name not in COMES_FIRST, drawn[name]))
    spans = {(name, follows): span_s(known[name], ways[name], follows) for name in names for follows in (False, True)}

    def rank(chosen: tuple[str, ...]) -> tuple[object, ...]:
        repeated = len(chosen) - len({place[name] for name in chosen})
        return place[chosen[-1]] < RESTING, repeated, abs(len(chosen) - USUAL_STEPS), [drawn[name] for name in chosen]

    every = [each for size in range(1, most + 1) for each in combinations(ordered, size)]
    for chosen in sorted(every, key=rank):
        taken = [spans[name, number > 0] for number, name in enumerate(chosen)]
        picked: list[Picked] = [(steps[name], name) for name in chosen]
        yield picked, sum(low for low, _ in taken), sum(high for _, high in taken)


def _step(name: str, exercise: Exercise, facts: frozenset[str]) -> RecipeStep:
    """Give a step with an exercise, in bed where that can be done."""
    way = bed_way(exercise, facts)
    return RecipeStep("oefenen", exercises=(name,), ways={name: way} if way else {})
