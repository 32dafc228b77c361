"""The small drawings of the rail, in a square of 24 units: thin lines, and in one of them a glow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRadialGradient

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.book import UNITS, book_path

THICK = 1.5
MIDDLE = QPointF(12.0, 12.0)
GLOWS, GLOW, GLOW_ALPHA = "exercises", 6.6, 0.9
"""The page whose drawing has a glow within its ring; the radius of that, and how much of it is seen in its middle."""


def _moon() -> QPainterPath:
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(QPointF(11.4, 12.6), 7.4, 7.4)
    bite.addEllipse(QPointF(15.4, 8.6), 6.4, 6.4)
    return whole.subtracted(bite)


def _ring() -> QPainterPath:
    """Draw the hairline around the glow that one breathes with."""
    path = QPainterPath()
    path.addEllipse(MIDDLE, 8.6, 8.6)
    return path


def _line_and_wave() -> QPainterPath:
    """Draw what the mark shows: rest that becomes recovery."""
    path = QPainterPath(QPointF(1.5, 16.5))
    path.lineTo(7.0, 16.5)
    path.cubicTo(10.2, 16.5, 9.8, 6.5, 12.6, 6.5)
    path.cubicTo(15.4, 6.5, 15.0, 16.5, 17.8, 16.5)
    path.cubicTo(20.0, 16.5, 20.2, 11.5, 22.5, 11.5)
    return path


def _evenings() -> QPainterPath:
    """Draw the list of evenings: short lines below each other, of which one is a wave."""
    path = QPainterPath()
    for y in (6.0, 18.5):
        path.moveTo(3.5, y)
        path.lineTo(20.5 if y < MIDDLE.y() else 14.5, y)
    path.moveTo(3.5, 14.0)
    path.cubicTo(6.3, 14.0, 6.1, 10.2, 8.4, 10.2)
    path.cubicTo(10.7, 10.2, 10.5, 14.0, 12.6, 14.0)
    path.cubicTo(14.7, 14.0, 14.5, 10.2, 16.6, 10.2)
    path.cubicTo(18.7, 10.2, 18.3, 14.0, 20.5, 14.0)
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
    "exercises": _ring,
    "trial": _line_and_wave,
    "lookback": _evenings,
    "settings": _sliders,
    "help": _question,
}
"""By the page that they lead to."""


def paint_icon(painter: QPainter, box: QRectF, page: str, color: QColor) -> None:
    """Draw the icon of a page in `box`, a square."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / UNITS, box.width() / UNITS)
    if page == GLOWS:
        _paint_glow(painter, color)
    painter.setPen(round_pen(color, THICK))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(ICONS[page]())
    painter.restore()


def _paint_glow(painter: QPainter, color: QColor) -> None:
    """Draw a glow without an edge."""
    glow = QRadialGradient(MIDDLE, GLOW)
    for place, share in ((0.0, 1.0), (0.5, 0.55), (1.0, 0.0)):
        shade = QColor(color)
        shade.setAlphaF(share * GLOW_ALPHA * color.alphaF())
        glow.setColorAt(place, shade)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(MIDDLE, GLOW, GLOW)
