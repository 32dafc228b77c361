"""Fields with the caret of the program: amber, two pixels wide, and still. Qt's is a flashing hairline, white at night.

Qt tells no style sheet of a caret, so that each kind of field draws its own over it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from herstel_app.ui.kit.painting import painting

CARET_PX = 2
BEFORE_CARET_PX = 5
"""In a line: so much of the rectangle that Qt gives lies left of the caret."""
BESIDE_TEXT_PX = 2
"""Qt keeps so much free on either side of the text of a line."""


class LineField(QLineEdit):
    """One line to write in."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and where one writes."""
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly() and not self.hasSelectedText():
            place = self.cursorRect()
            _draw(self, self, QRect(place.left() + BEFORE_CARET_PX, place.top(), CARET_PX, place.height()))


class WrittenField(LineField):
    """One line to write on, as on paper: no box, and its words begin where the text above them does."""

    def __init__(self, text: str = "") -> None:
        """Make it with `text` in it."""
        super().__init__(text)
        self.setProperty("role", "written")
        self.setTextMargins(-BESIDE_TEXT_PX, 0, 0, 0)


class PageField(QPlainTextEdit):
    """Several lines to write in."""

    def __init__(self, text: str = "") -> None:
        """Make it with `text` in it."""
        super().__init__(text)
        self.setCursorWidth(0)
        self.cursorPositionChanged.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and where one writes."""
        super().paintEvent(event)
        if self.hasFocus():
            place = self.cursorRect()
            _draw(self, self.viewport(), QRect(place.left(), place.top(), CARET_PX, place.height()))


def _draw(field: QWidget, on: QWidget, caret: QRect) -> None:
    with painting(on) as painter:
        painter.fillRect(caret.translated(-1, 0), field.palette().color(QPalette.ColorRole.Link))
