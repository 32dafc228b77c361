"""The page to write on: kept while someone types, put away, and gone from sight until its moment."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from herstel_app.app import make_application
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.engine.writing import SAVE_S
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.store import Store
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.stepper import Stepper
from herstel_app.ui.kit.theme import BEARING_PX
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.writing import FIRST_SHEET_PX, SHEET_PX
from tests.helpers.forms import form_in
from tests.helpers.parking_states import LINES, open_page, thoughts_of
from tests.helpers.screens import SIZES, stage_at
from tests.helpers.tabbing import show_focus
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage

ROOT = Path(__file__).resolve().parents[2]
KEY = Qt.Key
TEN_LINES = "\n".join(f"gedachte {number}" for number in range(10))


def press(stage: UiStage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)


def rows(stage: UiStage) -> list[tuple[str, str, bool]]:
    """Read text, step and whether it is put away, past the program, from the file itself."""
    file = next(Path(name) for (_, _, name) in _databases(stage))
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        query = "SELECT text, next_step, due_at IS NOT NULL FROM thoughts ORDER BY position"
        return [(text, step, bool(away)) for text, step, away in db.execute(query)]


def _databases(stage: UiStage) -> list[tuple[int, str, str]]:
    with stage.herstel.journal.store.reading() as db:
        return db.execute("PRAGMA database_list").fetchall()


def texts_in_sight(stage: UiStage) -> str:
    """Give all text that any widget of the window holds."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    names = ("text", "toPlainText", "accessibleName", "toolTip")
    widgets = stage.herstel.window.findChildren(QWidget)
    values = (getattr(widget, name, "") for widget in widgets for name in names)
    return "\n".join(str(value() if callable(value) else value) for value in values)


