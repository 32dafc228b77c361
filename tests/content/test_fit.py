"""Whom a way of an exercise does not fit: what its steps ask for decides what its data says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from herstel_app.core.content import BreatheStep, GuideLine, GuideStep, PaceStep, Step
from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())
Way = tuple[str, str | None]
NOT_FOR: dict[Way, tuple[str, ...]] = {}
STEPS: dict[Way, Sequence[Step]] = {}
for name, exercise in LIBRARY.exercises.items():
    NOT_FOR[name, None], STEPS[name, None] = exercise.not_for, exercise.steps
    for variant in exercise.variants:
        NOT_FOR[name, variant.id], STEPS[name, variant.id] = variant.not_for, variant.steps
LONG_EXHALE_S = 6.0
SLOW_S = 10.0
"""How long a breath takes, in and out, that is called slow."""
OPT_IN = {name for name, exercise in LIBRARY.exercises.items() if exercise.opt_in}
FITS_ALL = (
    "stillness", "natural-breath", "thought-parking", "notice-now", "image-shuffle", "nothing-needed", "relax-hard",
    "three-good-things", "release-only", "kind-touch",
)  # fmt: skip
"""One at least for head, body, feeling and rest: what is left for who has everything, or did not answer."""


def rhythms(way: Way) -> Iterator[BreatheStep | PaceStep]:
    """Give the steps that pace the breath."""
    return (step for step in STEPS[way] if isinstance(step, BreatheStep | PaceStep))


def tensions(way: Way) -> Iterator[GuideLine]:
    """Give the lines at which muscles are tensed."""
    guides = (step for step in STEPS[way] if isinstance(step, GuideStep))
    return (line for step in guides for line in step.lines if line.phase == "tense")


def lacking(way: Way, *needed: str) -> set[str]:
    """Give what a way leaves out of those whom it does not fit."""
    return set(needed) - set(NOT_FOR[way])


PACED = [way for way in STEPS if any(True for _ in rhythms(way))]
HELD = [way for way in PACED if any(phase.phase in ("hold", "hold_out") for s in rhythms(way) for phase in s.pattern)]
TOPPED_UP = [way for way in PACED if any(phase.phase == "top_up" for s in rhythms(way) for phase in s.pattern)]
LONG_OUT = [
    way
    for way in PACED
    if any(phase.phase == "exhale" and phase.seconds >= LONG_EXHALE_S for s in rhythms(way) for phase in s.pattern)
]
SLOW = [
    way
    for way in PACED
    if any(
        sum(phase.seconds for phase in s.pattern) >= SLOW_S or (isinstance(s, PaceStep) and s.lengthens)
        for s in rhythms(way)
    )
]
HUMMED = [way for way in PACED if any("zoem" in (phase.word or "") for s in rhythms(way) for phase in s.pattern)]
TENSED = [way for way in STEPS if any(True for _ in tensions(way))]
FORCED = [way for way in TENSED if any("licht aan" not in line.text for line in tensions(way))]
"""Those that ask for more than little force."""


def test_every_kind_of_way_is_there() -> None:
    assert min(map(len, (PACED, HELD, TOPPED_UP, LONG_OUT, SLOW, HUMMED, TENSED, FORCED))) >= 1


@pytest.mark.parametrize("way", PACED, ids=str)
def test_a_paced_breath_is_not_for_lungs_heart_epilepsy_or_panic(way: Way) -> None:
    assert lacking(way, "lungs-heart", "epilepsy", "panic") == set()


@pytest.mark.parametrize("way", HELD, ids=str)
def test_a_breath_that_is_held_is_not_in_pregnancy_or_with_high_blood_pressure(way: Way) -> None:
    assert lacking(way, "pregnant", "injury") == set()


@pytest.mark.parametrize("way", TOPPED_UP, ids=str)
def test_a_second_inhale_on_top_is_not_for_a_chest_that_was_operated_on(way: Way) -> None:
    assert lacking(way, "injury") == set()


@pytest.mark.parametrize("way", LONG_OUT, ids=str)
def test_an_exhale_of_six_seconds_is_not_in_pregnancy(way: Way) -> None:
    assert lacking(way, "pregnant") == set()


@pytest.mark.parametrize("way", SLOW, ids=str)
def test_a_breath_that_takes_ten_seconds_or_grows_longer_is_not_in_pregnancy(way: Way) -> None:
    assert lacking(way, "pregnant") == set()


@pytest.mark.parametrize("name", sorted({name for name, way in SLOW if way is None and name not in OPT_IN}))
def test_where_the_breath_is_slow_there_is_a_quicker_way_in_pregnancy(name: str) -> None:
    assert ways_for(LIBRARY.exercises[name], {"pregnant"})


@pytest.mark.parametrize("way", HUMMED, ids=str)
def test_humming_is_not_for_ears_that_ring(way: Way) -> None:
    assert lacking(way, "sound") == set()


@pytest.mark.parametrize("way", TENSED, ids=str)
def test_tensing_is_not_for_who_is_soon_exhausted(way: Way) -> None:
    assert lacking(way, "exhaustion") == set()


@pytest.mark.parametrize("way", FORCED, ids=str)
def test_tensing_with_force_is_not_for_who_it_can_harm(way: Way) -> None:
    assert lacking(way, "lungs-heart", "pregnant", "injury", "legs-pain") == set()


LONG_ROWS = [(name, way) for name, way in STEPS if name in ("muscle-release-7", "muscle-release-16")]


@pytest.mark.parametrize("way", LONG_ROWS, ids=str)
def test_a_long_row_of_places_is_not_for_panic_or_sore_legs(way: Way) -> None:
    assert lacking(way, "panic", "legs-pain") == set()


def test_the_short_row_is_done_lightly_for_panic_and_for_sore_legs() -> None:
    short = LIBRARY.exercises["muscle-release-4"]
    assert [ways_for(short, {fact})[0] for fact in ("panic", "legs-pain")] == ["light", "light"]


@pytest.mark.parametrize("name", ["release-only", "body-scan", "yoga-nidra", "autogenic"])
def test_attention_along_the_legs_is_not_for_sore_legs(name: str) -> None:
    assert lacking((name, None), "panic", "legs-pain") == set()


def test_letting_go_with_sore_legs_is_done_with_eyes_open() -> None:
    assert ways_for(LIBRARY.exercises["release-only"], {"legs-pain"})[0] == "eyes-open"


@pytest.mark.parametrize("way", STEPS, ids=str)
def test_each_fact_is_named_once_and_in_the_order_in_which_they_are_asked(way: Way) -> None:
    assert list(NOT_FOR[way]) == [fact for fact in HEALTH_FACTS if fact in NOT_FOR[way]]


@pytest.mark.parametrize("name", FITS_ALL)
def test_there_is_a_way_that_fits_everyone(name: str) -> None:
    assert ways_for(LIBRARY.exercises[name], HEALTH_FACTS)


ON_THE_BACK = [name for name, each in LIBRARY.exercises.items() if re.search("op je rug|opgetrokken", each.posture)]


@pytest.mark.parametrize("name", ON_THE_BACK)
def test_late_in_pregnancy_one_does_not_lie_on_the_back(name: str) -> None:
    assert "Later in je zwangerschap" in LIBRARY.exercises[name].posture


@pytest.mark.parametrize("name", ["yoga-nidra", "body-scan", "jacobson-in-bed"])
def test_who_is_short_of_breath_lying_flat_comes_up(name: str) -> None:
    assert any(text.startswith("Krijg je het benauwd als je plat ligt?") for text in LIBRARY.exercises[name].cautions)
