"""An evening runs until four at night, wherever one is and whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.evening_dates import evening_of, is_same_evening, period_until

offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=offsets)  # noqa: DTZ001 - the bounds have none


@pytest.mark.parametrize(
    ("moment", "evening"),
    [
        ("2026-11-22 21:40+01:00", "2026-11-22"),
        ("2026-11-23 00:00+01:00", "2026-11-22"),
        ("2026-11-23 03:59+01:00", "2026-11-22"),
        ("2026-11-23 04:00+01:00", "2026-11-23"),
        ("2027-01-01 02:00+01:00", "2026-12-31"),
        ("2026-10-25 02:30+02:00", "2026-10-24"),  # the hour that comes twice: summer
        ("2026-10-25 02:30+01:00", "2026-10-24"),  # and winter
        ("2026-03-29 03:30+02:00", "2026-03-28"),  # after the hour that is not there
    ],
)
def test_an_evening_runs_until_four(moment: str, evening: str) -> None:
    assert evening_of(datetime.fromisoformat(moment)) == date.fromisoformat(evening)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2026-11-22 20:00+01:00", "2026-11-23 03:59+01:00", True),
        ("2026-11-22 20:00+01:00", "2026-11-23 20:00+01:00", False),
        ("2026-11-22 09:00+01:00", "2026-11-22 23:00+01:00", True),  # the whole day leads up to it
        ("2026-11-23 03:50+01:00", "2026-11-23 04:10+01:00", True),  # four o'clock is no new night
        ("2026-11-23 02:00+01:00", "2026-11-23 21:00+01:00", False),
        ("2026-10-24 20:00+02:00", "2026-10-25 03:30+01:00", True),  # the clock goes back
        ("2026-10-24 08:00+02:00", "2026-10-25 03:30+01:00", True),
        ("2026-10-24 22:00+02:00", "2026-10-25 22:00+01:00", False),
        ("2026-03-28 22:00+01:00", "2026-03-29 03:30+02:00", True),  # the clock goes forward
        ("2026-03-28 22:00+01:00", "2026-03-29 22:00+02:00", False),
        ("2026-11-22 21:00+09:00", "2026-11-22 21:00-08:00", False),  # Tokyo → Los Angeles: one date, two evenings
        ("2026-11-22 21:00-08:00", "2026-11-24 21:00+09:00", False),  # and back, where a date is skipped
        ("2026-11-22 22:00+01:00", "2026-11-22 21:00+00:00", True),  # a border, an hour west
        ("2026-11-22 22:00+01:00", "2026-11-22 21:30-05:00", True),  # awake all the way to New York
        ("2026-11-22 22:00+01:00", "2035-01-01 22:00+01:00", False),  # a clock that was wrong
    ],
)
def test_one_evening_or_two(one: str, other: str, same: bool) -> None:
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    assert is_same_evening(first, second) is same
    assert is_same_evening(second, first) is same


class Autumn(tzinfo):
    """A zone whose clock goes back on 25 October 2026."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=2 if moment is None or moment.replace(tzinfo=None) < GOES_BACK else 1)

    def tzname(self, moment: datetime | None) -> str:
        return "autumn"

    def dst(self, moment: datetime | None) -> timedelta:
        return self.utcoffset(moment) - timedelta(hours=1)


GOES_BACK = datetime.fromisoformat("2026-10-25 03:00")


def test_hours_are_those_that_pass_not_those_on_the_clock() -> None:
    here = Autumn()
    late = datetime(2026, 10, 24, 22, 10, tzinfo=here)
    assert not is_same_evening(late, datetime(2026, 10, 25, 4, 5, tzinfo=here))  # the clock says 5:55, it took 6:55
    assert is_same_evening(late, datetime(2026, 10, 25, 3, 59, tzinfo=here))


@given(moments, moments)
def test_whoever_stays_has_one_evening_a_date(one: datetime, other: datetime) -> None:
    other = other.astimezone(one.tzinfo)
    near = abs(one - other) < timedelta(hours=6)
    assert is_same_evening(one, other) == (near or evening_of(one) == evening_of(other))


@given(moments, st.integers(24, 27), offsets)
def test_the_next_evening_is_another_wherever_it_is(one: datetime, hours: int, there: timezone) -> None:
    one = one.replace(hour=20)
    other = (one.astimezone(UTC) + timedelta(hours=hours)).astimezone(there)
    assert not is_same_evening(one, other)


def test_a_period_ends_with_tonight() -> None:
    tonight = date(2026, 11, 22)
    assert period_until(tonight, "month") == (date(2026, 10, 23), tonight)
    assert period_until(tonight, "quarter") == (date(2026, 8, 23), tonight)
    assert period_until(tonight, "year") == (date(2025, 11, 22), tonight)
