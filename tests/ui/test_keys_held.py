"""A key that is held down does its work once; only what is louder or softer, or scrolls, goes on."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.forms import form_in, open_note
from tests.helpers.trial_page_states import between_again
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage

KEY = Qt.Key
TIMES = 12
REPEAT_MS = 40
MOST_FLASHES_PER_S = 3
HAMMER_MS, HAMMER_S = 40, 2.0


def focus(stage: UiStage) -> QWidget:
    return QApplication.focusWidget() or stage.herstel.window


def hold(stage: UiStage, key: Qt.Key, text: str = "", is_told: bool = True, was_down: bool = False) -> None:
    """Press a key that perhaps `was_down`, and let the system repeat it, each time to whatever has the focus then.

    On X a repeat is a key that is let go and pressed at one moment, and Qt does not always tell (`is_told`) that it is.
    """
    plain = Qt.KeyboardModifier.NoModifier
    at_ms = 100_000 + was_down * TIMES * REPEAT_MS
    for number in range(TIMES):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if kind is QEvent.Type.KeyRelease:
                at_ms += REPEAT_MS
            event = QKeyEvent(kind, key, plain, text, is_told and (was_down or number > 0))
            event.setTimestamp(at_ms)
            QApplication.sendEvent(focus(stage), event)


def exercise(stage: UiStage, name: str = "slow-breathing") -> None:
    stage.herstel.window.engine.begin_exercise(PracticeRequest(name))
    stage.advance(14)


@pytest.mark.parametrize("is_told", [True, False])
def test_at_the_end_of_a_proef_a_key_held_on_the_tap_goes_no_further(stage: UiStage, is_told: bool) -> None:
    between_again(stage)
    pane = stage.herstel.window.pane
    stage.herstel.window.activateWindow()
    form_in(pane, TapView).scale.dots[5].setFocus(Qt.FocusReason.TabFocusReason)
    hold(stage, KEY.Key_Return, "\r", is_told)
    stage.settle()
    view = form_in(pane, DifferenceView)
    assert comes(view.more_button.hasFocus), "the keyboard is where one goes on"
    assert shows_ring(view.more_button)
    hold(stage, KEY.Key_Return, "\r", is_told, was_down=True)
    stage.settle()
    assert pane.shown(DifferenceView) is view
    QTest.keyClick(view.more_button, KEY.Key_Return)
    stage.settle()
    assert pane.shown(DifferenceView) is None
    assert stage.herstel.engine.practice.is_active


@pytest.mark.parametrize("is_told", [True, False])
def test_the_dark_screen_comes_once(stage: UiStage, is_told: bool) -> None:
    exercise(stage)
    lifted: list[int] = []
    stage.herstel.window.dark.lifted.connect(lambda: lifted.append(1))
    hold(stage, KEY.Key_D, "d", is_told)
    assert stage.herstel.window.dark.is_down
    assert lifted == []


def test_another_key_lifts_the_dark_screen_and_does_nothing_more(stage: UiStage) -> None:
    exercise(stage)
    stage.herstel.window.dark.cover()
    hold(stage, KEY.Key_X, "x")
    assert not stage.herstel.window.dark.is_down
    assert stage.herstel.engine.practice.state is SessionState.RUNNING


@pytest.mark.parametrize("is_told", [True, False])
def test_escape_goes_one_step_back(stage: UiStage, is_told: bool) -> None:
    window = stage.herstel.window
    window.open_page("settings")
    exercise(stage)
    hold(stage, KEY.Key_Escape, is_told=is_told)
    assert window.pane.shown(Ending), "it stops the exercise, and leaves the form"
    hold(stage, KEY.Key_Escape, is_told=is_told)
    assert (window.pane.is_empty, window.page) == (True, "settings")
    hold(stage, KEY.Key_Escape, is_told=is_told)
    assert window.page == "tonight"


def test_sound_is_switched_off_and_stays_off(stage: UiStage) -> None:
    hold(stage, KEY.Key_M, "m")
    assert stage.herstel.engine.settings.settings.muted


def test_a_pause_stays(stage: UiStage) -> None:
    exercise(stage)
    hold(stage, KEY.Key_Space, " ")
    assert stage.herstel.engine.practice.state is SessionState.PAUSED


def test_the_pace_is_eased_once(stage: UiStage) -> None:
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest("own-pace"))
    assert pane.shown(Offer)
    form_in(pane, Offer).begin_button.click()
    for _ in range(11):
        stage.clock.seconds += 5.0
        QTest.keyClick(focus(stage), KEY.Key_A)
    assert pane.is_paced
    stage.advance(60)
    hold(stage, KEY.Key_T, "t")
    assert stage.player.names().count("replace") == 1


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Space])
def test_a_button_is_pressed_once_and_not_the_one_that_follows(stage: UiStage, key: Qt.Key) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("exercises")
    window.pages.exercises.cards["slow-breathing"].choose_button.click()
    assert window.pane.shown(Offer)
    assert form_in(window.pane, Offer).begin_button.hasFocus()
    hold(stage, key)
    assert stage.herstel.engine.practice.state is SessionState.RUNNING


def test_a_choice_goes_one_further(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("settings")
    window.pages.settings.show_section("Geluid en stem")
    radios = list(window.pages.settings.sound.beds.radios.values())
    first = next(place for place, radio in enumerate(radios) if radio.isChecked())
    radios[first].setFocus()
    hold(stage, KEY.Key_Down)
    assert [radio.isChecked() for radio in radios].index(True) == first + 1


def test_louder_goes_on(stage: UiStage) -> None:
    exercise(stage)
    stage.herstel.engine.settings.change(volume=10)
    before = stage.herstel.engine.settings.settings.volume
    hold(stage, KEY.Key_Up)
    once = stage.herstel.engine.settings.settings.volume - before
    QTest.keyClick(focus(stage), KEY.Key_Down)
    assert once == pytest.approx(TIMES * (before + once - stage.herstel.engine.settings.settings.volume))


def test_scrolling_goes_on(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_section("rest-and-recovery")
    stage.settle()
    column = window.pages.reading.findChild(Column)
    assert column is not None
    bar = column.verticalScrollBar()
    QTest.keyClick(focus(stage), KEY.Key_Down)
    once = bar.value()
    hold(stage, KEY.Key_Down)
    assert bar.value() == (TIMES + 1) * once


def test_a_letter_goes_on_in_a_text(stage: UiStage) -> None:
    exercise(stage)
    stage.herstel.engine.practice.stop()
    assert stage.herstel.window.pane.shown(Ending)
    note = open_note(stage.herstel.window.pane).findChild(QPlainTextEdit)
    assert note is not None
    note.setFocus()
    hold(stage, KEY.Key_M, "m")
    assert note.toPlainText() == "m" * TIMES
    hold(stage, KEY.Key_Backspace)
    assert note.toPlainText() == ""


def test_a_key_that_is_pressed_again_at_once_is_not_held(stage: UiStage) -> None:
    for _ in range(2):
        QTest.keyClick(focus(stage), KEY.Key_M)
    assert not stage.herstel.engine.settings.settings.muted


def test_no_shortcut_goes_on(stage: UiStage) -> None:
    stage.herstel.first_start.begin()
    shortcuts = stage.herstel.window.findChildren(QShortcut)
    assert len(shortcuts) >= len("Ctrl+Q F1 F11".split())
    assert [each.key().toString() for each in shortcuts if each.autoRepeat()] == []


@pytest.mark.parametrize("less_motion", [False, True])
@pytest.mark.parametrize("how", ["key", "key and mouse"])
def test_hammering_does_not_flash(stage: UiStage, qtbot: QtBot, less_motion: bool, how: str) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(reduced_motion=less_motion)
    exercise(stage)
    seen: list[tuple[float, bool]] = []
    window.dark.shown.connect(lambda opacity: seen.append((time.monotonic(), opacity > 0.5)))
    hammer = QTimer(window)

    def strike() -> None:
        QTest.keyClick(focus(stage), KEY.Key_D)
        if how == "key and mouse" and window.dark.is_down:
            QTest.mouseClick(window.dark, Qt.MouseButton.LeftButton)

    hammer.timeout.connect(strike)
    hammer.start(HAMMER_MS)
    began = time.monotonic()
    qtbot.waitUntil(lambda: time.monotonic() - began > HAMMER_S)
    hammer.stop()
    changes = [at for (_, before), (at, after) in pairwise(seen) if before != after]
    assert len(changes) >= 2, "it goes dark and light again"
    per_s = max(len([at for at in changes if start <= at < start + 1]) for start in changes)
    assert per_s <= MOST_FLASHES_PER_S, "a flash is two changes: even half as many is safe"


@pytest.mark.parametrize("ends_dark", [False, True])
def test_the_light_comes_to_what_was_asked_last(stage: UiStage, qtbot: QtBot, ends_dark: bool) -> None:
    window = stage.herstel.window
    exercise(stage)
    for _ in range(5 if ends_dark else 4):
        QTest.keyClick(focus(stage), KEY.Key_D)
    qtbot.waitUntil(lambda: window.dark.is_at_rest)
    assert window.dark.opacity == float(ends_dark)
    assert window.dark.isVisible() == window.dark.is_down == ends_dark
