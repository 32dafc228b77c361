"""The pages to take along: what stands on them, and when there are none."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from herstel_app.core.yardstick import WEEK
from herstel_app.engine.lookback.printed_pages import (
    A_BOOK,
    MOST_PRINTED,
    NOTHING_THERE,
    NotPrinted,
    PrintedPeriod,
    pages_of,
    weeks_in,
)
from tests.engine.conftest import Stand
from tests.engine.lookback.notes import ANSWER, BEFORE, ENTRY
from tests.helpers.clock import EVENING
from tests.helpers.dates import DATES

PERIOD = date(2026, 11, 1), date(2026, 11, 22)
WEEKS = {date(2026, 11, 16): {"sleep": True, "start": False}}
PRINTED = PrintedPeriod(PERIOD, EVENING, [BEFORE, ENTRY], [ANSWER], WEEKS)
NOTHING = PrintedPeriod(PERIOD, EVENING, [], [], {})


def lines(stand: Stand, printed: PrintedPeriod) -> list[str]:
    """Give what stands on the pages, paragraph by paragraph."""
    content = stand.engine.content
    pages = pages_of(printed, content.explanations, content.yardstick, DATES)
    return [re.sub("<[^>]+>", " ", line).strip() for line in pages.split("\n")]


def test_all_of_a_period_stands_on_them_in_order(stand: Stand) -> None:
    found, library = lines(stand, PRINTED), stand.engine.content
    assert found[:3] == [
        "Terugblik",
        "2026-11-01 tot en met 2026-11-22",
        "Gemaakt op 2026-11-22 met Herstel, een programma voor de avond.",
    ]
    assert "Strak of zacht: 0 is strak, 10 is zacht. Ruimte in je hoofd: 0 is vol, 10 is veel ruimte." in found[3]
    assert found[4:8] == ["Per oefening", "Langzaam ademen, 2 keer", "Te weinig om iets over te zeggen.", found[7]]
    assert "op alfabet" in found[7]
    assert found[8] == "Vragen over je week"
    assert found[9] == f"1. {library.yardstick.questions[0].text}"
    assert found[13].split() == ["week", "van", "1", "2", "3", "4", "2026-11-16", "nee", "open", "ja", "open"]
    assert found[14:] == [
        "Avond voor avond",
        "avond 2026-11-21",
        "21:40 · Stilzitten · 5 minuten, eerder gestopt",
        "avond 2026-11-22",
        "21:40 · Langzaam ademen · 5 minuten",
        "ruimte in je hoofd 3 → 6; lijf laat los 5 → –",
        "Mijn schouders zakten.",
        "Bij het lezen geschreven",
        library.explanations["rest-and-recovery"].question,
        "2026-11-20",
        "In de auto.",
    ]


def test_own_words_can_stay_at_home(stand: Stand) -> None:
    found = " ".join(lines(stand, replace(PRINTED, with_words=False)))
    assert "Langzaam ademen" in found
    assert "schouders" not in found
    assert "In de auto" not in found


def test_with_enough_the_changes_are_said(stand: Stand) -> None:
    three = [replace(ENTRY, id=str(number), started_at=EVENING + timedelta(days=number)) for number in range(3)]
    found = lines(stand, replace(PRINTED, entries=three))
    assert "Ruimte in je hoofd: 3 keer ingevuld. Verschil meestal 3 stippen meer ruimte." in found
    assert sum("toeval" in line for line in found) == 1


def test_without_exercises_and_explanations_the_rest_stands_there(stand: Stand) -> None:
    gone = replace(ANSWER, explanation_id="weg")
    found = lines(stand, replace(NOTHING, answers=[gone], weeks=WEEKS))
    assert "In deze periode staat er geen oefening." in found
    assert "Avond voor avond" not in found
    assert found[-3:] == ["Bij het lezen geschreven", "2026-11-20", "In de auto."]
    assert "Bij het lezen geschreven" not in lines(stand, replace(PRINTED, answers=[]))


def test_markup_in_notes_is_only_text(stand: Stand) -> None:
    content = stand.engine.content
    printed = replace(NOTHING, entries=[replace(ENTRY, note="<b>vet</b> & zo\nregel")])
    pages = pages_of(printed, content.explanations, content.yardstick, DATES)
    assert '<p class="note">&lt;b&gt;vet&lt;/b&gt; &amp; zo<br/>regel</p>' in pages


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (NOTHING, NOTHING_THERE),
        (replace(NOTHING, answers=[ANSWER], with_words=False), NOTHING_THERE),
        (replace(NOTHING, entries=[ENTRY] * (MOST_PRINTED + 1)), A_BOOK),
    ],
)
def test_nothing_and_too_much_make_no_pages(printed: PrintedPeriod, said: str) -> None:
    with pytest.raises(NotPrinted, match=said):
        printed.check()


def test_little_makes_pages() -> None:
    for printed in (
        replace(NOTHING, answers=[ANSWER]),
        replace(NOTHING, weeks=WEEKS),
        replace(NOTHING, entries=[ENTRY]),
    ):
        printed.check()


def test_a_week_counts_where_one_of_its_days_does() -> None:
    monday = date(2026, 11, 16)
    book = {monday + number * WEEK: {"sleep": True} for number in range(-2, 3)}
    assert list(weeks_in(book, (date(2026, 11, 15), date(2026, 11, 15)))) == [monday - WEEK]
    assert list(weeks_in(book, (date(2026, 11, 16), date(2026, 11, 23)))) == [monday, monday + WEEK]
    assert list(weeks_in(book, (date(2026, 11, 18), date(2026, 11, 19)))) == [monday]
