"""The small drawings of the rail, in a square of 24 units: thin lines without a fill."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.book import UNITS, book_path

THICK = 1.5


def _moon() -> QPainterPath:
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(QPointF(11.4, 12.6), 7.4, 7.4)
    bite.addEllipse(QPointF(15.4, 8.6), 6.4, 6.4)
    return whole.subtracted(bite)


def _circles() -> QPainterPath:
    path = QPainterPath()
    for radius in (8.2, 4.0):
        path.addEllipse(QPointF(12.0, 12.0), radius, radius)
    return path


def _line_and_wave() -> QPainterPath:
    """Draw what the mark shows: rest that becomes recovery."""
    path = QPainterPath(QPointF(1.5, 16.5))
    path.lineTo(7.0, 16.5)
    path.cubicTo(10.2, 16.5, 9.8, 6.5, 12.6, 6.5)
    path.cubicTo(15.4, 6.5, 15.0, 16.5, 17.8, 16.5)
    path.cubicTo(20.0, 16.5, 20.2, 11.5, 22.5, 11.5)
    return path


def _turning_arrow() -> QPainterPath:
    around = QRectF(4.6, 4.6, 14.8, 14.8)
    path = QPainterPath()
    path.arcMoveTo(around, 150)
    tip = path.currentPosition()
    path.arcTo(around, 150, -310)
    path.moveTo(tip - QPointF(1.2, 4.2))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(4.4, -0.6))
    return path


def _sliders() -> QPainterPath:
    path = QPainterPath()
    for y, knob in ((8.5, 15.5), (15.5, 8.5)):
        path.addEllipse(QPointF(knob, y), 2.4, 2.4)
        path.moveTo(3.5, y)
        path.lineTo(knob - 2.4, y)
        path.moveTo(knob + 2.4, y)
        path.lineTo(20.5, y)
    return path


def _question() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12.0, 12.0), 8.6, 8.6)
    path.moveTo(9.4, 10.0)
    path.cubicTo(9.4, 5.9, 14.8, 6.3, 14.6, 9.8)
    path.cubicTo(14.5, 11.8, 12.0, 11.8, 12.0, 14.0)
    path.moveTo(12.0, 16.7)
    path.lineTo(12.0, 16.8)
    return path


ICONS: dict[str, Callable[[], QPainterPath]] = {
    "tonight": _moon,
    "reading": book_path,
    "exercises": _circles,
    "trial": _line_and_wave,
    "lookback": _turning_arrow,
    "settings": _sliders,
    "help": _question,
}
"""By the page that they lead to."""


def paint_icon(painter: QPainter, box: QRectF, page: str, color: QColor) -> None:
    """Draw the icon of a page in `box`, a square."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / UNITS, box.width() / UNITS)
    painter.setPen(round_pen(color, THICK))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(ICONS[page]())
    painter.restore()
