"""The focus is shown to who uses the keyboard: not at the start, and not after a click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from herstel_app.ui.kit.focus_ring import are_keys_used
from tests.ui.conftest import UiStage

KEY, KEY_REASON = Qt.Key, Qt.FocusReason


def picture(stage: UiStage, widget: QWidget) -> QImage:
    QTest.mouseMove(stage.herstel.window, QPoint(3, 3))
    stage.settle()
    return widget.grab().toImage()


def test_begin_has_the_focus_at_the_start_and_shows_it_from_the_first_key_on(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("tonight")
    stage.settle()
    begin = window.pages.tonight.begin_button
    assert begin.hasFocus()
    quiet = picture(stage, begin)
    QTest.keyClick(begin, KEY.Key_Shift)
    assert picture(stage, begin) == quiet, "held with another, it says nothing by itself"
    QTest.keyClick(begin, KEY.Key_A)
    ringed = picture(stage, begin)
    assert ringed != quiet
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(600, 5))
    assert begin.hasFocus()
    assert picture(stage, begin) == quiet


def test_tab_shows_where_it_comes(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("tonight")
    stage.settle()
    chip = next(iter(window.pages.tonight.where_chips.chips.values()))
    chip.setFocus(Qt.FocusReason.OtherFocusReason)
    quiet = picture(stage, chip)
    for key in (KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Backtab):  # the first only shows it
        QTest.keyClick(QApplication.focusWidget() or window, key)
    assert chip.hasFocus()
    assert picture(stage, chip) != quiet


def test_who_clicks_sees_none_where_a_page_or_an_exercise_takes_the_place_of_what_had_the_focus(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    stage.settle()
    for entry in (*window.rail.pages.values(), window.rail.pages["tonight"]):
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        stage.settle()
        assert not are_keys_used(), entry.text()
    QTest.mouseClick(window.pages.tonight.begin_button, Qt.MouseButton.LeftButton)
    stage.advance(5)
    stage.settle()
    assert not are_keys_used()


def test_a_field_has_its_ring_only_where_a_key_brought_the_focus(stage: UiStage) -> None:
    """By mouse or by the program it has a fine frame, also once one types in it."""
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("help")
    stage.settle()
    field = window.pages.help.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)

    def edge() -> tuple[str, int]:
        image = picture(stage, field)
        colours = [image.pixelColor(field.width() // 2, y).name() for y in range(4)]
        return colours[0], next(n for n, colour in enumerate(colours) if colour != colours[0])

    accent = stage.herstel.theme.color("accent").name()
    field.setFocus(KEY_REASON.OtherFocusReason)
    quiet = edge()
    assert quiet[1] == 1
    assert quiet[0] != accent
    QTest.keyClick(field, KEY.Key_A)
    assert edge() == quiet
    QTest.keyClick(field, KEY.Key_Tab)
    assert not field.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_Backtab)
    assert field.hasFocus()
    assert edge() == (accent, 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert edge() == quiet
