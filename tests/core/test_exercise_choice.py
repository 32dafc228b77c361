"""What is chosen of an exercise before it begins: what was asked, what it has, and what was done the last time."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from herstel_app.core.content import (
    BreatheStep,
    Evidence,
    Exercise,
    ExercisePart,
    Opening,
    PhaseLength,
    QuietStep,
    Variant,
    WriteStep,
)
from herstel_app.core.exercise_choice import ExerciseChoice, instructions_of
from herstel_app.core.practice_request import PracticeRequest

FILLING = BreatheStep((PhaseLength("inhale", 4.0), PhaseLength("exhale", 6.0)))
SEATED = Variant("seated", "Zittend", "Als je niet wilt liggen", (FILLING,), minutes=(2.0, 4.0))
TOLD = Variant("told", "Anders", "Soms", (FILLING,), instructions=("Doe het anders.",))
ASKED = PracticeRequest("breath")


WHOLE = Exercise(
    title="Adem",
    group="breathing",
    summary="Een rustige adem.",
    instructions=("Adem.",),
    posture="Zit.",
    minutes=(3.0, 5.0, 10.0),
    default_minutes=5.0,
    opening=Opening("Zit."),
    closing="Klaar.",
    steps=(FILLING,),
    cautions=("Rustig.",),
    evidence=Evidence("D", "Niets."),
    variants=(SEATED, TOLD),
)
IN_PARTS = replace(
    WHOLE,
    variants=(),
    steps=(QuietStep(60.0, part="a"), QuietStep(120.0, part="b")),
    parts=(ExercisePart("a", "A"), ExercisePart("b", "B", included=False)),
)


def test_by_itself_an_exercise_has_its_own_length_and_no_variant() -> None:
    choice = ExerciseChoice(ASKED, WHOLE)
    assert (choice.minutes, choice.variant_id, choice.lengths) == (5.0, None, (3.0, 5.0, 10.0))
    assert (choice.summary, choice.when, choice.instructions) == ("Een rustige adem.", "", ("Zit.", "Adem."))
    assert choice.request == PracticeRequest("breath", 5.0)


def test_what_was_asked_for_is_chosen() -> None:
    asked = PracticeRequest("breath", 2.0, "seated", "the-chain", "claim", "Om te merken.")
    choice = ExerciseChoice(asked, WHOLE)
    assert choice.request == asked
    assert (choice.summary, choice.when) == ("Om te merken.", "Als je niet wilt liggen")


def test_a_length_that_a_variant_has_not_gives_way_to_its_own() -> None:
    choice = ExerciseChoice(ASKED, WHOLE)
    choice.take_minutes(10.0)
    choice.take_variant("told")
    assert choice.minutes == 10.0
    choice.take_variant("seated")
    assert choice.minutes == 2.0
    choice.take_variant("")
    assert (choice.variant_id, choice.minutes) == (None, 5.0)


def test_what_is_known_goes_with_the_way_and_is_told_once() -> None:
    own = Evidence("C", "Van deze manier.")
    choice = ExerciseChoice(ASKED, replace(WHOLE, variants=(SEATED, replace(TOLD, evidence=own))))
    assert choice.every_evidence == (WHOLE.evidence, own)
    assert choice.evidence == WHOLE.evidence
    choice.take_variant("told")
    assert choice.evidence == own
    choice.take_variant("seated")
    assert choice.evidence == WHOLE.evidence


def test_a_variant_without_words_of_its_own_is_told_as_the_exercise() -> None:
    assert instructions_of(WHOLE, "seated") == ("Zit.", "Adem.")
    assert instructions_of(WHOLE, "told") == ("Zit.", "Doe het anders.")


@pytest.mark.parametrize(
    ("asked", "last_time", "chosen"),
    [(None, None, {"a"}), (None, frozenset("b"), {"b"}), (frozenset("ab"), frozenset("b"), {"a", "b"})],
)
def test_parts_are_those_asked_for_or_of_the_last_time_or_of_the_exercise(
    asked: frozenset[str] | None, last_time: frozenset[str] | None, chosen: set[str]
) -> None:
    assert ExerciseChoice(replace(ASKED, parts=asked), IN_PARTS, last_time).request.parts == chosen


def test_parts_tell_how_long_it_takes() -> None:
    choice = ExerciseChoice(ASKED, IN_PARTS)
    assert choice.told_minutes == 1.5
    choice.turn_part("b")
    assert (choice.told_minutes, choice.request.parts) == (3, {"a", "b"})
    choice.turn_part("a")
    choice.turn_part("b")
    assert (choice.told_minutes, choice.request.parts) == (1, frozenset())


def test_what_is_written_in_cannot_be_an_audio_file() -> None:
    assert ExerciseChoice(ASKED, WHOLE).can_be_saved
    assert not ExerciseChoice(ASKED, replace(WHOLE, steps=(FILLING, WriteStep("note", "Schrijf.")))).can_be_saved
