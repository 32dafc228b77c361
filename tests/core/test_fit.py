"""The first way that fits is taken; an exercise without one is left out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from herstel_app.core.content import Evidence, Exercise, Variant
from herstel_app.core.fit import Way, fit_for_all, fitted, in_way, ways_for
from herstel_app.core.health_facts import EVERY_FACT, reckoned_with
from herstel_app.core.practice_request import PracticeRequest
from tests.core.test_checks import WHOLE

LIGHT = Variant("light", "Licht", "Als kracht niet past.", WHOLE.steps, not_for=("exhaustion",), minutes=(2.0, 4.0))
FEET = Variant("feet", "Met je voeten", "Altijd.", WHOLE.steps, minutes=(3.0,))
EXERCISE = replace(WHOLE, not_for=("pregnant", "exhaustion"), variants=(LIGHT, FEET))


@pytest.mark.parametrize(
    ("facts", "ways"),
    [
        ([], (None, "light", "feet")),
        (["eyes"], (None, "light", "feet")),
        (["pregnant"], ("light", "feet")),
        (["exhaustion"], ("feet",)),
        (["pregnant", "exhaustion"], ("feet",)),
    ],
)
def test_ways_that_fit_come_in_the_order_of_the_file(facts: list[str], ways: tuple[Way, ...]) -> None:
    assert ways_for(EXERCISE, facts) == ways


def test_without_a_way_an_exercise_is_left_out() -> None:
    exercise = replace(EXERCISE, variants=(LIGHT,))
    assert ways_for(exercise, ["exhaustion"]) == ()
    assert fitted(PracticeRequest("x"), exercise, ()) is None


@pytest.mark.parametrize(
    ("asked", "facts", "given"),
    [
        (PracticeRequest("x", 3.0), [], PracticeRequest("x", 3.0)),
        (PracticeRequest("x", 3.0, "feet"), ["pregnant"], PracticeRequest("x", 3.0, "feet")),
        (PracticeRequest("x", 4.5), ["pregnant"], PracticeRequest("x", 4.0, "light")),
        (PracticeRequest("x"), ["pregnant"], PracticeRequest("x", None, "light")),
        (PracticeRequest("x", 9.0, "light"), ["exhaustion"], PracticeRequest("x", 3.0, "feet")),
        (PracticeRequest("x", 9.0, "gone"), [], PracticeRequest("x", max(WHOLE.minutes))),
    ],
)
def test_what_was_asked_for_is_done_in_a_way_that_fits(
    asked: PracticeRequest, facts: list[str], given: PracticeRequest
) -> None:
    assert fitted(asked, EXERCISE, ways_for(EXERCISE, facts)) == given


def test_an_exercise_in_one_of_its_ways_is_that_alone() -> None:
    light = in_way(EXERCISE, "light")
    assert (light.minutes, light.not_for, light.variants) == ((2.0, 4.0), ("exhaustion",), ())
    assert isinstance(light, Exercise)
    assert in_way(EXERCISE, None) == replace(EXERCISE, variants=())


def test_what_is_known_is_that_of_the_way_or_else_of_the_exercise() -> None:
    evidence = Evidence("C", "Van deze manier.")
    exercise = replace(EXERCISE, variants=(LIGHT, replace(FEET, evidence=evidence)))
    assert in_way(exercise, "light").evidence == in_way(exercise, None).evidence == WHOLE.evidence
    assert in_way(exercise, "feet").evidence == evidence


def test_no_answer_is_reckoned_as_everything_and_an_unknown_fact_as_nothing() -> None:
    assert reckoned_with(None) == EVERY_FACT
    assert reckoned_with(()) == frozenset()
    assert reckoned_with(["pregnant", "of-a-newer-version"]) == {"pregnant"}


@pytest.mark.parametrize("way", [None, "light"])
def test_one_way_can_be_known_to_fit(way: Way) -> None:
    every = ["eyes", "pregnant", "exhaustion"]
    bare = replace(EXERCISE, variants=(LIGHT,))
    assert ways_for(bare, every) == ()
    assert ways_for(fit_for_all(bare, way), every) == (way,)
