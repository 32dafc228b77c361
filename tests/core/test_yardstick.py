"""Je maatstaf: the pattern of looking further, and the past beside the present."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from herstel_app.core.yardstick import (
    MOST_SHOWN,
    WEEK,
    AnswersByWeek,
    WeekSpan,
    pasts,
    present,
    shows_pattern,
    until,
    week_of,
)

THIS = date(2026, 11, 16)
FURTHER = ("unwind", "sleep", "charge")
ALL_YES = dict.fromkeys(FURTHER, True)


def weeks(*back: int, answers: dict[str, bool] = ALL_YES) -> dict[date, dict[str, bool]]:
    return {THIS - number * WEEK: answers for number in back}


@pytest.mark.parametrize(
    ("book", "shown"),
    [
        ({}, False),
        (weeks(0, 1), False),
        (weeks(0, 1, 2), True),
        (weeks(0, 2, 4), True),
        (weeks(2, 3, 4), True),
        (weeks(0, 1, 5), False),
        (weeks(5, 6, 7, 8, 9), False),
        (weeks(0, 1) | weeks(2, answers={"unwind": True, "sleep": True}), False),
        (weeks(0, 1) | weeks(2, answers=ALL_YES | {"sleep": False}), False),
        (weeks(0, 1, 2) | weeks(3, answers=ALL_YES | {"sleep": False}), True),
        (weeks(0, 1, 2, answers=ALL_YES | {"start": False}), True),
        (weeks(-1, -2, -3), False),
    ],
)
def test_the_pattern_is_all_three_in_three_of_five_weeks(book: AnswersByWeek, shown: bool) -> None:
    assert shows_pattern(book, FURTHER, THIS) is shown


def test_without_questions_there_is_no_pattern() -> None:
    assert not shows_pattern(weeks(0, 1, 2), (), THIS)


def test_answers_given_while_a_clock_stood_ahead_are_left_out() -> None:
    assert until(weeks(-1, 0, 1), THIS) == weeks(0, 1)


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-11-22T23:00+01:00", date(2026, 11, 16)),
        ("2026-11-23T03:59+01:00", date(2026, 11, 16)),
        ("2026-11-23T04:00+01:00", date(2026, 11, 23)),
        ("2027-01-01T12:00+01:00", date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday_at_four(moment: str, week: date) -> None:
    assert week_of(datetime.fromisoformat(moment)) == week


def test_the_present_is_what_was_answered_last_gaps_or_not() -> None:
    assert present({}) is None
    assert present(weeks(0, 4, 9)) == WeekSpan((THIS - 9 * WEEK, THIS - 4 * WEEK, THIS))
    many = present(weeks(*range(20)))
    assert many == WeekSpan(tuple(THIS - number * WEEK for number in reversed(range(MOST_SHOWN))))


def test_there_is_no_past_before_there_is_more_than_the_present() -> None:
    assert pasts({}) == {}
    assert pasts(weeks(*range(MOST_SHOWN))) == {}


def test_the_pasts_are_half_a_year_a_year_and_the_begin() -> None:
    found = pasts(weeks(*range(150)))
    assert list(found) == ["half", "year", "begin"]
    assert THIS - 26 * WEEK in found["half"].weeks
    assert THIS - 52 * WEEK in found["year"].weeks
    assert found["begin"].first == THIS - 149 * WEEK
    assert all(len(era.weeks) == MOST_SHOWN for era in found.values())
    assert all(list(era.weeks) == sorted(era.weeks) for era in found.values())


def test_a_past_is_named_once() -> None:
    assert list(pasts(weeks(*range(12)))) == ["begin"]
    assert list(pasts(weeks(*range(8), 25, 26, 27))) == ["half"]
    assert list(pasts(weeks(*range(8), 51, 52))) == ["year"]


@pytest.mark.parametrize("count", range(9, 80, 7))
def test_no_past_overlaps_the_present(count: int) -> None:
    book = weeks(*range(count))
    now = present(book)
    assert now is not None
    assert all(week < now.first for era in pasts(book).values() for week in era.weeks)
