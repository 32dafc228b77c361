"""A reminder, of the evening or of the *piekermoment*: when the next one is, and whether one is due now.

Invariants:
- of each kind at most one an evening, and none once was done that evening what it is about;
- never before its time, and never more than `LATE_MIN` minutes after it;
- what comes of it depends on the wall clock only: whether a computer slept or a clock was set makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from herstel_app.core.evening_dates import EVENING_ENDS_H, evening_of

LATE_MIN = 60
"""When the computer is opened later than this, the evening has already begun and no reminder is given."""
DAYS_AHEAD = 8
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
"""Monday is 0, as in `date.weekday`."""
WORRY_TIME = "worry-time"
"""The exercise that one kind of reminder offers; the other kind is about all the rest."""


class ReminderPlan(msgspec.Struct, frozen=True):
    """What someone chose."""

    on: bool = False
    at_min: int = 22 * 60
    """Minutes after midnight; before four it is the night that belongs to the evening before."""
    days: tuple[int, ...] = EVERY_DAY


class ReminderHistory(msgspec.Struct, frozen=True):
    """What has been: the evening of the last reminder, the moment when it was last done, and since when the plan is."""

    told: date | None = None
    done_at: datetime | None = None
    planned_at: datetime | None = None
    """Who chooses a time that is just past, at this moment, chooses it for the next evening; a moment that has not come
    yet was told by a clock that stood wrong, and says nothing."""

    def settles(self, evening: date) -> bool:
        """Whether nothing more is to be said on `evening`."""
        return self.told == evening or (self.done_at is not None and evening_of(self.done_at) == evening)


def moment_on(plan: ReminderPlan, evening: date, local: Callable[[datetime], datetime]) -> datetime:
    """Give the moment of the reminder on `evening`; `local` gives a wall time its offset from UTC."""
    hour, minute = divmod(plan.at_min, 60)
    day = evening + timedelta(days=1) if hour < EVENING_ENDS_H else evening
    return local(datetime.combine(day, time(hour, minute)))


def next_alarm(
    plan: ReminderPlan, past: ReminderHistory, now: datetime, local: Callable[[datetime], datetime]
) -> datetime | None:
    """Give the first moment, perhaps past by less than `LATE_MIN`, at which there is something to say."""
    if not plan.on:
        return None
    for ahead in range(-1, DAYS_AHEAD):
        evening = evening_of(now) + timedelta(days=ahead)
        if evening.weekday() not in plan.days or past.settles(evening):
            continue
        moment = moment_on(plan, evening, local)
        planned_at = past.planned_at if past.planned_at is not None and past.planned_at <= now else None
        planned = planned_at is None or _after(planned_at, moment) >= timedelta(0)
        if planned and _after(moment, now) <= timedelta(minutes=LATE_MIN):
            return moment
    return None


def is_due(moment: datetime | None, now: datetime) -> bool:
    """Whether the moment that `next_alarm` gave has come."""
    return moment is not None and _after(moment, now) >= timedelta(0)


def wait_s(moment: datetime, now: datetime) -> float:
    """Give the seconds until `moment`, at least 0."""
    return max(0.0, -_after(moment, now).total_seconds())


def _after(moment: datetime, now: datetime) -> timedelta:
    # In UTC: two times that share a time zone would be subtracted as clocks show them.
    return now.astimezone(UTC) - moment.astimezone(UTC)
