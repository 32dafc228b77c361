"""What an exercise or an evening is drawn as."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from herstel_app.core.drawing import EVEN, RISING, Stroke, in_words, proef_strokes, stroke_of, strokes_of, with_waves
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.fit import in_way, ways_for
from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.core.programme_content import ProefChoice
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("longer-exhale", "wave"),
        ("own-pace", "wave"),
        ("muscle-release-4", "release"),
        ("stillness", "flat"),
        ("thought-parking", "gentle"),
        ("belly-breathing", "gentle"),
        ("relax-hard", "strain"),
    ],
)
def test_an_exercise_has_the_shape_of_what_is_done(name: str, shape: str) -> None:
    assert stroke_of(LIBRARY.exercises[name]).shape == shape


def test_a_wave_has_the_shares_of_its_rhythm() -> None:
    stroke = stroke_of(LIBRARY.exercises["longer-exhale"])
    assert stroke.cycle == pytest.approx(RISING)
    square = stroke_of(LIBRARY.exercises["box-breathing"])
    assert square.cycle == pytest.approx((0.25, 0.25, 0.25, 0.25))


def test_a_way_has_its_own_shape_and_one_that_is_gone_that_of_the_exercise() -> None:
    exercise = LIBRARY.exercises["longer-exhale"]
    assert stroke_of(exercise, "a-little-longer").cycle == pytest.approx(RISING)
    assert stroke_of(LIBRARY.exercises["stillness"], "eyes-open").shape == "flat"
    assert stroke_of(exercise, "gone").shape == "wave"
    assert stroke_of(LIBRARY.exercises["relax-hard"], "in-thought").shape == "gentle"


def test_each_way_to_breathe_is_drawn_otherwise() -> None:
    strokes = [stroke for item in LIBRARY.exercises.values() if (stroke := stroke_of(item)).shape == "wave"]
    assert len({(each.drawn_cycle, each.top_up, each.times, each.slows) for each in strokes}) == len(strokes)


def test_what_is_no_breath_in_a_rhythm_is_not_drawn_as_a_wave() -> None:
    strokes = [stroke_of(item, way) for item in LIBRARY.exercises.values() for way in ways_for(item, ())]
    guided = [each for each in strokes if each.shape == "gentle"]
    assert len(guided) > 30
    assert [each.label for each in guided if each.trait in (None, "slow", "hum")] == []
    own = replace(LIBRARY.exercises["kind-touch"], drawn=None, variants=())
    kins = (None, "touch", "feet", "sound")
    assert [stroke_of(replace(own, kin=kin)).trait for kin in kins] == ["rests", "hands", "feet", "heard"]


def test_a_way_is_drawn_as_its_exercise_unless_it_says_otherwise() -> None:
    breath = LIBRARY.exercises["natural-breath"]
    assert [stroke_of(breath, way).trait for way in (None, "feet", "gone")] == ["own", "feet", "own"]
    parking = LIBRARY.exercises["thought-parking"]
    assert {stroke_of(parking, way).trait for way in ways_for(parking, ())} == {"thinning"}
    assert stroke_of(in_way(breath, "sound")).trait == "heard"


SAME_RHYTHM = ["coherent-breathing", "box-breathing"]
"""Who is to wait for nothing, and breathes briefly, does the same in both: four counts in, four out."""
SAME = {"muscle-release-4", "muscle-release-7", "muscle-release-16", "jacobson-in-bed"}
"""Tensing and letting go in the same rhythm: they differ only in how many places, or where one lies."""


@pytest.mark.parametrize("fact", [None, *HEALTH_FACTS])
def test_no_two_in_a_group_have_the_same_drawing(fact: str | None) -> None:
    seen: dict[object, list[str]] = {}
    for name, exercise in LIBRARY.exercises.items():
        if name not in SAME and (ways := ways_for(exercise, () if fact is None else (fact,))):
            stroke = replace(stroke_of(in_way(exercise, ways[0])), label="")
            seen.setdefault((exercise.group, stroke), []).append(name)
    assert [names for names in seen.values() if len(names) > 1 and names != SAME_RHYTHM] == []


@pytest.mark.parametrize(("name", "rise"), [("coherent-breathing", 5 / 10), ("longer-exhale", 4 / 10)])
def test_a_breath_leans_as_much_as_it_does(name: str, rise: float) -> None:
    assert stroke_of(LIBRARY.exercises[name]).drawn_cycle == pytest.approx((rise, 0, 1 - rise, 0), abs=0.02)


def test_no_breath_is_drawn_as_a_fin() -> None:
    humming = stroke_of(LIBRARY.exercises["humming"], "long")
    assert humming.cycle[0] < 1 / 3
    for stroke in (humming, replace(humming, cycle=(humming.cycle[2], 0.0, humming.cycle[0], 0.0))):
        up, _, down, _ = stroke.drawn_cycle
        assert min(up, down) == pytest.approx(0.38)
        assert up + down == pytest.approx(1)


def test_what_is_told_by_a_hold_or_a_second_breath_in_keeps_its_shares() -> None:
    for name in ("box-breathing", "four-seven-eight", "three-sighs", "muscle-release-4"):
        stroke = stroke_of(LIBRARY.exercises[name])
        assert stroke.drawn_cycle == stroke.cycle


def test_sighs_are_counted_and_topped_up_and_still_after_that() -> None:
    sighs = stroke_of(LIBRARY.exercises["three-sighs"])
    assert (sighs.times, sighs.top_up, sighs.breath_s) == (3, pytest.approx(1 / 3.5), 9.5)
    one = stroke_of(LIBRARY.exercises["three-sighs"], "one")
    assert (one.times, one.top_up) == (1, 0)
    exercise = LIBRARY.exercises["three-sighs"]
    assert stroke_of(replace(exercise, steps=exercise.steps[:1])).times is None, "nothing comes after it"


def test_a_pace_of_ones_own_slows_down_unless_it_stays() -> None:
    exercise = LIBRARY.exercises["own-pace"]
    own = [(each.is_own, each.slows) for each in (stroke_of(exercise), stroke_of(exercise, "steady"))]
    assert own == [(True, True), (True, False)]


@pytest.mark.parametrize(("minutes", "waves"), [(0.1, 1), (3, 1), (5, 2), (10, 3), (15, 5), (45, 5)])
def test_what_took_longer_has_more_waves(minutes: float, waves: int) -> None:
    assert with_waves(Stroke("wave", minutes, "lang uitademen")).waves == waves


def test_breathing_in_a_rhythm_is_as_high_beside_the_heart_of_an_evening() -> None:
    steps = (
        EveningStep("ademen", "practise", "slow-breathing", 800, 14, is_heart=True),
        replace(BREATH, is_heart=False),
    )
    assert [each.rise for each in strokes_of(Evening("Een avond", "head", steps), LIBRARY)] == [1.0, 1.0]


def test_an_evening_has_a_stroke_for_each_step_with_its_minutes() -> None:
    steps = (
        EveningStep("lezen", "read", "what-recovery-is", 150),
        EveningStep("ademen", "practise", "longer-exhale", 322, 5),
        EveningStep("weg", "practise", "not-there", 60, 1),
    )
    strokes = strokes_of(Evening("Een avond", "head", steps), LIBRARY)
    assert [(each.shape, each.label) for each in strokes] == [
        ("read", "lezen"),
        ("wave", "lang uitademen"),
        ("gentle", "weg"),
    ]
    (alone,) = strokes_of(Evening("Een avond", "head", steps[1:2]), LIBRARY)
    assert alone.rise == 1
    assert alone.label == "lang uitademen"
    assert [each.minutes for each in strokes] == pytest.approx([2.5, 322 / 60, 1.0])


def test_a_gentle_heart_is_higher_than_the_rest_and_stays_gentle() -> None:
    steps = (
        EveningStep("woorden", "practise", "name-a-feeling", 200, 3),
        EveningStep("voelen", "practise", "belly-breathing", 400, 6, is_heart=True),
        EveningStep("stilzitten", "practise", "stillness", 200, 3),
    )
    strokes = strokes_of(Evening("Een avond", "head", steps), LIBRARY)
    assert [each.shape for each in strokes] == ["gentle", "gentle", "flat"]
    beside, heart, rest = (each.rise for each in strokes)
    assert rest < beside < heart <= 0.5 < strokes_of(Evening("", "head", (BREATH,)), LIBRARY)[0].rise


BREATH = EveningStep("ademen", "practise", "longer-exhale", 322, 5, is_heart=True)


@pytest.mark.parametrize(("name", "shapes"), [("difference", ["flat", "wave"]), ("head", ["flat", "gentle"])])
def test_a_proef_has_a_stroke_for_each_part_called_as_it_calls_it(name: str, shapes: list[str]) -> None:
    parts = [part.choices[0] for part in LIBRARY.proeven[name].parts]
    strokes = proef_strokes(parts, LIBRARY)
    assert [each.shape for each in strokes] == shapes
    assert [(each.label, each.minutes) for each in strokes] == [(part.label, part.minutes) for part in parts]


def test_the_rest_of_each_proef_is_drawn_flat() -> None:
    rests = [choice for proef in LIBRARY.proeven.values() for choice in proef.parts[0].choices]
    assert {stroke.shape for stroke in proef_strokes(rests, LIBRARY)} == {"flat"}


def test_a_part_that_is_not_there_any_more_is_drawn_gently() -> None:
    (stroke,) = proef_strokes([ProefChoice("gone", 2, "iets doen", "na iets")], LIBRARY)
    assert (stroke.shape, stroke.minutes, stroke.label) == ("gentle", 2, "iets doen")


def test_it_is_told_in_words() -> None:
    strokes = (Stroke("wave", 7.2, "lang uitademen"), Stroke("flat", 0.4, "stilzitten", EVEN))
    assert in_words(strokes) == "lang uitademen 7 minuten, stilzitten 1 minuut"


def test_the_minutes_of_an_evening_are_together_what_it_takes() -> None:
    lengths = zip("abc", (262, 383, 253), strict=True)
    steps = tuple(EveningStep(label, "practise", "not-there", seconds, 1) for label, seconds in lengths)
    evening = Evening("Een kwartier", "head", steps)
    assert evening.step_minutes == (4, 7, 4)
    assert in_words(strokes_of(evening, LIBRARY)) == "a 4 minuten, b 7 minuten, c 4 minuten"


def test_doing_ones_best_rises_as_high_as_a_breath() -> None:
    assert stroke_of(LIBRARY.exercises["relax-hard"]).rise == stroke_of(LIBRARY.exercises["longer-exhale"]).rise
