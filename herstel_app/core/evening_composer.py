"""Composes an evening from two answers: where it sits, and how much time there is.

Invariants:
- pure: the same question gives the same evening;
- it takes the time that was asked, to half a minute, for anything from 3 to 60 minutes; less where all that is left
  and fits takes less;
- it has few parts for its time, and one that takes the longest, its heart;
- nothing that was switched off, is off by itself, or stands apart from evenings is in it;
- yesterday's evening does not come back where there is another one;
- an evening holds an exercise for what was answered, where one fits, and one for no answer holds none for another:
  so each answer gives another evening;
- where no voice speaks, nothing is in it whose lines have to be heard;
- of each exercise a way is done that fits the facts in the question; without one it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import msgspec
from msgspec.structs import replace

from herstel_app.core.content import Exercise
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_filling import TOLERANCE_S, Ingredients, Picked, filled, goes_together, is_in_bed
from herstel_app.core.evening_lengths import LEAST_MINUTES, MOST_MINUTES, most_parts
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.fit import ways_for
from herstel_app.core.lot import lot
from herstel_app.core.plain_evening import plain_steps
from herstel_app.core.programme_content import Recipe, RecipeStep, Where
from herstel_app.core.way_names import is_rest, kin_in, short_name

NEAR_S = 60.0
"""Evenings that are too short, and differ less than this in length, are as good as each other."""
PEAK = 1.2
"""The heart of an evening is better so many times as long as any other part."""
LEAST_FILLED = 0.75
"""An evening of a recipe goes before one of what is left, unless it fills less than this of what that takes."""
MOST_OTHERS = 4
"""So many other evenings are offered beside one."""
LONGEST_TITLE = 40
"""In characters: longer ones do not stand on one line beside the lengths."""
JOINED, APART = "{}, dan {}", "{}, later {}"
"""How a title names two parts that follow each other, and two with others between them."""
ANSWERS: frozenset[str] = frozenset({"head", "body", "feeling"})
"""The answers that are also a group of exercises."""
REPEATED_NIGHTS = 3
"""What was done in one of the last so many evenings comes no more before what is not for the answer."""
COMES_BEST: dict[Where, str] = {"head": "thought-parking"}
"""Of the exercises for an answer, the one that it is known for."""
FIRST_OFFERED = "longer-exhale"
"""What comes first to who answered nothing and did nothing yet: it is silent and easy, also beside someone else."""
MOST_CHOICES = 400
"""At most so many combinations of exercises are tried for one recipe."""


class EveningQuestion(msgspec.Struct, frozen=True):
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
    found = _ranked(question, ingredients)
    if found and not _is_short(found[0], question):
        return found[0]
    plain = _from_what_is_left(question, ingredients)
    if plain is not None and (not found or found[0].seconds < LEAST_FILLED * plain.seconds):
        return plain
    if not found:
        raise LookupError("nothing fits")
    return found[0]


def others(evening: Evening, question: EveningQuestion, ingredients: Ingredients) -> tuple[Evening, ...]:
    """Give evenings in which something else is done, the best first: of each recipe one, and not that of `evening`.

    Their titles tell them apart.
    """
    by_recipe: dict[str, Evening] = {}
    told = {evening.title}
    for each in _ranked(question, ingredients):
        is_other = each.recipe_id != evening.recipe_id and each.recipe_id not in by_recipe
        if each.where == question.where and is_other and each.title not in told:
            by_recipe[each.recipe_id] = each
            told.add(each.title)
    return tuple(by_recipe.values())[:MOST_OTHERS]


def _ranked(question: EveningQuestion, ingredients: Ingredients) -> list[Evening]:
    return sorted(evenings(question, ingredients), key=lambda evening: _rank(evening, question, ingredients))


def _is_short(evening: Evening, question: EveningQuestion) -> bool:
    """Whether it takes less than the time that was asked."""
    return evening.seconds < 60 * question.minutes - TOLERANCE_S


def _from_what_is_left(question: EveningQuestion, ingredients: Ingredients) -> Evening | None:
    """Give an evening without a recipe, for someone who switched much off."""
    left = [name for name, exercise in ingredients.exercises.items() if not leaves_out(question, name, exercise)]
    steps = plain_steps(left, 60 * question.minutes, ingredients, question.facts, question.seed)
    if steps is None:
        return None
    return Evening(title_of(steps, ingredients.exercises, question.where), question.where, steps)


def _rank(evening: Evening, question: EveningQuestion, ingredients: Ingredients) -> tuple[object, ...]:
    """Order evenings: not yesterday's, all of the time or near to it, what was answered, new, at random.

    Of evenings that are about as new, what is for this answer alone comes first, then one with a clear heart, and of
    those a rhythm or the body.
    """
    exercises = tuple(step.id for step in evening.steps)
    done = [(ingredients.exercises[step.id], step.variant_id) for step in evening.steps]
    same_as_yesterday = bool(question.recent) and exercises == question.recent[0]
    freshness = sum(1 / (1 + age) for age, done in enumerate(question.recent) for name in exercises if name in done)
    is_beside, is_shared = _beside_answer(question.where, evening, ingredients.exercises)
    # Where nothing is for the answer, an evening of these nights would else come back as gladly as another.
    misses = is_beside + (exercises in question.recent[:REPEATED_NIGHTS])
    drawn = lot(f"{question.seed}/{evening.recipe_id}/{exercises}/{evening.steps}")
    short_s = 60 * question.minutes - evening.seconds
    lengths = [step.seconds for step in evening.steps]
    *beside, longest = sorted(lengths)
    is_level = bool(beside) and longest < PEAK * beside[-1]
    heart, way = done[lengths.index(longest)]
    is_paced = kin_in(heart, way) == "rhythm"
    is_soft = heart.group != "body" and not is_paced
    # Where nothing for the body fits, feeling one's breath is nearer to that than following a rhythm.
    is_far = question.where == "body" and bool(misses) and is_paced
    short = max(1, round(short_s / NEAR_S)) if _is_short(evening, question) else 0
    lacks_best = COMES_BEST.get(question.where, exercises[0]) not in exercises
    is_later = question.where == "unknown" and not question.recent and FIRST_OFFERED not in exercises
    new = round(freshness), is_shared, lacks_best, is_far, is_level, is_soft, round(freshness, 6)
    return same_as_yesterday, short, misses, is_later, *new, drawn


def _beside_answer(where: Where, evening: Evening, exercises: Mapping[str, Exercise]) -> tuple[bool, bool]:
    """Say whether an evening has nothing of its own for an answer, and whether it has something for another one.

    Who gave no answer gets breath and rest. What is done in bed is for everyone.
    """
    done = [(exercises[step.id], step.variant_id) for step in evening.steps]
    held = {exercise.group for exercise, way in done if not is_rest(exercise, way)} & ANSWERS
    awake = {exercise.group for exercise, way in done if not (is_rest(exercise, way) or is_in_bed(exercise, way))}
    is_shared = bool((awake & ANSWERS) - {where})
    return (is_shared if where == "unknown" else where not in held), is_shared


def evenings(question: EveningQuestion, ingredients: Ingredients) -> Iterator[Evening]:
    """Give every evening that fits; from other answers' recipes only where none of this one's does."""
    found = False
    for own in (True, False):
        for recipe_id, recipe in ingredients.recipes.items():
            fits = recipe.least_minutes <= question.minutes <= recipe.most_minutes
            fits = fits and len(recipe.steps) <= most_parts(question.minutes)
            if fits and (question.where in recipe.where) == own:
                for evening in _evenings_of_recipe(recipe_id, recipe, question, ingredients):
                    found = True
                    yield evening
        if found:
            return


def _evenings_of_recipe(
    recipe_id: str, recipe: Recipe, question: EveningQuestion, ingredients: Ingredients
) -> Iterator[Evening]:
    choices = [_choices(step, question, ingredients) for step in recipe.steps]
    where = question.where if question.where in recipe.where else recipe.where[0]
    tried = 0
    for names in product(*choices):
        if len(set(names)) < len(names):
            continue
        made: list[Picked] = list(zip(recipe.steps, names, strict=True))
        if not goes_together(made, question.minutes, ingredients, question.facts):
            continue
        tried += 1
        if tried > MOST_CHOICES:
            return
        steps = filled(made, 60 * question.minutes, ingredients, question.facts)
        if steps is not None:
            title = title_of(steps, ingredients.exercises, question.where)
            yield Evening(title, where, steps, recipe_id, recipe.read)


def title_of(steps: Sequence[EveningStep], exercises: Mapping[str, Exercise], where: Where = "unknown") -> str:
    """Give the title of an evening: what is for the answer and its heart, or its end where that would be long.

    Without something for the answer, or where that is the heart itself, it is the first part and the heart, and where
    the heart is the first part, the end. Without a heart that is the longest part that is no rest. The parts are called
    as they are below the strokes, which name all of them.
    """
    done = [(exercises[step.id], step.variant_id) for step in steps]
    names = [short_name(*each) for each in done]
    places = range(len(steps))
    heart = max(places, key=lambda at: (steps[at].is_heart, not is_rest(*done[at]), steps[at].seconds))
    own = next((at for at in places if done[at][0].group == where and not is_rest(*done[at])), heart)
    first, second = sorted((own, heart)) if own != heart else (0, heart or places[-1])
    pairs = (first, second), (own, places[-1])
    both = ((JOINED if to - at == 1 else APART).format(names[at], names[to]) for at, to in pairs if at < to)
    title = next((each for each in both if len(each) <= LONGEST_TITLE), names[own])
    return f"{title[:1].upper()}{title[1:]}"


def _choices(step: RecipeStep, question: EveningQuestion, ingredients: Ingredients) -> list[str]:
    """Give the exercises that a step can be, in an order of their own each night."""
    known = ingredients.exercises
    done = [name for name in step.exercises if name in known and not leaves_out(question, name, known[name])]
    return sorted(done, key=lambda name: lot(f"{question.seed}/{name}"))


def swapped(evening: Evening, place: int, question: EveningQuestion, ingredients: Ingredients) -> Evening | None:
    """Give the evening with another exercise in one place, in the same time; None where there is no other."""
    recipe = ingredients.recipes.get(evening.recipe_id)
    if recipe is None or len(recipe.steps) != len(evening.steps):
        return None
    present = [step.id for step in evening.steps]
    options = sorted(name for name in _choices(recipe.steps[place], question, ingredients) if name not in present)
    start = next((n for n, name in enumerate(options) if name > present[place]), 0)
    for name in [*options[start:], *options[:start]]:
        names = [name if n == place else done for n, done in enumerate(present)]
        picked = list(zip(recipe.steps, names, strict=True))
        steps = filled(picked, evening.seconds, ingredients, question.facts)
        if steps is not None and abs(sum(step.seconds for step in steps) - evening.seconds) <= TOLERANCE_S:
            return replace(evening, steps=steps)
    return None
