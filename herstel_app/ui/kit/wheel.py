"""The wheel scrolls, and does nothing else: a value that changes under a passing mouse is not a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget

from herstel_app.ui.kit.app_events import AppEvents

HOLDS_A_VALUE = (QAbstractSlider, QAbstractSpinBox, QComboBox)


class WheelScrolls(QObject):
    """Takes the wheel from every field, list and slider of the program, and leaves it to the page around it."""

    def __init__(self, events: AppEvents) -> None:
        """Begin with `events`; it goes on as long as they are there."""
        super().__init__(events)
        events.add((QEvent.Type.Wheel, QEvent.Type.Polish), self._filter)
        events.began.connect(self._look_over)

    def _look_over(self) -> None:
        for widget in QApplication.allWidgets():
            _focus_without_wheel(widget)

    def _filter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from what holds a value; also from giving it the focus, for then the keys would change it."""
        if isinstance(event, QWheelEvent):
            if isinstance(watched, QWidget) and _holds_a_value(watched):
                event.ignore()  # Qt goes on with what is around it
                return True
        elif isinstance(watched, QWidget):
            _focus_without_wheel(watched)
        return False


def _focus_without_wheel(widget: QWidget) -> None:
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _holds_a_value(widget: QWidget) -> bool:
    """Whether it is, or is within, something whose value the wheel would change; a list that is unfolded scrolls."""
    part: QWidget | None = widget
    while part is not None:
        if isinstance(part, HOLDS_A_VALUE):
            return not isinstance(part, QScrollBar)
        if part.isWindow():
            return False
        part = part.parentWidget()
    return False
