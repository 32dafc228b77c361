"""From choosing an exercise to noting what changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.engine.difference_words import QUESTIONS
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.forms import form_in, open_note
from tests.helpers.screens import SECTION
from tests.helpers.widgets import signals_in
from tests.ui.conftest import UiStage, make_stage

KEY = Qt.Key


def press(stage: UiStage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)


def test_signals_before_and_after_are_kept_and_unanswered_ones_are_not(stage: UiStage) -> None:
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest("slow-breathing", 3))
    assert pane.shown(Offer)
    scales = signals_in(form_in(pane, Offer)).scales
    QTest.keyClick(scales["head"].dots[3], KEY.Key_3)
    for _ in range(2):  # the second time it is taken back
        scales["body"].dots[5].click()
    scales["breath"].dots[2].click()
    form_in(pane, Offer).begin_button.click()
    stage.advance(3 * 60 + 30)
    for signal, key in (("head", KEY.Key_6), ("breath", None)):
        view = form_in(pane, TapView)
        assert view.accessibleName().startswith(QUESTIONS[signal])  # type: ignore[index]
        if key is None:
            view.skip_link.click()
        else:
            QTest.keyClick(view, key)
        stage.settle()
    open_note(pane).note.setPlainText("  mijn schouders  ")
    form_in(pane, Ending).back_link.click()
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert entry.before == {"head": 3, "breath": 2}
    assert entry.after == {"head": 6}
    assert (entry.note, entry.outcome) == ("mijn schouders", "completed")
    assert not stage.keep_awake.held


def test_note_survives_closing_the_window_while_typing(stage: UiStage) -> None:
    pane = stage.herstel.window.pane
    pane.engine.begin_exercise(PracticeRequest("stillness", 1))
    stage.advance(20)
    stage.herstel.engine.practice.stop()
    open_note(pane).note.setPlainText("half getypt")
    stage.herstel.window.close()
    assert stage.herstel.journal.entries(limit=1)[0].note == "half getypt"


def test_keys_during_an_exercise(stage: UiStage) -> None:
    window, driver = stage.herstel.window, stage.herstel.engine.practice
    window.activateWindow()
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(40)
    press(stage, KEY.Key_Space)
    assert driver.state is SessionState.PAUSED
    press(stage, KEY.Key_Space)
    assert driver.state is SessionState.RUNNING
    press(stage, KEY.Key_Up)
    assert ("volume", 65) in stage.player.asked
    press(stage, KEY.Key_M)
    assert stage.player.asked[-1] == ("muted", True)
    press(stage, KEY.Key_D)
    assert window.dark.is_down
    press(stage, KEY.Key_D)
    assert not window.dark.is_down
    press(stage, KEY.Key_Escape)
    assert driver.state is SessionState.ENDED
    assert stage.herstel.journal.entries(limit=1)[0].outcome == "stopped"


def test_space_in_a_note_is_a_space(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    reader = window.pages.reading.reader
    assert reader
    reader.question_link.setChecked(True)
    stage.settle()
    reader.words.setFocus()
    QTest.keyClicks(reader.words, "a m")
    assert reader.words.toPlainText() == "a m"
    assert stage.herstel.engine.practice.state is SessionState.RUNNING


def test_a_gap_becomes_a_pause_with_a_notice(stage: UiStage) -> None:
    driver, window = stage.herstel.engine.practice, stage.herstel.window
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(12)
    stage.clock.seconds += 3600
    driver.advance()
    assert driver.state is SessionState.PAUSED
    assert "de computer sliep" in window.notices.text
    assert stage.player.names()[-1] == "halt"


def test_growing_and_other_pages_do_not_interrupt(stage: UiStage) -> None:
    window, driver = stage.herstel.window, stage.herstel.engine.practice
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(5)
    window.grow(True)
    assert not window.pages.reading.isVisible()
    window.grow(False)
    window.open_page("help")
    assert window.pane.isVisible()
    stage.advance(5)
    assert driver.state is SessionState.RUNNING
    assert driver.at_s == 10
    assert stage.player.names().count("play") == 1


def test_own_words_are_found_back(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    reader = window.pages.reading.reader
    assert reader
    reader.words.setPlainText("in de auto")
    window.open_section("the-chain")
    window.open_section(SECTION)
    assert window.pages.reading.reader
    assert window.pages.reading.reader.words.toPlainText() == "in de auto"
    assert [item.text for item in stage.herstel.journal.all_words()] == ["in de auto"]


def test_sound_that_is_gone_is_told_and_taken_back(stage: UiStage) -> None:
    window = stage.herstel.window
    for listener in stage.player.listeners:
        listener("missing")  # type: ignore[operator]
    stage.settle()
    assert "geen geluid" in window.notices.text
    for listener in stage.player.listeners:
        listener("working")  # type: ignore[operator]
    stage.settle()
    assert window.notices.text == ""


def test_window_remembers_section_and_volume(stage: UiStage, tmp_path: object) -> None:
    stage.herstel.window.open_section("the-chain")
    press(stage, KEY.Key_M)
    stage.herstel.window.close()
    again = make_stage(make_application(["herstel"]), tmp_path / "data")  # type: ignore[operator]
    assert again.herstel.window.pages.reading.explanation_id == "the-chain"
    assert ("muted", True) in again.player.asked
    again.close()
