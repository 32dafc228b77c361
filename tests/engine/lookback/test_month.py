"""*Per maand*: which month is shown, and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest

from herstel_app.core.month_tendencies import ExerciseMonth, SignalChange
from herstel_app.core.signals import Signal
from herstel_app.engine.lookback.month import (
    change_words,
    exercises_of,
    month_to_show,
    near_months,
    says_too_little,
    went_words,
)
from tests.engine.lookback.notes import BEFORE, ENTRY
from tests.helpers.dates import DATES

NOVEMBER, OCTOBER, AHEAD, LAST_YEAR = date(2026, 11, 1), date(2026, 10, 1), date(2027, 11, 1), date(2025, 12, 1)
TONIGHT = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("months", "shown", "chosen"),
    [
        ([], None, None),
        ([NOVEMBER, OCTOBER], None, NOVEMBER),
        ([NOVEMBER, OCTOBER], OCTOBER, OCTOBER),
        ([AHEAD, NOVEMBER, OCTOBER], None, NOVEMBER),
        ([AHEAD, OCTOBER], NOVEMBER, OCTOBER),
        ([AHEAD], None, AHEAD),
        ([AHEAD, NOVEMBER], AHEAD, AHEAD),
    ],
)
def test_the_month_of_now_is_shown_unless_another_was_chosen(
    months: list[date], shown: date | None, chosen: date | None
) -> None:
    assert month_to_show(months, shown, TONIGHT) == chosen


def test_the_months_beside_it_say_their_year_where_it_is_another() -> None:
    months = [AHEAD, NOVEMBER, OCTOBER, LAST_YEAR]
    assert near_months(months, NOVEMBER, DATES) == ("‹ 10", "11-2027 ›")
    assert near_months(months, OCTOBER, DATES) == ("‹ 12-2025", "11 ›")
    assert near_months(months, AHEAD, DATES) == ("‹ 11-2026", "")
    assert near_months([NOVEMBER], NOVEMBER, DATES) == ("", "")


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ((2, 1), "2 keer ingevuld. Te weinig om iets over te zeggen."),
        ((0, 0, 0), "3 keer ingevuld. Meestal gelijk gebleven."),
        ((-1, 0, 1), "3 keer ingevuld. Soms meer ruimte, soms voller."),
        ((1, 2, 2), "3 keer ingevuld. Verschil meestal 1 tot 2 stippen meer ruimte."),
        ((1, 1, 1), "3 keer ingevuld. Verschil meestal 1 stip meer ruimte."),
        ((-1, -2, -2), "3 keer ingevuld. Verschil meestal 1 tot 2 stippen voller."),
        ((-1, 0, 0), "3 keer ingevuld. Verschil meestal 0 tot 1 stip voller."),
    ],
)
def test_a_change_is_said_as_a_span(differences: tuple[int, ...], said: str) -> None:
    assert change_words(SignalChange("head", differences)) == said


UP, STAYED, EITHER, ONCE, OFTEN_SAME = (1, 2, 2), (0, 0, 0), (-1, 0, 1), (3,), (-1, 0, 0)
SIGNALS_USED: tuple[Signal, ...] = ("softness", "head", "body")


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ((UP,), "Meestal zachter."),
        ((UP, UP), "Meestal zachter en meer ruimte."),
        ((UP, OFTEN_SAME), "Meestal zachter. Soms voller."),
        ((UP, STAYED), "Meestal zachter. De rest bleef meestal gelijk."),
        ((UP, STAYED, EITHER), "Meestal zachter. De rest wisselde."),
        ((UP, ONCE), "Meestal zachter."),
        ((STAYED, STAYED), "Meestal bleef het gelijk."),
        ((STAYED, EITHER), "Het wisselde per keer."),
        ((ONCE, STAYED), "Meestal bleef het gelijk."),
        ((ONCE, ONCE), "Te weinig om iets over te zeggen."),
    ],
)
def test_how_it_went_with_an_exercise_is_a_plain_sentence(differences: tuple[tuple[int, ...], ...], said: str) -> None:
    changes = tuple(SignalChange(signal, each) for signal, each in zip(SIGNALS_USED, differences, strict=False))
    item = ExerciseMonth("a", "A", 3, changes)
    assert went_words(item) == said
    assert says_too_little(item) == (set(differences) == {ONCE})


def test_what_was_done_is_grouped_by_exercise() -> None:
    (found,) = exercises_of([BEFORE, ENTRY])
    assert (found.title, found.times) == ("Langzaam ademen", 2)
    assert found.changes == (SignalChange("head", (3,)),)
