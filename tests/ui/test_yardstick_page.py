"""Je maatstaf: answered or skipped, past beside present, and the card that is offered once."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from herstel_app.core.yardstick import WEEK, week_of
from herstel_app.storage.yardstick import SqliteYardstickBook
from herstel_app.ui.pages.lookback.yardstick import YardstickView
from herstel_app.ui.pages.lookback.yardstick_past import AnswerRow
from tests.helpers import lookback_states
from tests.ui.conftest import UiStage


def opened(stage: UiStage) -> YardstickView:
    page = lookback_states.page_of(stage)
    page.show_view("yardstick")
    stage.settle()
    return page.yardstick


def answers(stage: UiStage) -> dict[str, bool]:
    week = week_of(stage.clock.now())
    return dict(SqliteYardstickBook(stage.herstel.journal.store).answers().get(week, {}))


def rows(view: YardstickView) -> list[str]:
    return [row.accessibleName() for row in view.past.findChildren(AnswerRow) if row.isVisible()]


def test_each_question_is_answered_or_left_open(stage: UiStage) -> None:
    view = opened(stage)
    assert all(group.on == (None,) for group in view.answers.values())
    view.answers["sleep"].chips[True].click()
    view.answers["start"].chips[False].click()
    assert answers(stage) == {"sleep": True, "start": False}
    view.answers["sleep"].chips[None].click()
    assert answers(stage) == {"start": False}
    lookback_states.page_of(stage)
    assert view.answers["start"].chips[False].isChecked()


def test_by_keyboard_alone(stage: UiStage) -> None:
    view = opened(stage)
    view.answers["start"].chips[None].setFocus()
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Left)
    assert answers(stage) == {"start": False}
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.answers["unwind"].chips[None]


def test_a_new_week_begins_empty_also_on_a_page_that_stayed_open(stage: UiStage) -> None:
    view = opened(stage)
    view.answers["start"].chips[True].click()
    view.answers["sleep"].chips[True].click()
    stage.clock.wall += timedelta(days=7)
    view.answers["sleep"].chips[False].click()
    assert answers(stage) == {"sleep": False}
    assert view.answers["start"].chips[None].isChecked()
    assert view.answers["sleep"].chips[False].isChecked()


def test_without_answers_there_is_no_past(stage: UiStage) -> None:
    assert not opened(stage).past.isVisible()


def test_the_present_stands_alone_until_there_is_a_past(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(2))
    view = opened(stage)
    assert not view.past.group.isVisible()
    assert len(rows(view)) == 4


def test_the_past_stands_beside_the_present(stage: UiStage) -> None:
    book = SqliteYardstickBook(stage.herstel.journal.store)
    now = stage.clock.now()
    for number in range(8):
        book.answer("sleep", True, now - number * WEEK)
        book.answer("sleep", False, now - (number + 48) * WEEK)
    view = opened(stage)
    question = stage.herstel.library.yardstick.questions[2].text
    assert f"{question} Toen: {', '.join(['nee'] * 8)}" in rows(view)
    assert f"{question} Nu: {', '.join(['ja'] * 8)}" in rows(view)
    text = "\n".join(item.text() for item in view.past.findChildren(QLabel) if item.isVisible())
    assert "Wat daartussen gebeurde, weet alleen jij." in text


def test_another_past_can_be_chosen(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(lookback_states.WEEKS))
    view = opened(stage)
    assert list(view.past.chips) == ["half", "year", "begin"]
    before = rows(view)
    view.past.chips["begin"].click()
    stage.settle()
    assert rows(view) != before
    assert rows(view)[1::2] == before[1::2]


def test_the_card_is_offered_once_calmly(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(2), tired=True)
    view = opened(stage)
    assert not view.facts.isVisible()
    lookback_states.answer_weeks(stage, range(3), tired=True)
    lookback_states.page_of(stage)
    assert view.facts.isVisible()
    lookback_states.page_of(stage)
    assert view.facts.isVisible()
    view.close_button.setFocus()
    view.close_button.click()
    assert not view.facts.isVisible()
    assert view.isAncestorOf(QApplication.focusWidget() or stage.herstel.window)
    lookback_states.answer_weeks(stage, range(5), tired=True)
    lookback_states.page_of(stage)
    assert not view.facts.isVisible()


def test_the_card_appears_with_the_answer_that_completes_it(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(1, 3), tired=True)
    view = opened(stage)
    for question in ("unwind", "sleep"):
        view.answers[question].chips[True].click()
    assert not view.facts.isVisible()
    view.answers["charge"].chips[True].click()
    assert view.facts.isVisible()


def test_the_card_leads_to_help(stage: UiStage) -> None:
    lookback_states.facts(stage)
    stage.herstel.window.pages.lookback.yardstick.help_link.click()
    assert stage.herstel.window.page == "help"


def test_without_history_the_past_can_be_seen_and_nothing_is_asked(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(4), tired=True)
    stage.herstel.engine.settings.change(history=False)
    view = opened(stage)
    assert not view.questions.isVisible()
    assert not view.facts.isVisible()
    assert view.past.isVisible()
    stage.herstel.engine.settings.change(history=True)
    assert view.questions.isVisible()
