"""The reminder on a computer that sleeps, on a clock that is set, and over summer time: in time, and once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.helpers.reminding import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    made = Evening(tmp_path)
    yield made
    made.journal.close()


def test_on_time_each_evening_and_nothing_between(evening: Evening) -> None:
    computer = evening.computer
    ten = [computer.day(day, 22) for day in range(3)]
    computer.live(computer.day(2, 23))
    assert evening.said == ten
    assert [moment.replace(tzinfo=None) for moment in computer.rung] == ten


def test_off_nothing_is_waited_for(evening: Evening) -> None:
    evening.settings.change(reminder=False)
    assert evening.computer.alarm.moment is None
    evening.computer.live(evening.computer.day(3, 12))
    assert evening.said == []


def test_after_sleep_at_once_or_not_at_all(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 20))
    computer.sleep(computer.day(0, 22, 40))
    assert evening.said == [computer.day(0, 22, 40)]
    computer.sleep(computer.day(1, 23, 30))
    assert len(evening.said) == 1
    computer.live(computer.day(1, 22))
    assert evening.said[1:] == [computer.day(0, 22)]


def test_asleep_over_the_moment_until_morning_is_let_go(evening: Evening) -> None:
    computer = evening.computer
    computer.sleep(computer.day(1, 8))
    assert evening.said == []
    assert computer.alarm.moment == computer.local(computer.day(0, 22))


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 12), datetime(2026, 10, 24, 12)])  # noqa: DTZ001
def test_over_summer_time(tmp_path: Path, day: datetime) -> None:
    evening = Evening(tmp_path, day)
    computer = evening.computer
    expected = [computer.day(number, 22) for number in range(3)]
    computer.live(computer.day(2, 23))
    assert evening.said == expected
    evening.journal.close()


def test_a_clock_that_is_set_back_does_not_say_it_again(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 22, 5))
    computer.set_clock(computer.day(0, 21, 30))
    computer.live(computer.day(0, 23))
    assert len(evening.said) == 1


def test_a_clock_that_is_set_forward_is_followed(evening: Evening) -> None:
    computer = evening.computer
    computer.set_clock(computer.day(0, 22, 1))
    assert len(evening.said) == 1


def test_not_after_the_exercise_of_the_evening(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 21))
    evening.practise()
    computer.live(computer.day(0, 23))
    assert evening.said == []
    computer.live(computer.day(1, 23))
    assert evening.said == [computer.day(0, 22)]


def test_not_after_an_exercise_of_which_no_history_is_kept(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 21))
    evening.begin()
    computer.live(computer.day(0, 23))
    assert evening.said == []


@pytest.mark.parametrize("days", [2, 30, 365, 365 * 900])
def test_what_was_done_while_the_clock_was_ahead_hides_nothing(evening: Evening, days: int) -> None:
    computer = evening.computer
    evening.practise(timedelta(days=days))
    computer.live(computer.day(0, 21))
    evening.practise()
    computer.live(computer.day(0, 23))
    assert evening.said == [], "something was done tonight"
    computer.live(computer.day(1, 23))
    assert evening.said == [computer.day(0, 22)]


def test_an_exercise_that_lies_ahead_of_now_is_not_yet_done(evening: Evening) -> None:
    computer = evening.computer
    evening.practise(timedelta(hours=11))
    computer.live(computer.day(0, 22))
    assert evening.said == [computer.day(0, 22)]


@pytest.mark.parametrize("where", ["plan", "exercise"])
def test_what_happened_before_the_clock_was_set_back_hides_nothing(evening: Evening, where: str) -> None:
    computer = evening.computer
    right = computer.day(0, 20)
    computer.set_clock(computer.day(200, 12))
    if where == "plan":
        evening.settings.change(reminder_at_min=21 * 60)
    else:
        evening.begin()
    computer.set_clock(right)
    if where == "exercise":
        computer.live(computer.day(0, 21))
        evening.practise()
    computer.live(computer.day(0, 23))
    assert evening.said == ([computer.day(0, 21)] if where == "plan" else [])


def test_not_twice_also_when_the_program_starts_again(evening: Evening) -> None:
    evening.computer.live(evening.computer.day(0, 22))
    evening.boot()
    evening.settings.change(reminder_at_min=22 * 60 + 30)
    evening.computer.live(evening.computer.day(0, 23, 30))
    assert len(evening.said) == 1


def test_who_has_the_window_in_front_is_left_alone(evening: Evening) -> None:
    evening.in_use = True
    evening.computer.live(evening.computer.day(0, 22, 30))
    evening.in_use = False
    evening.computer.live(evening.computer.day(0, 23, 30))
    assert evening.said == []
    assert evening.settings.settings.reminded == "2026-11-22"


def test_what_nobody_could_see_is_not_counted_and_comes_as_soon_as_it_can(evening: Evening) -> None:
    computer = evening.computer
    evening.can_be_seen = False
    computer.live(computer.day(0, 22, 20))
    assert evening.settings.settings.reminded == ""
    evening.boot()
    evening.can_be_seen = True
    computer.live(computer.day(0, 23))
    assert len(evening.said) == 1
    assert computer.day(0, 22, 20) < evening.said[0] <= computer.day(0, 22, 21)
    assert evening.settings.settings.reminded == "2026-11-22"


def test_what_nobody_could_see_in_time_is_let_go(evening: Evening) -> None:
    computer = evening.computer
    evening.can_be_seen = False
    computer.live(computer.day(0, 23, 30))
    evening.can_be_seen = True
    computer.live(computer.day(1, 21))
    assert evening.said == []
    computer.live(computer.day(0, 23))
    assert evening.said == [computer.day(0, 22)]


def test_another_time_counts_at_once(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 21, 40))
    evening.settings.change(reminder_at_min=21 * 60 + 30)
    assert evening.said == []
    evening.settings.change(reminder_at_min=21 * 60 + 45)
    computer.live(computer.day(0, 23))
    assert evening.said == [computer.day(0, 21, 45)]


def test_only_on_chosen_days(evening: Evening) -> None:
    computer = evening.computer
    evening.settings.change(reminder_days=(1, 3))
    computer.live(computer.day(6, 12))
    assert [moment.weekday() for moment in evening.said] == [1, 3]


def test_a_spoilt_date_and_a_journal_that_fails_stop_nothing(evening: Evening, tmp_path: Path) -> None:
    evening.settings.change(reminded="ooit")
    evening.journal.close()
    evening.computer.live(evening.computer.day(0, 22))
    assert len(evening.said) == 1


def test_a_setting_that_has_nothing_to_do_with_it_does_not_wake_it(evening: Evening) -> None:
    before = evening.computer.alarm.armed
    evening.settings.change(volume=11)
    assert evening.computer.alarm.armed == before


def test_stopped_it_waits_for_nothing(evening: Evening) -> None:
    evening.reminder.stop()
    assert evening.computer.alarm.moment is None
    evening.computer.wall += timedelta(days=1)
    evening.computer.alarm.ring()
    assert evening.said == []
