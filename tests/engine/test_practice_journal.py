"""One entry for each exercise, kept as long as things are kept, and a file that fails stops nothing."""

from __future__ import annotations

import pytest

from herstel_app.core.errors import StorageError
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.records import Entry
from herstel_app.engine.practice_journal import BEGUN_S, PROGRESS_S
from herstel_app.storage.erasing import delete_everything
from herstel_app.storage.journal import SqliteJournal
from tests.engine.conftest import Stand
from tests.helpers.begun import begin_with

REQUEST = PracticeRequest("slow-breathing", 3, explanation_id="rest-and-recovery", claim_id="still-but-grinding")


def entry(stand: Stand) -> Entry:
    (only,) = stand.journal.entries(limit=5)
    return only


def begin(stand: Stand, seconds: float = 20.0) -> None:
    begin_with(stand.engine, REQUEST, {"head": 4})
    stand.advance(seconds)


def history(stand: Stand, on: bool) -> None:
    stand.engine.settings.change(history=on)


def test_an_entry_holds_what_was_asked_for_and_how_it_was(stand: Stand) -> None:
    began = stand.clock.now()
    begin(stand)
    stand.engine.practice.stop()
    stand.engine.journal.after({"head": 7})
    stand.engine.journal.note("mijn schouders")
    found = entry(stand)
    assert (found.exercise_id, found.exercise_title, found.minutes) == ("slow-breathing", "Langzaam ademen", 3)
    assert (found.explanation_id, found.claim_id) == ("rest-and-recovery", "still-but-grinding")
    assert (found.started_at, found.outcome, found.elapsed_s) == (began, "stopped", pytest.approx(20, abs=0.1))
    assert (found.before, found.after, found.note) == ({"head": 4}, {"head": 7}, "mijn schouders")
    assert found.planned_s > 180


