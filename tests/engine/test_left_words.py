"""What is left is said in minutes, where it is known, and once."""

from __future__ import annotations

from itertools import groupby

import pytest
from msgspec.structs import replace

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.told_length import told_minutes
from herstel_app.engine.left_words import left_words
from tests.engine.conftest import Stand

TEXT = EveningStep("lezen", "read", "rest-and-recovery", 60.0)
BREATH = EveningStep("adem", "practise", "slow-breathing", 200.0, 3)
STILL = EveningStep("stil", "practise", "stillness", 200.0, 3)
WORDS = EveningStep("zachtheid", "practise", "three-good-things", 150.0, 2)


def left(stand: Stand) -> str:
    engine = stand.engine
    return left_words(engine.practice, engine.programmes, engine.coming, engine.content)


def words_of(seconds: float) -> str:
    """Give what is left in these tests."""
    words = {
        3.5: "drieënhalve",
        5: "vijf",
        5.5: "vijfenhalve",
        6: "zes",
        6.5: "zesenhalve",
        7: "zeven",
        7.5: "zevenenhalve",
    }
    minutes = told_minutes(seconds)
    return f"nog {words[minutes]} {'minuten' if minutes == int(minutes) else 'minuut'}"


def begin_evening(stand: Stand, *steps: EveningStep) -> None:
    stand.engine.begin_evening(Evening("Vanavond", "head", steps))


def test_where_nothing_goes_on_nothing_is_left(stand: Stand) -> None:
    assert left(stand) == ""


def test_it_changes_twice_a_minute_and_not_in_the_last_one(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    said = []
    while stand.engine.practice.is_active:
        said.append(left(stand))
        stand.advance(1)
    runs = [(words, len(list(run))) for words, run in groupby(said)]
    assert [words for words, _ in runs[-5:]] == [
        "nog tweeënhalve minuut", "nog twee minuten", "nog anderhalve minuut", "nog een minuut", "nog even",
    ]  # fmt: skip
    assert [seconds for _, seconds in runs[-5:-2]] == [30, 30, 30]
    assert said[0] == words_of(timeline.duration_s)
    assert runs[-1][1] == pytest.approx(60, abs=1)


def test_it_stands_in_a_pause(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    stand.advance(100)
    said = left(stand)
    stand.engine.practice.pause()
    stand.advance(200)
    assert left(stand) == said != ""


def test_the_end_is_not_told_twice(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("stillness", 5))
    coming, told = stand.engine.coming, []
    while stand.engine.practice.is_active:
        told.append((coming.tells_end, coming.dark_line.startswith(("nog ", "zo ")), left(stand) == ""))
        stand.advance(1)
    assert all(tells == is_told == is_left_out for tells, is_told, is_left_out in told)
    assert {tells for tells, _, _ in told} == {True, False}


def test_of_an_evening_it_is_all_that_follows(stand: Stand) -> None:
    begin_evening(stand, BREATH, STILL)
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert left(stand) == words_of(timeline.duration_s + STILL.seconds)
    stand.advance(timeline.duration_s + 5)
    assert stand.engine.practice.exercise_id == "stillness"
    assert left(stand) == "nog drieënhalve minuut"


@pytest.mark.parametrize("later", [TEXT, WORDS, replace(BREATH, id="weg")], ids=["read", "written", "gone"])
def test_where_something_follows_that_takes_as_long_as_it_takes_nothing_is_said(
    stand: Stand, later: EveningStep
) -> None:
    begin_evening(stand, BREATH, later)
    stand.advance(30)
    assert left(stand) == ""


def test_as_long_as_something_is_to_be_written_nothing_is_said(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("three-good-things"))
    stand.advance(3)
    assert left(stand) == ""
    stand.advance(12)
    assert stand.engine.practice.writing.page is not None
    stand.engine.practice.writing.leave()
    stand.advance(1)
    assert left(stand) == "nog even"
