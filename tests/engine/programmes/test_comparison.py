"""A proef: two parts with the same signals, in turned order the next time; what was done is kept."""

from __future__ import annotations

import pytest

from herstel_app.core.breath_attention import BreathLength
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    BeginComparison,
    ComparisonResult,
    HowAfterPart,
    OfferComparison,
    Practise,
    TapBreaths,
)
from herstel_app.core.signals import Readings
from tests.engine.conftest import Stand

NAME = "effort"
PART_S = 200.0
BEFORE: Readings = {"head": 3}
AFTER: tuple[Readings, Readings] = ({"head": 4}, {"head": 6})


def offered(stand: Stand) -> OfferComparison:
    question = stand.question
    assert isinstance(question, OfferComparison)
    return question


def begin(stand: Stand, attends: bool = False) -> OfferComparison:
    stand.engine.compare(NAME)
    offer = offered(stand)
    stand.answer(BeginComparison(offer.parts, attends, BEFORE))
    return offer


def entries(stand: Stand) -> list[tuple[str, str, Readings]]:
    return [(entry.exercise_id, entry.outcome, entry.before) for entry in reversed(stand.journal.entries(limit=9))]


def test_it_plays_through_and_shows_what_was_noted(stand: Stand) -> None:
    proef = stand.engine.content.proeven[NAME]
    offer = begin(stand)
    assert offer.parts == tuple(part.choices[0] for part in proef.parts)
    assert set(offer.new) == {part.exercise for part in offer.parts}
    first, second = offer.parts
    assert isinstance(stand.engine.programmes.step, Practise)
    assert stand.engine.practice.journal.entry_id
    stand.advance(PART_S)
    assert stand.question == HowAfterPart(proef, second)
    stand.answer(AFTER[0])
    stand.advance(PART_S)
    assert stand.question == HowAfterPart(proef, None)
    stand.answer(AFTER[1])
    assert stand.question == ComparisonResult(proef, BEFORE, ((first.after, AFTER[0]), (second.after, AFTER[1])), None)
    stand.answer()
    assert stand.engine.is_empty
    assert entries(stand) == [(first.exercise, "completed", BEFORE), (second.exercise, "completed", AFTER[0])]


def test_the_order_is_turned_the_next_time_and_back_after_that(stand: Stand) -> None:
    firsts = []
    for _ in range(3):
        firsts.append(begin(stand).parts[0].exercise)
        stand.advance(PART_S)
        stand.answer({})
        stand.advance(PART_S)
        stand.answer({})
        stand.answer()
    first, second = (part.choices[0].exercise for part in stand.engine.content.proeven[NAME].parts)
    assert firsts == [first, second, first]


def test_cautions_are_new_once(stand: Stand) -> None:
    begin(stand)
    stand.engine.practice.stop()
    stand.engine.programmes.leave()
    stand.engine.compare(NAME)
    assert offered(stand).new == {}


@pytest.mark.parametrize("part", [0, 1])
def test_one_that_is_stopped_asks_once_more_and_is_over(stand: Stand, part: int) -> None:
    proef = stand.engine.content.proeven[NAME]
    offer = begin(stand, attends=True)
    stand.answer(BreathLength(4.0, 10))
    if part:
        stand.advance(PART_S)
        stand.answer(AFTER[0])
    stand.advance(20)
    stand.engine.practice.stop()
    assert stand.question == HowAfterPart(proef, None, stopped=True)
    stand.answer(AFTER[part])
    noted = tuple((each.after, after) for each, after in zip(offer.parts, AFTER, strict=True))[: part + 1]
    assert stand.question == ComparisonResult(proef, BEFORE, noted, None), "breaths are not tapped after a stop"
    assert stand.engine.settings.settings.proeven_turned == ((NAME,) if part else ())


def test_left_between_two_parts_the_order_stays(stand: Stand) -> None:
    begin(stand)
    stand.advance(PART_S)
    stand.engine.programmes.leave()
    stand.advance(PART_S)
    assert stand.engine.is_empty
    assert len(entries(stand)) == 1
    assert stand.engine.settings.settings.proeven_turned == ()


def breaths(seconds: float) -> BreathLength:
    return BreathLength(seconds, 10)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (breaths(4.0), breaths(5.0), (breaths(4.0), breaths(5.0))),
        (breaths(4.0), None, None),
        (None, None, None),
    ],
)
def test_breaths_are_tapped_before_and_after(
    stand: Stand,
    before: BreathLength | None,
    after: BreathLength | None,
    told: tuple[BreathLength, BreathLength] | None,
) -> None:
    begin(stand, attends=True)
    assert stand.question == TapBreaths()
    stand.answer(before)
    for _ in range(2):
        stand.advance(PART_S)
        stand.answer({})
    if before is not None:
        assert stand.question == TapBreaths()
        stand.answer(after)
    question = stand.question
    assert isinstance(question, ComparisonResult)
    assert question.breaths == told


def test_the_other_exercise_can_be_chosen(stand: Stand) -> None:
    stand.engine.compare("body")
    offer = offered(stand)
    other = stand.engine.content.proeven["body"].parts[1].choices[1]
    stand.answer(BeginComparison((other, offer.parts[0]), False, {}))
    step = stand.engine.programmes.step
    assert isinstance(step, Practise)
    assert (step.request.exercise_id, step.request.minutes, step.request.variant_id) == (
        other.exercise, other.minutes, other.variant
    )  # fmt: skip


def test_a_claim_stays_marked_through_all_of_it(stand: Stand) -> None:
    asked = PracticeRequest(
        "stillness", explanation_id="rest-and-recovery", claim_id="still-but-grinding", proef="head"
    )
    stand.engine.begin(asked)
    marked = [stand.engine.programmes.marked]
    stand.answer(BeginComparison(offered(stand).parts, False, {}))
    marked.append(stand.engine.programmes.marked)
    stand.engine.practice.stop()
    marked.append(stand.engine.programmes.marked)
    assert marked == [asked] * 3
    assert [(entry.claim_id, entry.proef) for entry in stand.journal.entries(limit=5)] == [
        ("still-but-grinding", "head")
    ]


def test_without_a_claim_the_part_is_marked(stand: Stand) -> None:
    offer = begin(stand)
    marked = stand.engine.programmes.marked
    assert marked is not None
    assert (marked.exercise_id, marked.proef) == (offer.parts[0].exercise, NAME)
