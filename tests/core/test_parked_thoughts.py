"""Dividing what was typed, and the moments at which it comes back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from herstel_app.core.parked_thoughts import (
    SHOWN_CHARACTERS,
    SUGGESTED,
    ReturnSlot,
    Thought,
    beginning_of,
    is_by_day,
    is_due,
    moment_of,
    thoughts_in,
    times_on,
    with_steps,
)

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
CLOCKS_GO_BACK = datetime.fromisoformat("2026-10-25 03:00")
CLOCKS_GO_FORWARD = datetime.fromisoformat("2027-03-28 02:00")


def amsterdam(wall: datetime) -> datetime:
    """Give the offset that Amsterdam has around these two changes of the clock."""
    winter = CLOCKS_GO_BACK <= wall < CLOCKS_GO_FORWARD
    return wall.replace(tzinfo=WINTER if winter else SUMMER)


def at(text: str) -> datetime:
    return amsterdam(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("typed", "thoughts"),
    [
        ("", []),
        ("  \n\n - \n", []),
        ("de garage bellen\n\n  Ria  \n", ["de garage bellen", "Ria"]),
        ("- melk\n* brood\n• kaas\n1. bellen\n12) mailen", ["melk", "brood", "kaas", "bellen", "mailen"]),
        ("-5 graden vannacht\n2026 begroten\n3.5 ton", ["-5 graden vannacht", "2026 begroten", "3.5 ton"]),
        ("een\u2029twee\r\ndrie", ["een", "twee", "drie"]),
    ],
)
def test_each_line_is_one_thought(typed: str, thoughts: list[str]) -> None:
    assert thoughts_in(typed) == thoughts


def test_steps_stay_with_their_thought() -> None:
    known = [Thought("auto", "garage bellen"), Thought("Ria", ""), Thought("auto", "APK")]
    assert with_steps(["nieuw", "auto", "auto", "auto"], known) == [
        Thought("nieuw"),
        Thought("auto", "garage bellen"),
        Thought("auto", "APK"),
        Thought("auto"),
    ]


@pytest.mark.parametrize(
    ("now", "morgen"),
    [
        ("2026-11-22 21:40", "2026-11-23 09:00"),
        ("2026-11-23 01:30", "2026-11-23 09:00"),
        ("2026-11-23 05:00", "2026-11-24 09:00"),
        ("2026-12-31 23:00", "2027-01-01 09:00"),
    ],
)
def test_tomorrow_is_after_this_night(now: str, morgen: str) -> None:
    assert moment_of(at(now), SUGGESTED[0], amsterdam) == at(morgen)


@pytest.mark.parametrize(
    ("evening", "hours", "offset"),
    [("2026-10-24 22:00", 12, WINTER), ("2027-03-27 22:00", 10, SUMMER)],
)
def test_nine_is_nine_also_when_the_clock_changes_overnight(evening: str, hours: int, offset: timezone) -> None:
    now = at(evening)
    moment = moment_of(now, ReturnSlot(1, time(9)), amsterdam)
    assert (moment.time(), moment.utcoffset()) == (time(9), offset.utcoffset(None))
    assert moment - now == timedelta(hours=hours)


def test_suggestions_are_by_day_and_ahead() -> None:
    for hour in range(24):
        now = at(f"2026-11-22 {hour:02}:59")
        moments = [moment_of(now, slot, amsterdam) for slot in SUGGESTED]
        assert all(is_by_day(moment) and moment > now for moment in moments)
        assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("now", "first", "last"),
    [
        ("2026-11-22 21:40", None, None),
        ("2026-11-23 01:00", None, None),
        ("2026-11-22 20:00", None, None),
        ("2026-11-22 19:59", time(20), time(20)),
        ("2026-11-22 14:30", time(15), time(20)),
        ("2026-11-22 05:00", time(7), time(20)),
    ],
)
def test_today_has_only_what_is_left_of_it(now: str, first: time | None, last: time | None) -> None:
    times = times_on(at(now), 0, amsterdam)
    assert (times[:1], times[-1:]) == (([first], [last]) if first else ([], []))


def test_any_later_day_has_all_times_and_none_at_night() -> None:
    times = times_on(at("2026-11-22 23:00"), 1, amsterdam)
    assert (times[0], times[1], times[-1], len(times)) == (time(7), time(7, 30), time(20), 27)


PARKED = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
DUE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_it_comes_back_at_its_moment_and_not_before() -> None:
    assert not is_due(DUE - timedelta(seconds=1), DUE, PARKED, None)
    assert is_due(DUE, DUE, PARKED, None)
    assert is_due(DUE.astimezone(timezone(timedelta(hours=-9))), DUE, PARKED, None)


def test_a_clock_that_was_years_ahead_does_not_keep_a_thought_for_years() -> None:
    parked, due = PARKED.replace(year=2035), DUE.replace(year=2035)
    early = PARKED + timedelta(minutes=5)
    assert not is_due(early, due, parked, None)
    assert not is_due(early, due, parked, early)
    assert not is_due(DUE - timedelta(minutes=1), due, parked, early)
    assert is_due(DUE, due, parked, early)


def test_a_clock_that_is_years_behind_for_now_gives_nothing_early() -> None:
    battery = datetime(2000, 1, 1, tzinfo=UTC)
    assert not is_due(battery, DUE, PARKED, battery)
    assert not is_due(PARKED + timedelta(hours=1), DUE, PARKED, battery)
    assert is_due(DUE, DUE, PARKED, battery)


def test_a_long_thought_is_named_by_its_first_words() -> None:
    assert beginning_of("x" * SHOWN_CHARACTERS) == "x" * SHOWN_CHARACTERS
    long = "Eerst dit. " * 40
    short = beginning_of(long)
    assert len(short) <= SHOWN_CHARACTERS + 1
    assert short.endswith((" dit.…", "Eerst…"))
    assert long.startswith(short.removesuffix("…"))
