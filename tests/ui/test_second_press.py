"""A double-click, a key that says nothing, and a click beside a note: none of it goes further than was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.session import SessionState
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.second_press import SecondPress
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from tests.helpers.forms import form_in, open_note
from tests.helpers.screens import come_to_rest, run_claim
from tests.helpers.trial_page_states import told
from tests.ui.conftest import UiStage

BREATH = PracticeRequest("slow-breathing", 3)


def double_click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press twice in one place of the window, whatever is there the second time."""
    window = widget.window()
    place = widget.mapTo(window, at or widget.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_double_click_on_stop_shows_the_end(stage: UiStage) -> None:
    window = stage.herstel.window
    window.engine.begin_exercise(BREATH)
    stage.advance(20)
    stage.settle()
    double_click(window.pane.running.stop_button)
    stage.settle()
    ending = form_in(window.pane, Ending)
    assert ending.accessibleName() == "Je bent gestopt waar je wilde."
    place = ending.back_link.mapTo(window, ending.back_link.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    stage.settle()
    assert window.pane.shown(Ending) is None, "a click on it is one"


def test_a_double_click_on_five_minutes_more_leaves_it_dark(stage: UiStage) -> None:
    told(stage)
    window = stage.herstel.window
    double_click(form_in(window.pane, DifferenceView).more_button)
    stage.advance(1)
    stage.settle()
    come_to_rest(window)
    assert window.dark.is_down
    assert stage.herstel.engine.practice.state is SessionState.RUNNING


BEGINS: dict[str, Callable[[UiStage], QWidget]] = {
    "tonight": lambda stage: stage.herstel.window.pages.tonight.begin_button,
    "difference at home": lambda stage: stage.herstel.window.pages.tonight.quiet.difference,
    "trial": lambda stage: stage.herstel.window.pages.trial.cards["head"].begin_button,
}


@pytest.mark.parametrize("name", BEGINS)
def test_a_double_click_that_begins_leaves_it_running(stage: UiStage, name: str) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(proeven_drawn=(DIFFERENCE,))
    window.open_page("trial" if name == "trial" else "tonight")
    window.pages.tonight.where_chips.chips["body"].click()
    window.pages.tonight.card.lengths.chips[5.0].click()
    stage.settle()
    come_to_rest(window)
    double_click(BEGINS[name](stage))
    stage.settle()
    assert not stage.herstel.engine.is_empty
    if stage.herstel.engine.practice.is_active:
        assert stage.herstel.engine.practice.state is SessionState.RUNNING


def test_only_what_came_in_its_place_is_spared(qapp: QApplication) -> None:
    window, pressed = QWidget(), list[str]()
    SecondPress(window)
    first, second = button("een"), button("twee")
    column = QVBoxLayout(window)
    column.addWidget(QLabel("boven"))
    column.addWidget(first)
    column.addWidget(second)
    second.hide()
    first.clicked.connect(lambda: pressed.append("een"))
    second.clicked.connect(lambda: pressed.append("twee"))
    window.resize(300, 200)
    window.show()
    qapp.processEvents()
    double_click(first)
    assert pressed == ["een", "een"]

    def swap() -> None:
        second.setGeometry(first.geometry())
        second.show()
        second.raise_()

    first.clicked.connect(swap)
    double_click(first)
    assert pressed == ["een"] * 3
    double_click(second)
    assert pressed == ["een"] * 3 + ["twee"] * 2
    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_CapsLock, Qt.Key.Key_VolumeUp, Qt.Key.Key_Insert, Qt.Key.Key_Shift])
def test_a_key_that_says_nothing_leads_nowhere(stage: UiStage, key: Qt.Key) -> None:
    window = stage.herstel.window
    window.activateWindow()
    run_claim(stage, 20)
    window.dark.cover()
    QTest.keyClick(window, key)
    assert window.dark.is_down
    come_to_rest(window)
    stage.advance(400)
    QTest.keyClick(window, key)
    assert window.dark.is_down
    QTest.keyClick(window, Qt.Key.Key_A)
    stage.settle()
    ending = form_in(window.pane, Ending)
    QTest.keyClick(ending, key)
    assert window.pane.shown(Ending) is ending


def test_beside_a_note_neither_click_nor_key_leads_on(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.engine.begin_exercise(BREATH)
    stage.advance(400)
    stage.settle()
    ending = open_note(window.pane)
    QTest.mouseClick(ending, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    QTest.keyClick(ending, Qt.Key.Key_F5)
    assert window.pane.shown(Ending) is ending
    QTest.keyClick(ending.note, Qt.Key.Key_Escape)
    assert window.pane.shown(Ending) is None
