"""The wheel scrolls, and does nothing else: a value that changes under a passing mouse is not a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget

POLISH = QEvent.Type.Polish
HOLDS_A_VALUE = (QAbstractSlider, QAbstractSpinBox, QComboBox)


class WheelScrolls(QObject):
    """Takes the wheel from every field, list and slider of the program, and leaves it to the page around it."""

    def __init__(self, parent: QObject) -> None:
        """Begin; it goes on as long as `parent` is there."""
        super().__init__(parent)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from what holds a value; also from giving it the focus, for then the keys would change it."""
        if isinstance(event, QWheelEvent):
            if isinstance(watched, QWidget) and _holds_a_value(watched):
                event.ignore()  # Qt goes on with what is around it
                return True
        elif type(event) is QEvent and event.type() == POLISH and isinstance(watched, QWidget):
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
