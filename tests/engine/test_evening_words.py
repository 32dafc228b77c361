"""What is said of an evening."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from herstel_app.core.drawing import strokes_of
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.programme_content import Where
from herstel_app.engine.evening_words import for_what, part_of_day, step_lengths, step_name, where_asked
from tests.engine.conftest import Stand

READ = EveningStep("lezen", "read", "the-chain", 95.0)
BREATHE = EveningStep("adem", "practise", "slow-breathing", 300.0, 5.0)
SIT = EveningStep("stilte", "practise", "stillness", 20.0, 1.0)


def evening(*steps: EveningStep) -> Evening:
    return Evening("Avond", "unknown", steps)


@pytest.mark.parametrize(
    ("hour", "part"), [(0, "nacht"), (5, "nacht"), (6, "ochtend"), (12, "middag"), (18, "avond"), (23, "avond")]
)
def test_the_part_of_the_day_fits_the_hour(hour: int, part: str) -> None:
    assert part_of_day(datetime(2026, 11, 24, hour, 59, tzinfo=UTC)) == part


@pytest.mark.parametrize(("hour", "when"), [(0, "nu"), (9, "nu"), (17, "nu"), (18, "vanavond"), (23, "vanavond")])
def test_by_day_nobody_is_asked_about_tonight(hour: int, when: str) -> None:
    assert where_asked(datetime(2026, 11, 24, hour, 59, tzinfo=UTC)) == f"Waar zit de spanning {when}?"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("head", "Voor een vol hoofd."),
        ("body", "Voor een gespannen lijf."),
        ("feeling", "Voor als je veel voelt."),
        ("unknown", "Voor een gewone avond."),
    ],
)
def test_what_an_evening_is_for(where: Where, said: str) -> None:
    assert for_what(Evening("Avond", where, (SIT,))) == said
    assert for_what(Evening("Avond", where, (SIT,)), is_long=True) == ("" if where == "unknown" else said)


def test_steps_have_the_names_of_what_is_done(stand: Stand) -> None:
    library = stand.engine.content
    told = [step_name(step, library) for step in (READ, BREATHE)]
    assert told == [library.explanations["the-chain"].title, library.exercises["slow-breathing"].title]


def test_a_step_has_one_name_in_the_list_and_below_its_stroke(stand: Stand) -> None:
    library = stand.engine.content
    for name, exercise in library.exercises.items():
        for way in (None, *(each.id for each in exercise.variants)):
            step = EveningStep("oefenen", "practise", name, 300.0, 5.0, way)
            (stroke,) = strokes_of(evening(step), library)
            assert step_name(step, library).lower().startswith(stroke.label.lower())
    feeling = EveningStep("voelen", "practise", "name-a-feeling", 300.0, 5.0)
    assert step_name(feeling, library) == "Je gevoel benoemen"


def test_a_step_says_in_which_way_it_is_done(stand: Stand) -> None:
    library = stand.engine.content
    step = EveningStep("liggen", "practise", "stillness", 300.0, 5.0, library.exercises["stillness"].variants[0].id)
    assert step_name(step, library).startswith("Stilzitten: ")
    gone = EveningStep("stil", "practise", "stillness", 300.0, 5.0, "een-manier-van-eerder")
    assert step_name(gone, library) == "Stilzitten"


def test_a_step_that_was_removed_is_told_by_what_is_done_in_it(stand: Stand) -> None:
    library = stand.engine.content
    assert step_name(EveningStep("stilte", "practise", "mijn-oefening", 82.0, 1.0), library) == "Stilte"
    assert step_name(EveningStep("lezen", "read", "mijn-tekst", 82.0), library) == "Lezen"


def test_steps_have_lengths_in_whole_minutes_and_at_least_one() -> None:
    assert step_lengths(evening(READ, BREATHE, SIT)) == ("1 min", "5 min", "1 min")
