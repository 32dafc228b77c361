"""Looking back: by page, by words, by exercise, by evening and by month, also after twenty years."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone

import pytest

from herstel_app.core.records import EntryFilter
from herstel_app.core.text_search import finds
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.lookback import SqliteLookback
from tests.helpers.notes import many_evenings

HERE = timezone(timedelta(hours=1))
NIGHT = datetime(2026, 11, 22, 21, 40, tzinfo=HERE)
MANY = 30_000
MOST_S = 0.2


@pytest.fixture
def journal() -> SqliteJournal:
    journal = SqliteJournal.in_memory()
    journal.open()
    return journal


@pytest.fixture(scope="module")
def twenty_years() -> Iterator[SqliteJournal]:
    journal = SqliteJournal.in_memory()
    journal.open()
    many_evenings(journal.store, MANY, NIGHT)
    yield journal
    journal.close()


def note(
    journal: SqliteJournal, at: datetime, text: str, exercise: str = "slow-breathing", title: str = "Langzaam"
) -> str:
    name = journal.begin(started_at=at, exercise_id=exercise, exercise_title=title, minutes=5, planned_s=322)
    journal.set_note(name, text)
    return name


def notes(journal: SqliteJournal, wanted: EntryFilter) -> list[str]:
    return [entry.note for entry in SqliteLookback(journal).entries(9, wanted=wanted)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", True),
        ("   ", True),
        ("cafe", True),
        ("CAFÉ", True),
        ("zakten schouders", True),
        ("langzaam", True),
        ("langzaam schouders", True),
        ("schouderzakten", False),
        ("50%", True),
        ("5_%", False),
        ("strasse", True),
        ("d'r", True),
    ],
)
def test_words_are_found_in_any_order_without_capitals_and_accents(text: str, found: bool) -> None:
    assert finds(text, "Schouders zakten in het Café\naan de Straße, 50% d'r bij", "Langzaam ademen") is found


def test_all_that_is_asked_holds_together(journal: SqliteJournal) -> None:
    for day in range(4):
        note(journal, NIGHT - timedelta(days=day), f"kaak {day}", "a" if day % 2 else "b")
    assert notes(journal, EntryFilter()) == ["kaak 0", "kaak 1", "kaak 2", "kaak 3"]
    assert notes(journal, EntryFilter("kaak", "a")) == ["kaak 1", "kaak 3"]
    assert notes(journal, EntryFilter("3")) == ["kaak 3"]
    assert notes(journal, EntryFilter(first=date(2026, 11, 20), last=date(2026, 11, 21))) == ["kaak 1", "kaak 2"]
    assert notes(journal, EntryFilter("nooit")) == []
    assert EntryFilter(" ").is_all
    assert not EntryFilter(exercise_id="a").is_all


def test_a_page_goes_on_where_the_one_before_ended_also_at_one_moment(journal: SqliteJournal) -> None:
    names = {note(journal, NIGHT, "kaak") for _ in range(7)}
    lookback, seen, last = SqliteLookback(journal), [], None
    while page := lookback.entries(3, last, EntryFilter("kaak")):
        seen += [entry.id for entry in page]
        last = page[-1]
    assert len(seen) == 7
    assert set(seen) == names


def test_an_evening_ends_at_four_on_the_clock_of_the_place(journal: SqliteJournal) -> None:
    last = datetime(2026, 11, 23, 3, 59, tzinfo=HERE)
    note(journal, last, "nog die avond")
    note(journal, last + timedelta(minutes=1), "de volgende")
    note(journal, datetime(2026, 11, 23, 3, 59, tzinfo=timezone(timedelta(hours=-8))), "ver weg")
    assert notes(journal, EntryFilter(last=date(2026, 11, 22))) == ["ver weg", "nog die avond"]
    assert notes(journal, EntryFilter(first=date(2026, 11, 23))) == ["de volgende"]


def test_months_hold_evenings_and_those_without_are_not_there(journal: SqliteJournal) -> None:
    note(journal, datetime(2026, 12, 1, 3, 0, tzinfo=HERE), "nog november")
    note(journal, datetime(2026, 2, 3, 22, 0, tzinfo=HERE), "februari")
    lookback = SqliteLookback(journal)
    assert lookback.months() == [date(2026, 11, 1), date(2026, 2, 1)]


def test_a_clock_that_stood_centuries_ahead_costs_nothing(journal: SqliteJournal) -> None:
    note(journal, datetime(2999, 12, 31, 22, 0, tzinfo=HERE), "ver vooruit")
    note(journal, datetime(2026, 11, 30, 22, 0, tzinfo=HERE), "november")
    asked: list[str] = []
    with journal.store.reading() as db:
        db.set_trace_callback(asked.append)
    assert SqliteLookback(journal).months() == [date(2999, 12, 1), date(2026, 11, 1)]
    assert len(asked) <= 3, "one question a month that has something, and one that finds no more"


def test_without_entries_there_is_nothing(journal: SqliteJournal) -> None:
    lookback = SqliteLookback(journal)
    assert (lookback.months(), lookback.exercises(), lookback.entries(9)) == ([], {}, [])


def test_exercises_stand_in_the_order_of_the_alphabet_under_their_last_title(journal: SqliteJournal) -> None:
    note(journal, NIGHT - timedelta(days=2), "", "x", "Zuchten")
    note(journal, NIGHT, "", "x", "Éénmaal zuchten")
    note(journal, NIGHT, "", "y", "Stilzitten")
    assert list(SqliteLookback(journal).exercises().items()) == [("x", "Éénmaal zuchten"), ("y", "Stilzitten")]


def test_own_words_are_found_by_what_they_say_and_where_they_belong(journal: SqliteJournal) -> None:
    journal.set_words("the-chain", "in de auto", NIGHT)
    journal.set_words("foundation", "thuis", NIGHT - timedelta(days=5))
    lookback, titles = SqliteLookback(journal), {"the-chain": "De keten", "foundation": "Fundament"}

    def found(wanted: EntryFilter) -> list[str]:
        return [words.text for words in lookback.words(wanted, titles)]

    assert found(EntryFilter()) == ["in de auto", "thuis"]
    assert found(EntryFilter("keten auto")) == ["in de auto"]
    assert found(EntryFilter("fundament")) == ["thuis"]
    assert found(EntryFilter(last=date(2026, 11, 20))) == ["thuis"]
    assert found(EntryFilter(exercise_id="slow-breathing")) == []


ASKED: dict[str, Callable[[SqliteLookback], object]] = {
    "first page": lambda lookback: lookback.entries(25),
    "a word that is everywhere": lambda lookback: lookback.entries(25, wanted=EntryFilter("schouders")),
    "a word that is nowhere": lambda lookback: lookback.entries(25, wanted=EntryFilter("nergens")),
    "an exercise": lambda lookback: lookback.entries(25, wanted=EntryFilter(exercise_id="stillness")),
    "an old month": lambda lookback: lookback.entries(
        None, wanted=EntryFilter("", None, date(2008, 3, 1), date(2008, 3, 31))
    ),
    "from an evening on": lambda lookback: lookback.entries(25, wanted=EntryFilter(last=date(2008, 3, 31))),
    "months": lambda lookback: lookback.months(),
    "exercises": lambda lookback: lookback.exercises(),
    "whether there are many evenings": lambda lookback: lookback.evenings(15),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ASKED)
def test_twenty_years_are_read_in_a_blink(twenty_years: SqliteJournal, name: str) -> None:
    lookback = SqliteLookback(twenty_years)
    spent = []
    for _ in range(3):
        # The time that this program worked, not that it waited for others on the same computer.
        start = time.process_time()
        ASKED[name](lookback)
        spent.append(time.process_time() - start)

    assert min(spent) < MOST_S
