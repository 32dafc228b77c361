"""What comes first and last in evenings, and what goes together, in every recipe and in what is composed from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import get_args

import pytest

from herstel_app.core.content import WriteStep
from herstel_app.core.evening import Evening
from herstel_app.core.evening_composer import EveningQuestion, compose, evenings, swapped
from herstel_app.core.evening_filling import PARKING_MOST_MINUTES, Ingredients, is_in_bed
from herstel_app.core.evening_lengths import most
from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import EVERY_FACT, HEALTH_FACTS
from herstel_app.core.programme_content import Where
from herstel_app.core.way_names import kin_in, short_name
from herstel_app.core.way_steps import find_variant
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())
RECIPES, EXERCISES = LIBRARY.recipes, LIBRARY.exercises
INGREDIENTS = Ingredients(RECIPES, EXERCISES, LIBRARY.explanations, LIBRARY.words)
OFF = frozenset(name for name, exercise in EXERCISES.items() if exercise.opt_in)
WRITES = {name for name, each in EXERCISES.items() if any(isinstance(step, WriteStep) for step in each.steps)}
BEFORE_WRITING = WRITES | {"notice-now", "five-senses", "wind-down", "gentle-stretch"}
"""After these one may still write: nothing of them has made anyone drowsy."""
WAKES = {
    "soft-gaze", "five-senses", "name-a-feeling", "notice-now", "thought-parking", "wind-down", "gentle-stretch",
}  # fmt: skip
"""What opens the eyes, or has someone think or move: no evening of more than one step ends with it."""
LYING = {"image-shuffle", "jacobson-in-bed", "yoga-nidra"}
"""What is done lying down for the night."""
LENGTHS = (3.0, 5.0, 9.0, 12.0, 15.0, 20.0, 26.0, 30.0, 35.0, 45.0, 60.0)


def people() -> Iterator[frozenset[str]]:
    """Give nobody's facts, each fact, some pairs, and all."""
    yield frozenset()
    yield from (frozenset({fact}) for fact in HEALTH_FACTS)
    yield from (frozenset(pair) for pair in list(combinations(HEALTH_FACTS, 2))[::5])
    yield EVERY_FACT
    yield EVERY_FACT - {"panic", "exhaustion"}


@cache
def composed() -> tuple[tuple[EveningQuestion, Evening], ...]:
    """Give some hundreds of evenings, for different people."""
    asked = [
        EveningQuestion(where, length, OFF, seed=seed, voice=voice, facts=facts)
        for number, facts in enumerate(people())
        for seed, where in enumerate(get_args(Where), start=4 * number)
        for voice in (True, False)
        for length in LENGTHS[seed % 3 :: 3]
        if length <= most(facts)
    ]
    return tuple((question, compose(question, INGREDIENTS)) for question in asked)


def ids(evening: Evening) -> list[str]:
    return [step.id for step in evening.steps]


@pytest.mark.parametrize("name", RECIPES)
def test_writing_comes_before_what_makes_one_drowsy(name: str) -> None:
    steps = RECIPES[name].steps
    for place, step in enumerate(steps):
        if WRITES & set(step.exercises):
            before = {each for earlier in steps[:place] for each in earlier.exercises}
            assert before <= BEFORE_WRITING, (step.label, before - BEFORE_WRITING)
        if "thought-parking" in step.exercises:
            assert place == 0


@pytest.mark.parametrize("name", RECIPES)
def test_no_evening_ends_with_what_wakes(name: str) -> None:
    last = RECIPES[name].steps[-1]
    assert len(RECIPES[name].steps) == 1 or not WAKES & set(last.exercises)
    assert not any("soft-gaze" in step.exercises for step in RECIPES[name].steps if step.label == "stilzitten")


@pytest.mark.parametrize("name", RECIPES)
def test_what_is_done_lying_down_is_last(name: str) -> None:
    assert not any(LYING & set(step.exercises) for step in RECIPES[name].steps[:-1])


@pytest.mark.parametrize("name", RECIPES)
def test_staying_awake_on_purpose_is_no_attention(name: str) -> None:
    for step in RECIPES[name].steps:
        assert "nothing-needed" not in step.exercises or step.label in ("stilzitten", "oefenen"), step.label


def test_what_is_lain_down_for_says_so_when_something_was_done_before() -> None:
    for name in LYING:
        exercise = EXERCISES[name]
        ways = {variant.id for variant in exercise.variants} | {None}
        if name == "yoga-nidra":  # as it stands it wakes at the end
            ways = {"in-bed"}
        assert all(is_in_bed(exercise, way) for way in ways), name


def test_yoga_nidra_is_done_in_bed() -> None:
    assert any("yoga-nidra" in step.exercises for recipe in RECIPES.values() for step in recipe.steps)
    for recipe in RECIPES.values():
        for step in recipe.steps:
            assert "yoga-nidra" not in step.exercises or step.ways == {"yoga-nidra": "in-bed"}
    question = EveningQuestion("body", 20, OFF)
    done = [step for each in evenings(question, INGREDIENTS) for step in each.steps if step.id == "yoga-nidra"]
    assert done
    assert {step.variant_id for step in done} == {"in-bed"}


def test_composed_evenings_hold_the_order() -> None:
    assert len(composed()) > 400
    for question, evening in composed():
        done = ids(evening)
        last = evening.steps[-1]
        assert len(done) == 1 or last.id not in WAKES, (question, done)
        assert not LYING & set(done[:-1]), (question, done)
        if "thought-parking" in done:
            assert done[0] == "thought-parking", (question, done)
        for place, name in enumerate(done):
            assert name not in WRITES or set(done[:place]) <= BEFORE_WRITING, (question, done)


