"""Turns the wheel over whatever holds a value."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QScrollBar,
    QSpinBox,
    QWidget,
)

NOTCH = 120
"""Of a usual wheel."""


def turn(widget: QWidget, notches: int) -> None:
    """Turn the wheel with the mouse over the middle of a widget."""
    at = QPointF(widget.rect().center())
    wheel = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, NOTCH * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, wheel)


def value_of(widget: QWidget) -> object:
    """Give what a field, a list or a slider stands at."""
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    if isinstance(widget, QDateTimeEdit):
        return widget.dateTime()
    if isinstance(widget, QAbstractSlider | QSpinBox | QDoubleSpinBox):
        return widget.value()
    raise AssertionError(f"what does {widget} stand at?")


def holders(root: QWidget) -> list[QWidget]:
    """Give everything that holds a value, in sight or not."""
    kinds: tuple[type[QWidget], ...] = (QAbstractSlider, QAbstractSpinBox, QComboBox)
    found: list[QWidget] = [each for kind in kinds for each in root.findChildren(kind)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def moved_by_wheel(root: QWidget) -> list[str]:
    """Name what changes under the wheel, over the field itself or the line in it that one types in."""
    moved = []
    for holder in holders(root):
        for part in (holder, *holder.findChildren(QWidget)):
            if part.window() is not holder.window():
                continue  # a list that is unfolded
            before = value_of(holder)
            turn(part, 1)
            up = value_of(holder)
            turn(part, -1)
            if up != before or value_of(holder) != before:  # at the end of what it can be, only one way is a change
                moved.append(f"{type(holder).__name__} {holder.accessibleName()}")
                break
    return moved
