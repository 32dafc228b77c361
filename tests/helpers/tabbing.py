"""The keys of someone without a mouse: to a control by Tab, and in a group of buttons by the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from herstel_app.ui.kit.focus_ring import BY_KEY
from herstel_app.ui.kit.one_stop import OneStop

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

MOST_KEYS = 120


def show_focus() -> None:
    """Have the focus seen, as after any key: the first Tab does nothing else."""
    app = QApplication.instance()
    assert app is not None
    app.setProperty(BY_KEY, True)


def group_of(widget: QWidget | None) -> list[QAbstractButton]:
    """Give the buttons that are one stop for Tab together with this one; none where it is one by itself."""
    if widget is None:
        return []
    stops = widget.window().findChildren(OneStop)
    return next((stop.buttons for stop in stops if widget in stop.buttons), [])


def go_to(widget: QWidget, window: QWidget) -> list[str]:
    """Press keys until it has the focus; gives their names."""
    keys: list[str] = []
    group = group_of(widget)
    while (focus := QApplication.focusWidget()) is not widget:
        key, name = (Qt.Key.Key_Right, "Right") if focus in group else (Qt.Key.Key_Tab, "Tab")
        QTest.keyClick(focus or window, key)
        keys.append(name)
        assert len(keys) < MOST_KEYS, f"the keyboard does not come to {widget}"
    return keys


def choose_in(box: QComboBox, name: str) -> list[str]:
    """Unfold a box that has the focus, and choose from it; gives the names of the keys."""
    QTest.keyClick(box, Qt.Key.Key_Return)
    list_ = box.view()
    assert list_.isVisible()
    keys, wanted = ["Return"], box.findText(name)
    while (at := list_.currentIndex().row()) != wanted:
        key, pressed = (Qt.Key.Key_Down, "Down") if at < wanted else (Qt.Key.Key_Up, "Up")
        QTest.keyClick(list_, key)
        keys.append(pressed)
    QTest.keyClick(list_, Qt.Key.Key_Return)
    return [*keys, "Return"]


def press(stage: Stage, *keys: Qt.Key) -> None:
    """Press keys, one after another, where the keyboard is; each with all that comes of it."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)
        stage.settle()
