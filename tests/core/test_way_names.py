"""An exercise is called by what is done: in a way that has a name of its own, by that name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from herstel_app.core.content import Variant
from herstel_app.core.exercise_choice import ExerciseChoice
from herstel_app.core.fit import in_way
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.way_names import short_words, summary_in, title_in, way_words
from tests.core.test_checks import WHOLE

LIGHT = Variant("light", "Licht aan", "Als kracht niet past.", WHOLE.steps)
HANDS = Variant("hands", "Met je handen", "Altijd.", WHOLE.steps, name="Handen op een deken", summary="Je voelt stof.")
LONG = "Een naam die te lang is voor een golf"
EXERCISE = replace(WHOLE, title="Je eigen adem", summary="Je voelt je adem.", variants=(LIGHT, HANDS))


@pytest.mark.parametrize(
    ("way", "title", "summary", "named"),
    [
        (None, "Je eigen adem", "Je voelt je adem.", "Je eigen adem"),
        ("light", "Je eigen adem", "Je voelt je adem.", "Je eigen adem: licht aan"),
        ("hands", "Handen op een deken", "Je voelt stof.", "Handen op een deken"),
        ("of-before", "Je eigen adem", "Je voelt je adem.", "Je eigen adem"),
    ],
)
def test_a_way_that_has_a_name_gives_it_to_the_exercise(way: str | None, title: str, summary: str, named: str) -> None:
    assert (title_in(EXERCISE, way), summary_in(EXERCISE, way), way_words(EXERCISE, way)) == (title, summary, named)


@pytest.mark.parametrize(
    ("title", "way", "named"),
    [
        ("Je eigen adem", None, "Je eigen adem"),
        ("Je eigen adem", "light", "Je eigen adem: licht aan"),
        (LONG, "light", "Doen: licht aan"),
        (LONG, "feel", "Voelen"),
        ("Je eigen adem", "feel", "Je eigen adem: voelend"),
        ("Je eigen adem", "hands", "Handen op een deken"),
        ("Je eigen adem", "of-before", "Je eigen adem"),
    ],
)
def test_a_short_name_tells_its_way_once(title: str, way: str | None, named: str) -> None:
    feel = Variant("feel", "Voelend", "Altijd.", WHOLE.steps, doing="voelen")
    exercise = replace(EXERCISE, title=title, doing="doen", variants=(LIGHT, HANDS, feel))
    assert short_words(exercise, way) == named


def test_after_a_question_no_colon_is_needed() -> None:
    assert way_words(replace(EXERCISE, title="Wat merk ik nu?"), "light") == "Wat merk ik nu? Licht aan"


def test_an_exercise_in_its_way_has_the_name_of_that() -> None:
    hands = in_way(EXERCISE, "hands")
    assert (hands.title, hands.summary) == ("Handen op een deken", "Je voelt stof.")


def test_what_is_chosen_is_called_by_its_way_and_asked_for_by_why() -> None:
    choice = ExerciseChoice(PracticeRequest("x"), EXERCISE)
    assert (choice.title, choice.summary) == ("Je eigen adem", "Je voelt je adem.")
    choice.take_variant("hands")
    assert (choice.title, choice.summary) == ("Handen op een deken", "Je voelt stof.")
    assert ExerciseChoice(PracticeRequest("x", variant_id="hands", why="Omdat."), EXERCISE).summary == "Omdat."