def kins(evening: Evening) -> Counter[str]:
    return Counter(kin for step in evening.steps if (kin := kin_in(EXERCISES[step.id], step.variant_id)))


def too_many(evening: Evening, minutes: float) -> list[str]:
    """Give the kins of which an evening of `minutes` holds too many."""
    twice_over = {"rest": 60.0, "rhythm": 35.0}
    return [kin for kin, count in kins(evening).items() if count > (2 if minutes > twice_over.get(kin, 20.0) else 1)]


def test_the_same_is_not_done_under_several_names() -> None:
    feels = {
        ("kind-touch", "cushion"), ("belly-breathing", "cushion"), ("natural-breath", "hands"),
        ("jacobson-in-bed", "around"), ("safe-place", "object"), ("five-senses", "touch"), ("body-scan", "eyes-open"),
    }  # fmt: skip
    assert {find_variant(EXERCISES[name], way).kin for name, way in feels} == {"touch"}
    for number, (question, evening) in enumerate(composed()):
        assert not too_many(evening, question.minutes), (question, evening)
        other = swapped(evening, number % len(evening.steps), question, INGREDIENTS)
        assert other is None or not too_many(other, question.minutes)


REST = {"stillness", "nothing-needed"}
RHYTHM = {"slow-breathing", "coherent-breathing", "longer-exhale", "own-pace", "humming", "three-sighs"}


@pytest.mark.parametrize(("kin", "names"), [("rest", REST), ("rhythm", RHYTHM)])
def test_rest_and_a_paced_breath_are_a_kin_in_every_way(kin: str, names: set[str]) -> None:
    of_kin = {name for name, each in EXERCISES.items() for way in ways_for(each, ()) if kin_in(each, way) == kin}
    assert of_kin == names
    assert {kin_in(EXERCISES[name], way) for name in names for way in ways_for(EXERCISES[name], ())} == {kin}


def test_one_rests_once_and_breathes_in_a_rhythm_once_or_twice_in_a_long_evening() -> None:
    twice = False
    for question, evening in composed():
        done = ids(evening)
        assert len(REST & set(done)) <= 1, (question, done)
        paced = len(RHYTHM & set(done))
        assert paced <= (2 if question.minutes > 35 else 1), (question, done)
        twice = twice or paced == 2
    assert twice


@pytest.mark.parametrize("name", RECIPES)
def test_tapping_along_comes_before_all_else(name: str) -> None:
    steps = RECIPES[name].steps
    assert not any("own-pace" in step.exercises for step in steps[1:])


@pytest.mark.parametrize("seed", range(8))
def test_of_what_is_left_too_tapping_along_comes_first(seed: int) -> None:
    ingredients = Ingredients({}, EXERCISES, LIBRARY.explanations, LIBRARY.words)
    for beside in ("three-good-things", "notice-now", "natural-breath", "stillness"):
        off = frozenset(EXERCISES) - {"own-pace", "kind-touch", beside}
        for length in (9.0, 15.0, 20.0):
            done = ids(compose(EveningQuestion("head", length, off, seed=seed), ingredients))
            assert "own-pace" not in done[1:], done


@pytest.mark.parametrize("seed", range(8))
def test_of_what_is_left_too_no_evening_ends_with_moving(seed: int) -> None:
    ingredients = Ingredients({}, EXERCISES, LIBRARY.explanations, LIBRARY.words)
    off = frozenset(EXERCISES) - {"gentle-stretch", "slow-breathing", "autogenic"}
    for length in (9.0, 15.0):
        done = ids(compose(EveningQuestion("body", length, off, seed=seed), ingredients))
        assert done[-1] != "gentle-stretch", done


def test_an_evening_for_the_body_holds_an_exercise_for_the_body() -> None:
    for length in (5.0, 10.0, 15.0, 20.0, 30.0):
        recent: tuple[tuple[str, ...], ...] = ()
        held = 0
        for night in range(20):
            done = ids(compose(EveningQuestion("body", length, OFF, recent, night), INGREDIENTS))
            held += any(EXERCISES[name].group == "body" for name in done)
            recent = (tuple(done), *recent)[:7]
        assert held >= 16, length


def test_thoughts_are_not_parked_for_long() -> None:
    parked = [step for _, evening in composed() for step in evening.steps if step.id == "thought-parking"]
    assert any(step.minutes == PARKING_MOST_MINUTES for step in parked)
    assert all(step.minutes is not None and step.minutes <= PARKING_MOST_MINUTES for step in parked)


SOMETHING_ELSE = {
    ("natural-breath", "feet"), ("natural-breath", "sound"), ("natural-breath", "hands"),
    ("belly-breathing", "cushion"), ("breathing-space", "feet"), ("safe-place", "object"),
    ("five-senses", "touch"), ("five-senses", "no-seeing"), ("body-scan", "eyes-open"),
}  # fmt: skip
"""Ways in which something else is done than the exercise is named for."""


def test_a_name_is_true_of_the_way_in_which_it_is_done() -> None:
    done = {(step.id, step.variant_id) for _, evening in composed() for step in evening.steps}
    assert done & SOMETHING_ELSE
    for name, way in SOMETHING_ELSE:
        assert short_name(EXERCISES[name], way) != short_name(EXERCISES[name], None)
