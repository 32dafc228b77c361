"""Composes an evening from two answers: where it sits, and how much time there is.

Invariants:
- pure: the same question gives the same evening;
- it takes the time that was asked, to half a minute, for anything from 3 to 60 minutes;
- nothing that was switched off, is off by itself, or stands apart from evenings is in it;
- yesterday's evening does not come back where there is another one;
- where no voice speaks, nothing is in it whose lines have to be heard;
- of each exercise the first way is done that fits the facts in the question; without one it is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Literal

from herstel_app.core.content import Exercise, Explanation, ShuffleWords
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.fit import Way, ways_for
from herstel_app.core.programme_content import Recipe, RecipeStep, Where
from herstel_app.core.speech_timing import CLOSING_S
from herstel_app.core.timeline_compiler import (
    CompileOptions,
    compile_timeline,
    default_length,
    fixed_s,
    lengths_of,
    step_s,
    steps_of,
)

TOLERANCE_S = 30.0
NEAR_S = 20.0
"""Evenings that differ less than this in length are as good as each other."""
LEAST_MINUTES, MOST_MINUTES = 3.0, 60.0
USUAL_MOST_MINUTES = 35.0
"""An evening takes at most so long unless someone asks for more."""
READING_WORDS_PER_S = 2.2
"""Slow, on a screen, in the evening."""
PLAIN_TITLE = "Wat er vanavond past"
MOST_CHOICES = 400
"""At most so many combinations of exercises are tried for one recipe."""


Picked = tuple[RecipeStep, str, Literal["read", "practise"]]
"""A step of a recipe, and the text or the exercise that was picked for it."""


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


@dataclass(frozen=True)
class Ingredients:
    """What an evening can be made of."""

    recipes: Mapping[str, Recipe]
    exercises: Mapping[str, Exercise]
    explanations: Mapping[str, Explanation]
    words: ShuffleWords
    _lengths: dict[tuple[str, float, Way], float] = field(default_factory=dict, compare=False)

    def length_s(self, name: str, minutes: float, way: Way = None) -> float:
        """Give how long an exercise of `minutes` takes in all, done in a `way`, in seconds; the answer is kept."""
        if (name, minutes, way) not in self._lengths:
            timeline = compile_timeline(self.exercises[name], minutes, way, CompileOptions(words=self.words))
            self._lengths[name, minutes, way] = timeline.duration_s
        return self._lengths[name, minutes, way]


def leaves_out(question: EveningQuestion, name: str, exercise: Exercise) -> bool:
    """Say whether an exercise is not to be in the evening."""
    unheard = not (question.voice or exercise.without_voice)
    apart = not goes_in_evenings(exercise)
    return name in question.off or unheard or apart or not ways_for(exercise, question.facts)


def reading_s(explanation: Explanation) -> float:
    """Seconds a slow reader needs for the text itself."""
    return sum(len(paragraph.text.split()) for paragraph in explanation.body) / READING_WORDS_PER_S


def span_s(exercise: Exercise, way: Way = None) -> tuple[float, float]:
    """Give the shortest and the longest that an exercise can take, with its settling and closing, in seconds."""
    steps, opening = steps_of(exercise, way)
    around_s = opening.seconds + CLOSING_S
    if any(step_s(step) is None for step in steps):
        lengths = lengths_of(exercise, way)
        return around_s + 60 * min(lengths), around_s + 60 * max(lengths)
    return around_s + fixed_s(steps), around_s + fixed_s(steps)


def compose(question: EveningQuestion, ingredients: Ingredients) -> Evening:
    """Give the evening for `question`.

    Raises ValueError for a time outside 3 to 60 minutes, and LookupError where all that is left cannot fill it.
    """
    if not LEAST_MINUTES <= question.minutes <= MOST_MINUTES:
        raise ValueError(f"{question.minutes} minutes")
    found = sorted(evenings(question, ingredients), key=lambda evening: _rank(evening, question))
    if found:
        return found[0]
    plain = _from_what_is_left(question, ingredients)
    if plain is None:
        raise LookupError("nothing fits")
    return plain


def _way(question: EveningQuestion, name: str, ingredients: Ingredients) -> Way:
    """Give the way in which an exercise of the evening is done."""
    return ways_for(ingredients.exercises[name], question.facts)[0]


def _from_what_is_left(question: EveningQuestion, ingredients: Ingredients) -> Evening | None:
    """Give an evening without a recipe, for someone who switched much off: exercises are added until it fits."""
    picked: list[Picked] = []
    left = [name for name, exercise in ingredients.exercises.items() if not leaves_out(question, name, exercise)]
    left.sort(key=lambda name: -span_s(ingredients.exercises[name], _way(question, name, ingredients))[1])
    for name in left:
        picked.insert(0, (RecipeStep("oefenen", exercises=(name,)), name, "practise"))
        steps = filled(picked, 60 * question.minutes, ingredients, question.facts)
        if steps is not None:
            return Evening(PLAIN_TITLE, question.where, steps)
    for name in left:
        alone: list[Picked] = [(RecipeStep("oefenen", exercises=(name,)), name, "practise")]
        steps = filled(alone, 60 * question.minutes, ingredients, question.facts)
        if steps is not None:
            return Evening(PLAIN_TITLE, question.where, steps)
    return None


def _rank(evening: Evening, question: EveningQuestion) -> tuple[object, ...]:
    """Order evenings: not yesterday's first, then near the time, then least done lately, then at random."""
    exercises = tuple(step.id for step in evening.steps if step.kind == "practise")
    same_as_yesterday = bool(question.recent) and exercises == question.recent[0]
    freshness = sum(1 / (1 + age) for age, done in enumerate(question.recent) for name in exercises if name in done)
    off_recipe = evening.where != question.where
    digest = hashlib.sha256(f"{question.seed}/{evening.recipe_id}/{exercises}/{evening.steps}".encode()).hexdigest()
    beside_s = abs(evening.seconds - 60 * question.minutes)
    return same_as_yesterday, off_recipe, round(beside_s / NEAR_S), round(freshness, 6), digest


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
        tried += 1
        if tried > MOST_CHOICES:
            return
        steps = filled(
            [(step, name, kind) for step, (name, kind) in zip(recipe.steps, picked, strict=True)],
            60 * question.minutes,
            ingredients,
            question.facts,
        )
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


