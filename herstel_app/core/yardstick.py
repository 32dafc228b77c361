"""Je maatstaf: once a week at most four yes/no questions, to lay one's own past beside one's own present.

Nothing is added up or judged. One pattern is looked for, that of the tenth explanation: rest no longer refreshes,
sleep no longer restores, one goes on with less and less to spare. It is there when the questions about these were
all answered with yes in at least three of five weeks, the present one included. Fewer weeks is a bad week, or a
busy month; a week in which one of them was skipped says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta

import msgspec

from herstel_app.core.evening_dates import evening_of

WEEK = timedelta(days=7)
WEEKS_LOOKED_AT = 5
WEEKS_OF_PATTERN = 3
MOST_SHOWN = 8
"""So many weeks of the past stand beside as many of the present."""

Week = date
"""A week, as the date of its Monday."""
Answers = Mapping[str, bool]
"""By question; one that was skipped is absent."""
AnswersByWeek = Mapping[Week, Answers]
"""All answers, by week; a week in which nothing was answered is absent."""


class WeekSpan(msgspec.Struct, frozen=True):
    """Some answered weeks next to each other, from old to new."""

    weeks: tuple[Week, ...]

    @property
    def first(self) -> Week:
        """The oldest week."""
        return self.weeks[0]

    @property
    def last(self) -> Week:
        """The newest week."""
        return self.weeks[-1]


def week_of(moment: datetime) -> Week:
    """Give the week that a local time belongs to; the night from Sunday to Monday still belongs to the Sunday."""
    evening = evening_of(moment)
    return evening - timedelta(days=evening.weekday())


def shows_pattern(book: AnswersByWeek, questions: Collection[str], this_week: Week) -> bool:
    """Whether all of `questions` were answered with yes in enough of the last weeks."""
    looked_at = (this_week - number * WEEK for number in range(WEEKS_LOOKED_AT))
    matching = sum(all(book.get(week, {}).get(question) is True for question in questions) for week in looked_at)
    return bool(questions) and matching >= WEEKS_OF_PATTERN


def until(book: AnswersByWeek, this_week: Week) -> AnswersByWeek:
    """Leave out weeks after `this_week`: answers from a time when the clock was wrong."""
    return {week: answers for week, answers in book.items() if week <= this_week}


def present(book: AnswersByWeek) -> WeekSpan | None:
    """Give the last weeks that were answered; None where there are none."""
    weeks = sorted(book)[-MOST_SHOWN:]
    return WeekSpan(tuple(weeks)) if weeks else None


def pasts(book: AnswersByWeek) -> dict[str, WeekSpan]:
    """Give the periods to compare the present with, by name: "half" a year ago, a "year" ago, the "begin".

    None of them overlaps the present, nor says the same as another.
    """
    now = present(book)
    if now is None:
        return {}
    before = sorted(week for week in book if week < now.first)
    found: dict[str, WeekSpan] = {}
    for name, weeks_back in (("half", 26), ("year", 52)):
        middle = now.last - weeks_back * WEEK
        near = [week for week in before if abs(week - middle) <= 6 * WEEK]
        if near:
            nearest = sorted(near, key=lambda week, at=middle: (abs(week - at), week))[:MOST_SHOWN]  # type: ignore[misc]
            found[name] = WeekSpan(tuple(sorted(nearest)))
    first = tuple(before[:MOST_SHOWN])
    if first and first[0] not in {week for era in found.values() for week in era.weeks}:
        found["begin"] = WeekSpan(first)
    return found
