"""What was kept while a clock stood far ahead: it stays to be seen, and decides nothing about tonight."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.trial import TrialPlan
from herstel_app.core.yardstick import WEEK
from herstel_app.storage.thoughts import Thoughts
from herstel_app.storage.trials import SqliteTrials
from herstel_app.storage.yardstick import SqliteYardstickBook
from tests.helpers import trial_page_states
from tests.ui.conftest import UiStage

AHEAD = [timedelta(days=1), timedelta(days=30), timedelta(days=365), timedelta(days=365 * 900)]


def practise(stage: UiStage, at: datetime, exercise_id: str = "slow-breathing") -> str:
    journal = stage.herstel.journal
    entry = journal.begin(started_at=at, exercise_id=exercise_id, exercise_title="A", minutes=5, planned_s=300)
    journal.finish(entry, "completed", 300)
    return entry


@pytest.mark.parametrize("ahead", AHEAD)
def test_the_month_of_now_is_shown(stage: UiStage, ahead: timedelta) -> None:
    now = stage.clock.now()
    practise(stage, now - timedelta(days=40))
    practise(stage, now)
    practise(stage, now + ahead)
    page = stage.herstel.window.pages.lookback
    stage.herstel.window.open_page("lookback")
    page.show_view("month")
    assert page.month.name.text() == "November 2026"
    assert page.month.earlier.isVisibleTo(page)
    page.month.earlier.click()
    assert page.month.name.text() == "Oktober 2026"
    page.refresh()
    assert page.month.name.text() == "Oktober 2026", "what was chosen stays"


def test_where_there_is_only_a_month_ahead_that_one_is_shown(stage: UiStage) -> None:
    practise(stage, stage.clock.now() + timedelta(days=365))
    page = stage.herstel.window.pages.lookback
    stage.herstel.window.open_page("lookback")
    page.show_view("month")
    assert page.month.name.text() == "November 2027"


@pytest.mark.parametrize("ahead", AHEAD)
def test_all_notes_are_in_the_list(stage: UiStage, ahead: timedelta) -> None:
    now = stage.clock.now()
    names = [practise(stage, now + ahead), practise(stage, now), practise(stage, now - timedelta(days=40))]
    stage.herstel.window.open_page("lookback")
    evenings = stage.herstel.window.pages.lookback.evenings
    assert [key.evening for key in evenings.timeline.rows] == [
        evening_of(entry.started_at) for entry in stage.herstel.journal.entries(limit=9)
    ]
    assert [entry.id for entry in stage.herstel.journal.entries(limit=9)] == names


def test_the_present_of_the_yardstick_is_now(stage: UiStage) -> None:
    book, now = SqliteYardstickBook(stage.herstel.journal.store), stage.clock.now()
    for weeks in (*range(9), 26, 52, -1, -52):
        book.answer("sleep", weeks > 20, now - weeks * WEEK)
    stage.herstel.window.open_page("lookback")
    page = stage.herstel.window.pages.lookback
    page.show_view("yardstick")
    said = [label.text() for label in page.yardstick.past.findChildren(QLabel)]
    assert any(text.startswith("Toen is november 2025, nu september tot november 2026.") for text in said)
    assert not any("2027" in text for text in said)
    assert list(page.yardstick.past.chips) == ["half", "year"]


@pytest.mark.parametrize("ahead", AHEAD)
def test_an_evening_of_the_trial_that_lies_ahead_holds_up_nothing(stage: UiStage, ahead: timedelta) -> None:
    trials, now = SqliteTrials(stage.herstel.journal.store), stage.clock.now()
    kept = trials.start(TrialPlan("slow-breathing", "Langzaam ademen", 10, "in bed", 6), "seed")
    trials.begin(kept.id, now + ahead)
    trials.finish(kept.id)
    stage.herstel.window.open_page("trial")
    progress = stage.herstel.window.pages.trial.progress
    assert progress is not None
    assert progress.begin_button is not None
    progress.begin_button.click()
    stage.settle()
    trial_page_states.rate(stage, 3)
    trial_page_states.act(stage)
    (kept,) = trials.all()
    assert [evening.number for evening in kept.trial.evenings] == [0, 1]


@pytest.mark.parametrize("ahead", AHEAD)
def test_what_was_put_away_comes_back_within_two_days(stage: UiStage, ahead: timedelta) -> None:
    thoughts, now = Thoughts(stage.herstel.journal.store), stage.clock.now()
    nine = (now + ahead + timedelta(days=1)).replace(hour=9, minute=0)
    thoughts.park("sheet", [Thought("de dakgoot")], nine, now + ahead)
    assert thoughts.release_due(now) == ()
    (back,) = thoughts.release_due(now + timedelta(hours=36))
    assert back.text == "de dakgoot"


@pytest.mark.parametrize("ahead", AHEAD)
def test_evenings_ahead_are_not_the_evenings_before(stage: UiStage, ahead: timedelta) -> None:
    page, now = stage.herstel.window.pages.tonight, stage.clock.now()
    page.refresh()
    expected = page.evening
    assert expected is not None
    for number in range(60):
        for step in expected.steps:
            practise(stage, now + ahead + timedelta(minutes=number), step.id)
    page.refresh()
    assert page.evening == expected
