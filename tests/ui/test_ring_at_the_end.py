"""At the end of an exercise, and at good night, who uses the keyboard sees where the next key goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from herstel_app.ui.kit.crossfade import SEEN_MS
from herstel_app.ui.kit.focus_ring import BY_KEY, shows_ring
from herstel_app.ui.practice.ending import Ending
from tests.helpers.forms import form_in
from tests.helpers.screens import come_to_rest, run_claim
from tests.helpers.tabbing import press
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import end_evening

KEY = Qt.Key


def uses(keys: bool) -> None:
    """Have the keyboard, or the mouse, be what was used last."""
    app = QApplication.instance()
    assert app is not None
    app.setProperty(BY_KEY, keys)


def ended(stage: UiStage, keys: bool) -> Ending:
    """Come to where the last line of an evening is seen."""
    uses(keys)
    return end_evening(stage, dark=False)


def test_the_link_that_leads_on_has_the_ring(stage: UiStage) -> None:
    ending = ended(stage, keys=True)
    assert comes(lambda: shows_ring(ending.back_link))
    press(stage, KEY.Key_Return)
    assert stage.herstel.window.pane.is_empty


def test_who_uses_the_mouse_sees_none(stage: UiStage) -> None:
    ending, seen = ended(stage, keys=False), list[bool]()
    QTimer.singleShot(SEEN_MS, lambda: seen.append(True))
    assert comes(lambda: bool(seen))
    assert ending.hasFocus()


@pytest.mark.parametrize("key", [KEY.Key_A, KEY.Key_Space])
def test_any_other_key_leads_on_from_there_too(stage: UiStage, key: Qt.Key) -> None:
    ending = ended(stage, keys=True)
    assert comes(ending.back_link.hasFocus)
    press(stage, key)
    assert stage.herstel.window.pane.is_empty


def test_after_the_dark_it_is_there_once_there_is_light(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    uses(keys=False)
    run_claim(stage, 20)
    window.dark.cover()
    come_to_rest(window)
    stage.advance(400)
    come_to_rest(window)
    ending = form_in(window.pane, Ending)
    press(stage, KEY.Key_A)
    assert comes(lambda: shows_ring(ending.back_link))


def test_good_night_shows_where_enter_goes_and_a_second_press_does_nothing(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("tonight")
    ending = ended(stage, keys=True)
    assert comes(ending.back_link.hasFocus)
    press(stage, KEY.Key_Return)
    night = window.pages.tonight.night
    assert night is not None
    press(stage, KEY.Key_Return)
    assert not night.ending.is_noting, "that was for what stood there before"
    links = night.ending.note_link, night.ending.stay_link, night.ending.back_link
    first = next(link for link in links if link.isVisible())
    assert comes(lambda: shows_ring(first))
