"""The recipes of evenings: few parts with one peak, told as they are, and enough of them for whoever they fit."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from herstel_app.core.content import BreatheStep, GuideStep, PaceStep, PicturesStep
from herstel_app.core.drawing import SWELLING, strokes_of
from herstel_app.core.evening_composer import EveningQuestion, compose, others
from herstel_app.core.evening_filling import HEART_TOLERANCE_S, TOLERANCE_S, Ingredients
from herstel_app.core.evening_lengths import CAREFUL_MOST_MINUTES, SOON_TOO_MUCH, most
from herstel_app.core.fit import in_way, ways_for
from herstel_app.core.health_facts import EVERY_FACT, HEALTH_FACTS
from herstel_app.core.programme_content import Recipe, Where
from herstel_app.core.way_names import short_name
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import FORBIDDEN

LIBRARY = load_library(content_dir())
RECIPES = LIBRARY.recipes
FITS_EVERYONE = {
    "stillness", "natural-breath", "thought-parking", "notice-now", "three-good-things", "image-shuffle",
    "kind-touch", "body-scan", "belly-breathing", "five-senses", "breathing-space", "jacobson-in-bed",
    "name-a-feeling", "safe-place", "wind-down", "nothing-needed", "release-only",
}  # fmt: skip
"""What has a way for someone for whom all circumstances hold, and may be part of an evening."""
NOT_IN_AN_EVENING = {"worry-time", "awake-long", "relax-hard", "four-seven-eight", "box-breathing"}
LENGTHS = (5.0, 10.0, 15.0, 20.0, 30.0)
FITTED = {
    name: in_way(exercise, ways[0])
    for name, exercise in LIBRARY.exercises.items()
    if name in FITS_EVERYONE and (ways := ways_for(exercise, EVERY_FACT))
}
"""Those, each as it is done then."""
FOR_ANYONE = Ingredients(RECIPES, LIBRARY.exercises, LIBRARY.explanations, LIBRARY.words)
FOR_ALL = Ingredients(RECIPES, FITTED, LIBRARY.explanations, LIBRARY.words)


def named(recipe: Recipe) -> set[str]:
    return {name for step in recipe.steps for name in step.exercises}


def test_what_has_to_fit_everyone_has_a_way_that_does() -> None:
    assert set(FITTED) == FITS_EVERYONE


def test_what_fits_everyone_has_no_paced_breath_and_tenses_nothing() -> None:
    for exercise in FITTED.values():
        assert not any(isinstance(step, BreatheStep | PaceStep) for step in exercise.steps)
        lines = [line for step in exercise.steps if isinstance(step, GuideStep) for line in step.lines]
        assert not any(line.phase == "tense" for line in lines)


def test_where_no_voice_speaks_the_way_that_fits_needs_none_either() -> None:
    silent = [exercise for exercise in FITTED.values() if exercise.without_voice]
    assert not any(isinstance(step, GuideStep | PicturesStep) for exercise in silent for step in exercise.steps)


def people() -> list[frozenset[str]]:
    """Give nobody's facts, each fact, each but one, and all, as of who gave no answer."""
    alone = [frozenset({fact}) for fact in HEALTH_FACTS]
    return [frozenset(), *alone, *(EVERY_FACT - fact for fact in alone), EVERY_FACT]


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("where", get_args(Where))
def test_an_evening_has_few_parts_of_which_one_is_the_peak(where: Where, voice: bool) -> None:
    off = frozenset(name for name, exercise in LIBRARY.exercises.items() if exercise.opt_in)
    for number, facts in enumerate(people()):
        for length in sorted({3.0, 7.5, 8.0, 20.5, 21.0, 35.0, 35.5, *range(5, 61, 5)}):
            if length > most(facts):
                continue
            evening = compose(EveningQuestion(where, length, off, (), number, voice, facts), FOR_ANYONE)
            told = (facts, length, evening)
            assert evening.where == where, told
            assert evening.recipe_id, told
            assert len(evening.steps) <= (2 if length < 8 else 3 if length < 21 else 4 if length <= 35 else 5), told
            if length in LENGTHS and evening.seconds >= 60 * length - TOLERANCE_S:
                assert sum(evening.step_minutes) == length, told
            assert {step.kind for step in evening.steps} == {"practise"}, told
            assert evening.read in LIBRARY.explanations, told
            (heart,) = (n for n, step in enumerate(RECIPES[evening.recipe_id].steps) if step.heart)
            longest = max(step.seconds for step in evening.steps)
            assert evening.steps[heart].seconds >= longest - HEART_TOLERANCE_S, told
            strokes = strokes_of(evening, LIBRARY)
            high = max(each.rise for each in strokes)
            highest = [n for n, each in enumerate(strokes) if each.rise >= 0.5]
            assert strokes[heart].rise == high, told
            assert (high == 1) == (strokes[heart].shape in SWELLING), told
            assert highest == [heart] or all(strokes[n].shape in SWELLING for n in highest), told


def test_what_belongs_to_another_moment_is_in_no_evening() -> None:
    assert {name: named(recipe) & NOT_IN_AN_EVENING for name, recipe in RECIPES.items()
        if named(recipe) & NOT_IN_AN_EVENING} == {}  # fmt: skip


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("minutes", [36.0, 45.0, 57.0, 60.0])
@pytest.mark.parametrize("where", get_args(Where))
def test_a_long_evening_for_who_may_have_one_holds_nothing_of_another_moment(
    where: Where, minutes: float, voice: bool
) -> None:
    off = frozenset(name for name, exercise in LIBRARY.exercises.items() if exercise.opt_in)
    facts = EVERY_FACT - SOON_TOO_MUCH
    evening = compose(EveningQuestion(where, minutes, off, voice=voice, facts=facts), FOR_ANYONE)
    assert not {step.id for step in evening.steps} & NOT_IN_AN_EVENING
    assert evening.where == where
    assert 30 * 60 <= evening.seconds <= 60 * minutes + TOLERANCE_S


