"""Someone who uses the program by the keyboard only, or by the mouse only; a twin says where things are."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.chooser import Chooser
from tests.e2e.system import Window
from tests.helpers.screens import Stage
from tests.helpers.tabbing import choose_in, go_to

MOST_TURNS = 40


class Hands(Protocol):
    """Presses a button in the window, and in the twin, so that both stay the same."""

    def press(self, button: QAbstractButton) -> None:
        """Press it; raises AssertionError where these hands cannot come to it."""


class KeyWindow(Protocol):
    """What the keyboard needs of a window."""

    def hands(self, *words: str) -> None:
        """Have xdotool do something."""

    def key(self, *names: str) -> None:
        """Press keys, one after another."""

    def rest(self) -> None:
        """Wait until the program has done what it was asked."""


class Keyboard:
    """Tab, and the arrows in a group, until the button has the focus, then Space; never the mouse."""

    def __init__(self, window: KeyWindow, twin: Stage) -> None:
        self._window, self._twin = window, twin

    def press(self, button: QAbstractButton) -> None:
        """Press it."""
        top = self._twin.herstel.window
        top.activateWindow()
        assert QTest.qWaitForWindowActive(top)
        self._go_to(button)
        self._window.key("space")
        QTest.keyClick(button, Qt.Key.Key_Space)
        self._twin.settle()

    def choose(self, group: ChipGroup, name: str) -> None:
        """Go to the one that is chosen, and on with the arrows."""
        self._go_to(next(chip for chip in group.chips.values() if chip.isChecked()))
        while not group.chips[name].isChecked():
            self._window.key("Down")
            QTest.keyClick(QApplication.focusWidget() or group, Qt.Key.Key_Down)
        self._twin.settle()

    def choose_in(self, box: Chooser[str], name: str) -> None:
        """Go to a box that unfolds, and in it on with the arrows."""
        self._go_to(box)
        for key in choose_in(box, name):
            self._window.key(key)
            self._window.rest()
        self._twin.settle()

    def _go_to(self, button: QWidget) -> None:
        keys = go_to(button, self._twin.herstel.window)
        if keys:
            self._window.hands("key", "--delay", "30", *keys)
            self._window.rest()


class Mouse:
    """Turn the wheel until the button is in sight, then click; never a key."""

    def __init__(self, window: Window, twin: Stage) -> None:
        self._window, self._twin = window, twin

    def press(self, button: QAbstractButton) -> None:
        """Press it."""
        self._twin.settle()
        area = self._area(button)
        if area is not None:
            self._bring_into_sight(button, area)
        self._window.click(self._place(button))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._twin.settle()

    def _bring_into_sight(self, button: QWidget, area: QScrollArea) -> None:
        bar, view = area.verticalScrollBar(), area.viewport()
        for _ in range(MOST_TURNS):
            at = button.mapTo(view, QPoint(0, button.height())).y()
            if at <= view.height():
                return
            before = bar.value()
            self._window.wheel(self._place(view), 1)
            bar.setValue(before + QApplication.wheelScrollLines() * bar.singleStep())
            self._twin.settle()
            assert bar.value() > before, "the wheel goes no further"
        raise AssertionError("the wheel does not bring it into sight")

    def _place(self, widget: QWidget) -> tuple[int, int]:
        top = self._twin.herstel.window
        middle = widget.mapTo(top, widget.rect().center())
        found = top.childAt(middle)
        assert found is widget or (found and widget.isAncestorOf(found)), f"{found} lies over {widget}"
        return middle.x(), middle.y()

    @staticmethod
    def _area(widget: QWidget) -> QScrollArea | None:
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
