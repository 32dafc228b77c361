"""What someone said of themselves decides what is offered; without an answer it fits everyone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import EVERY_FACT, HEALTH_FACTS
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import OfferExercise
from herstel_app.engine.fit_words import FACTS, answer_words, left_out_words
from herstel_app.storage.settings import SettingsFile
from tests.engine.conftest import Make, Stand

BOX = PracticeRequest("box-breathing", 3.0)


def test_it_is_asked_once_and_kept(make: Make) -> None:
    stand = make(health_facts=None)
    assert stand.engine.fit.is_to_be_asked
    stand.engine.fit.take(["epilepsy", "pregnant"])
    assert (stand.engine.fit.answer, stand.engine.fit.is_to_be_asked) == (("pregnant", "epilepsy"), False)
    stand.engine.close()
    assert SettingsFile(stand.folder / "settings.json").load()[0].health_facts == ("pregnant", "epilepsy")


def test_who_would_rather_not_say_gets_what_fits_everyone_and_is_not_asked_again(make: Make) -> None:
    fit = make(health_facts=None).engine.fit
    fit.take(None)
    assert (fit.answer, fit.facts, fit.is_to_be_asked) == (None, EVERY_FACT, False)


def test_for_who_nothing_holds_all_fits(stand: Stand) -> None:
    assert stand.engine.fit.facts == frozenset()
    assert stand.engine.fit.left_out() == {}


def test_what_does_not_fit_is_not_offered_and_that_is_told(make: Make) -> None:
    stand = make(health_facts=("lungs-heart", "pregnant"), allowed=("box-breathing",))
    assert "box-breathing" in stand.engine.fit.left_out()
    stand.engine.offer(BOX)
    assert stand.engine.is_empty
    assert "past niet bij wat je over jezelf zei" in stand.notices[-1]
    assert stand.engine.begin_on_request(BOX) == stand.notices[-1]
    assert stand.engine.is_empty


def test_who_names_an_exercise_without_having_answered_gets_it(make: Make) -> None:
    stand = make(health_facts=None)
    assert stand.engine.begin_on_request(BOX) == ""
    assert stand.engine.practice.is_active


def test_only_ways_that_fit_can_be_chosen(make: Make) -> None:
    stand = make(health_facts=("pregnant",))
    stand.engine.offer(PracticeRequest("four-seven-eight", 3.0))
    question = stand.question
    assert isinstance(question, OfferExercise)
    assert question.request.variant_id == question.ways[0] is not None
    assert question.ways == ways_for(question.exercise, ["pregnant"])


def test_what_is_offered_follows_another_answer(stand: Stand) -> None:
    stand.engine.offer(PracticeRequest("four-seven-eight", 3.0))
    stand.engine.fit.take(["pregnant"])
    question = stand.question
    assert isinstance(question, OfferExercise)
    assert None not in question.ways
    stand.engine.fit.take(None)
    assert stand.engine.is_empty


def test_an_evening_is_done_in_ways_that_fit(make: Make) -> None:
    stand = make(health_facts=("pregnant", "injury", "lungs-heart"))
    for where in ("head", "body", "feeling", "unknown"):
        for minutes in (5.0, 15.0, 30.0):
            made = stand.engine.planner.evening(where, minutes)
            assert made is not None
            for step in made.steps:
                if step.kind == "practise":
                    ways = stand.engine.fit.ways(stand.engine.content.exercises[step.id])
                    assert step.variant_id == ways[0]


def test_ones_own_evening_leaves_out_what_does_not_fit(stand: Stand) -> None:
    stand.engine.settings.change(my_evening=(("adem", "slow-breathing", 3.0), ("stil", "stillness", 3.0)))
    own = stand.engine.planner.own()
    assert own is not None
    assert [step.id for step in own.steps] == ["slow-breathing", "stillness"]
    stand.engine.fit.take(["epilepsy"])
    own = stand.engine.planner.own()
    assert own is not None
    assert [step.id for step in own.steps] == ["stillness"]


def test_an_evening_runs_the_way_that_was_chosen(stand: Stand) -> None:
    made = stand.engine.planner.evening("body", 5)
    assert made is not None
    first = replace(made.steps[0], id="natural-breath", variant_id="feet", minutes=3.0)
    stand.engine.begin_evening(replace(made, steps=(first,)))
    running = stand.engine.programmes.marked
    assert running is not None
    assert running.variant_id == "feet"


def test_every_fact_has_its_words() -> None:
    assert tuple(FACTS) == HEALTH_FACTS


@pytest.mark.parametrize(
    ("count", "answered", "part"),
    [(0, True, ""), (1, True, "Eén oefening staat"), (3, True, "passen"), (3, False, "nog niet bij")],
)
def test_what_is_left_out_is_said(count: int, answered: bool, part: str) -> None:
    told = left_out_words(count, answered)
    assert part in told
    assert bool(told) == bool(count)


def test_an_answer_is_told_in_one_line() -> None:
    assert answer_words(()) == "Niets hiervan."
    assert answer_words(("pregnant", "eyes")) == "Zwanger. Iets aan mijn ogen."
    assert "iedereen" in answer_words(None)
