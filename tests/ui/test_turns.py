"""One programme ends where another begins: what each pair of them did wrong, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.core.trial import TrialEveningState
from herstel_app.storage.trials import SqliteTrials
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.reading_step import ReadingStep
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.forms import form_in, open_note
from tests.helpers.random_user import User, programme_stage, short_waits


@pytest.fixture
def user(qapp: QApplication, tmp_path: Path) -> Iterator[User]:
    restore = short_waits()
    made = User(programme_stage(make_application(["herstel"]), tmp_path / "data"))
    made.herstel.engine.settings.change(voice=True)
    made.let_qt_work()
    yield made
    made.close()
    restore()


def begin_with_exercise(user: User) -> None:
    """Begin an evening of more than one step that begins with an exercise."""
    choice, page = user.herstel.engine.evening_choice, user.window.pages.tonight
    user.window.open_page("tonight")
    choice.answer_minutes(15.0)
    assert page.evening is not None
    assert [step.kind for step in page.evening.steps[:2]] == ["practise", "practise"]
    page.begin_button.click()


def entries(user: User) -> list[tuple[str, str]]:
    """Give what was done, the oldest first, and how it ended."""
    return [(each.exercise_id, each.outcome) for each in reversed(user.herstel.journal.entries(limit=9))]


def test_an_evening_is_left_between_two_steps(user: User) -> None:
    begin_with_exercise(user)
    first = user.evening_step
    assert first is not None
    user.finish_step()
    user.press(Qt.Key.Key_Escape)
    user.let_qt_work()
    user.check()
    assert user.window.pane.is_empty
    assert entries(user) == [(first.id, "completed")]


def test_a_second_start_with_an_exercise_ends_an_evening_that_waits(user: User) -> None:
    user.begin_evening_with_text()
    assert user.window.pane.shown(ReadingStep)
    user.start_again("slow-breathing")
    user.let_qt_work()
    user.check()
    assert not user.herstel.engine.programmes.is_evening
    assert user.window.pages.tonight.begin_button.isVisibleTo(user.window.pages.tonight)
    user.window.engine.programmes.go_on()
    user.let_qt_work()
    assert user.herstel.engine.practice.state is SessionState.RUNNING
    assert entries(user) == [("slow-breathing", "running")]


@pytest.mark.parametrize("what", ["proef", "avondproef"])
def test_an_evening_that_begins_in_a_proef_goes_on_to_its_next_step(user: User, what: str) -> None:
    if what == "proef":
        user.begin_proef("effort")
    else:
        user.begin_trial_evening()
    while not user.herstel.engine.practice.is_active:
        asked = user.window.pane.shown(TapView)
        (asked.skip_link if asked else form_in(user.window.pane, PaneForm).act_button).click()
        user.let_qt_work()
    begin_with_exercise(user)
    first = user.evening_step
    user.let_qt_work()
    user.check()
    user.finish_step()
    user.let_qt_work()
    user.check()
    assert user.herstel.engine.programmes.is_evening
    assert user.evening_step != first
    kept = SqliteTrials(user.herstel.journal.store).current()
    assert kept is not None
    assert [each.progress for each in kept.trial.evenings] == [TrialEveningState.INTERRUPTED] * (what == "avondproef")


def test_another_proef_that_is_clicked_leaves_the_one_that_runs_as_it_is(user: User) -> None:
    user.begin_proef("effort")
    first = user.herstel.engine.practice.exercise_id
    user.begin_proef("head")
    assert user.herstel.engine.practice.exercise_id == first
    for _ in range(2):
        user.finish_step()
        user.let_qt_work()
        user.check()
        form_in(user.window.pane, TapView).scale.dots[3].click()
    parts = user.herstel.library.proeven["effort"].parts
    done = [exercise_id for exercise_id, _ in entries(user)]
    assert sorted(done) == sorted(part.choices[0].exercise for part in parts)


@pytest.mark.parametrize("how", ["a second start", "another exercise", "an evening"])
def test_what_was_typed_last_is_kept_where_something_else_begins(user: User, how: str) -> None:
    user.start_again("slow-breathing")
    user.press(Qt.Key.Key_Escape)
    open_note(user.window.pane).note.setPlainText("Zachter dan vooraf.")
    if how == "an evening":
        user.begin_evening_with_text()
    elif how == "another exercise":
        user.window.engine.offer(PracticeRequest("humming"))
    else:
        user.start_again("humming")
    user.let_qt_work()
    user.check()
    notes = {entry.exercise_id: entry.note for entry in user.herstel.journal.entries(limit=5)}
    assert notes.pop("slow-breathing") == "Zachter dan vooraf."
    assert not any(notes.values())


def test_no_other_answer_can_be_given_while_the_evening_runs(user: User) -> None:
    user.begin_evening_with_text()
    page, step = user.window.pages.tonight, user.evening_step
    running = page.evening
    user.window.open_page("tonight")
    assert not user.buttons(page)
    user.change(text_scale_percent=160)
    user.let_qt_work()
    user.check()
    assert user.evening_step == step
    user.press(Qt.Key.Key_Escape)
    user.let_qt_work()
    user.check()
    assert user.window.pages.tonight.evening == running


def test_a_change_by_hand_is_over_where_the_evening_begins(user: User) -> None:
    user.begin_evening_with_text()
    user.press(Qt.Key.Key_Escape)
    page = user.window.pages.tonight
    user.window.open_page("tonight")
    page.other_button.click()
    page.begin_button.click()
    user.window.open_page("tonight")
    user.let_qt_work()
    user.check()
    assert not [name for name in user.buttons(page) if name.endswith(("wissel", "laat weg"))]
