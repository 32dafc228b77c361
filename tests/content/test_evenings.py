"""The recipes of evenings: not too long, told as they are, and enough of them for whoever they have to fit."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from herstel_app.core.content import BreatheStep, GuideStep, PaceStep, PicturesStep
from herstel_app.core.evening_composer import EveningQuestion, compose
from herstel_app.core.evening_filling import TOLERANCE_S, Ingredients
from herstel_app.core.evening_lengths import CAREFUL_MOST_MINUTES, CAREFUL_USUAL_MINUTES, SOON_TOO_MUCH
from herstel_app.core.fit import in_way, ways_for
from herstel_app.core.health_facts import EVERY_FACT
from herstel_app.core.programme_content import Recipe, Where
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
USUAL_MINUTES = 35.0
SHORT_MINUTES = 12.0
MOST_STEPS, MOST_SHORT_STEPS, MOST_SILENT_STEPS = 5, 6, 7
"""An evening of over twenty minutes for who may not do anything long has a step more, as each is short; and one more
where no voice speaks, as one rests only once."""
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


@pytest.mark.parametrize("name", RECIPES)
def test_an_evening_has_few_steps(name: str) -> None:
    many = RECIPES[name].least_minutes > CAREFUL_USUAL_MINUTES and "gentle" in name
    most_short = MOST_SILENT_STEPS if RECIPES[name].without_voice else MOST_SHORT_STEPS
    assert len(RECIPES[name].steps) <= (most_short if many else MOST_STEPS)


@pytest.mark.parametrize("name", RECIPES)
def test_longer_than_usual_is_only_there_for_who_asks_for_it(name: str) -> None:
    recipe = RECIPES[name]
    assert recipe.most_minutes <= USUAL_MINUTES or (name.endswith("-longest") and recipe.least_minutes >= USUAL_MINUTES)


@pytest.mark.parametrize("name", RECIPES)
def test_a_usual_evening_that_is_not_short_begins_with_something_to_read(name: str) -> None:
    recipe = RECIPES[name]
    short_steps = len(recipe.steps) > MOST_STEPS
    assert recipe.steps[0].read or recipe.most_minutes <= SHORT_MINUTES or name.endswith("-longest") or short_steps


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
    "stilte": {"stillness"},
    "opschrijven": {"thought-parking", "three-good-things"},
    "woorden": {"thought-parking", "three-good-things", "name-a-feeling"},
    "goede dingen": {"three-good-things"},
    "opmerken": {"notice-now", "name-a-feeling", "five-senses"},
    "adem voelen": {"natural-breath", "belly-breathing", "breathing-space"},
    "lijf voelen": {"belly-breathing", "body-scan"},
    "voelen": {"belly-breathing", "natural-breath", "breathing-space", "body-scan", "kind-touch", "five-senses"},
    "langs je lijf": {"body-scan", "release-only", "yoga-nidra"},
    "fijne plek": {"safe-place"},
    "vriendelijk": {"kind-touch", "safe-place", "three-good-things"},
    "beelden": {"image-shuffle"},
    "zoemen": {"humming"},
    "niets doen": {"stillness", "nothing-needed", "natural-breath"},
    "liggen": {"jacobson-in-bed", "image-shuffle"},
    "klaarmaken": {"wind-down"},
}
"""Labels that promise something, and the exercises that keep it."""
UNCLEAR = re.compile(r"\bzak(ken|t)\b|laten komen|van top tot teen|\baandacht\b|\bmerken\b", re.IGNORECASE)


@pytest.mark.parametrize("name", RECIPES)
def test_labels_and_titles_are_plain_and_true(name: str) -> None:
    recipe = RECIPES[name]
    for step in recipe.steps:
        assert set(step.exercises) <= TRUE_OF.get(step.label, set(step.exercises)), step.label
    told = [recipe.title, *(step.label for step in recipe.steps)]
    assert [text for text in told if UNCLEAR.search(text) or FORBIDDEN.search(text) or "!" in text] == []
    if recipe.title.endswith(("dan stil", "dan stil.")):
        assert recipe.steps[-1].label == "stilte"


def test_titles_differ_from_each_other_and_from_those_of_exercises() -> None:
    titles = [recipe.title for recipe in RECIPES.values()] + [one.title for one in LIBRARY.exercises.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("where", get_args(Where))
def test_two_recipes_offer_everyone_a_choice_at_each_step(where: Where, length: float, voice: bool) -> None:
    usable = {name for name in FITTED if voice or FITTED[name].without_voice}
    offering = [
        name
        for name, recipe in RECIPES.items()
        if recipe.where == where
        and recipe.least_minutes <= length <= recipe.most_minutes
        and not (recipe.without_voice and voice)
        and all(step.read or len(usable & set(step.exercises)) >= 2 for step in recipe.steps)
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
            done = tuple(step.id for step in evening.steps if step.kind == "practise")
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