def test_it_knows_whether_the_last_one_was_measured_before(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not stand.engine.journal.has_measured()
    begin(stand)
    stand.engine.practice.stop()
    assert stand.engine.journal.has_measured()

    def failing(journal: SqliteJournal, limit: int) -> list[Entry]:
        raise StorageError("schijf vol")

    monkeypatch.setattr(SqliteJournal, "entries", failing)
    assert not stand.engine.journal.has_measured()


def test_how_far_it_is_is_kept_now_and_then(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[float] = []
    progress = SqliteJournal.progress

    def writing(journal: SqliteJournal, entry_id: str, elapsed_s: float) -> bool:
        kept.append(elapsed_s)
        return progress(journal, entry_id, elapsed_s)

    monkeypatch.setattr(SqliteJournal, "progress", writing)
    begin(stand, 3.5 * PROGRESS_S)
    assert kept == [pytest.approx(PROGRESS_S * times, abs=0.2) for times in (1, 2, 3)]
    assert (entry(stand).outcome, entry(stand).elapsed_s) == ("running", kept[-1])


def test_a_pause_is_kept_too(stand: Stand) -> None:
    """A computer may lose its power then."""
    begin(stand, 5)
    stand.engine.practice.pause()
    assert entry(stand).elapsed_s == pytest.approx(5, abs=0.1)


def test_an_exercise_without_a_length_of_its_own_has_that_of_the_exercise(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert entry(stand).minutes == stand.engine.content.exercises["slow-breathing"].default_minutes


@pytest.mark.parametrize(("seconds", "kept"), [(3.0, 0), (BEGUN_S - 1, 0), (BEGUN_S + 1, 1)])
def test_what_was_only_begun_is_not_kept(stand: Stand, seconds: float, kept: int) -> None:
    stand.engine.begin_exercise(REQUEST)
    stand.advance(seconds)
    assert entry(stand).outcome == "running"
    stand.engine.practice.stop()
    assert len(stand.journal.entries(limit=5)) == kept
    assert stand.engine.journal.is_left_out is not bool(kept)
    stand.engine.begin_exercise(REQUEST)
    assert not stand.engine.journal.is_left_out


@pytest.mark.parametrize("noted", ["before", "place", "after", "note"])
def test_what_was_only_begun_is_kept_with_what_is_noted_about_it(stand: Stand, noted: str) -> None:
    began = stand.clock.now()
    request = PracticeRequest("slow-breathing", 3, place="head") if noted == "place" else REQUEST
    begin_with(stand.engine, request, {"head": 4} if noted == "before" else {})
    stand.advance(3)
    stand.engine.practice.stop()
    stand.clock.tick(60)
    if noted == "after":
        stand.engine.journal.after({"head": 7})
    elif noted == "note":
        stand.engine.journal.note("te druk")
    found = entry(stand)
    assert (found.started_at, found.outcome, found.elapsed_s) == (began, "stopped", pytest.approx(3, abs=0.1))
    assert not stand.engine.journal.is_left_out
    told = bool(found.before), found.place is not None, bool(found.after), bool(found.note)
    assert told == tuple(noted == each for each in ("before", "place", "after", "note"))


def test_without_history_nothing_is_kept(stand: Stand) -> None:
    history(stand, on=False)
    assert not stand.engine.journal.keeps
    begin(stand)
    stand.engine.practice.stop()
    assert not stand.engine.journal.is_left_out, "that nothing is kept is told elsewhere"
    stand.engine.journal.after({"head": 7})
    stand.engine.journal.note("weg")
    assert stand.journal.entries(limit=5) == []


@pytest.mark.parametrize("when", ["running", "ended"])
def test_with_history_again_what_is_noted_has_its_entry(stand: Stand, when: str) -> None:
    history(stand, on=False)
    begin(stand)
    if when == "ended":
        stand.engine.practice.stop()
    history(stand, on=True)
    assert stand.journal.entries(limit=5) == []
    stand.engine.journal.after({})
    stand.engine.journal.note("")
    assert stand.journal.entries(limit=5) == [], "nothing was noted"
    stand.engine.journal.note("later")
    found = entry(stand)
    assert (found.note, found.before) == ("later", {"head": 4})
    assert found.outcome == ("stopped" if when == "ended" else "running")


def test_kept_again_nothing_is_noted_where_nothing_was_begun(stand: Stand) -> None:
    stand.engine.journal.keep()
    stand.engine.journal.note("los")
    assert stand.journal.entries(limit=5) == []


def test_a_deleted_entry_comes_back_without_what_was_deleted_with_it(stand: Stand) -> None:
    told: list[str] = []
    stand.engine.journal.entry_deleted.connect(lambda: told.append("entry"))
    stand.engine.journal.deleted.connect(lambda: told.append("something"))
    begin(stand)
    stand.engine.practice.stop()
    stand.engine.journal.note("eerder")
    stand.journal.delete(entry(stand).id)
    assert told == ["entry", "something"]
    stand.engine.journal.note("later")
    found = entry(stand)
    assert (found.note, found.before, found.outcome) == ("later", {}, "stopped")


def test_what_else_is_deleted_leaves_the_entry(stand: Stand) -> None:
    told: list[str] = []
    stand.engine.journal.entry_deleted.connect(lambda: told.append("entry"))
    begin(stand)
    stand.engine.practice.stop()
    begin(stand)
    stand.journal.delete(stand.journal.entries(limit=5)[1].id)
    assert told == []
    assert entry(stand).outcome == "running"


def test_deleting_everything_before_anything_was_begun_is_told_once(stand: Stand) -> None:
    told: list[str] = []
    stand.engine.journal.entry_deleted.connect(lambda: told.append("entry"))
    stand.engine.journal.deleted.connect(lambda: told.append("something"))
    stand.engine.journal.words("the-chain", "woorden")
    delete_everything(stand.journal.store)
    assert set(told) == {"something"}


def test_a_file_that_fails_is_told_once_in_each_exercise_and_stops_none(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Je notities zijn nu niet te bewaren (journal.db: de schijf is vol). De oefening gaat door."
    with monkeypatch.context() as patch:
        stand.fail(patch)
        begin(stand)
        assert stand.engine.practice.is_active
        stand.engine.practice.stop()
        assert not stand.engine.journal.note("weg?")
        assert not stand.engine.journal.words("the-chain", "weg?")
        assert stand.notices == [said]
        begin(stand)
        assert stand.notices == [said] * 2
    stand.engine.practice.stop()
    assert stand.engine.journal.note("later")
    assert (entry(stand).note, entry(stand).outcome) == ("later", "stopped")


def test_it_says_whether_words_are_written(stand: Stand) -> None:
    assert not stand.engine.journal.note("waarover?"), "nothing was begun"
    history(stand, on=False)
    begin(stand)
    stand.engine.practice.stop()
    assert not stand.engine.journal.note("weg")
    history(stand, on=True)
    assert stand.engine.journal.note("los")
    assert stand.engine.journal.words("the-chain", "in de auto")


def test_words_to_an_open_question_are_kept(stand: Stand) -> None:
    stand.engine.journal.words("the-chain", "in de auto")
    (words,) = stand.journal.all_words()
    assert (words.explanation_id, words.text, words.written_at) == ("the-chain", "in de auto", stand.clock.now())


def test_signals_that_are_answered_one_by_one_stand_beside_each_other(stand: Stand) -> None:
    begin(stand)
    stand.engine.journal.after({"head": 7})
    stand.engine.journal.after({"breath": 8})
    stand.engine.journal.after({"head": 5})
    assert entry(stand).after == {"head": 5, "breath": 8}
    begin(stand)
    stand.engine.journal.after({"body": 3})
    assert stand.journal.entries(limit=1)[0].after == {"body": 3}


def test_what_was_answered_without_history_is_kept_once_there_is_one_again(stand: Stand) -> None:
    begin(stand)
    stand.engine.practice.stop()
    history(stand, on=False)
    stand.engine.journal.after({"head": 7})
    assert entry(stand).after == {}
    history(stand, on=True)
    assert entry(stand).after == {"head": 7}


def test_what_was_answered_does_not_come_back_after_it_was_deleted(stand: Stand) -> None:
    begin(stand)
    stand.engine.practice.stop()
    stand.engine.journal.after({"head": 7})
    delete_everything(stand.journal.store)
    stand.engine.journal.after({"body": 3})
    assert (entry(stand).before, entry(stand).after) == ({}, {"body": 3})
