"""*Toen en nu*: one's own past beside one's own present."""

from __future__ import annotations

from datetime import date

import pytest

from herstel_app.core.yardstick import WEEK, WeekSpan
from herstel_app.engine.lookback.past_and_present import Era, PastAndPresent, era_words, past_and_present
from tests.helpers.dates import DATES

THIS = date(2026, 11, 16)
QUESTIONS = ("start", "sleep")


def book(*weeks_back: int) -> dict[date, dict[str, bool]]:
    return {THIS - number * WEEK: {"sleep": number < 20} for number in sorted(weeks_back, reverse=True)}


def test_without_answers_there_is_nothing() -> None:
    assert past_and_present({}, QUESTIONS, "year", DATES) is None


def test_the_present_stands_alone_until_there_is_a_past() -> None:
    found = past_and_present(book(0, 1), QUESTIONS, "year", DATES)
    assert found is not None
    assert (found.choices, found.chosen) == ((), "year")
    assert found.text == "Nu is 11-2026. Later komt toen erbij."
    (now,) = found.eras
    assert (now.name, now.when) == ("Nu", "11-2026")
    assert now.answers == {"start": (None, None), "sleep": (True, True)}
    assert now.week_by_week("sleep") == "Nu: ja, ja"
    assert now.week_by_week("start") == "Nu: open, open"
    assert (found.sentence("sleep"), found.sentence("start")) == ("Nu steeds ja.", "Nu open gelaten.")


@pytest.mark.parametrize(
    ("weeks", "chosen", "shown"),
    [
        ((*range(8), 26, 52, 90), "begin", "begin"),
        ((*range(8), 26, 52), "begin", "year"),
        ((*range(8), 26), "year", "half"),
    ],
)
def test_the_past_that_was_chosen_stands_beside_it(weeks: tuple[int, ...], chosen: str, shown: str) -> None:
    found = past_and_present(book(*weeks), QUESTIONS, chosen, DATES)
    assert found is not None
    then, now = found.eras
    assert found.chosen == shown
    assert found.text == f"Toen is {then.when}, nu {now.when}. Wat daartussen gebeurde, weet alleen jij."
    assert (then.name, now.name) == ("Toen", "Nu")
    assert set(then.answers["sleep"]) == {False}
    assert set(now.answers["sleep"]) == {True}


YES, NO = True, False


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((), "open gelaten"),
        ((None, None), "open gelaten"),
        ((None, YES), "ja"),
        ((NO,), "nee"),
        ((YES, None, YES), "steeds ja"),
        ((NO, NO), "steeds nee"),
        ((YES, YES, NO), "meestal ja"),
        ((NO, YES, NO, NO), "meestal nee"),
        ((YES, NO), "wisselend"),
        ((YES, YES, YES, NO, NO), "wisselend"),
    ],
)
def test_how_a_question_was_answered_is_said_in_a_word_or_two(answers: tuple[bool | None, ...], said: str) -> None:
    assert Era("Nu", "", {"sleep": answers}).went("sleep") == said


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ((NO, NO), (YES, YES), "Toen steeds nee, nu steeds ja."),
        ((YES, NO), (NO, YES), "Toen en nu wisselend."),
        ((None,), (NO,), "Toen open gelaten, nu nee."),
    ],
)
def test_toen_and_nu_stand_in_one_sentence(
    then: tuple[bool | None, ...], now: tuple[bool | None, ...], said: str
) -> None:
    eras = Era("Toen", "", {"sleep": then}), Era("Nu", "", {"sleep": now})
    assert PastAndPresent((), "year", "", eras).sentence("sleep") == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 2), date(2026, 11, 16), "11-2026"),
        (date(2026, 9, 7), date(2026, 11, 16), "09 tot 11-2026"),
        (date(2025, 12, 1), date(2026, 1, 19), "12-2025 tot 01-2026"),
    ],
)
def test_what_both_dates_share_is_said_once(first: date, last: date, said: str) -> None:
    assert era_words(WeekSpan((first, last)), DATES) == said