def filled(
    picked: Sequence[Picked], length_s: float, ingredients: Ingredients, facts: frozenset[str] = frozenset()
) -> tuple[EveningStep, ...] | None:
    """Give the steps with their lengths so that together they take `length_s`, to half a minute; None where not.

    Each exercise has a way that fits the `facts`.
    """
    ways = [None if kind == "read" else ways_for(ingredients.exercises[name], facts)[0] for _, name, kind in picked]
    spans = [
        (reading_s(ingredients.explanations[name]),) * 2 if kind == "read" else span_s(ingredients.exercises[name], way)
        for (_, name, kind), way in zip(picked, ways, strict=True)
    ]
    if not sum(low for low, _ in spans) - TOLERANCE_S <= length_s <= sum(high for _, high in spans) + TOLERANCE_S:
        return None
    lengths = _shared([step.share for step, _, _ in picked], spans, length_s)
    steps: list[EveningStep] = []
    # An exercise ends on a whole breath; the next one makes up for what it took more or less.
    owed_s = 0.0
    for (step, name, kind), way, seconds, (low, high) in zip(picked, ways, lengths, spans, strict=True):
        wanted_s = min(high, max(low, seconds + owed_s))
        made = EveningStep(step.label, "read", name, wanted_s)
        if kind == "practise":
            made = _practised(step.label, name, way, ingredients, wanted_s)
        owed_s += seconds - made.seconds
        steps.append(made)
    taken_s = sum(step.seconds for step in steps)
    return tuple(steps) if abs(taken_s - length_s) <= TOLERANCE_S else None


def _practised(label: str, name: str, way: Way, ingredients: Ingredients, seconds: float) -> EveningStep:
    exercise = ingredients.exercises[name]
    steps, opening = steps_of(exercise, way)
    minutes = (seconds - opening.seconds - CLOSING_S) / 60
    if not any(step_s(step) is None for step in steps):
        minutes = default_length(exercise, way)
    lengths = lengths_of(exercise, way)
    minutes = min(max(lengths), max(min(lengths), round(minutes * 4) / 4))
    return EveningStep(label, "practise", name, ingredients.length_s(name, minutes, way), minutes, way)


def _shared(shares: Sequence[float], spans: Sequence[tuple[float, float]], length_s: float) -> list[float]:
    """Divide `length_s` by `shares`, each within its span, by searching for the length of one share."""
    low, high = 0.0, length_s
    for _ in range(60):
        unit = (low + high) / 2
        total = sum(min(most, max(least, share * unit)) for share, (least, most) in zip(shares, spans, strict=True))
        low, high = (unit, high) if total < length_s else (low, unit)
    return [min(most, max(least, share * high)) for share, (least, most) in zip(shares, spans, strict=True)]


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
