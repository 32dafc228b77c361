"""When tonight is done: after an evening or an exercise, until another evening or until someone asks for more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import TapSignal
from herstel_app.core.programme_content import DIFFERENCE, Where
from herstel_app.engine.evening_words import WHERES
from herstel_app.engine.good_night import LEAST_S
from tests.engine.conftest import Make, Stand

BREATHING = PracticeRequest("slow-breathing", 3)


def at(stand: Stand, hour: int, minute: int = 0) -> None:
    stand.clock.wall = stand.clock.wall.replace(hour=hour, minute=minute)


def practise(stand: Stand, request: PracticeRequest = BREATHING, seconds: float = 600.0) -> None:
    """Begin an exercise and stop it after so long, where it is not over by then."""
    stand.engine.begin_exercise(request)
    stand.advance(seconds)
    stand.engine.practice.stop()
    stand.engine.programmes.leave()


def is_done(stand: Stand) -> bool:
    return stand.engine.good_night.is_done


def test_an_evening_begins_as_usual(stand: Stand) -> None:
    assert not is_done(stand)


@pytest.mark.parametrize(("hour", "done"), [(18, False), (19, True), (23, True), (1, True), (4, True), (5, False)])
def test_an_exercise_of_the_evening_ends_it(stand: Stand, hour: int, done: bool) -> None:
    at(stand, hour)
    practise(stand)
    assert is_done(stand) == done


def test_it_has_been_done_also_for_who_asks_for_more_and_until_morning(stand: Stand) -> None:
    night = stand.engine.good_night
    assert not night.has_been
    practise(stand)
    assert (night.is_done, night.has_been) == (True, True)
    night.ask_more()
    assert (night.is_done, night.has_been) == (False, True)
    stand.clock.wall += timedelta(days=1)
    assert not night.has_been


def test_it_is_told_when_it_changes(stand: Stand) -> None:
    told: list[bool] = []
    stand.engine.good_night.changed.connect(lambda: told.append(is_done(stand)))
    practise(stand)
    assert told[-1]
    stand.engine.good_night.ask_more()
    assert not told[-1]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("name", [DIFFERENCE, "effort"])
@pytest.mark.parametrize("parts", [1, 2])
def test_half_a_proef_ends_nothing_and_a_whole_one_does(make: Make, name: str, turned: bool, parts: int) -> None:
    stand = make(proeven_drawn=(name,), proeven_turned=(name,) if turned else ())
    stand.clock.wall -= timedelta(minutes=20)
    stand.engine.compare(name)
    for _ in range(parts):
        stand.advance(300)
        stand.clock.wall += timedelta(minutes=3)  # entries that begin at one moment have no order
        assert isinstance(stand.question, TapSignal)
        stand.answer(3)
    stand.engine.practice.stop()  # the second part, where it has begun
    stand.engine.programmes.leave()
    assert is_done(stand) == (parts == 2)
    assert is_done(make()) == (parts == 2), "also when the program is opened again"


def test_what_is_over_soon_ends_nothing(stand: Stand) -> None:
    practise(stand, PracticeRequest("humming", 1))
    assert [entry.outcome for entry in stand.journal.entries(limit=9)] == ["completed"]
    assert not is_done(stand)


@pytest.mark.parametrize("answer", [None, (), ("panic",), HEALTH_FACTS])
@pytest.mark.parametrize("where", [None, *WHERES])
def test_the_shortest_evening_ends_the_day(make: Make, where: Where | None, answer: tuple[str, ...] | None) -> None:
    stand = make(health_facts=answer)
    evening = stand.engine.planner.evening(where, 5.0)
    assert evening is not None
    stand.engine.begin_evening(evening)
    for _ in range(100):
        if not stand.engine.programmes.is_evening:
            break
        stand.engine.programmes.go_on()
        stand.engine.practice.writing.leave()
        stand.advance(20)
    assert is_done(stand)


@pytest.mark.parametrize(("seconds", "done"), [(LEAST_S - 10, False), (LEAST_S + 10, True)])
def test_what_is_stopped_soon_ends_nothing(stand: Stand, seconds: float, done: bool) -> None:
    practise(stand, PracticeRequest("slow-breathing", 10), seconds)
    assert is_done(stand) == done


def test_what_is_done_beside_a_text_belongs_to_reading(stand: Stand) -> None:
    practise(stand, PracticeRequest("slow-breathing", 3, None, "how-we-look", "no-pressure"))
    assert not is_done(stand)


def test_while_an_evening_goes_on_it_is_not_done(stand: Stand) -> None:
    evening = stand.engine.planner.evening("head", 15.0)
    assert evening is not None
    stand.engine.begin_evening(evening)
    for _ in range(200):
        if not stand.engine.programmes.is_evening:
            break
        assert not is_done(stand)
        stand.engine.programmes.go_on()
        stand.engine.practice.writing.leave()
        stand.advance(20)
    assert is_done(stand)


@pytest.mark.parametrize(("hours", "done"), [(1, True), (5, True), (7, False), (20, False)])
def test_the_next_evening_begins_as_usual(stand: Stand, hours: float, done: bool) -> None:
    at(stand, 22)
    practise(stand)
    stand.clock.wall += timedelta(hours=hours)
    assert is_done(stand) == done


def test_who_asked_for_more_has_it_until_an_evening_closes_anew(stand: Stand) -> None:
    practise(stand)
    stand.engine.good_night.ask_more()
    evening = stand.engine.planner.evening("body", 5.0)
    assert evening is not None
    for is_stopped in (True, False):
        assert not is_done(stand)
        stand.engine.begin_evening(evening)
        stand.advance(LEAST_S + 20)
        if is_stopped:
            stand.engine.practice.stop()
            stand.engine.programmes.leave()
            practise(stand)
            assert not is_done(stand), "nor does one exercise end it"
    while stand.engine.programmes.is_evening:
        stand.engine.programmes.go_on()
        stand.engine.practice.writing.leave()
        stand.advance(20)
    assert is_done(stand)
    stand.engine.good_night.ask_more()
    stand.clock.wall += timedelta(days=1)
    practise(stand)
    assert is_done(stand), "the next evening"


def test_it_is_still_so_when_the_program_is_opened_again(make: Make) -> None:
    stand = make()
    practise(stand)
    assert is_done(make())
    stand.engine.good_night.ask_more()
    assert not is_done(stand)


def test_an_evening_that_was_kept_long_ago_ends_nothing_now(make: Make) -> None:
    stand = make()
    practise(stand)
    again = make()
    again.clock.wall += timedelta(days=1)
    assert not is_done(again)


def test_it_holds_where_nothing_is_kept(make: Make) -> None:
    stand = make(history=False)
    practise(stand)
    assert is_done(stand)


def test_a_journal_that_cannot_be_read_does_no_harm(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = make()
    stand.fail_reading(monkeypatch, type(stand.journal), "entries")
    assert not is_done(make())


def test_a_clock_that_was_set_back_does_no_harm(stand: Stand) -> None:
    practise(stand)
    stand.clock.wall = datetime(2020, 1, 1, 21, tzinfo=stand.clock.wall.tzinfo)
    assert not is_done(stand)
