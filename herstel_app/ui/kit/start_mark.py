"""The mark at the end of a row that starts something."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

MARK = (7.0, 9.0)
"""Width and height, in px at 100 %."""


class StartMark(QWidget):
    """A small triangle: this starts something. It is drawn, as what a font has for it differs."""

    def __init__(self, theme: Theme) -> None:
        """Draw it."""
        super().__init__()
        self._theme = theme
        self.restyle()

    def restyle(self) -> None:
        """Be as large as the text size of the theme asks."""
        self.setFixedSize(*(ceil(px * self._theme.scale) for px in MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the triangle."""
        wide_px, high_px = self.width(), self.height()
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("tertiary"))
            painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(wide_px, high_px / 2), QPointF(0, high_px)]))