def test_the_page_takes_the_place_of_the_glow_and_space_is_a_space(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    page = open_page(stage)
    assert page.isVisible()
    assert not window.pane.running.isVisible()
    assert page.sheet.hasFocus()
    for character in "a m d":
        press(stage, KEY(ord(character.upper())))
    assert page.text == "a m d"
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    assert not window.dark.is_down
    assert ("muted", True) not in stage.player.asked


def test_what_is_typed_is_kept_within_600_ms_while_typing_goes_on(stage: UiStage) -> None:
    page = open_page(stage)
    started_s = time.monotonic()
    kept_s = None
    while kept_s is None and time.monotonic() - started_s < 3:
        QTest.keyClick(page.sheet, KEY.Key_X)
        QTest.qWait(50)
        if rows(stage):
            kept_s = time.monotonic() - started_s
    assert kept_s is not None, "kept only when the typing stops"
    assert SAVE_S <= 0.5  # the rest of the 600 ms is for the writing itself, here on a machine that may be busy
    assert kept_s >= 0.9 * SAVE_S
    assert comes(lambda: rows(stage) == [(page.text, "", False)])


def test_put_away_with_steps_and_a_moment_then_out_of_sight_everywhere(
    stage: UiStage, caplog: pytest.LogCaptureFixture
) -> None:
    window = stage.herstel.window
    page = open_page(stage)
    page.sheet.setPlainText(LINES)
    page.next_button.click()
    assert page.put_away_view.fields[0].isVisible()
    page.put_away_view.fields[1].setText("zeldzame stap")
    page.put_away_view.picker.chips[1].click()
    page.put_away_view.away_button.click()
    assert window.pane.page is None
    assert window.pane.running.isVisible()
    assert [(text, step) for text, step, away in rows(stage) if away] == [
        (LINES.splitlines()[0], ""),
        (LINES.splitlines()[1], "zeldzame stap"),
        (LINES.splitlines()[2], ""),
    ]
    due = stage.clock.now().replace(hour=12, minute=30) + timedelta(days=1)
    assert thoughts_of(stage).next_due() == due
    stage.advance(0.5)
    assert stage.herstel.engine.practice.frame is not None
    assert stage.herstel.engine.practice.frame.kind == "quiet"
    stage.advance(4)
    assert stage.herstel.engine.practice.frame is not None
    assert stage.herstel.engine.practice.frame.kind == "closing"
    stage.advance(20)
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert (entry.outcome, entry.note) == ("completed", "")
    window.open_page("lookback")
    stage.settle()
    for word in ("garage", "Ria nog", "oppas", "zeldzame"):
        assert word not in texts_in_sight(stage)
        assert word not in caplog.text
    assert "gedacht" not in "\n".join(str(item) for item in stage.herstel.journal.all_words())


def test_nothing_written_is_nothing_put_away(stage: UiStage) -> None:
    page = open_page(stage)
    page.sheet.setPlainText(" \n - \n")
    page.next_button.click()
    assert stage.herstel.window.pane.page is None
    assert thoughts_of(stage).next_due() is None
    stage.advance(1)
    assert stage.herstel.engine.practice.state is SessionState.RUNNING


def test_steps_stay_beside_their_thought_when_one_goes_back_to_write(stage: UiStage) -> None:
    page = open_page(stage)
    page.sheet.setPlainText("auto\nRia")
    page.next_button.click()
    page.put_away_view.fields[1].setText("mailen")
    page.put_away_view.back_button.click()
    assert page.sheet.isVisible()
    page.sheet.setPlainText("nieuw\nRia\nauto")
    page.next_button.click()
    assert [field.text() for field in page.put_away_view.fields] == ["", "mailen", ""]
    page.put_away_view.away_button.click()
    assert rows(stage) == [("nieuw", "", True), ("Ria", "mailen", True), ("auto", "", True)]


def test_a_step_is_kept_while_it_is_typed(stage: UiStage) -> None:
    page = open_page(stage)
    page.sheet.setPlainText("auto")
    page.next_button.click()
    QTest.keyClicks(page.put_away_view.fields[0], "bellen")
    assert comes(lambda: rows(stage) == [("auto", "bellen", False)])


def test_esc_stops_and_the_begin_is_offered_the_next_time(stage: UiStage, tmp_path: Path) -> None:
    window = stage.herstel.window
    window.activateWindow()
    page = open_page(stage)
    page.sheet.setPlainText("auto\nRia")
    press(stage, KEY.Key_Escape)
    assert stage.herstel.engine.practice.state is SessionState.ENDED
    assert window.pane.shown(Ending) is not None
    window.close()
    again = make_stage(make_application(["herstel"]), tmp_path / "data")
    page = open_page(again)
    assert page.offer.isVisible()
    assert page.text == ""
    page.take_button.click()
    assert page.text.splitlines() == ["auto", "Ria"]
    assert not page.offer.isVisible()
    assert rows(again) == [("auto", "", False), ("Ria", "", False)]
    page.sheet.clear()
    assert not page.offer.isVisible(), "what was taken is not offered again"
    again.close()


def test_a_begin_that_is_not_taken_stays_and_one_that_is_deleted_is_gone(stage: UiStage) -> None:
    thoughts_of(stage).write("eerder", [Thought("zeldzaam-woord")], stage.clock.now())
    page = open_page(stage)
    page.sheet.setPlainText("iets anders")
    page.next_button.click()
    page.put_away_view.away_button.click()
    stage.advance(30)
    assert thoughts_of(stage).begun() == (Thought("zeldzaam-woord"),)
    page = open_page(stage)
    page.drop.ask.click()
    assert thoughts_of(stage).begun(), "asked once more first"
    page.drop.sure.click()
    assert not page.offer.isVisible()
    assert thoughts_of(stage).begun() == ()
    folder = Path(_databases(stage)[0][2]).parent
    assert [file.name for file in folder.iterdir() if file.is_file() and b"zeldzaam-woord" in file.read_bytes()] == []


def test_what_was_begun_stands_below_the_sheet_and_moves_nothing(stage: UiStage) -> None:
    thoughts_of(stage).write("eerder", [Thought("De kelder")], stage.clock.now())
    page = open_page(stage)
    stage.settle()

    def top(part: QWidget) -> int:
        return part.mapTo(page, QPoint()).y()

    question = next(each for each in page.findChildren(QLabel) if "Wat houdt je bezig" in each.text())
    before = [top(each) for each in (question, page.sheet, page.next_button)]
    order = [*before[:2], top(page.take_button), before[2]]
    assert order == sorted(order)
    page.take_button.click()
    stage.settle()
    assert not page.offer.isVisible()
    assert [top(each) for each in (question, page.sheet, page.next_button)] == before


def test_what_was_begun_is_offered_only_while_nothing_is_written(stage: UiStage) -> None:
    thoughts_of(stage).write("eerder", [Thought("De kelder")], stage.clock.now())
    page = open_page(stage)
    stage.settle()
    place = page.next_button.mapTo(page, QPoint()).y()
    QTest.keyClicks(page.sheet, "auto")
    stage.settle()
    assert not page.offer.isVisible()
    assert page.next_button.mapTo(page, QPoint()).y() == place, "nothing moves under who writes"
    for _ in "auto":
        QTest.keyClick(page.sheet, KEY.Key_Backspace)
    assert page.offer.isVisible()
    page.take_button.click()
    assert "De kelder" in page.text


def test_a_computer_that_slept_leaves_the_page_open(stage: UiStage) -> None:
    window, driver = stage.herstel.window, stage.herstel.engine.practice
    page = open_page(stage)
    page.sheet.setPlainText("auto")
    stage.clock.seconds += 3600
    driver.advance()
    assert driver.state is SessionState.PAUSED
    assert window.notices.text == ""
    page.next_button.click()
    page.put_away_view.away_button.click()
    assert driver.state is SessionState.RUNNING


def test_a_dark_screen_is_lifted_for_the_page(stage: UiStage) -> None:
    window = stage.herstel.window
    window.engine.begin_exercise(PracticeRequest("thought-parking"))
    stage.advance(5)
    window.dark.cover()
    stage.advance(9)
    assert window.pane.page is not None
    assert not window.dark.is_down


def test_who_types_beside_it_keeps_the_cursor(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.engine.begin_exercise(PracticeRequest("thought-parking"))
    reader = window.pages.reading.reader
    assert reader
    reader.question_link.setChecked(True)
    stage.settle()
    reader.words.setFocus()
    stage.advance(14)
    assert window.pane.page is not None
    assert reader.words.hasFocus()


def test_closing_the_window_keeps_what_was_typed(stage: UiStage) -> None:
    open_page(stage).sheet.setPlainText("half getypt")
    stage.herstel.window.close()
    assert thoughts_of(stage).begun() == (Thought("half getypt"),)


def test_a_file_that_cannot_be_written_leaves_the_page_open(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> None:
    window = stage.herstel.window
    page = open_page(stage)
    page.sheet.setPlainText("auto")
    page.next_button.click()

    def refuse(store: Store) -> None:
        raise JournalUnavailable("journal.db: de schijf is vol")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "change", refuse)
        page.put_away_view.away_button.click()
        assert window.pane.page is page
        assert page.thoughts == [Thought("auto")]
        assert "de schijf is vol" in window.notices.text
        stage.herstel.engine.practice.stop()
    assert open_page(stage).offer.isVisible(), "what could not be kept is offered as long as the program runs"


def test_the_sheet_grows_with_the_words_up_to_a_height(tmp_path: Path) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", 100)
    page = open_page(stage)
    stage.settle()
    first, above = page.sheet.height(), page.sheet.mapTo(page, QPoint()).y()
    assert first == FIRST_SHEET_PX
    page.sheet.setPlainText("regel\n" * 9)
    stage.settle()
    assert first < page.sheet.height() <= SHEET_PX
    assert page.sheet.mapTo(page, QPoint()).y() == above, "what stands above it keeps its place"
    page.sheet.setPlainText("regel\n" * 40)
    stage.settle()
    assert page.sheet.height() == SHEET_PX
    stage.close()


def test_withheld_thoughts_can_be_deleted_unread(stage: UiStage) -> None:
    page = open_page(stage)
    assert not hasattr(page.put_away_view, "erase")
    stage.herstel.engine.practice.stop()
    now = stage.clock.now()
    thoughts_of(stage).park("eerder", [Thought("zeldzaam-woord")], now.replace(hour=9) + timedelta(days=1), now)
    page = open_page(stage)
    page.sheet.setPlainText("auto")
    page.next_button.click()
    assert not page.put_away_view.erase.ask.isVisible()
    page.put_away_view.other_link.click()
    page.put_away_view.erase.ask.click()
    page.put_away_view.erase.sure.click()
    assert thoughts_of(stage).next_due() is None
    assert [text for text, _, _ in rows(stage)] == ["auto"] or rows(stage) == []


def test_all_can_be_done_by_key(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    page = open_page(stage)
    QTest.keyClicks(page.sheet, "auto")
    press(stage, KEY.Key_Return)
    QTest.keyClicks(page.sheet, "Ria")
    press(stage, KEY.Key_Tab)
    assert page.next_button.hasFocus()
    press(stage, KEY.Key_Return)
    assert page.put_away_view.fields[0].hasFocus()
    QTest.keyClicks(page.put_away_view.fields[0], "bel om 9")
    press(stage, KEY.Key_Return)
    assert page.put_away_view.fields[1].hasFocus()
    press(stage, KEY.Key_Tab)
    assert page.put_away_view.other_link.hasFocus(), "the usual moment is chosen: the others are one step away"
    press(stage, KEY.Key_Return)
    assert page.put_away_view.picker.chips[0].hasFocus()
    for _ in page.put_away_view.picker.chips[1:]:
        press(stage, KEY.Key_Right)
    assert page.put_away_view.picker.chips[-1].hasFocus()
    press(stage, KEY.Key_Space)
    assert page.put_away_view.picker.day.hasFocus()
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    press(stage, KEY.Key_Up)
    press(stage, KEY.Key_Tab)
    assert page.put_away_view.picker.time.hasFocus()
    press(stage, KEY.Key_Up)
    press(stage, KEY.Key_Tab)
    assert page.put_away_view.away_button.hasFocus()
    press(stage, KEY.Key_Return)
    due = stage.clock.now().replace(hour=9, minute=30) + timedelta(days=2)
    assert thoughts_of(stage).next_due() == due
    assert rows(stage) == [("auto", "bel om 9", True), ("Ria", "", True)]


def test_every_control_has_a_name(stage: UiStage) -> None:
    page = open_page(stage)
    page.sheet.setPlainText("auto")
    page.next_button.click()
    page.put_away_view.other_link.click()
    page.put_away_view.picker.chips[-1].click()
    fields = [w for kind in (QPlainTextEdit, QLineEdit, QAbstractSpinBox) for w in page.findChildren(kind)]
    own = [field for field in fields if not isinstance(field.parent(), QAbstractSpinBox)]
    assert len(own) == 4
    assert all(field.accessibleName() for field in own)
    assert page.put_away_view.fields[0].accessibleName() == "Volgende stap bij: auto"
    assert page.put_away_view.picker.day.text() == "morgen"


@pytest.mark.parametrize("scale", SIZES)
def test_nothing_is_wider_than_the_pane(qapp: QApplication, tmp_path: Path, scale: int) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", scale)
    now = stage.clock.now()
    thoughts_of(stage).park("eerder", [Thought("kelder")], now.replace(hour=9) + timedelta(days=1), now)
    page = open_page(stage)
    page.sheet.setPlainText("een woord dat lang is: " + "x" * 60)
    page.next_button.click()
    page.put_away_view.other_link.click()
    page.put_away_view.picker.chips[-1].click()
    page.put_away_view.erase.ask.click()
    stage.settle()
    area = page.put_away_view.findChild(Column)
    assert area is not None
    inner = area.widget()
    assert inner is not None
    assert inner.width() <= area.viewport().width()
    words = next(each for each in page.put_away_view.findChildren(QLabel) if each.text().startswith("een woord"))
    assert words.text().replace("\u200b", "") == page.text
    assert words.accessibleName() == page.text
    longest = max(words.fontMetrics().horizontalAdvance(part) for part in re.split("[ \u200b]", words.text()))
    assert longest <= words.width()
    stage.close()


def test_own_words_come_back_in_terugblik(stage: UiStage) -> None:
    window = stage.herstel.window
    page = open_page(stage, "three-good-things")
    page.sheet.setPlainText("de soep\ndat het droog bleef")
    journal = stage.herstel.journal
    assert comes(lambda: journal.entries(limit=1)[0].note == "de soep\ndat het droog bleef")
    page.next_button.click()
    assert window.pane.page is None
    stage.advance(120)
    stage.herstel.engine.practice.stop()
    assert window.pane.shown(Ending) is not None
    assert form_in(window.pane, Ending).note.toPlainText() == "de soep\ndat het droog bleef"
    form_in(window.pane, Ending).back_link.click()
    assert stage.herstel.journal.entries(limit=1)[0].note == "de soep\ndat het droog bleef"
    assert thoughts_of(stage).begun() == ()
    window.open_page("lookback")
    stage.settle()
    assert "de soep" in texts_in_sight(stage)


TYPE_AND_WAIT = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from herstel_app.app import Services, build, make_application
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import NeverAwake
from herstel_app.paths import DataDir
from tests.helpers.parking_states import open_page
from tests.helpers.screens import Stage, StageClock
app, clock = make_application(["herstel"]), StageClock()
stage = Stage(app, build(app, DataDir(Path(sys.argv[1])), Services(clock, SilentPlayer(), NeverAwake())), clock)
stage.herstel.window.show()
page = open_page(stage)
QTest.keyClicks(page.sheet, "de garage bellen")
print("getypt", flush=True)
app.exec()
"""


def test_what_is_typed_survives_a_killed_program(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TYPE_AND_WAIT, str(tmp_path)]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"getypt"
        time.sleep(0.6)  # what the user was promised
        process.kill()
    stage = make_stage(make_application(["herstel"]), tmp_path)
    assert thoughts_of(stage).begun() == (Thought("de garage bellen"),)
    assert open_page(stage).offer.isVisible()
    stage.close()


def test_no_line_of_the_log_holds_what_was_written(stage: UiStage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        page = open_page(stage)
        page.sheet.setPlainText(TEN_LINES)
        page.next_button.click()
        page.put_away_view.away_button.click()
        stage.advance(30)
    folder = Path(_databases(stage)[0][2]).parent
    logs = "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.log"))
    assert "gedachte 3" not in caplog.text + logs


def test_what_puts_away_stands_below_the_form_it_belongs_to(tmp_path: Path) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", 100)
    stage.herstel.window.show()
    page = open_page(stage)
    page.sheet.setPlainText(LINES)
    page.next_button.click()
    stage.settle()
    view = page.put_away_view
    assert view.picker.words.isVisible(), "the moment is named"
    assert not view.picker.chips[0].isVisible()
    view.other_link.click()
    stage.settle()

    def corner(widget: QWidget) -> QPoint:
        return widget.mapTo(view, widget.rect().topLeft())

    assert corner(view.away_button).x() == corner(view.fields[0]).x()
    assert view.picker.chips[-1].text() == "anders…"
    assert len({corner(chip).y() for chip in view.picker.chips}) == 1, [chip.width() for chip in view.picker.chips]
    stage.close()


def test_the_buttons_stand_close_below_the_form_that_begins_where_the_sheet_did(stage: UiStage) -> None:
    stage.herstel.window.resize(1200, 780)
    page = open_page(stage)
    page.sheet.setPlainText(LINES)
    question = next(each for each in page.findChildren(QLabel) if "Wat houdt je bezig" in each.text())
    stage.settle()
    began = question.mapTo(page.window(), QPoint()) - page.put_away_view.mapTo(page.window(), QPoint())
    page.next_button.click()
    view, theme = page.put_away_view, stage.herstel.theme
    for last, asked in ((view.other_link, "volgende stap"), (view.picker.words, "Wanneer")):
        stage.settle()
        end = last.mapTo(view, last.rect().bottomLeft()).y()
        top = view.away_button.mapTo(view, QPoint()).y()
        assert not last.visibleRegion().isEmpty()
        assert theme.space(30) <= top - end <= theme.space(36)
        title = next(each for each in view.findChildren(QLabel) if asked in each.text())
        assert title.mapTo(view, QPoint()) == began, "one question takes the place of the other"
        view.other_link.click()


def headings(view: QWidget) -> list[str]:
    labels = (each for each in view.findChildren(QLabel) if each.property("role") == "heading")
    return [each.text() for each in labels if each.isVisible()]


def test_while_a_moment_is_chosen_the_thoughts_are_one_line_and_all_typed_is_kept(stage: UiStage) -> None:
    stage.herstel.window.activateWindow()
    page = open_page(stage)
    page.sheet.setPlainText(LINES)
    page.next_button.click()
    view = page.put_away_view
    view.fields[0].setText("om tien uur")
    view.other_link.click()
    view.picker.chips[-1].click()
    view.picker.day.stepBy(2)
    stage.settle()
    moment = view.picker.moment
    for leave in view.back_button, view.thoughts_link:
        assert headings(view) == ["Wanneer kijk je er weer naar?"], "one thing is asked"
        assert view.thoughts_link.text() == "3 gedachten"
        assert not any(field.isVisible() for field in view.fields)
        assert view.picker.day.isVisible()
        leave.click()
        stage.settle()
        assert headings(view) == ["Wil je er een volgende stap bij zetten?"]
        assert all(field.isVisible() for field in view.fields)
        assert not any(part.isVisible() for part in (view.thoughts_link, view.picker.day, *view.picker.chips))
        assert [field.text() for field in view.fields] == ["om tien uur", "", ""]
        assert view.picker.moment == moment
        assert view.other_link.hasFocus()
        assert view.other_link.text() == "ander moment"
        view.other_link.click()
        stage.settle()
        assert view.picker.chips[-1].hasFocus(), "where what is chosen stands"
    view.back_button.click()
    view.back_button.click()
    assert page.sheet.isVisible()
    page.sheet.setPlainText("auto")
    page.next_button.click()
    view.other_link.click()
    assert view.thoughts_link.text() == "één gedachte"
    view.away_button.click()
    assert thoughts_of(stage).next_due() == moment


def test_the_day_and_the_time_of_a_moment_stand_apart(stage: UiStage) -> None:
    page = open_page(stage)
    page.sheet.setPlainText("auto")
    page.next_button.click()
    page.put_away_view.other_link.click()
    picker = page.put_away_view.picker
    picker.chips[-1].click()
    stage.settle()
    days, times = (each.parentWidget() for each in (picker.day, picker.time))
    assert isinstance(days, Stepper)
    assert isinstance(times, Stepper)
    end = days.more.mapTo(picker, QPoint(days.more.width(), 0)).x()
    assert times.less.mapTo(picker, QPoint(BEARING_PX, 0)).x() - end >= 24
    assert days.less.mapTo(picker, QPoint()).x() == picker.chips[0].mapTo(picker, QPoint()).x()


def test_by_key_one_comes_from_the_moments_back_to_the_thoughts(stage: UiStage) -> None:
    stage.herstel.window.activateWindow()
    page = open_page(stage)
    page.sheet.setPlainText(LINES)
    page.next_button.click()
    view = page.put_away_view
    stage.settle()
    show_focus()
    view.other_link.setFocus()
    stage.settle()
    press(stage, KEY.Key_Return)
    assert view.picker.chips[0].hasFocus()
    stage.settle()
    press(stage, KEY.Key_Backtab)
    assert view.thoughts_link.hasFocus()
    stage.settle()
    press(stage, KEY.Key_Return)
    assert view.other_link.hasFocus()
    press(stage, KEY.Key_Backtab)
    assert view.fields[-1].hasFocus()


@pytest.mark.parametrize("scale", SIZES)
def test_a_step_is_written_on_a_line_right_below_its_thought(tmp_path: Path, scale: int) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", scale)
    page = open_page(stage)
    page.sheet.setPlainText("De garage\nDe kelder\nDe oppas")
    page.next_button.click()
    stage.settle()
    view = page.put_away_view
    words = {each.text(): each for each in view.findChildren(QLabel)}
    places = [
        (words[thought.text].mapTo(view, QPoint()).y(), words[thought.text].height(), field.mapTo(view, QPoint()).y())
        for thought, field in zip(view.thoughts, view.fields, strict=True)
    ]
    for top, height, line in places:
        assert 0 <= line - top - height <= 4
    for (_, _, line), (top, _, _) in pairwise(places):
        assert top - line - view.fields[0].height() >= 20, "each pair stands apart"
    stage.close()
