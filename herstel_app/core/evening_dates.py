"""Which evening a moment belongs to.

Invariants:
- an evening runs from four at night until four the next, on the clock of where one is;
- less than six hours apart is one evening, also when four o'clock lies between;
- whoever has travelled through time zones has another evening after twelve hours, also when the date is the same.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

EVENING_ENDS_H = 4
ONE_EVENING = timedelta(hours=6)
ANOTHER_EVENING = timedelta(hours=12)
CLOCK_CHANGE = timedelta(hours=1)
"""As much as summer and winter time differ; more is another place."""

DAYS_BACK = {"month": 30, "quarter": 91, "year": 365}
"""Periods that are often meant, by how many days before tonight they begin."""
Period = tuple[date, date]
"""The first and the last evening, both included."""


def evening_of(moment: datetime) -> date:
    """Give the date of the evening that `moment`, a local time, belongs to."""
    return (moment - timedelta(hours=EVENING_ENDS_H)).date()


def period_until(tonight: date, name: str) -> Period:
    """Give a period of `DAYS_BACK` that ends with tonight."""
    return tonight - timedelta(days=DAYS_BACK[name]), tonight


def is_same_evening(one: datetime, other: datetime) -> bool:
    """Whether two moments, local times with their offset from UTC, belong to one evening."""
    # In UTC: two times that share a time zone would be subtracted as clocks show them.
    apart = abs(one.astimezone(UTC) - other.astimezone(UTC))
    if apart < ONE_EVENING:
        return True
    return evening_of(one) == evening_of(other) and not (apart >= ANOTHER_EVENING and _has_travelled(one, other))


def _has_travelled(one: datetime, other: datetime) -> bool:
    here, there = one.utcoffset(), other.utcoffset()
    return here is not None and there is not None and abs(here - there) > CLOCK_CHANGE
