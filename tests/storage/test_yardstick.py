"""The weekly answers: one set a week, changed within the week, skipped without a mark."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.yardstick import SqliteYardstickBook

HERE = timezone(timedelta(hours=1))
SUNDAY = datetime(2026, 11, 22, 21, 40, tzinfo=HERE)
WEEK = date(2026, 11, 16)


@pytest.fixture
def book() -> SqliteYardstickBook:
    journal = SqliteJournal.in_memory()
    journal.open()
    return SqliteYardstickBook(journal.store)


def test_a_week_has_one_answer_to_a_question_and_a_skipped_one_leaves_nothing(book: SqliteYardstickBook) -> None:
    book.answer("sleep", True, SUNDAY)
    book.answer("start", False, SUNDAY)
    book.answer("sleep", False, SUNDAY - timedelta(days=6))
    assert book.answers() == {WEEK: {"sleep": False, "start": False}}
    book.answer("sleep", None, SUNDAY)
    book.answer("start", None, SUNDAY)
    assert book.answers() == {}


def test_the_night_after_sunday_still_belongs_to_its_week(book: SqliteYardstickBook) -> None:
    late = datetime(2026, 11, 23, 3, 59, tzinfo=HERE)
    book.answer("sleep", True, late)
    book.answer("sleep", False, late + timedelta(minutes=1))
    assert book.answers() == {WEEK: {"sleep": True}, date(2026, 11, 23): {"sleep": False}}


def test_what_is_told_once_is_known(book: SqliteYardstickBook) -> None:
    assert not book.has_told("facts")
    book.tell("facts", SUNDAY)
    book.tell("facts", SUNDAY)
    assert book.has_told("facts")


def test_a_time_without_its_offset_is_refused(book: SqliteYardstickBook) -> None:
    with pytest.raises(ValueError, match="offset"):
        book.answer("sleep", True, SUNDAY.replace(tzinfo=None))
    with pytest.raises(ValueError, match="offset"):
        book.tell("facts", SUNDAY.replace(tzinfo=None))
