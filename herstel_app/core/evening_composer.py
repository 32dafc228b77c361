"""Composes an evening from two answers: where it sits, and how much time there is.

Invariants:
- pure: the same question gives the same evening;
- it takes the time that was asked, to half a minute, for anything from 3 to 60 minutes; less where all that is left
  and fits takes less;
- nothing that was switched off, is off by itself, or stands apart from evenings is in it;
- yesterday's evening does not come back where there is another one;
- an evening for the body holds an exercise for the body, where one fits;
- where no voice speaks, nothing is in it whose lines have to be heard;
- of each exercise a way is done that fits the facts in the question; without one it is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from herstel_app.core.content import Exercise
from herstel_app.core.evening import Evening
from herstel_app.core.evening_filling import Ingredients, Picked, filled, goes_together
from herstel_app.core.evening_lengths import LEAST_MINUTES, MOST_MINUTES
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.fit import ways_for
from herstel_app.core.plain_evening import PLAIN_TITLE, plain_steps
from herstel_app.core.programme_content import Recipe, RecipeStep, Where

NEAR_S = 20.0
"""Evenings that differ less than this in length are as good as each other."""
FEW_STEPS = 5
"""An evening has more steps only where nothing else fits."""
MOST_CHOICES = 400
"""At most so many combinations of exercises are tried for one recipe."""


@dataclass(frozen=True)
class EveningQuestion:
    """What is asked of the composer."""

    where: Where
    minutes: float
    off: frozenset[str] = frozenset()
    """Exercises that someone does not want, or that are off by themselves."""
    recent: tuple[tuple[str, ...], ...] = ()
    """The exercises of the evenings before, the last one first."""
    seed: int = 0
    """Which of evenings that are as good as each other."""
    voice: bool = True
    """Whether a voice speaks the lines."""
    facts: frozenset[str] = frozenset()
    """What has to be reckoned with (see `health_facts.py`)."""


def leaves_out(question: EveningQuestion, name: str, exercise: Exercise) -> bool:
    """Say whether an exercise is not to be in the evening."""
    unheard = not (question.voice or exercise.without_voice)
    apart = not goes_in_evenings(exercise)
    return name in question.off or unheard or apart or not ways_for(exercise, question.facts)


def compose(question: EveningQuestion, ingredients: Ingredients) -> Evening:
    """Give the evening for `question`.

    Raises ValueError for a time outside 3 to 60 minutes, and LookupError where nothing that is left is short enough.
    """
    if not LEAST_MINUTES <= question.minutes <= MOST_MINUTES:
        raise ValueError(f"{question.minutes} minutes")
    found = sorted(evenings(question, ingredients), key=lambda evening: _rank(evening, question, ingredients))
    if found:
        return found[0]
    plain = _from_what_is_left(question, ingredients)
    if plain is None:
        raise LookupError("nothing fits")
    return plain


def _from_what_is_left(question: EveningQuestion, ingredients: Ingredients) -> Evening | None:
    """Give an evening without a recipe, for someone who switched much off."""
    left = [name for name, exercise in ingredients.exercises.items() if not leaves_out(question, name, exercise)]
    steps = plain_steps(left, 60 * question.minutes, ingredients, question.facts, question.seed)
    return Evening(PLAIN_TITLE, question.where, steps) if steps else None


def _rank(evening: Evening, question: EveningQuestion, ingredients: Ingredients) -> tuple[object, ...]:
    """Order evenings: not yesterday's, the body where that was asked, near the time, new, few steps, at random."""
    exercises = tuple(step.id for step in evening.steps if step.kind == "practise")
    same_as_yesterday = bool(question.recent) and exercises == question.recent[0]
    freshness = sum(1 / (1 + age) for age, done in enumerate(question.recent) for name in exercises if name in done)
    off_recipe = evening.where != question.where
    bodyless = question.where == "body" and all(ingredients.exercises[name].group != "body" for name in exercises)
    digest = hashlib.sha256(f"{question.seed}/{evening.recipe_id}/{exercises}/{evening.steps}".encode()).hexdigest()
    beside_s = abs(evening.seconds - 60 * question.minutes)
    many = max(0, len(evening.steps) - FEW_STEPS)
    return same_as_yesterday, off_recipe, bodyless, round(beside_s / NEAR_S), round(freshness, 6), many, digest


def evenings(question: EveningQuestion, ingredients: Ingredients) -> Iterator[Evening]:
    """Give every evening that fits; from other answers' recipes only where none of this one's does."""
    found = False
    for own in (True, False):
        for recipe_id, recipe in ingredients.recipes.items():
            fits = recipe.least_minutes <= question.minutes <= recipe.most_minutes
            fits = fits and not (recipe.without_voice and question.voice)
            if fits and (recipe.where == question.where) == own:
                for evening in _evenings_of_recipe(recipe_id, recipe, question, ingredients):
                    found = True
                    yield evening
        if found:
            return


def _evenings_of_recipe(
    recipe_id: str, recipe: Recipe, question: EveningQuestion, ingredients: Ingredients
) -> Iterator[Evening]:
    choices = [_choices(step, question, ingredients) for step in recipe.steps]
    tried = 0
    for picked in product(*choices):
        names = [name for name, _ in picked]
        if len(set(names)) < len(names):
            continue
        made: list[Picked] = [(step, *choice) for step, choice in zip(recipe.steps, picked, strict=True)]
        if not goes_together(made, question.minutes, ingredients, question.facts):
            continue
        tried += 1
        if tried > MOST_CHOICES:
            return
        steps = filled(made, 60 * question.minutes, ingredients, question.facts)
        if steps is not None:
            yield Evening(recipe.title, recipe.where, steps, recipe_id)


def _choices(
    step: RecipeStep, question: EveningQuestion, ingredients: Ingredients
) -> list[tuple[str, Literal["read", "practise"]]]:
    reads: list[tuple[str, Literal["read", "practise"]]] = [
        (name, "read") for name in step.read if name in ingredients.explanations
    ]
    known = ingredients.exercises
    done = [name for name in step.exercises if name in known and not leaves_out(question, name, known[name])]
    order = sorted(done, key=lambda name: hashlib.sha256(f"{question.seed}/{name}".encode()).digest())
    return reads + [(name, "practise") for name in order]


def swapped(evening: Evening, place: int, question: EveningQuestion, ingredients: Ingredients) -> Evening | None:
    """Give the evening with another exercise or text in one place, in the same time; None where there is no other."""
    recipe = ingredients.recipes.get(evening.recipe_id)
    if recipe is None or len(recipe.steps) != len(evening.steps):
        return None
    present = [step.id for step in evening.steps]
    options = [choice for choice in _choices(recipe.steps[place], question, ingredients) if choice[0] not in present]
    after = sorted(options, key=lambda choice: choice[0])
    start = next((n for n, (name, _) in enumerate(after) if name > present[place]), 0)
    for name, kind in [*after[start:], *after[:start]]:
        picked = [
            (step, name if n == place else done.id, kind if n == place else done.kind)
            for n, (step, done) in enumerate(zip(recipe.steps, evening.steps, strict=True))
        ]
        steps = filled(picked, evening.seconds, ingredients, question.facts)
        if steps is not None:
            return replace(evening, steps=steps)
    return None