TRUE_OF = {
    "stilzitten": {"stillness", "nothing-needed", "jacobson-in-bed", "image-shuffle"},
    "uitademen": {"longer-exhale", "three-sighs"},
    "ademen": {"slow-breathing", "coherent-breathing", "longer-exhale", "humming"},
    "rekken": {"gentle-stretch"},
    "opschrijven": {"thought-parking", "three-good-things"},
    "woorden": {"thought-parking", "three-good-things", "name-a-feeling"},
    "opmerken": {"notice-now", "name-a-feeling", "five-senses"},
    "adem voelen": {"natural-breath", "belly-breathing", "breathing-space"},
    "lijf voelen": {"belly-breathing", "body-scan"},
    "voelen": {"belly-breathing", "natural-breath", "breathing-space", "body-scan", "kind-touch", "five-senses"},
    "langs je lijf": {"body-scan", "release-only", "yoga-nidra"},
    "fijne plek": {"safe-place"},
    "vriendelijk": {"kind-touch", "safe-place", "three-good-things"},
    "beelden": {"image-shuffle"},
    "zoemen": {"humming"},
    "liggen": {"jacobson-in-bed", "image-shuffle"},
    "klaarmaken": {"wind-down"},
}
"""Labels that promise something, and the exercises that keep it."""
UNCLEAR = re.compile(r"\bzak(ken|t)\b|laten komen|van top tot teen|\baandacht\b|\bmerken\b", re.IGNORECASE)


@pytest.mark.parametrize("name", RECIPES)
def test_labels_are_plain_and_true(name: str) -> None:
    recipe = RECIPES[name]
    for step in recipe.steps:
        assert set(step.exercises) <= TRUE_OF.get(step.label, set(step.exercises)), step.label
    told = [step.label for step in recipe.steps]
    assert [text for text in told if UNCLEAR.search(text) or FORBIDDEN.search(text) or "!" in text] == []


@pytest.mark.parametrize("name", sorted(LIBRARY.exercises))
def test_what_stands_below_a_stroke_is_short(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    for way in (None, *(each.id for each in exercise.variants)):
        told = short_name(exercise, way)
        assert len(told) <= 22, told
        assert max(len(word) for word in told.split()) <= 16, "it is broken into two lines between words"


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("where", get_args(Where))
def test_two_recipes_offer_everyone_a_choice_at_each_step(where: Where, length: float, voice: bool) -> None:
    usable = {name for name in FITTED if voice or FITTED[name].without_voice}
    offering = [
        name
        for name, recipe in RECIPES.items()
        if where in recipe.where
        and recipe.least_minutes <= length <= recipe.most_minutes
        and all(len(usable & set(step.exercises)) >= 2 for step in recipe.steps)
    ]
    assert len(offering) >= 2


ENOUGH = 4
"""So many different evenings there are of each length for everyone."""


def different(where: Where, length: float, voice: bool) -> set[tuple[str, ...]]:
    """Give the evenings of a week, or a month until there are enough; each night by itself and after those before."""
    found: set[tuple[str, ...]] = set()
    recent: tuple[tuple[str, ...], ...] = ()
    for night in range(30):
        for before in ((), recent):
            evening = compose(EveningQuestion(where, length, frozenset(), before, night, voice), FOR_ALL)
            assert evening.where == where
            assert evening.recipe_id, "made of what is left"
            done = tuple(step.id for step in evening.steps)
            found.add(done)
        recent = (done, *recent)[:7]
        if night >= 6 and len(found) >= ENOUGH:
            break
    return found


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("where", get_args(Where))
def test_everyone_gets_at_least_four_different_evenings(where: Where, length: float, voice: bool) -> None:
    assert len(different(where, length, voice)) >= ENOUGH


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("where", get_args(Where))
def test_everyone_gets_an_evening_of_any_usual_length(where: Where, voice: bool) -> None:
    for halves in range(6, int(2 * CAREFUL_MOST_MINUTES) + 1):
        evening = compose(EveningQuestion(where, halves / 2, frozenset(), voice=voice), FOR_ALL)
        assert (evening.where, bool(evening.recipe_id)) == (where, True), halves / 2


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("length", [5.0, 15.0, 20.0, 30.0])
@pytest.mark.parametrize("where", get_args(Where))
def test_there_is_something_else_for_everyone(where: Where, length: float, voice: bool) -> None:
    for facts, fewest in ((frozenset[str](), 3), (EVERY_FACT, 1)):
        question = EveningQuestion(where, length, voice=voice, facts=facts)
        evening = compose(question, FOR_ANYONE)
        found = others(evening, question, FOR_ANYONE)
        assert fewest <= len(found) <= 4
        titles = [each.title for each in (evening, *found)]
        assert len(set(titles)) == len(titles)
        assert all(each.where == where for each in found)


PAPER = {"thought-parking", "three-good-things"}


def test_writing_comes_first_where_there_is_any() -> None:
    for name, recipe in RECIPES.items():
        assert not any(PAPER & set(step.exercises) for step in recipe.steps[1:]), name
