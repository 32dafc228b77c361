"""An open book, the small drawing that stands for reading."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.theme import Theme

UNITS = 24.0
"""Side of the square in which small drawings are made."""
LEFT, RIGHT, FOLD, FOOT = 3.5, 20.5, 12.0, 19.0
"""Its sides, its fold, and the lower end of that."""
BOOK_PX, BOOK_LINE, AROUND_BOOK = 26, 1.5, 12
"""Side of the book where something was only read, in px at 100 %; how thick its line is, in its own units; and what is
free on both sides of it, in px at 100 %."""


def book_path() -> QPainterPath:
    """Give its outline and its fold, in a square of `UNITS`."""
    path = QPainterPath()
    for outer in (LEFT, RIGHT):
        bend = (outer + FOLD) / 2
        path.moveTo(FOLD, 7.4)
        path.cubicTo(bend, 5.4, bend, 5.4, outer, 5.8)
        path.lineTo(outer, 17.4)
        path.cubicTo(bend, 17.0, bend, 17.0, FOLD, FOOT)
    path.moveTo(FOLD, 7.4)
    path.lineTo(FOLD, FOOT)
    return path


def paint_book(painter: QPainter, theme: Theme, box: QRectF, middle: float) -> None:
    """Draw a small book where something was only read, in the middle of a hairline as wide as `box`, around `middle`.

    A line by itself would say that one sat still.
    """
    scale, path = theme.px(BOOK_PX) / UNITS, book_path()
    seen = path.boundingRect()
    free = seen.width() * scale / 2 + theme.space(AROUND_BOOK)
    centre, level = box.center().x(), round(middle) + 0.5
    painter.save()
    painter.setPen(QPen(theme.color("hairline"), 1))
    for start, end in ((box.left(), centre - free), (centre + free, box.right())):
        painter.drawLine(QPointF(start, level), QPointF(end, level))
    painter.translate(centre - seen.center().x() * scale, middle - seen.center().y() * scale)
    painter.scale(scale, scale)
    painter.setPen(round_pen(theme.color("tertiary"), BOOK_LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()
