"""Pages to write on: kept while someone types, put away, and left by themselves only where they are empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from herstel_app.core.content import WriteStep
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.engine.writing import END_S, SAVE_S, OpenPage, WritingController
from herstel_app.storage.erasing import delete_everything
from herstel_app.storage.thoughts import Thoughts
from tests.core.test_timeline_compiler import exercise
from tests.engine.conftest import Make, Stand

PARK, NOTE = "thought-parking", "three-good-things"
AUTO, RIA = Thought("auto"), Thought("Ria", "mailen")


def open_page(stand: Stand, name: str = PARK) -> OpenPage:
    stand.engine.begin_exercise(PracticeRequest(name))
    stand.advance(24)
    page = stand.engine.practice.writing.page
    assert page is not None
    return page


def writing(stand: Stand) -> WritingController:
    return stand.engine.practice.writing


def type_(stand: Stand, *thoughts: Thought, text: str = "") -> None:
    writing(stand).write(text, thoughts)


def note(stand: Stand) -> str:
    return stand.journal.entries(limit=1)[0].note


def by_day(stand: Stand) -> datetime:
    return stand.clock.now().replace(hour=9, minute=0) + timedelta(days=1)


def test_a_page_opens_in_its_time_and_is_empty(stand: Stand) -> None:
    told: list[str] = []
    writing(stand).opened.connect(lambda page: told.append(page.title))
    page = open_page(stand)
    assert told == ["Gedachten parkeren"] == [page.title]
    assert (page.parks, page.is_blank, page.begun, page.has_withheld) == (True, True, (), False)
    assert stand.engine.practice.state is SessionState.RUNNING


def test_a_page_for_own_words_asks_for_no_thoughts(stand: Stand) -> None:
    page = open_page(stand, NOTE)
    assert not page.parks
    type_(stand, text="  ")
    assert page.is_blank
    type_(stand, text="de soep")
    assert not page.is_blank


def test_what_is_typed_is_kept_in_time_while_typing_goes_on(stand: Stand) -> None:
    open_page(stand)
    for number in range(4):
        type_(stand, Thought("x" * (number + 1)))
        stand.advance(0.15)
    assert stand.thoughts.begun() == (Thought("xxx"),), "kept only when the typing stops"
    stand.advance(SAVE_S)
    assert stand.thoughts.begun() == (Thought("xxxx"),)


def test_own_words_are_kept_as_they_are_typed_and_told_at_the_end(stand: Stand) -> None:
    open_page(stand, NOTE)
    type_(stand, text=" de soep \n")
    stand.advance(SAVE_S)
    assert note(stand) == "de soep"
    writing(stand).leave()
    stand.advance(5)
    stand.engine.practice.stop()
    assert stand.engine.practice.written == "de soep"
    assert stand.thoughts.begun() == ()


def test_put_away_they_are_gone_until_their_moment_and_the_exercise_goes_on(stand: Stand) -> None:
    told: list[object] = []
    writing(stand).closed.connect(lambda: told.append("closed"))
    writing(stand).put_away_until.connect(told.append)
    open_page(stand)
    type_(stand, AUTO, RIA)
    due_at = by_day(stand)
    writing(stand).put_away(due_at)
    assert told == ["closed", due_at]
    assert writing(stand).page is None
    assert (stand.thoughts.begun(), stand.thoughts.next_due()) == ((), due_at)
    frame = stand.engine.practice.frame
    assert frame is not None
    assert frame.kind == "quiet"
    stand.advance(30)
    assert stand.journal.entries(limit=1)[0].outcome == "completed"
    assert note(stand) == ""
    assert [(item.text, item.next_step) for item in stand.thoughts.release_due(due_at)] == [
        ("auto", ""), ("Ria", "mailen")
    ]  # fmt: skip


def test_left_what_was_begun_stays_begun(stand: Stand) -> None:
    open_page(stand)
    type_(stand, AUTO)
    writing(stand).leave()
    assert writing(stand).page is None
    assert stand.thoughts.begun() == (AUTO,)
    assert stand.engine.practice.state is SessionState.RUNNING


@pytest.mark.parametrize("way", ["stop", "another exercise"])
def test_the_end_keeps_what_was_typed_and_the_begin_is_offered_the_next_time(stand: Stand, way: str) -> None:
    open_page(stand)
    type_(stand, AUTO, RIA)
    if way == "stop":
        stand.engine.practice.stop()
    else:
        stand.engine.begin_exercise(PracticeRequest("humming"))
    assert writing(stand).page is None
    page = open_page(stand)
    assert (page.begun, page.thoughts) == ((AUTO, RIA), ())
    type_(stand, AUTO, RIA, Thought("nieuw"))
    writing(stand).take_begun()
    assert stand.thoughts.begun() == (AUTO, RIA, Thought("nieuw"))


def test_a_begin_that_is_not_taken_stays_and_one_that_is_deleted_is_gone(stand: Stand) -> None:
    stand.thoughts.write("eerder", [AUTO], stand.clock.now())
    open_page(stand)
    type_(stand, RIA)
    writing(stand).put_away(by_day(stand))
    assert stand.thoughts.begun() == (AUTO,)
    stand.engine.practice.stop()
    open_page(stand)
    writing(stand).drop_begun()
    assert stand.thoughts.begun() == ()


def test_what_is_put_away_can_be_deleted_unread(stand: Stand) -> None:
    stand.thoughts.park("eerder", [AUTO], by_day(stand), stand.clock.now())
    assert open_page(stand).has_withheld
    writing(stand).drop_withheld()
    assert stand.thoughts.next_due() is None


ACTS: dict[str, Callable[[WritingController], object]] = {
    "write": lambda page: page.write("te laat", [AUTO]),
    "save": WritingController.save,
    "take": WritingController.take_begun,
    "put away": lambda page: page.put_away(datetime(2026, 11, 23, 9)),  # noqa: DTZ001
    "leave": WritingController.leave,
}


@pytest.mark.parametrize("act", ACTS)
def test_without_a_page_nothing_is_kept(stand: Stand, act: str) -> None:
    ACTS[act](writing(stand))
    assert stand.thoughts.begun() == ()
    assert stand.thoughts.next_due() is None
    assert stand.scheduler.running == []


def test_the_time_runs_out_but_nothing_is_taken_from_who_types(stand: Stand) -> None:
    page = open_page(stand)
    for minute in range(8):
        stand.advance(55)
        type_(stand, Thought("x" * (minute + 1)))
        assert writing(stand).page is page, minute
        assert stand.engine.practice.state is SessionState.RUNNING
    assert stand.engine.practice.at_s > 5 * 60 + 60


def test_the_time_runs_out_and_the_page_waits_for_who_rests(stand: Stand) -> None:
    page = open_page(stand)
    type_(stand, AUTO)
    stand.advance(20 * 60)
    practice = stand.engine.practice
    assert writing(stand).page is page
    assert practice.state is SessionState.PAUSED
    assert not stand.keep_awake.held
    assert practice.at_s == pytest.approx(12 + 5 * 60 - END_S, abs=1)
    writing(stand).put_away(by_day(stand))
    assert practice.state is SessionState.RUNNING
    assert stand.keep_awake.held
    stand.advance(30)
    assert stand.journal.entries(limit=1)[0].outcome == "completed"


@pytest.mark.parametrize("name", [PARK, NOTE])
def test_the_time_runs_out_and_an_empty_page_leaves_by_itself(stand: Stand, name: str) -> None:
    open_page(stand, name)
    stand.advance(7 * 60)
    assert writing(stand).page is None
    assert stand.journal.entries(limit=1)[0].outcome == "completed"


def test_a_computer_that_slept_leaves_the_page_open(stand: Stand) -> None:
    page = open_page(stand)
    type_(stand, AUTO)
    stand.miss(3600)
    assert stand.engine.practice.state is SessionState.PAUSED
    assert writing(stand).page is page
    writing(stand).leave()
    assert stand.engine.practice.state is SessionState.RUNNING


FAILS = "Wat je schrijft is nu niet te bewaren (journal.db: de schijf is vol). De bladzijde blijft open."


def test_thoughts_that_cannot_be_put_away_stay_on_the_page(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(stand)
    type_(stand, AUTO)
    with monkeypatch.context() as patch:
        stand.fail(patch)
        writing(stand).put_away(by_day(stand))
        assert not writing(stand).save()
        assert writing(stand).page is page
        assert page.thoughts == (AUTO,)
        assert stand.notices == [FAILS]
        stand.engine.practice.stop()
    assert open_page(stand).begun == (AUTO,), "offered as long as the program runs"
    stand.engine.practice.stop()
    assert open_page(stand).begun == ()


def test_where_the_file_cannot_be_read_a_page_opens_all_the_same(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    stand.fail_reading(monkeypatch, Thoughts, "begun")
    page = open_page(stand)
    assert (page.begun, page.has_withheld) == ((), False)
    assert stand.notices == [FAILS]


def clears(stand: Stand) -> list[str]:
    told: list[str] = []
    writing(stand).cleared.connect(lambda: told.append("cleared"))
    return told


@pytest.mark.parametrize("name", [PARK, NOTE])
def test_what_was_deleted_is_taken_from_the_page_and_does_not_come_back(stand: Stand, name: str) -> None:
    told = clears(stand)
    page = open_page(stand, name)
    type_(stand, AUTO, text="auto")
    stand.advance(SAVE_S)
    type_(stand, AUTO, text="auto")
    delete_everything(stand.journal.store)
    assert set(told) == {"cleared"}
    assert (page.text, page.thoughts) == ("", ())
    stand.advance(SAVE_S)
    stand.engine.practice.stop()
    assert stand.thoughts.begun() == ()
    assert [entry.note for entry in stand.journal.entries(limit=5)] in ([], [""])


def test_what_was_not_kept_yet_stays_where_something_else_is_deleted(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("humming"))
    stand.advance(40)
    stand.engine.practice.stop()
    told = clears(stand)
    page = open_page(stand)
    type_(stand, AUTO)
    stand.journal.delete(stand.journal.entries(limit=5)[1].id)
    assert (told, page.thoughts) == ([], (AUTO,))
    stand.advance(SAVE_S)
    stand.engine.journal.words("the-chain", "los")
    stand.engine.journal.words("the-chain", "")
    assert (told, page.thoughts) == ([], (AUTO,))


def test_a_file_that_cannot_be_looked_in_takes_nothing_from_the_page(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.engine.begin_exercise(PracticeRequest("humming"))
    stand.advance(40)
    page = open_page(stand)
    type_(stand, AUTO)
    stand.advance(SAVE_S)
    stand.fail_reading(monkeypatch, Thoughts, "has_sheet")
    stand.journal.delete(stand.journal.entries(limit=5)[1].id)
    assert page.thoughts == (AUTO,)
    assert stand.notices == [FAILS]


def test_with_history_again_what_stands_on_the_page_is_kept_at_once(make: Make) -> None:
    stand = make(history=False)
    open_page(stand, NOTE)
    type_(stand, text="eerder")
    stand.advance(SAVE_S)
    assert stand.journal.entries(limit=5) == []
    stand.engine.settings.change(history=True)
    assert note(stand) == "eerder"


def test_each_page_of_an_exercise_has_its_turn(stand: Stand) -> None:
    stand.practise(exercise(WriteStep("note", "Eerst?"), WriteStep("note", "En dan?"), minutes=4))
    written = []
    for _ in range(2):
        stand.advance(12)
        page = writing(stand).page
        assert page is not None
        written.append(page.step.prompt)
        type_(stand, text=page.step.prompt)
        writing(stand).leave()
    stand.advance(2)
    stand.engine.practice.stop()
    assert written == ["Eerst?", "En dan?"]
    assert note(stand) == stand.engine.practice.written == "Eerst?\nEn dan?"


def test_no_line_of_the_log_holds_what_was_written(
    stand: Stand, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caplog.at_level("DEBUG"):
        open_page(stand)
        type_(stand, Thought("zeldzaam-woord", "zeldzame stap"))
        with monkeypatch.context() as patch:
            stand.fail(patch)
            writing(stand).save()
        writing(stand).put_away(by_day(stand))
        stand.advance(30)
    assert "zeldza" not in caplog.text
