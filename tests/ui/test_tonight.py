"""Vanavond: two questions, an evening that plays itself, by keyboard alone and by mouse alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from herstel_app.app import make_application
from herstel_app.core.evening_filling import TOLERANCE_S
from herstel_app.core.session import SessionState
from herstel_app.engine.evening_words import CAREFUL_LONG, LONG, NEEDS_VOICE
from herstel_app.ui.pages.tonight.page import TonightPage
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.reader_waits import ReaderWaits
from tests.helpers.forms import form_in
from tests.ui.conftest import UiStage, make_stage


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(stage: UiStage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)
    stage.settle()


def tab_to(stage: UiStage, widget: QWidget) -> None:
    for _ in range(120):
        if widget.hasFocus():
            return
        press(stage, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {widget}")


def named(root: QWidget, text: str) -> QAbstractButton:
    return next(b for b in root.findChildren(QAbstractButton) if b.text() == text and b.isVisibleTo(root))


def page(stage: UiStage) -> TonightPage:
    stage.herstel.window.open_page("tonight")
    stage.settle()
    return stage.herstel.window.pages.tonight


def play_to_the_end(stage: UiStage) -> list[str]:
    """Let the clock run, and read on where a text waits; gives the exercises that were done."""
    window, driver = stage.herstel.window, stage.herstel.engine.practice
    for _ in range(400):
        stage.settle()
        if window.pane.shown(ReaderWaits):
            assert not driver.is_active
            press(stage, Qt.Key.Key_Return)
        elif driver.state is SessionState.PAUSED:  # a page to write on that waits for its writer
            assert window.pane.page
            named(window.pane.page, "Leg weg").click()
        elif driver.is_active:
            stage.advance(10)
        elif window.pane.shown(Ending):
            break
    return sorted(entry.exercise_id for entry in stage.herstel.journal.entries(limit=20))


@pytest.mark.parametrize("how", ["keyboard", "mouse"])
def test_a_quarter_of_an_hour_from_two_answers_to_the_last_form(stage: UiStage, how: str) -> None:
    tonight = page(stage)
    choices = [tonight.where_chips.chips["body"], tonight.minute_chips.chips[15.0]]
    for chip in choices:
        if how == "mouse":
            click(chip)
        else:
            tab_to(stage, chip)
            press(stage, Qt.Key.Key_Space)
    evening = tonight.evening
    assert evening is not None
    assert abs(evening.seconds - 900) <= TOLERANCE_S
    if how == "mouse":
        click(tonight.begin_button)
    else:
        tab_to(stage, tonight.begin_button)
        press(stage, Qt.Key.Key_Return)
    assert stage.herstel.engine.programmes.is_evening
    began = stage.clock.seconds
    done = play_to_the_end(stage)
    assert done == sorted(step.id for step in evening.steps if step.kind == "practise")
    assert stage.player.names().count("play") == len(done)
    practised_s = sum(step.seconds for step in evening.steps if step.kind == "practise")
    assert stage.clock.seconds - began == pytest.approx(practised_s, abs=60)
    assert not stage.herstel.engine.programmes.is_evening
    assert all(entry.outcome == "completed" for entry in stage.herstel.journal.entries(limit=20))


def test_escape_leaves_and_what_was_done_is_kept(stage: UiStage) -> None:
    tonight = page(stage)
    named(tonight, "5 minuten").click()
    tonight.begin_button.click()
    window = stage.herstel.window
    if window.pane.shown(ReaderWaits):
        form_in(window.pane, ReaderWaits).on_button.click()
    stage.advance(20)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not stage.herstel.engine.programmes.is_evening
    assert window.pane.shown(Ending)
    assert stage.herstel.journal.entries(limit=1)[0].outcome == "stopped"


def test_escape_while_reading_ends_the_evening(stage: UiStage) -> None:
    tonight = page(stage)
    evening = tonight.evening
    assert evening is not None
    assert evening.steps[0].kind == "read"
    tonight.begin_button.click()
    window = stage.herstel.window
    assert window.pane.shown(ReaderWaits)
    assert window.pages.reading.explanation_id == evening.steps[0].id
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not stage.herstel.engine.programmes.is_evening
    assert window.pane.is_empty


def test_a_step_can_be_swapped_left_out_and_kept_as_mijn_avond(tmp_path: Path) -> None:
    app = make_application(["herstel"])
    stage = make_stage(app, tmp_path / "data")
    tonight = page(stage)
    assert not tonight.own_button.isVisible()
    named(tonight, "In mijn gevoel").click()
    before = tonight.evening
    assert before is not None
    click(tonight.other_button)
    stage.settle()
    click(named(tonight, "laat weg"))
    stage.settle()
    assert tonight.evening is not None
    assert tonight.evening.steps == before.steps[1:]
    click(named(tonight, "bewaar als mijn avond"))
    assert tonight.own_button.isVisible()
    kept = tonight.evening
    stage.close()
    tomorrow = make_stage(app, tmp_path / "data")
    again = page(tomorrow)
    click(again.own_button)
    assert again.evening is not None
    assert [step.id for step in again.evening.steps] == [step.id for step in kept.steps]
    assert again.evening.seconds == pytest.approx(kept.seconds, abs=40)
    tomorrow.close()


def shown_times(tonight: TonightPage) -> list[str]:
    return [chip.text() for chip in tonight.minute_chips.chips.values() if chip.isVisibleTo(tonight)]


@pytest.mark.parametrize(
    ("facts", "times"), [(("panic",), (5, 15, 20)), (("exhaustion",), (5, 10, 15)), (None, (5, 15, 20))]
)
def test_the_times_and_what_is_said_of_them_fit_the_person(
    stage: UiStage, facts: tuple[str, ...] | None, times: tuple[int, ...]
) -> None:
    tonight, fit = page(stage), stage.herstel.engine.fit
    named(tonight, "30 minuten").click()
    fit.take(facts)
    stage.settle()
    assert shown_times(tonight) == [*(f"{minutes} minuten" for minutes in times), "Zelf kiezen"]
    assert tonight.minute_chips.on == (float(times[-1]),)
    assert LONG not in card_text(tonight)
    assert CAREFUL_LONG not in card_text(tonight)
    named(tonight, "Zelf kiezen").click()
    assert tonight.own_minutes.maximum() == 20
    assert tonight.longer_link.accessibleName() == "Meer tijd, tot 30 minuten"
    tonight.longer_link.click()
    tonight.own_minutes.setValue(25)
    assert CAREFUL_LONG in card_text(tonight)
    fit.take(())
    stage.settle()
    assert shown_times(tonight) == ["5 minuten", "15 minuten", "30 minuten", "Zelf kiezen"]
    assert (tonight.own_minutes.value(), tonight.own_minutes.maximum()) == (25, 60)
    assert CAREFUL_LONG not in card_text(tonight)
    tonight.own_minutes.setValue(45)
    assert LONG in card_text(tonight)


def card_text(tonight: TonightPage) -> str:
    return " ".join(each.text() for each in tonight.card.findChildren(QLabel) if each.isVisibleTo(tonight))


def test_without_a_voice_the_card_says_what_needs_one(stage: UiStage) -> None:
    tonight, engine = page(stage), stage.herstel.engine
    engine.settings.change(voice=False)
    tonight.where_chips.chips["head"].click()
    assert NEEDS_VOICE not in card_text(tonight)
    tonight.where_chips.chips["head"].click()
    tonight.where_chips.chips["body"].click()
    assert NEEDS_VOICE in card_text(tonight)


def test_a_time_that_does_not_fit_any_more_leaves_the_other_times_alone(stage: UiStage) -> None:
    tonight = page(stage)
    named(tonight, "Zelf kiezen").click()
    tonight.own_minutes.setValue(33)
    named(tonight, "5 minuten").click()
    stage.herstel.engine.fit.take(["panic"])
    stage.settle()
    assert tonight.minute_chips.on == (5.0,)
    assert tonight.own_minutes.value() == 20


def test_the_reading_that_was_open_is_offered_and_not_urged(stage: UiStage) -> None:
    tonight = page(stage)
    assert not tonight.unfinished_button.isVisible()
    stage.herstel.window.open_section("creeping-loss")
    tonight = page(stage)
    assert tonight.unfinished_button.text() == "Je las: Stukje bij beetje"
    tonight.unfinished_button.click()
    assert stage.herstel.window.page == "reading"
