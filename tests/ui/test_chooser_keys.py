"""A box that unfolds, by keyboard: nothing is chosen before someone chooses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.switch import Switch
from herstel_app.ui.pages.settings.page import SettingsPage
from tests.helpers.screens import Stage, stage_at
from tests.helpers.tabbing import go_to, show_focus
from tests.ui.test_wheel import own_kinds

KEY = Qt.Key
# Of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("does not support (grabbing|raise)", extend=True)
OPENS = (KEY.Key_Down, KEY.Key_Up, KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space)


@pytest.fixture
def large(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    """Come to Instellingen in large text, with the keyboard at the box of the chapters."""
    stage = stage_at(qapp, tmp_path / "data", 160)
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("settings")
    stage.settle()
    show_focus()
    go_to(window.pages.settings.sections.box, window)
    yield stage
    stage.close()


def settings_of(stage: Stage) -> SettingsPage:
    return stage.herstel.window.pages.settings


def is_open(box: QComboBox) -> bool:
    return QApplication.activePopupWidget() is not None and box.view().isVisible()


def press(stage: Stage, key: Qt.Key) -> None:
    unfolded = QApplication.activePopupWidget()  # where the system sends keys to
    inside = None if unfolded is None else unfolded.focusWidget()
    QTest.keyClick(inside or QApplication.focusWidget() or stage.herstel.window, key)
    stage.settle()


@pytest.mark.parametrize("key", OPENS)
def test_a_key_unfolds_the_chapters_and_chooses_none(key: Qt.Key, large: Stage) -> None:
    sections = settings_of(large).sections
    press(large, key)
    assert is_open(sections.box)
    press(large, KEY.Key_Down)
    assert sections.shown == "Geluid en stem"
    press(large, KEY.Key_Escape)
    assert not is_open(sections.box)
    assert sections.shown == sections.box.value == "Geluid en stem"
    assert large.herstel.window.page == "settings", "Esc closes what is unfolded, and no more"
    assert sections.box.hasFocus()


def test_a_chapter_is_chosen_by_enter_and_the_keyboard_stays_at_the_box(large: Stage) -> None:
    page, before = settings_of(large), large.herstel.engine.settings.settings
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        press(large, key)
    assert page.sections.shown == "Bij het oefenen"
    assert not is_open(page.sections.box)
    assert page.sections.box.hasFocus()
    press(large, KEY.Key_Return)
    assert is_open(page.sections.box), "Enter is for the box, and for no switch below it"
    press(large, KEY.Key_Escape)
    assert large.herstel.engine.settings.settings == before


def test_no_other_key_chooses_a_chapter_unseen(large: Stage) -> None:
    page = settings_of(large)
    for key in (KEY.Key_PageDown, KEY.Key_End, KEY.Key_Home, KEY.Key_S, KEY.Key_G):
        press(large, key)
        assert page.sections.shown == page.sections.box.value == "Geluid en stem"
        assert not is_open(page.sections.box)


def test_page_down_at_the_box_goes_on_in_the_chapter(large: Stage) -> None:
    bar = settings_of(large).column.verticalScrollBar()
    press(large, KEY.Key_PageDown)
    assert bar.value() > 0


def test_esc_at_the_box_goes_back_as_elsewhere(large: Stage) -> None:
    press(large, KEY.Key_Escape)
    assert large.herstel.window.page == "tonight"


def test_beside_the_box_stands_that_it_holds_chapters(large: Stage) -> None:
    sections = settings_of(large).sections
    assert sections.box.accessibleName() == "Hoofdstuk"
    (said,) = (each for each in sections.findChildren(QLabel) if each.text() == "Hoofdstuk" and each.isVisible())
    assert said.mapTo(sections, said.rect().center()).y() == pytest.approx(
        sections.box.mapTo(sections, sections.box.rect().center()).y(), abs=2
    )


def test_every_box_of_the_program_unfolds_alike() -> None:
    assert set(own_kinds(QComboBox)) == {Chooser}


def test_a_control_out_of_sight_is_brought_in_sight_before_it_is_pressed(large: Stage) -> None:
    window, page = large.herstel.window, settings_of(large)
    bar, switches = page.column.verticalScrollBar(), page.sections.section.findChildren(Switch)
    switch = next(each for each in reversed(switches) if each.isVisible() and each.isEnabled())
    go_to(switch, window)
    was_on = switch.isChecked()
    for key in (KEY.Key_Return, KEY.Key_Space):
        bar.setValue(0)
        large.settle()
        assert switch.visibleRegion().isEmpty()
        press(large, key)
        assert switch.visibleRegion().boundingRect().size() == switch.size()
        assert switch.isChecked() is was_on
    press(large, KEY.Key_Return)
    assert switch.isChecked() is not was_on
