"""The mark of Herstel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme


class Mark(QWidget):
    """The mark: a flat line that becomes a soft wave, in a circle."""

    def __init__(self, theme: Theme, size: int = 30) -> None:
        """Make a mark of `size` px at 100 %."""
        super().__init__()
        self._theme = theme
        self.color = "accent"
        """The role of its colour."""
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            paint_mark(painter, QRectF(self.rect()), self._theme.color(self.color))


def paint_mark(painter: QPainter, box: QRectF, color: QColor) -> None:
    """Draw the mark in `box`."""
    unit = box.width() / 30
    painter.setPen(round_pen(color, 1.7 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.center(), 13.6 * unit, 13.6 * unit)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.x() + x * unit, box.y() + y * unit)

    wave = QPainterPath(at(4.5, 16.5))
    wave.lineTo(at(11, 16.5))
    wave.cubicTo(at(14.5, 16.5), at(14.5, 9.5), at(17.6, 9.5))
    wave.cubicTo(at(20.5, 9.5), at(20.5, 16.5), at(24.5, 16.5))
    painter.setPen(round_pen(color, 2.0 * unit))
    painter.drawPath(wave)
