"""The reminder's moments: on the wall clock, over summer time, and once an evening."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.reminder import LATE_MIN, ReminderHistory, ReminderPlan, is_due, moment_on, next_alarm, wait_s

HOME = ZoneInfo("Europe/Amsterdam")
PLAN = ReminderPlan(on=True, at_min=22 * 60)
SUNDAY = date(2026, 11, 22)


def local(wall: datetime) -> datetime:
    # Over UTC and back: a time that the clock skips becomes one that exists.
    return wall.replace(tzinfo=HOME).astimezone(ZoneInfo("UTC")).astimezone(HOME)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HOME)


def test_off_there_is_none() -> None:
    assert next_alarm(ReminderPlan(), ReminderHistory(), at(22, 21), local) is None
    assert not is_due(None, at(22, 22))


def test_no_day_there_is_none() -> None:
    assert next_alarm(ReminderPlan(on=True, days=()), ReminderHistory(), at(22, 21), local) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(22, 21), at(22, 22)),
        (at(22, 22), at(22, 22)),
        (at(22, 23, 0), at(22, 22)),
        (at(22, 23, 1), at(23, 22)),
        (at(23, 3), at(23, 22)),
        (at(23, 9), at(23, 22)),
    ],
)
def test_the_next_moment(now: datetime, expected: datetime) -> None:
    moment = next_alarm(PLAN, ReminderHistory(), now, local)
    assert moment == expected
    assert is_due(moment, now) == (expected <= now)


def test_only_on_chosen_days() -> None:
    weekdays = ReminderPlan(on=True, at_min=22 * 60, days=(0, 1, 2, 3, 4))
    assert next_alarm(weekdays, ReminderHistory(), at(20, 23, 30), local) == at(23, 22)
    assert next_alarm(weekdays, ReminderHistory(), at(21, 22), local) == at(23, 22)


def test_not_twice_an_evening_also_when_the_time_is_moved() -> None:
    later = ReminderPlan(on=True, at_min=23 * 60)
    assert next_alarm(later, ReminderHistory(told=SUNDAY), at(22, 22, 30), local) == at(23, 23)


def test_not_after_the_exercise_of_the_evening() -> None:
    assert next_alarm(PLAN, ReminderHistory(done_at=at(22, 21, 30)), at(22, 21, 45), local) == at(23, 22)
    assert next_alarm(PLAN, ReminderHistory(done_at=at(21, 23)), at(22, 21, 45), local) == at(22, 22)
    assert next_alarm(PLAN, ReminderHistory(done_at=at(22, 2)), at(22, 21, 45), local) == at(22, 22)


def test_a_time_chosen_when_it_is_just_past_is_for_the_next_evening() -> None:
    assert next_alarm(PLAN, ReminderHistory(planned_at=at(22, 22, 10)), at(22, 22, 10), local) == at(23, 22)
    assert next_alarm(PLAN, ReminderHistory(planned_at=at(22, 21, 50)), at(22, 22, 10), local) == at(22, 22)
    later = ReminderPlan(on=True, at_min=23 * 60)
    assert next_alarm(later, ReminderHistory(planned_at=at(22, 22, 10)), at(22, 22, 10), local) == at(22, 23)


def test_after_midnight_belongs_to_the_evening_before() -> None:
    saturday = ReminderPlan(on=True, at_min=30, days=(5,))
    assert next_alarm(saturday, ReminderHistory(), at(21, 20), local) == at(22, 0, 30)
    assert next_alarm(saturday, ReminderHistory(), at(22, 0, 45), local) == at(22, 0, 30)
    assert next_alarm(saturday, ReminderHistory(told=date(2026, 11, 21)), at(22, 0, 45), local) == at(29, 0, 30)


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 28, 23), (10, 24, 25)])
def test_summer_and_winter_time_keep_the_hour_of_the_clock(month: int, day: int, hours: int) -> None:
    now = at(day, 22, 0, month)
    moment = next_alarm(PLAN, ReminderHistory(told=evening_of(now)), now, local)
    assert moment is not None
    assert (moment.hour, moment.date()) == (22, date(2026, month, day + 1))
    assert wait_s(moment, now) == hours * 3600


def test_a_time_that_the_clock_skips_or_has_twice_comes_once() -> None:
    for month, day in ((3, 28), (10, 24)):
        plan = ReminderPlan(on=True, at_min=150)
        now, told, rings = at(day, 23, 0, month), None, 0
        for _ in range(12 * 60):
            now = (now.astimezone(ZoneInfo("UTC")) + timedelta(minutes=1)).astimezone(HOME)
            moment = next_alarm(plan, ReminderHistory(told=told), now, local)
            if is_due(moment, now):
                rings, told = rings + 1, evening_of(now)
        assert rings == 1


@given(
    at_min=st.integers(0, 1439),
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    start_min=st.integers(0, 2 * 365 * 24 * 60),
    naps=st.lists(st.integers(1, 40 * 60), min_size=5, max_size=60),
)
@example(at_min=60, days=(0, 1, 2, 5), start_min=111_000, naps=[2400] * 6 + [1])
def test_whenever_one_looks_it_rings_at_most_once_an_evening_and_in_time(
    at_min: int, days: tuple[int, ...], start_min: int, naps: list[int]
) -> None:
    """Looks at any moments at all, as after sleep, as well as at each moment that it asked for."""
    plan, now, told = (
        ReminderPlan(on=True, at_min=at_min, days=days),
        at(1, 0, 0, 1) + timedelta(minutes=start_min),
        None,
    )
    evenings: list[date] = []
    for nap in naps:
        until = (now.astimezone(ZoneInfo("UTC")) + timedelta(minutes=nap)).astimezone(HOME)
        moment = next_alarm(plan, ReminderHistory(told=told), now, local)
        assert moment is not None
        assert moment.astimezone(HOME) >= now or is_due(moment, now)
        if is_due(moment, now):
            evening = next(
                day
                for day in (evening_of(now), evening_of(now) - timedelta(days=1))
                if moment_on(plan, day, local) == moment
            )
            assert evening.weekday() in days
            # In UTC: two times of one zone would be subtracted as clocks show them, also over the hour that is skipped.
            late = now.astimezone(ZoneInfo("UTC")) - moment.astimezone(ZoneInfo("UTC"))
            assert 0 <= late.total_seconds() <= LATE_MIN * 60
            evenings.append(evening)
            assert evening_of(moment) == evening
            told = evening_of(moment)
        now = until
    assert len(evenings) == len(set(evenings))
