"""Je maatstaf: answered or skipped, past beside present, and the card that is offered once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from herstel_app.core.errors import StorageError
from herstel_app.core.yardstick import WEEK, week_of
from herstel_app.engine.lookback.yardstick import YardstickModel
from herstel_app.storage.yardstick import SqliteYardstickBook
from herstel_app.ui.kit.card import Card
from herstel_app.ui.pages.lookback.page import LookbackPage
from herstel_app.ui.pages.lookback.week_marks import MarkNames, WeekMarks
from herstel_app.ui.pages.lookback.yardstick import YardstickView
from tests.helpers import lookback_states
from tests.helpers.tabbing import show_focus
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import notices


def opened(stage: UiStage) -> YardstickView:
    page = lookback_states.page_of(stage)
    page.show_view("yardstick")
    stage.settle()
    stage.herstel.window.activateWindow()
    assert QTest.qWaitForWindowActive(stage.herstel.window)
    return page.yardstick


def answers(stage: UiStage) -> dict[str, bool]:
    week = week_of(stage.clock.now())
    return dict(SqliteYardstickBook(stage.herstel.journal.store).answers().get(week, {}))


def rows(view: YardstickView) -> list[str]:
    """Give what is said of the weeks then and now, from the first question to the last."""
    marks = [each for each in view.past.findChildren(WeekMarks) if each.isVisible()]
    return [said for each in marks for said in each.accessibleName().split(". ")]


def unfolded(stage: UiStage) -> YardstickView:
    view = opened(stage)
    lookback_states.unfold_past(stage, weeks=True)
    return view


def asked(view: YardstickView) -> str:
    """Give the id of the question that is asked."""
    return view.asking.questions[view.asking.place].id


def test_one_question_is_asked_at_a_time_and_each_is_answered_or_left_open(stage: UiStage) -> None:
    view = opened(stage)
    press = view.asking.buttons
    assert asked(view) == "start"
    assert view.asking.number.text() == "Deze week, 16 tot en met 22 november · vraag 1 van 4"
    assert press[True].accessibleName() == "Duurde het ’s ochtends lang voor je op gang was? ja"
    assert not view.asking.back.isVisible()
    press[False].click()
    press[True].click()
    press[None].click()
    assert asked(view) == "charge"
    assert answers(stage) == {"start": False, "unwind": True}
    view.asking.back.click()
    view.asking.back.click()
    assert asked(view) == "unwind"
    assert press[True].isChecked()
    press[None].click()
    assert answers(stage) == {"start": False}
    for answer in (True, False):
        press[answer].click()
    assert view.asking.number.text() == "Je antwoorden van deze week, 16 tot en met 22 november · vraag 1 van 4"
    assert press[False].isChecked()


def test_by_keyboard_alone(stage: UiStage) -> None:
    view = opened(stage)
    view.asking.buttons[False].setFocus()
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Return)
    assert answers(stage) == {"start": False}
    assert QApplication.focusWidget() is view.asking.buttons[True]
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Space)
    assert answers(stage) == {"start": False, "unwind": True}


def test_a_new_week_begins_empty_also_on_a_page_that_stayed_open(stage: UiStage) -> None:
    view = opened(stage)
    view.asking.buttons[True].click()
    view.asking.buttons[True].click()
    stage.clock.wall += timedelta(days=7)
    view.asking.buttons[False].click()
    assert answers(stage) == {"sleep": False}
    lookback_states.page_of(stage).show_view("yardstick")
    assert view.asking.place == 3
    for _ in range(2):
        view.asking.back.click()
    assert asked(view) == "unwind"
    assert not any(press.isChecked() for press in view.asking.buttons.values())


def offered(page: LookbackPage) -> str:
    """Give what the foot says there is to answer."""
    return page.foot.offered.text() if page.foot.offered.isVisible() else ""


def test_the_questions_of_a_week_are_offered_beside_their_link_until_they_were_asked(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    stage.settle()
    newest, link = next(iter(page.evenings.timeline.rows.values())), page.links["yardstick"]
    assert newest.y() == 0, "the evenings come first"
    assert offered(page) == "vier korte, als je wilt"
    assert link.accessibleName() == "Vragen over je week: vier korte, als je wilt"
    place = link.mapTo(page, QPoint())
    link.click()
    for _ in range(4):
        assert page.shown == "yardstick"
        page.yardstick.asking.buttons[None].click()
    assert page.shown == "evenings"
    assert (offered(page), link.accessibleName()) == ("", "Vragen over je week")
    stage.settle()
    assert (link.isVisible(), link.mapTo(page, QPoint())) == (True, place), "it stays where it was"
    assert answers(stage) == {}
    page.refresh()
    assert not offered(page)
    stage.clock.wall += timedelta(days=7)
    page.refresh()
    assert offered(page)
    link.click()
    page.yardstick.asking.put_off.click()
    assert (page.shown, offered(page)) == ("evenings", "")
    link.click()
    assert not page.yardstick.asking.put_off.isVisible()
    page.yardstick.asking.buttons[None].click()
    assert page.shown == "yardstick", "who looks at them again is not sent away"


def test_the_foot_tells_how_many_questions_there_are_left(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    page.links["yardstick"].click()
    page.yardstick.asking.buttons[True].click()
    page.show_view("evenings")
    assert offered(page) == "nog drie, als je wilt"
    page.links["yardstick"].click()
    for _ in range(2):
        page.yardstick.asking.buttons[False].click()
    page.show_view("evenings")
    assert offered(page) == "nog één, als je wilt"


def test_it_has_one_name_on_its_link_and_above_it(stage: UiStage) -> None:
    lookback_states.calm_week(stage)
    page = lookback_states.page_of(stage)
    assert page.links["yardstick"].isVisible()
    name = page.links["yardstick"].text()
    page.links["yardstick"].click()
    assert name == "Vragen over je week"
    assert name in texts_in(page).splitlines()


def test_a_question_stands_alone_and_the_past_is_folded_below_it(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(60, 2, -1))
    view = opened(stage)
    assert view.findChildren(Card) == [view.facts]
    assert view.past.part.fold.isVisible()
    assert not view.past.group.isVisible()
    assert view.past.part.mapTo(view, QPoint()).y() > view.asking.geometry().bottom()
    shown = [each.text() for each in view.findChildren(QLabel) if each.isVisible()]
    assert [each for each in shown if each.endswith("?")] == [view.asking.question.text()]
    assert sum("eze week" in each for each in shown) == 1, "said once"
    lookback_states.unfold_past(stage)
    assert rows(view) == [], "each week is a further step away"


def test_they_are_not_offered_in_the_first_week_nor_while_nothing_is_kept(stage: UiStage) -> None:
    page = lookback_states.first(stage)
    assert not offered(page)
    stage.clock.wall += timedelta(days=7)
    page.refresh()
    assert offered(page)
    stage.herstel.engine.settings.change(history=False)
    page.refresh()
    assert not offered(page)


@pytest.mark.parametrize("shown_anew", [False, True])
def test_an_answer_is_never_asked_where_it_would_be_lost(stage: UiStage, shown_anew: bool) -> None:
    page = lookback_states.week(stage)
    assert offered(page)
    stage.herstel.engine.settings.change(history=False)
    if shown_anew:
        lookback_states.page_of(stage)
    assert not offered(page)
    stage.herstel.engine.settings.change(history=True)
    assert offered(page)


def test_after_everything_was_deleted_nothing_is_asked(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    assert offered(page)
    stage.herstel.engine.lookback.all_notes.erase_all()
    assert not offered(page)


def test_answers_that_cannot_be_read_are_told(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> None:
    page = lookback_states.week(stage)

    def refuse(_model: object) -> None:
        raise StorageError("de schijf is weg.")

    monkeypatch.setattr(YardstickModel, "offers_facts", refuse)
    page.links["yardstick"].click()
    assert "de schijf is weg." in notices(stage)


def test_the_card_that_follows_from_the_answers_is_shown_after_the_last(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(1, 3), tired=True)
    page = lookback_states.week(stage)
    page.links["yardstick"].click()
    for answer in (False, True, True, True):
        assert not page.yardstick.facts.isVisible()
        page.yardstick.asking.buttons[answer].click()
    assert page.shown == "yardstick"
    assert page.yardstick.facts.isVisible()


def test_without_answers_there_is_no_past(stage: UiStage) -> None:
    assert not opened(stage).past.isVisible()


def test_the_present_stands_alone_until_there_is_a_past(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(2))
    view = unfolded(stage)
    assert not view.past.group.isVisible()
    assert len(rows(view)) == 1


def test_the_past_stands_beside_the_present(stage: UiStage) -> None:
    book = SqliteYardstickBook(stage.herstel.journal.store)
    now = stage.clock.now()
    for number in range(8):
        book.answer("sleep", True, now - number * WEEK)
        book.answer("sleep", False, now - (number + 48) * WEEK)
    view = unfolded(stage)
    view.past.rows["sleep"].click()
    assert rows(view) == [f"Toen: {', '.join(['nee'] * 8)}", f"Nu: {', '.join(['ja'] * 8)}"]
    assert "Toen steeds nee, nu steeds ja." in texts_in(view.past)
    assert "Wat daartussen gebeurde, weet alleen jij." in texts_in(view.past)


def test_the_weeks_of_each_question_have_a_fold_of_their_own(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(lookback_states.WEEKS))
    view = opened(stage)
    lookback_states.unfold_past(stage)
    fold = view.past.rows["unwind"]
    assert fold.accessibleName() == f"Week voor week: {view.asking.questions[1].text}"
    assert fold.accessibleDescription() in texts_in(view.past)
    show_focus()
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Return)
    stage.settle()
    assert [each.marks.isVisible() for each in view.past.rows.values()] == [False, True, False, False]
    other, window = view.past.rows["sleep"], stage.herstel.window
    window.resize(1200, 540)
    stage.settle()
    stage.herstel.window.pages.lookback.column.ensureWidgetVisible(other, 0, 100)
    place = other.mapTo(window, QPoint()).y()
    other.click()
    stage.settle()
    assert [each.marks.isVisible() for each in view.past.rows.values()] == [False, False, True, False], "one at a time"
    assert other.mapTo(window, QPoint()).y() == place, "what was pressed stays where it is"
    fold.click()
    stage.settle()
    view.past.chips["begin"].click()
    stage.settle()
    assert len(rows(view)) == 2, "it stays open"
    fold.click()
    assert rows(view) == []


def test_the_marks_are_named_once_while_there_are_any_and_no_row_moves(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(lookback_states.WEEKS))
    view = opened(stage)
    lookback_states.unfold_past(stage)
    (names,), row = view.past.findChildren(MarkNames), view.past.rows["unwind"]
    chip = view.past.chips["begin"]
    place = row.mapTo(view, QPoint())
    assert not names.isVisible()
    row.click()
    stage.settle()
    assert names.isVisible()
    assert row.mapTo(view, QPoint()) == place
    middles = [each.mapTo(view, each.rect().center()).y() for each in (names, chip)]
    assert abs(middles[0] - middles[1]) <= 1
    assert names.mapTo(view, QPoint()).x() > chip.mapTo(view, QPoint(chip.width(), 0)).x()
    row.click()
    assert not names.isVisible()


def test_what_is_urgent_on_the_card_is_not_folded_away(stage: UiStage) -> None:
    lookback_states.facts(stage)
    stage.settle()
    page = stage.herstel.window.pages.lookback
    view, card = page.yardstick, page.yardstick.facts

    def seen() -> str:
        return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())

    shown = seen()
    for urgent in ("Bel gauw", "Rijd niet", "somber", "113 of 0800-0113", "geen diagnose"):
        assert urgent in shown
    assert "goed verhaal" not in shown
    last = view.asking.buttons[True]
    assert last.mapTo(page, QPoint(0, last.height())).y() < page.height(), "the question is in sight below it"
    view.more.fold.click()
    assert "goed verhaal" in seen()


def test_another_past_can_be_chosen(stage: UiStage) -> None:
    lookback_states.answer_weeks(stage, range(lookback_states.WEEKS))
    view = unfolded(stage)
    assert list(view.past.chips) == ["half", "year", "begin"]
    before = rows(view)
    view.past.chips["begin"].click()
    stage.settle()
    assert rows(view) != before
    assert rows(view)[1] == before[1]


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
    for answer in (None, True, True):
        view.asking.buttons[answer].click()
    assert not view.facts.isVisible()
    view.asking.buttons[True].click()
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


def test_the_way_back_from_the_questions_leads_to_their_link(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    page.show_view("yardstick")
    show_focus()
    page.list_link.setFocus()
    QTest.keyClick(page.list_link, Qt.Key.Key_Return)
    assert (page.shown, QApplication.focusWidget()) == ("evenings", page.links["yardstick"])
