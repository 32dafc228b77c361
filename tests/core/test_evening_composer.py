"""The composer holds its promises for any answers, times, switched-off exercises and histories."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from herstel_app.core.content_problems import Path
from herstel_app.core.drawing import strokes_of
from herstel_app.core.evening import Evening, EveningStep, moved, without
from herstel_app.core.evening_composer import (
    APART,
    JOINED,
    LONGEST_TITLE,
    EveningQuestion,
    compose,
    others,
    swapped,
    title_of,
)
from herstel_app.core.evening_filling import TOLERANCE_S, Ingredients, filled, lengths_tonight, way_of
from herstel_app.core.programme_content import Recipe, RecipeStep, Where
from herstel_app.core.recipe_checks import recipe_shape_faults
from herstel_app.core.reference_checks import recipe_faults
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_names import is_rest
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.core.test_checks import WHOLE

LIBRARY = load_library(content_dir())
INGREDIENTS = Ingredients(LIBRARY.recipes, LIBRARY.exercises, LIBRARY.explanations, LIBRARY.words)
OFF_AT_FIRST = frozenset(name for name, exercise in LIBRARY.exercises.items() if exercise.opt_in)
NEEDS_VOICE = frozenset(name for name, exercise in LIBRARY.exercises.items() if not exercise.without_voice)
wheres = st.sampled_from(get_args(Where))
minutes = st.one_of(st.sampled_from([3.0, 5.0, 15.0, 30.0, 60.0]), st.integers(6, 120).map(lambda half: half / 2))
switched_off = st.frozensets(st.sampled_from(sorted(LIBRARY.exercises)), max_size=12)


def practised(evening: Evening) -> tuple[str, ...]:
    return tuple(step.id for step in evening.steps)


@settings(deadline=None, max_examples=150)
@given(wheres, minutes, switched_off, st.integers(0, 1000), st.booleans())
def test_it_takes_the_time_and_leaves_out_what_is_off(
    where: Where, length: float, off: frozenset[str], seed: int, voice: bool
) -> None:
    off = off | OFF_AT_FIRST | (frozenset() if voice else NEEDS_VOICE)
    try:
        evening = compose(EveningQuestion(where, length, off, seed=seed, voice=voice), INGREDIENTS)
    except LookupError:
        assert len(off) > len(OFF_AT_FIRST) + 5, "with most exercises there has to be an evening"
        return
    if evening.seconds > 60 * length - TOLERANCE_S:
        assert abs(evening.seconds - 60 * length) <= TOLERANCE_S
    elif not evening.recipe_id:
        assert all(step.minutes == lengths_tonight(LIBRARY.exercises[step.id], None)[1] for step in evening.steps)
    assert not off & set(practised(evening))
    assert evening.steps
    assert len({step.id for step in evening.steps}) == len(evening.steps)
    for place, step in enumerate(evening.steps):
        exercise = LIBRARY.exercises[step.id]
        assert step.minutes is not None
        lengths = lengths_of(exercise, step.variant_id)
        assert min(lengths) <= step.minutes <= max(lengths)
        options = CompileOptions(words=LIBRARY.words, follows=place > 0)
        timeline = compile_timeline(exercise, step.minutes, step.variant_id, options)
        assert timeline.duration_s == step.seconds


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("where", get_args(Where))
@pytest.mark.parametrize("length", [3.0, 5.0, 8.0, 15.0, 30.0, 45.0, 60.0])
def test_a_week_repeats_no_evening_of_the_day_before(where: Where, length: float, voice: bool) -> None:
    recent: tuple[tuple[str, ...], ...] = ()
    for night in range(7):
        evening = compose(EveningQuestion(where, length, OFF_AT_FIRST, recent, night, voice), INGREDIENTS)
        assert not recent or practised(evening) != recent[0]
        assert evening.where == where
        recent = (practised(evening), *recent)
    assert len(set(recent)) >= 3


@pytest.mark.parametrize("where", get_args(Where))
def test_without_a_voice_every_length_has_an_evening_of_its_own_answer(where: Where) -> None:
    for half_minutes in range(6, 121):
        evening = compose(EveningQuestion(where, half_minutes / 2, OFF_AT_FIRST, voice=False), INGREDIENTS)
        assert evening.where == where
        assert not NEEDS_VOICE & set(practised(evening))


def test_another_choice_without_a_voice_needs_none() -> None:
    question = EveningQuestion("body", 15, OFF_AT_FIRST, voice=False)
    evening = compose(question, INGREDIENTS)
    for place in range(len(evening.steps)):
        other = swapped(evening, place, question, INGREDIENTS)
        assert other is None or not NEEDS_VOICE & set(practised(other))


def test_the_same_question_gives_the_same_evening() -> None:
    question = EveningQuestion("head", 15, OFF_AT_FIRST, seed=3)
    assert compose(question, INGREDIENTS) == compose(question, INGREDIENTS)


@pytest.mark.parametrize("length", [0, 2.9, 61, 1e9])
def test_other_times_are_refused(length: float) -> None:
    with pytest.raises(ValueError, match="minutes"):
        compose(EveningQuestion("head", length), INGREDIENTS)


def test_with_everything_off_there_is_no_evening() -> None:
    with pytest.raises(LookupError):
        compose(EveningQuestion("head", 15, frozenset(LIBRARY.exercises)), INGREDIENTS)


def test_with_almost_everything_off_what_is_left_makes_the_evening() -> None:
    off = frozenset(LIBRARY.exercises) - {"stillness", "natural-breath"}
    evening = compose(EveningQuestion("body", 15, off), INGREDIENTS)
    assert set(practised(evening)) == {"stillness", "natural-breath"}


def test_of_what_is_left_one_that_fits_is_enough() -> None:
    long = replace(WHOLE, minutes=(10.0, 20.0), default_minutes=10.0)
    ingredients = Ingredients({}, {"long": long, "short": WHOLE}, {}, LIBRARY.words)
    evening = compose(EveningQuestion("body", 3), ingredients)
    assert practised(evening) == ("short",)
    assert abs(evening.seconds - 180) <= TOLERANCE_S


ORDER = ["three-good-things", "five-senses", "slow-breathing", "muscle-release-4", "stillness", "image-shuffle"]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_left_is_put_in_the_order_of_an_evening(seed: int) -> None:
    off = frozenset(LIBRARY.exercises) - set(ORDER)
    ingredients = Ingredients({}, LIBRARY.exercises, LIBRARY.explanations, LIBRARY.words)
    for length in (9.0, 15.0, 20.0, 30.0):
        done = practised(compose(EveningQuestion("head", length, off, seed=seed), ingredients))
        assert list(done) == [name for name in ORDER if name in done]
        assert 2 <= len(done) <= 4
        assert done[-1] not in ORDER[:2]


def test_what_is_left_is_done_as_long_as_it_takes_where_that_is_less() -> None:
    off = frozenset(LIBRARY.exercises) - {"kind-touch", "stillness"}
    evening = compose(EveningQuestion("body", 30, off), INGREDIENTS)
    assert [(step.id, step.minutes) for step in evening.steps] == [("kind-touch", 3.0), ("stillness", 10.0)]
    with pytest.raises(LookupError):
        compose(EveningQuestion("body", 3, frozenset(LIBRARY.exercises) - {"muscle-release-16"}), INGREDIENTS)


def test_a_step_is_done_in_the_way_that_it_names_where_that_fits() -> None:
    step = RecipeStep("liggen", exercises=("yoga-nidra", "stillness"), ways={"yoga-nidra": "in-bed"})
    exercise = LIBRARY.exercises["yoga-nidra"]
    assert way_of(step, "yoga-nidra", exercise, frozenset()) == "in-bed"
    fits_less = replace(exercise, variants=tuple(replace(v, not_for=("eyes",)) for v in exercise.variants))
    assert way_of(step, "yoga-nidra", fits_less, frozenset({"eyes"})) is None
    assert way_of(step, "stillness", LIBRARY.exercises["stillness"], frozenset()) is None


def test_faults_of_ways_are_found() -> None:
    steps = (RecipeStep("liggen", exercises=("yoga-nidra",), ways={"yoga-nidra": "staand", "stillness": "eyes-open"}),)
    faults = dict(recipe_faults(Recipe(("head",), 10, 20, "the-chain", steps), LIBRARY.exercises, LIBRARY.explanations))
    assert faults == {
        ("steps", 0, "ways", "yoga-nidra"): "'yoga-nidra' heeft geen variant 'staand'",
        ("steps", 0, "ways", "stillness"): "'stillness' staat niet in 'exercises'",
    }


def test_what_is_done_in_bed_first_leaves_time_to_go_there() -> None:
    exercise = LIBRARY.exercises["jacobson-in-bed"]
    assert exercise.to_bed is not None
    alone = compile_timeline(exercise, 5)
    after = compile_timeline(exercise, 5, options=CompileOptions(follows=True))
    assert after.duration_s - alone.duration_s == exercise.to_bed.seconds == 90
    told = after.segments[0].text
    assert told.startswith("Slaperig? Licht uit, en ga liggen. Anders: doe dit later. Je hebt anderhalve minuut.")
    assert after.practice_start_s == alone.practice_start_s + 90
    assert [each.text for each in after.segments[1:]] == [each.text for each in alone.segments]


def test_what_has_no_recipe_cannot_be_swapped() -> None:
    off = frozenset(LIBRARY.exercises) - {"stillness", "natural-breath"}
    question = EveningQuestion("body", 15, off)
    assert swapped(compose(question, INGREDIENTS), 0, question, INGREDIENTS) is None


@settings(deadline=None, max_examples=60)
@given(wheres, minutes, st.integers(0, 50), st.data())
def test_another_choice_keeps_the_time_and_the_other_steps(
    where: Where, length: float, seed: int, data: st.DataObject
) -> None:
    question = EveningQuestion(where, length, OFF_AT_FIRST, seed=seed)
    evening = compose(question, INGREDIENTS)
    place = data.draw(st.integers(0, len(evening.steps) - 1))
    other = swapped(evening, place, question, INGREDIENTS)
    if other is not None:
        assert abs(other.seconds - evening.seconds) <= TOLERANCE_S
        assert other.steps[place].id != evening.steps[place].id
        assert [s.id for n, s in enumerate(other.steps) if n != place] == [
            s.id for n, s in enumerate(evening.steps) if n != place
        ]
        assert not OFF_AT_FIRST & set(practised(other))


def test_a_step_can_go_or_move_and_the_last_one_stays() -> None:
    evening = compose(EveningQuestion("head", 30, OFF_AT_FIRST), INGREDIENTS)
    assert without(evening, 0).steps == evening.steps[1:]
    assert moved(evening, 0, 1).steps[1] == evening.steps[0]
    one = compose(EveningQuestion("head", 3, OFF_AT_FIRST), INGREDIENTS)
    while len(one.steps) > 1:
        one = without(one, 0)
    assert without(one, 0) == one


def test_faults_of_a_recipe_are_found() -> None:
    steps = (RecipeStep("ademen", ("geen",)), RecipeStep("nachts", ("awake-long",)))
    recipe = Recipe(("head",), 10, 20, "nergens", steps)
    assert dict(recipe_faults(recipe, LIBRARY.exercises, LIBRARY.explanations)) == {
        ("read",): "er is geen uitleg 'nergens'",
        ("steps", 0, "exercises", 0): "er is geen oefening 'geen'",
        ("steps", 1, "exercises", 0): "'awake-long' hoort niet in een avond ('place')",
    }


def shape_faults(least: float, most: float, *steps: RecipeStep) -> dict[Path, str]:
    return dict(recipe_shape_faults(Recipe(("head",), least, most, "the-chain", steps)))


HEART, BESIDE = RecipeStep("ademen", ("slow-breathing",), share=2, heart=True), RecipeStep("stilzitten", ("stillness",))


@pytest.mark.parametrize(("least", "parts"), [(3, 2), (7.5, 2), (8, 3), (20.5, 3), (21, 4), (35, 4), (36, 5)])
def test_an_evening_of_a_length_has_at_most_so_many_parts(least: float, parts: int) -> None:
    assert shape_faults(least, 60, HEART, *[BESIDE] * (parts - 1)) == {}
    told = f"een avond van {least:g} minuten heeft hooguit {parts} delen; dit zijn er {parts + 1}"
    assert shape_faults(least, 60, HEART, *[BESIDE] * parts) == {("steps",): told}


def test_one_part_is_the_heart_and_has_the_largest_share() -> None:
    none, two = (
        "één deel is het hart ('heart: true'); dit zijn er 0",
        "één deel is het hart ('heart: true'); dit zijn er 2",
    )
    assert shape_faults(10, 20, BESIDE) == {("steps",): none}
    assert shape_faults(10, 20, HEART, HEART) == {("steps",): two}
    told = "het hart 'ademen' heeft het grootste deel: dit is niet minder"
    assert shape_faults(10, 20, replace(BESIDE, share=2), HEART) == {("steps", 0, "share"): told}
    assert shape_faults(20, 10, HEART) == {("least_minutes",): "dit is meer dan 'most_minutes'"}


def test_the_composer_passes_over_what_has_too_many_parts() -> None:
    heart = RecipeStep("uitademen", ("longer-exhale",), share=2, heart=True)
    steps = (RecipeStep("voelen", ("kind-touch",)), heart, BESIDE)
    ingredients = replace_ingredients({"three": Recipe(("head",), 3, 20, "the-chain", steps)})
    assert compose(EveningQuestion("head", 8), ingredients).recipe_id == "three"
    short = compose(EveningQuestion("head", 7.5), ingredients)
    assert (short.recipe_id, len(short.steps) <= 2) == ("", True)


def replace_ingredients(recipes: dict[str, Recipe]) -> Ingredients:
    return Ingredients(recipes, LIBRARY.exercises, LIBRARY.explanations, LIBRARY.words)


def test_no_part_takes_longer_than_the_heart() -> None:
    heart = RecipeStep("zoemen", ("humming",), share=2, heart=True)
    recipe = Recipe(("head",), 3, 60, "the-chain", (heart, RecipeStep("stilzitten", ("stillness",))))
    evening = compose(EveningQuestion("head", 14), replace_ingredients({"hum": recipe}))
    assert evening.recipe_id != "hum" or evening.steps[1].seconds <= evening.steps[0].seconds + 15
    steps = filled(list(zip(recipe.steps, ("humming", "stillness"), strict=True)), 14 * 60, INGREDIENTS)
    assert steps is not None
    assert steps[1].seconds <= steps[0].seconds + 15
    assert sum(step.seconds for step in steps) < 12 * 60


def test_other_evenings_are_of_other_recipes() -> None:
    question = EveningQuestion("feeling", 15, OFF_AT_FIRST)
    evening = compose(question, INGREDIENTS)
    found = others(evening, question, INGREDIENTS)
    assert len(found) == 4
    assert len({each.recipe_id for each in (evening, *found)}) == 5


def test_the_title_is_made_of_the_names_below_the_strokes() -> None:
    for where in get_args(Where):
        for length in (5, 15, 30, 60):
            question = EveningQuestion(where, length, OFF_AT_FIRST, seed=length)
            evening = compose(question, INGREDIENTS)
            for each in (evening, *others(evening, question, INGREDIENTS)):
                strokes = strokes_of(each, LIBRARY)
                names = [stroke.label for stroke in strokes]
                heart = next(place for place, step in enumerate(each.steps) if step.is_heart)
                told = each.title[:1].lower() + each.title[1:]
                assert len(told) <= LONGEST_TITLE
                done = [(LIBRARY.exercises[step.id], step.variant_id) for step in each.steps]
                own = next(
                    (n for n, done_ in enumerate(done) if done_[0].group == where and not is_rest(*done_)), heart
                )
                end = len(names) - 1
                pair = sorted((own, heart)) if own != heart else (0, heart or end)
                both = (pair, (own, end))  # the other where the first is too long
                joined = [
                    (JOINED if to - at == 1 else APART).format(names[at], names[to]) for at, to in both if at < to
                ]
                assert told in (names[own], *joined)


def test_titles_tell_other_evenings_apart() -> None:
    for where in get_args(Where):
        for length in (5, 15, 30):
            question = EveningQuestion(where, length, OFF_AT_FIRST)
            evening = compose(question, INGREDIENTS)
            titles = [each.title for each in (evening, *others(evening, question, INGREDIENTS))]
            assert len(set(titles)) == len(titles)


def test_a_long_evening_without_a_heart_is_called_by_its_longest_step() -> None:
    steps = [
        EveningStep("", "practise", name, seconds)
        for name, seconds in (("humming", 60.0), ("slow-breathing", 90.0), ("autogenic", 200.0), ("stillness", 300.0))
    ]
    assert title_of(steps, LIBRARY.exercises) == "Zacht zoemen, later zwaar en warm"
    assert title_of(steps[:1], LIBRARY.exercises) == "Zacht zoemen"


@pytest.mark.parametrize(
    ("names", "heart", "title"),
    [
        (("three-good-things", "slow-breathing", "stillness"), 1, "Drie goede dingen, dan langzaam ademen"),
        (("slow-breathing", "image-shuffle"), 0, "Langzaam ademen, dan beeldenreeks"),
        (("longer-exhale", "image-shuffle"), 1, "Lang uitademen, dan beeldenreeks"),
        (("wind-down", "image-shuffle"), 1, "Klaarmaken voor bed, dan beeldenreeks"),
        (("three-good-things", "five-senses"), 1, "Horen, zien en voelen"),
        (("nothing-needed", "stillness"), 0, "Niets hoeven, dan stilzitten"),
    ],
)
def test_a_title_is_the_first_part_and_the_heart_or_the_heart(names: tuple[str, ...], heart: int, title: str) -> None:
    steps = [EveningStep("", "practise", name, 200.0, is_heart=place == heart) for place, name in enumerate(names)]
    assert title_of(steps, LIBRARY.exercises) == title
