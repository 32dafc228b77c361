"""Whatever clocks do, no evening of the avondproef is lost or lands in another pair."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.trial import IllegalMove, Tonight, TrialState
from tests.helpers.trials import FIRST, NEW, after, evening, expected_pairs, pairs

moments = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - the bounds have none
    datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(st.lists(moments, min_size=12, max_size=12))
def test_no_clock_puts_an_evening_in_another_pair_or_loses_it(clock: list[datetime]) -> None:
    trial = after(clock, another=True)
    assert pairs(trial) == expected_pairs(trial)


@given(st.lists(moments, min_size=2, max_size=40))
def test_an_evening_that_does_not_count_is_told_and_changes_nothing(clock: list[datetime]) -> None:
    trial, counted = NEW, 0
    for now in clock:
        tonight = trial.tonight(now)
        if tonight is Tonight.NEW:
            trial, counted = evening(trial, now), counted + 1
        elif tonight is Tonight.HAD:
            with pytest.raises(IllegalMove):
                trial.begin(now)
        assert len(trial.done) == counted
    assert counted >= 1


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def days(month: str, first: int, number: int, clock: str) -> list[str]:
    """Give `number` days from `first` on, each at the same time of the clock, with its offset."""
    return [f"{month}-{day:02} {clock}" for day in range(first, first + number)]


YEARS = (2026, 2026, 2026, 2035, 2026, 1970, 2026, 2026, 1999, 2026, 2026, 2026)
CLOCKS = {
    "autumn": days("2026-10", 20, 5, "23:30+02:00") + days("2026-10", 25, 7, "23:30+01:00"),
    "autumn at night": days("2026-10", 20, 5, "02:30+02:00") + days("2026-10", 25, 7, "02:30+01:00"),
    "spring": days("2027-03", 20, 8, "22:00+01:00") + days("2027-03", 28, 4, "22:00+02:00"),
    "spring at night": days("2027-03", 20, 8, "01:30+01:00") + days("2027-03", 28, 4, "03:30+02:00"),
    "around midnight": [f"2026-11-{10 + day + day % 2} {'00:01' if day % 2 else '23:59'}+01:00" for day in range(12)],
    "just before four": days("2026-11", 10, 12, "03:59+01:00"),
    "new year": days("2026-12", 24, 8, "22:00+01:00") + days("2027-01", 2, 4, "01:30+01:00"),
    "west over the date line": days("2026-11", 10, 6, "21:00+09:00") + days("2026-11", 15, 6, "21:00-08:00"),
    "east over the date line": days("2026-11", 10, 6, "21:00-08:00") + days("2026-11", 17, 6, "21:00+09:00"),
    "to and fro": [f"2026-11-{10 + day} 22:00{('+01:00', '+00:00')[day % 2]}" for day in range(12)],
    "wrong year": [f"{year}-11-{10 + day} 22:00+01:00" for day, year in enumerate(YEARS)],
    "clock that runs back": [f"2026-11-{30 - 2 * day:02} 22:00+01:00" for day in range(12)],
    "months between": [f"2026-{month:02}-01 22:00+01:00" for month in range(1, 13)],
}


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
def test_evenings_as_they_come(clock: list[str]) -> None:
    """Each of them is offered by itself, and lands in its own pair."""
    trial = NEW
    for number, moment in enumerate(map(at, clock)):
        assert trial.tonight(moment) is Tonight.NEW
        trial = evening(trial, moment, number % 11)
    assert trial.state is TrialState.ENDED
    assert pairs(trial) == expected_pairs(trial)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-11-22 20:00+01:00", "2026-11-22 23:00+01:00"),
        ("2026-11-22 22:00+01:00", "2026-11-23 01:00+01:00"),
        ("2026-11-22 22:00+01:00", "2026-11-23 03:59+01:00"),
        ("2026-11-23 03:30+01:00", "2026-11-23 04:30+01:00"),
        ("2026-10-24 22:00+02:00", "2026-10-25 02:30+01:00"),
        ("2027-03-27 22:00+01:00", "2027-03-28 03:30+02:00"),
        ("2026-11-22 22:00+01:00", "2026-11-22 22:30+00:00"),
    ],
)
def test_a_second_session_on_one_evening_does_not_count(first: str, second: str) -> None:
    trial = evening(NEW, at(first))
    assert trial.tonight(at(second)) is Tonight.HAD
    with pytest.raises(IllegalMove):
        trial.begin(at(second))
    assert evening(trial, at(first) + timedelta(days=1)).next_number == 2


def test_a_computer_that_always_starts_on_the_same_day_loses_no_evening() -> None:
    dead_battery = at("2020-01-01 00:03+01:00")
    trial = evening(NEW, dead_battery, 0)
    assert trial.tonight(dead_battery) is Tonight.HAD
    trial = after([dead_battery] * 12, another=True)
    assert pairs(trial) == expected_pairs(trial)


def test_a_clock_that_is_set_right_hides_no_evening() -> None:
    ahead = evening(NEW, at("2026-11-23 22:00+01:00"))  # a day too far
    tonight = at("2026-11-23 22:00+01:00")
    assert ahead.tonight(tonight) is Tonight.HAD
    assert evening(ahead, tonight, another=True).next_number == 2


def test_times_are_compared_as_instants() -> None:
    trial = evening(NEW, FIRST)
    assert trial.tonight((FIRST + timedelta(hours=2)).astimezone(UTC)) is Tonight.HAD
