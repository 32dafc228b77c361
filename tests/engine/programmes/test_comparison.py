"""A proef: it begins at once, one tap after each part, an order by lot that then alternates; what was done is kept."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import HowIsItNow, Practise, ShowDifference, TappedPart, TapSignal
from herstel_app.core.programme_content import DIFFERENCE, ProefChoice
from herstel_app.core.signals import Readings, reading_at
from tests.engine.conftest import Make, Stand

PART_S = 300.0
LINE_S = 2.0
"""The first line is there within this, after one click."""
NOTHING: tuple[str, ...] = ()


def tap(stand: Stand, place: int) -> TapSignal:
    """Do the part that goes on, and tap."""
    stand.advance(PART_S)
    question = stand.question
    assert isinstance(question, TapSignal)
    stand.answer(place)
    return question


def shown(stand: Stand, name: str = DIFFERENCE, places: tuple[int, int] = (2, 5)) -> ShowDifference:
    """Do a proef, up to what was tapped."""
    stand.engine.compare(name)
    for place in places:
        tap(stand, place)
    question = stand.question
    assert isinstance(question, ShowDifference)
    return question


def practised(stand: Stand) -> PracticeRequest:
    step = stand.engine.programmes.step
    assert isinstance(step, Practise)
    return step.request


def parts(stand: Stand, name: str = DIFFERENCE) -> tuple[ProefChoice, ProefChoice]:
    found = stand.engine.fit.fitted_parts(stand.engine.content.proeven[name])
    assert found is not None
    return found


@pytest.fixture
def known(make: Make) -> Stand:
    """Someone for whom nothing holds, in the order that the content has."""
    return make(health_facts=NOTHING, proeven_drawn=(DIFFERENCE, "effort", "head"))


@pytest.mark.parametrize("name", [DIFFERENCE, "effort", "head", "body"])
def test_one_click_and_its_first_line_is_there(make: Make, name: str) -> None:
    stand = make(health_facts=NOTHING)
    texts: list[str] = []
    stand.engine.practice.frame_changed.connect(lambda frame: texts.append(frame.text))
    stand.engine.compare(name)
    stand.advance(LINE_S)
    assert any(texts)
    assert isinstance(stand.engine.programmes.step, Practise)


@pytest.mark.parametrize("places", [(None, 5), (2, None), (None, None)])
def test_a_tap_may_be_passed_over(known: Stand, places: tuple[int | None, int | None]) -> None:
    known.engine.compare(DIFFERENCE)
    for place in places:
        known.advance(PART_S)
        assert isinstance(known.question, TapSignal)
        known.answer(place)
    question = known.question
    assert isinstance(question, ShowDifference)
    assert (question.rest.place, question.other.place) == places
    assert question.places is None
    second, first = known.journal.entries(limit=5)
    noted = [{} if place is None else {"head": reading_at(place)} for place in places]
    assert [first.after, second.before, second.after] == [noted[0], noted[0], noted[1]]


def test_it_plays_through_with_two_taps(known: Stand) -> None:
    rest, other = parts(known)
    known.engine.compare(DIFFERENCE)
    assert (practised(known).exercise_id, practised(known).minutes) == ("stillness", 1.5)
    assert tap(known, 2) == TapSignal("head", rest, other)
    assert (practised(known).exercise_id, practised(known).minutes) == ("longer-exhale", 2)
    assert tap(known, 5) == TapSignal("head", other, None, rest)
    proef = known.engine.content.proeven[DIFFERENCE]
    assert known.question == ShowDifference(proef, TappedPart(rest, 2), TappedPart(other, 5), True)
    known.answer()
    assert known.engine.is_empty


def test_what_was_done_is_given_in_its_order(known: Stand) -> None:
    rest, other = parts(known)
    for first, second in ((rest, other), (other, rest)):
        assert TapSignal("head", first, second).parts_done == (first,)
        assert TapSignal("head", second, None, first).parts_done == (first, second)


def test_who_has_had_enough_is_told_that_it_is_over(known: Stand) -> None:
    shown(known)
    known.answer(False)
    assert known.question == HowIsItNow("completed")
    known.answer()
    assert known.engine.is_empty


def test_each_part_is_an_entry_with_what_was_tapped_after_it(known: Stand) -> None:
    shown(known, places=(2, 5))
    kept: list[tuple[str, str | None, Readings, Readings]] = [
        (entry.exercise_id, entry.proef, entry.before, entry.after)
        for entry in reversed(known.journal.entries(limit=9))
    ]
    after_rest, after_other = {"head": reading_at(2)}, {"head": reading_at(5)}
    assert kept == [
        ("stillness", DIFFERENCE, {}, after_rest),
        ("longer-exhale", DIFFERENCE, after_rest, after_other),
    ]


def test_the_first_order_is_by_lot(make: Make) -> None:
    firsts = set()
    for seed in range(16):
        stand = make(health_facts=NOTHING, proeven_drawn=(), proeven_turned=())
        stand.engine.tools.settings.change(proeven_drawn=(), proeven_turned=())
        for _ in range(seed):
            stand.engine.tools.draw_seed()
        stand.engine.compare(DIFFERENCE)
        firsts.add(practised(stand).exercise_id)
        assert stand.engine.settings.settings.proeven_drawn == (DIFFERENCE,)
    assert firsts == {"stillness", "longer-exhale"}


def test_after_that_the_order_alternates(make: Make) -> None:
    stand = make(health_facts=NOTHING)
    firsts = []
    for _ in range(4):
        firsts.append(shown(stand).rest_came_first)
        stand.answer()
    assert all(one is not other for one, other in pairwise(firsts))


def test_where_nothing_is_kept_the_order_is_by_lot_each_time(make: Make) -> None:
    stand = make(health_facts=NOTHING, history=False)
    firsts = [shown(stand).rest_came_first]
    for _ in range(15):
        stand.answer()
        firsts.append(shown(stand).rest_came_first)
    assert set(firsts) == {True, False}
    assert any(one is other for one, other in pairwise(firsts)), "it does not alternate"
    settings = stand.engine.settings.settings
    assert (settings.proeven_drawn, settings.proeven_turned) == ((), ())


@pytest.mark.parametrize("part", [0, 1])
def test_one_that_is_stopped_is_over_and_asks_nothing(known: Stand, part: int) -> None:
    known.engine.compare(DIFFERENCE)
    if part:
        tap(known, 3)
    known.advance(20)
    known.engine.practice.stop()
    assert known.engine.is_empty
    assert known.engine.settings.settings.proeven_turned == ((DIFFERENCE,) if part else ())


def test_left_at_a_tap_what_was_done_is_kept_and_the_order_stays(known: Stand) -> None:
    known.engine.compare(DIFFERENCE)
    known.advance(PART_S)
    known.engine.programmes.leave()
    known.advance(PART_S)
    assert known.engine.is_empty
    (entry,) = known.journal.entries(limit=9)
    assert (entry.outcome, entry.after) == ("completed", {})
    assert known.engine.settings.settings.proeven_turned == ()


def test_five_minutes_more_begin_in_the_dark_and_end_the_evening(known: Stand) -> None:
    asked: list[bool] = []
    known.engine.dark.asked.connect(asked.append)
    shown(known)
    known.answer(True)
    known.advance(0.1)
    step = known.engine.programmes.step
    assert isinstance(step, Practise)
    assert (step.request.exercise_id, step.request.minutes, step.ends_evening) == ("longer-exhale", 5, True)
    assert asked == [True]
    known.advance(400)
    assert isinstance(known.question, HowIsItNow)
    assert known.question.outcome == "completed"


def test_without_breathing_five_minutes_more_are_breathed_too(make: Make) -> None:
    stand = make(health_facts=NOTHING)
    shown(stand, "effort")
    stand.answer(True)
    assert (practised(stand).exercise_id, practised(stand).minutes) == ("longer-exhale", 5)


def test_where_no_breathing_fits_five_minutes_more_end_it(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = make(health_facts=NOTHING)
    shown(stand, "effort")
    monkeypatch.setattr(stand.engine.fit, "fitted", lambda _: None)
    stand.answer(True)
    assert stand.engine.is_empty


@pytest.mark.parametrize(
    ("facts", "rest", "other"),
    [
        (None, "eyes-open", ("longer-exhale", "a-little-longer")),
        ((), None, ("longer-exhale", None)),
        (("pregnant",), None, ("longer-exhale", "a-little-longer")),
        (("lungs-heart",), None, ("natural-breath", None)),
        (("panic",), "eyes-open", ("natural-breath", "hands")),
        (HEALTH_FACTS, "eyes-open", ("natural-breath", "hands")),
    ],
)
def test_it_fits_and_who_goes_on_past_the_line_of_safety_gets_the_mild_one(
    make: Make, facts: tuple[str, ...] | None, rest: str | None, other: tuple[str, str | None]
) -> None:
    first, second = parts(make(health_facts=facts))
    assert (first.exercise, first.variant) == ("stillness", rest)
    assert (second.exercise, second.variant) == other


def test_elsewhere_no_answer_stays_what_fits_everyone(make: Make) -> None:
    stand = make(health_facts=None)
    first, second = parts(stand, "effort")
    assert (first.variant, second.variant) == ("sleep-may-come", "in-thought")
    shown(stand, "effort")
    stand.answer(True)
    assert (practised(stand).exercise_id, practised(stand).variant_id) == ("natural-breath", "hands")


def test_the_part_that_is_done_is_marked(known: Stand) -> None:
    known.engine.compare("effort")
    marked = known.engine.programmes.marked
    assert marked is not None
    assert (marked.exercise_id, marked.proef) == (parts(known, "effort")[0].exercise, "effort")
