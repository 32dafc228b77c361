"""The marks at the end of a row: of one that starts something, and of one that opens something."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

MARK = (7.0, 9.0)
"""Width and height, in px at 100 %."""
OPENS = (5.0, 9.0)
"""Of what is drawn of the other one, which takes as much room."""
LINE_PX = 1.6
"""Of its line, in px at 100 %."""


class EndMark(QWidget):
    """A small mark; it is drawn, as what a font has for it differs."""

    def __init__(self, theme: Theme) -> None:
        """Take its size."""
        super().__init__()
        self._theme = theme
        self.restyle()

    def restyle(self) -> None:
        """Be as large as the text size of the theme asks."""
        self.setFixedSize(*(ceil(px * self._theme.scale) for px in MARK))


class StartMark(EndMark):
    """A small triangle: this starts something."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the triangle."""
        wide_px, high_px = self.width(), self.height()
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("tertiary"))
            painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(wide_px, high_px / 2), QPointF(0, high_px)]))


class OpensMark(EndMark):
    """A small angle: this opens something, and starts nothing yet."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the angle."""
        scale, edge = self._theme.scale, LINE_PX * self._theme.scale / 2
        right, high = self.width() - edge, self.height()
        left = right - OPENS[0] * scale + edge
        with painting(self) as painter:
            painter.setPen(round_pen(self._theme.color("tertiary"), LINE_PX * scale))
            corner = QPointF(right, high / 2)
            painter.drawPolyline([QPointF(left, edge), corner, QPointF(left, high - edge)])
