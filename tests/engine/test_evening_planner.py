"""Tonight's evening: composed of what there is, different from the evenings before, and kept as one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest
from msgspec.structs import replace

from herstel_app.core.evening import Evening
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Where
from herstel_app.storage.journal import SqliteJournal
from tests.engine.conftest import Make, Stand
from tests.engine.programmes.test_evening import own_exercise


def evening(stand: Stand) -> Evening:
    made = stand.engine.planner.evening("head", 15)
    assert made is not None
    return made


def test_what_was_not_answered_is_any_place_and_five_minutes(stand: Stand) -> None:
    question = stand.engine.planner.question(None, None)
    assert (question.where, question.minutes) == ("unknown", 5.0)


def test_what_is_off_by_itself_is_left_out_until_it_is_allowed(stand: Stand) -> None:
    name = next(name for name, exercise in stand.engine.content.exercises.items() if exercise.opt_in)
    assert name in stand.engine.planner.question(None, None).off
    stand.engine.settings.change(allowed=(name,))
    assert name not in stand.engine.planner.question(None, None).off


def do(stand: Stand, *names: str) -> None:
    for name in names:
        stand.engine.begin_exercise(PracticeRequest(name))
        stand.advance(40)
        stand.engine.practice.stop()
        stand.clock.tick(60)


def test_the_evenings_before_tonight_are_known_the_last_one_first(stand: Stand) -> None:
    do(stand, "humming", "stillness")
    stand.clock.wall += timedelta(days=1)
    do(stand, "slow-breathing")
    stand.clock.wall += timedelta(days=1)
    do(stand, "kind-touch")
    assert stand.engine.planner.question(None, None).recent == (("slow-breathing",), ("humming", "stillness"))


def test_a_journal_that_cannot_be_read_is_no_evening_before(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    stand.fail_reading(monkeypatch, SqliteJournal, "entries")
    assert stand.engine.planner.question(None, None).recent == ()
    assert stand.engine.planner.evening(None, None) is not None


def test_where_all_is_off_there_is_no_evening(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    planner = stand.engine.planner
    question = planner.question(None, None)
    everything = replace(question, off=frozenset(stand.engine.content.exercises))
    monkeypatch.setattr(planner, "question", lambda *_: everything)
    assert planner.evening(None, None) is None


def test_a_step_can_be_swapped(stand: Stand) -> None:
    made = evening(stand)
    other = stand.engine.planner.other_step(made, 0, "head", 15)
    assert other is not None
    assert other.steps[0].id != made.steps[0].id
    assert stand.engine.planner.changed_by_hand(other).title == "Je eigen avond"


def test_an_evening_that_is_kept_comes_back_until_a_step_is_gone(stand: Stand) -> None:
    planner = stand.engine.planner
    assert not planner.has_own
    file = own_exercise(stand.folder)
    stand.engine.library.refresh()
    made = evening(stand)
    last = replace(made.steps[-1], id="mijn-oefening")
    planner.keep(replace(made, steps=(*made.steps[:-1], last)))
    own = planner.own()
    assert own is not None
    assert [step.id for step in own.steps] == [*(step.id for step in made.steps[:-1]), "mijn-oefening"]
    assert planner.has_own
    file.unlink()
    stand.engine.library.refresh()
    assert not planner.has_own


def needs_voice(stand: Stand, made: Evening) -> list[str]:
    exercises = stand.engine.content.exercises
    return [step.id for step in made.steps if step.kind == "practise" and not exercises[step.id].without_voice]


def test_without_a_voice_an_evening_has_what_tones_carry(stand: Stand) -> None:
    planner = stand.engine.planner
    assert not planner.question("body", 15).voice
    made = planner.evening("body", 15)
    assert made is not None
    assert needs_voice(stand, made) == []
    stand.engine.settings.change(voice=True)
    assert planner.question("body", 15).voice


def test_a_voice_that_is_wanted_and_not_there_changes_the_evening_that_waits(make: Make) -> None:
    stand = make(voice=True)
    stand.voice.there = ()
    choice = stand.engine.evening_choice
    for where in get_args(Where):
        # An evening with a voice may be made of exercises that need none.
        choice.answer_where(where)
        if choice.evening is not None and needs_voice(stand, choice.evening):
            break
    assert choice.evening is not None
    assert needs_voice(stand, choice.evening)
    stand.engine.audio.start()
    stand.settle()
    assert choice.evening is not None
    assert needs_voice(stand, choice.evening) == []
