"""Notes: what they are known by, and to which evening they belong."""

from __future__ import annotations

from datetime import UTC, date, datetime

from herstel_app.core.records import Entry, WrittenAnswer, evening_of_note, in_month, key_of, written_at

NIGHT = datetime(2026, 11, 23, 3, 59, tzinfo=UTC)
ENTRY = Entry("een", NIGHT, "stillness", "Stilzitten", None, 5, 322, 300, "completed", None, None, "")
ANSWER = WrittenAnswer("the-chain", "Onder de douche.", NIGHT)


def test_both_kinds_are_known_by_something_and_belong_to_an_evening() -> None:
    assert (key_of(ENTRY), key_of(ANSWER)) == ("een", "words:the-chain")
    assert written_at(ENTRY) == written_at(ANSWER) == NIGHT
    assert evening_of_note(ENTRY) == evening_of_note(ANSWER) == date(2026, 11, 22)


def test_a_month_ends_before_the_next_begins() -> None:
    assert in_month(date(2026, 11, 1)).last == date(2026, 11, 30)
    assert in_month(date(2026, 12, 1)).last == date(2026, 12, 31)
