"""The notes of *Avonden*: read a few at a time, in the order in which they were written."""

from __future__ import annotations

from datetime import date, timedelta

from herstel_app.core.records import EntryFilter, Note, WrittenAnswer, key_of
from herstel_app.engine.lookback.note_list import CHUNK, NoteList
from tests.engine.conftest import Stand
from tests.engine.lookback.notes import keep_many


def read_all(notes: NoteList) -> list[Note]:
    found = notes.read_on()
    while not notes.has_ended:
        found += notes.read_on()
    return found


def opened(stand: Stand, wanted: EntryFilter | None = None) -> NoteList:
    notes = stand.engine.lookback.notes()
    notes.ask(wanted or EntryFilter())
    return notes


def test_nothing_is_read_before_it_is_asked(stand: Stand) -> None:
    notes = stand.engine.lookback.notes()
    assert notes.has_ended
    notes.ask(EntryFilter())
    assert not notes.has_ended
    assert notes.read_on() == []
    assert notes.has_ended
    assert notes.asks_for_all
    assert not notes.begins_further_back


def test_a_chunk_at_a_time_with_the_words_between(stand: Stand) -> None:
    names = keep_many(stand, 2 * CHUNK + 1)
    early = stand.clock.now() - timedelta(days=CHUNK - 2, hours=1)
    stand.journal.set_words("rest-and-recovery", "tussendoor", early)
    stand.journal.set_words("the-chain", "vroeger", stand.clock.now() - timedelta(days=400))
    notes = opened(stand)
    first = notes.read_on()
    assert len(first) == CHUNK + 1
    assert isinstance(first[-2], WrittenAnswer)
    assert len(notes.read_on()) == CHUNK
    assert not notes.has_ended
    last = notes.read_on()
    assert [key_of(note) for note in last] == [names[-1], "words:the-chain"]
    assert notes.has_ended


def test_what_is_looked_for_is_found_in_titles_of_explanations_too(stand: Stand) -> None:
    keep_many(stand, 3)
    stand.journal.set_words("rest-and-recovery", "iets", stand.clock.now())
    title = stand.engine.content.explanations["rest-and-recovery"].title
    assert [key_of(note) for note in read_all(opened(stand, EntryFilter(title)))] == ["words:rest-and-recovery"]
    assert len(read_all(opened(stand, EntryFilter("dag 2")))) == 1


def test_it_begins_anew_where_it_ended_and_stays_there(stand: Stand) -> None:
    names = keep_many(stand, CHUNK + 3)
    stand.journal.set_words("rest-and-recovery", "nu", stand.clock.now())
    stand.journal.set_words("the-chain", "vroeger", stand.clock.now() - timedelta(days=400))
    notes = opened(stand)
    notes.read_on()
    for begin in (notes.begin_where_it_ended, lambda: notes.begin(notes.wanted)):
        begin()
        assert [key_of(note) for note in read_all(notes)] == [*names[CHUNK:], "words:the-chain"]
        assert notes.begins_further_back
        assert not notes.asks_for_all
        notes.begin(notes.wanted)
        notes.read_on()
    notes.ask(EntryFilter())
    assert key_of(notes.read_on()[0]) == names[0]


def test_a_month_to_begin_from_is_further_back(stand: Stand) -> None:
    notes = opened(stand, EntryFilter(last=date(2020, 1, 31)))
    assert notes.begins_further_back
    assert not notes.asks_for_all
