"""Where an exercise is offered: in lists, evenings and trials, or apart from some of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from herstel_app.core.content import ClaimPractice, Exercise, ExercisePlace
from herstel_app.core.evening_composer import EveningQuestion, compose
from herstel_app.core.evening_filling import Ingredients
from herstel_app.core.exercise_places import listed
from herstel_app.core.own_evening import own_evening
from herstel_app.core.parsing import parse
from herstel_app.core.programme_content import Where
from herstel_app.core.reference_checks import explanation_faults, help_reference_faults, recipe_faults
from herstel_app.core.trial_setup import exercises_for_trial
from herstel_app.core.validation import Fault
from herstel_app.paths import content_dir
from herstel_app.storage.content_reading import judge_own, read_whole
from herstel_app.storage.library import load_library
from tests.helpers.content_files import GOOD, write

LIBRARY = load_library(content_dir())
BREATHING = "slow-breathing"
WHERES: tuple[Where, ...] = ("head", "body", "feeling", "unknown")
APART: tuple[ExercisePlace, ...] = ("alone", "proef")


def with_place(name: str, place: ExercisePlace) -> dict[str, Exercise]:
    """Give all exercises, one of them with another place."""
    return {**LIBRARY.exercises, name: replace(LIBRARY.exercises[name], place=place)}


def ingredients(exercises: dict[str, Exercise], recipes: bool = True) -> Ingredients:
    return Ingredients(LIBRARY.recipes if recipes else {}, exercises, LIBRARY.explanations, LIBRARY.words)


def told(found: Iterable[Fault]) -> list[tuple[str, str]]:
    return [(".".join(map(str, path)), reason) for path, reason in found]


def test_what_is_only_for_its_proef_is_in_no_list() -> None:
    assert "relax-hard" not in listed(LIBRARY.exercises, ())
    assert BREATHING in listed(with_place(BREATHING, "alone"), ())
    assert BREATHING not in listed(with_place(BREATHING, "proef"), (BREATHING,))


def test_what_is_off_by_itself_is_listed_where_it_is_allowed() -> None:
    assert "box-breathing" not in listed(LIBRARY.exercises, ())
    assert "box-breathing" in listed(LIBRARY.exercises, ("box-breathing",))


@pytest.mark.parametrize("place", APART)
def test_an_exercise_apart_is_in_no_evening_that_is_composed(place: ExercisePlace) -> None:
    made_of = ingredients(with_place(BREATHING, place))
    for where in WHERES:
        for minutes in (5, 15, 30, 60):
            for seed in range(5):
                evening = compose(EveningQuestion(where, minutes, seed=seed), made_of)
                assert BREATHING not in [step.id for step in evening.steps]


@pytest.mark.parametrize("place", APART)
def test_an_exercise_apart_does_not_fill_what_no_recipe_fits(place: ExercisePlace) -> None:
    only = EveningQuestion("head", 10, off=frozenset(LIBRARY.exercises) - {BREATHING})
    assert [step.id for step in compose(only, ingredients(dict(LIBRARY.exercises), recipes=False)).steps] == [BREATHING]
    with pytest.raises(LookupError):
        compose(only, ingredients(with_place(BREATHING, place), recipes=False))


@pytest.mark.parametrize("place", APART)
def test_ones_own_evening_leaves_out_what_stands_apart_by_now(place: ExercisePlace) -> None:
    kept = [("ademen", BREATHING, 5.0), ("stil", "stillness", 5.0)]
    evening = own_evening(kept, ingredients(with_place(BREATHING, place)))
    assert evening is not None
    assert [step.id for step in evening.steps] == ["stillness"]
    assert own_evening(kept[:1], ingredients(with_place(BREATHING, place))) is None


@pytest.mark.parametrize("place", APART)
def test_no_trial_is_made_of_an_exercise_apart(place: ExercisePlace) -> None:
    assert BREATHING in exercises_for_trial(LIBRARY, ())
    library = replace(LIBRARY, exercises=with_place(BREATHING, place))
    assert BREATHING not in exercises_for_trial(library, ())


@pytest.mark.parametrize("place", APART)
def test_a_recipe_that_names_an_exercise_apart_is_refused(place: ExercisePlace) -> None:
    name = next(name for name, recipe in LIBRARY.recipes.items() if BREATHING in str(recipe))
    recipe = LIBRARY.recipes[name]
    assert told(recipe_faults(recipe, LIBRARY.exercises, LIBRARY.explanations)) == []
    reasons = {reason for _, reason in told(recipe_faults(recipe, with_place(BREATHING, place), LIBRARY.explanations))}
    assert reasons == {f"'{BREATHING}' hoort niet in een avond ('place')"}


def test_an_explanation_cannot_offer_by_itself_what_is_only_for_a_proef() -> None:
    explanation = LIBRARY.explanations["trying-harder"]
    practice = ClaimPractice("relax-hard", 2, "Probeer het maar.")
    number = next(n for n, paragraph in enumerate(explanation.body) if paragraph.claims)

    def faults(proef: str | None) -> list[tuple[str, str]]:
        body = [replace(each, practices=(practice,) if n == number else ()) for n, each in enumerate(explanation.body)]
        changed = replace(explanation, body=tuple(body), proef=proef)
        return told(explanation_faults(changed, LIBRARY.sources, LIBRARY.exercises, proeven=LIBRARY.proeven))

    where = f"body.{number}.practices.0.exercise"
    assert faults(None) == [(where, "'relax-hard' is alleen voor een proef ('place')")]
    assert faults("head") == faults(None), "another proef"
    assert faults("effort") == []


def test_the_help_page_can_only_offer_an_exercise_that_is_there(tmp_path: Path) -> None:
    first, *rest = LIBRARY.help.entries
    page = replace(LIBRARY.help, entries=(first, replace(rest[0], exercise="bestaat-niet"), *rest[1:]))
    assert told(help_reference_faults(page, LIBRARY.exercises)) == [
        ("entries.1.exercise", "er is geen oefening 'bestaat-niet'")
    ]
    known = replace(page, entries=(replace(first, exercise=BREATHING),))
    assert told(help_reference_faults(known, LIBRARY.exercises)) == []


def test_a_place_that_is_not_known_is_told() -> None:
    problems = parse(GOOD + "place: avond\ndark: misschien\n", Exercise, "mijn.yaml").problems
    assert [str(problem).split(": ", 1)[1] for problem in problems] == [
        "kies een van: alone, everywhere, proef",
        "hier hoort ja of nee (true of false), geen tekst",
    ]


@pytest.mark.parametrize("place", ["everywhere", "alone", "proef"])
def test_an_own_exercise_has_to_be_offered_somewhere(tmp_path: Path, place: str) -> None:
    file = write(tmp_path, "mijn.yaml", GOOD + f"place: {place}\ndark: true\n")
    good, problems = judge_own([file], read_whole(content_dir()))
    assert ("mijn" in good) == (place != "proef")
    reasons = ["eigen proeven zijn er niet: zo staat de oefening nergens"] if place == "proef" else []
    assert [problem.reason for problem in problems] == reasons
