"""The reminder of the *piekermoment*: on its own days at its own time, apart from that of the evening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from herstel_app.core.reminder import WORRY_TIME
from tests.helpers.reminding import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Give a stand with only the reminder of the piekermoment on."""
    made = Evening(tmp_path)
    made.settings.change(reminder=False, worry_reminder=True)
    yield made
    made.journal.close()


def test_on_time_each_day_and_nothing_between(evening: Evening) -> None:
    computer = evening.computer
    half_past_five = [computer.day(day, 17, 30) for day in range(3)]
    computer.live(computer.day(2, 23))
    assert evening.told == [("worry", moment) for moment in half_past_five]
    assert [moment.replace(tzinfo=None) for moment in computer.rung] == half_past_five


def test_it_is_off_by_itself(evening: Evening) -> None:
    evening.settings.change(worry_reminder=False)
    assert evening.computer.alarm.moment is None


def test_on_its_own_days(evening: Evening) -> None:
    evening.settings.change(worry_reminder_days=(0, 2), worry_reminder_at_min=14 * 60, reminder_days=(4,))
    evening.computer.live(evening.computer.day(6, 23))
    assert [(moment.weekday(), moment.hour) for moment in evening.said] == [(0, 14), (2, 14)]


def test_both_come_each_at_their_own_moment(evening: Evening) -> None:
    computer = evening.computer
    evening.settings.change(reminder=True)
    five, ten = computer.day(0, 17, 30), computer.day(0, 22)
    computer.live(computer.day(0, 23))
    assert evening.told == [("worry", five), ("evening", ten)]
    assert (evening.settings.settings.reminded, evening.settings.settings.worry_reminded) == ("2026-11-22",) * 2


@pytest.mark.parametrize("kept", [True, False])
def test_a_piekermoment_of_the_day_settles_only_its_own(evening: Evening, kept: bool) -> None:
    computer = evening.computer
    evening.settings.change(reminder=True)
    computer.live(computer.day(0, 16))
    if kept:
        evening.practise(exercise_id=WORRY_TIME)
    else:
        evening.begin(WORRY_TIME)
    computer.live(computer.day(0, 23))
    assert evening.told == [("evening", computer.day(0, 22))]
    computer.live(computer.day(1, 18))
    assert evening.said_of("worry") == [computer.day(0, 17, 30)]


@pytest.mark.parametrize("kept", [True, False])
def test_another_exercise_settles_only_the_evening(evening: Evening, kept: bool) -> None:
    computer = evening.computer
    evening.settings.change(reminder=True)
    computer.live(computer.day(0, 16))
    if kept:
        evening.practise(exercise_id="slow-breathing")
    else:
        evening.begin("slow-breathing")
    computer.live(computer.day(0, 23))
    assert evening.told == [("worry", computer.day(0, 17, 30))]


def test_what_was_done_is_found_behind_many_other_exercises(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 13))
    evening.practise(exercise_id=WORRY_TIME)
    for minute in range(1, 60):
        computer.live(computer.day(0, 13, minute))
        evening.practise(exercise_id="slow-breathing")
    computer.live(computer.day(0, 23))
    assert evening.told == []


def test_a_long_journal_is_not_read_to_its_end(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = evening.computer
    for hours in range(0, 24 * 30, 2):
        evening.practise(timedelta(hours=-hours))
    asked: list[int] = []
    entries = evening.journal.entries

    def counted(*args: object, **named: object) -> object:
        found = entries(*args, **named)  # type: ignore[arg-type]
        asked.append(len(found))
        return found

    monkeypatch.setattr(evening.journal, "entries", counted)
    computer.live(computer.day(0, 17, 30))
    assert evening.said == [computer.day(0, 17, 30)]
    # The evening's is off; this one looks twice at its moment, over three days of twelve entries.
    assert sum(asked) <= 2 * 40


def test_it_does_not_come_where_it_does_not_fit_and_comes_when_it_does(evening: Evening) -> None:
    computer = evening.computer
    evening.fits = False
    evening.reminder.look()
    assert computer.alarm.moment is None
    computer.live(computer.day(0, 17, 40))
    evening.fits = True
    evening.reminder.look()
    assert evening.told == [("worry", computer.day(0, 17, 40))]


def test_not_twice_a_day_also_when_it_is_moved_or_starts_again(evening: Evening) -> None:
    evening.computer.live(evening.computer.day(0, 17, 30))
    evening.boot()
    evening.settings.change(worry_reminder_at_min=20 * 60)
    evening.computer.live(evening.computer.day(0, 23, 30))
    assert len(evening.said) == 1


def test_after_sleep_at_once_or_not_at_all(evening: Evening) -> None:
    computer = evening.computer
    computer.sleep(computer.day(0, 18, 10))
    assert evening.said == [computer.day(0, 18, 10)]
    computer.sleep(computer.day(1, 18, 40))
    assert len(evening.said) == 1


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 12), datetime(2026, 10, 24, 12)])  # noqa: DTZ001
def test_over_summer_time(tmp_path: Path, day: datetime) -> None:
    evening = Evening(tmp_path, day)
    evening.settings.change(reminder=False, worry_reminder=True)
    computer = evening.computer
    expected = [computer.day(number, 17, 30) for number in range(3)]
    computer.live(computer.day(2, 23))
    assert evening.said == expected
    evening.journal.close()


def test_a_clock_that_is_set_back_does_not_say_it_again(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 17, 35))
    computer.set_clock(computer.day(0, 17))
    computer.live(computer.day(0, 23))
    assert len(evening.said) == 1


def test_two_at_one_moment_come_a_minute_apart(evening: Evening) -> None:
    computer = evening.computer
    evening.settings.change(reminder=True, reminder_at_min=18 * 60, worry_reminder_at_min=18 * 60)
    computer.live(computer.day(0, 23))
    assert evening.told == [("evening", computer.day(0, 18)), ("worry", computer.day(0, 18, 1))]


def test_what_nobody_could_see_comes_as_soon_as_it_can(evening: Evening) -> None:
    computer = evening.computer
    evening.settings.change(reminder=True, reminder_at_min=18 * 60, worry_reminder_at_min=18 * 60)
    evening.can_be_seen = False
    computer.live(computer.day(0, 18, 20))
    assert (evening.settings.settings.reminded, evening.settings.settings.worry_reminded) == ("", "")
    evening.can_be_seen = True
    computer.live(computer.day(0, 19))
    assert [name for name, _ in evening.told] == ["evening", "worry"]


def test_who_has_the_window_in_front_is_left_alone(evening: Evening) -> None:
    evening.in_use = True
    evening.computer.live(evening.computer.day(0, 18))
    assert evening.said == []
    assert evening.settings.settings.worry_reminded == "2026-11-22"


def test_a_time_chosen_when_it_is_just_past_is_for_the_next_day(evening: Evening) -> None:
    computer = evening.computer
    computer.live(computer.day(0, 17))
    evening.settings.change(worry_reminder_at_min=16 * 60 + 45)
    computer.live(computer.day(0, 23))
    assert evening.said == []
    computer.live(computer.day(1, 17))
    assert evening.said == [computer.day(0, 16, 45)]


def test_a_spoilt_date_and_a_journal_that_fails_stop_nothing(evening: Evening) -> None:
    evening.settings.change(worry_reminded="ooit")
    evening.journal.close()
    evening.computer.live(evening.computer.day(0, 17, 30))
    assert len(evening.said) == 1
