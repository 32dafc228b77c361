"""An open book, in the place where a card that leads to an exercise has its line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import BEARING_PX, round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

LINE_PX = 1.4
SHARE, BEND = 0.76, 0.2
"""The width of the book in its place, and how far a page falls towards the fold in its height; both as shares."""
LINES, AROUND, LAST = 3, 0.16, 0.55
"""Of each page: its lines, where they begin and end as a share of its width, and where the last one ends."""
POINTS = 20


class OpenBook(QWidget):
    """Two pages with lines on them, in the middle. A flat line alone would say that one sits still."""

    def __init__(self, theme: Theme, width: float, height: float) -> None:
        """Draw it in a place so large, in px at 100 %."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(width), theme.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages around the fold, and the lines."""
        room = QRectF(self.rect()).adjusted(BEARING_PX, 1, 0, -1)
        free = (1 - SHARE) / 2 * room.width()
        box = room.adjusted(free, 0, -free, 0)
        with painting(self) as painter:
            for color, path in (("tertiary", _pages(box)), ("hairline", _lines(box))):
                painter.setPen(round_pen(self._theme.color(color), LINE_PX))
                painter.drawPath(path)


def _across(box: QRectF, side: int, y: float, begin: float = 0.0, end: float = 1.0) -> QPolygonF:
    """Give a line over one page, left (-1) or right (1), as the paper bends; it would come to the fold at `y`.

    It goes from `begin` to `end`, shares of the page from the fold on.
    """
    shares = [begin + (end - begin) * step / POINTS for step in range(POINTS + 1)]
    wide, bend = side * box.width() / 2, BEND * box.height()
    return QPolygonF([QPointF(box.center().x() + at * wide, y - bend * at * at * (3 - 2 * at)) for at in shares])


def _pages(box: QRectF) -> QPainterPath:
    """Give the edge of both pages, and the fold between them."""
    path, fold, bend = QPainterPath(), box.center().x(), BEND * box.height()
    for side in (-1, 1):
        for y in (box.top() + bend, box.bottom()):
            path.addPolygon(_across(box, side, y))
        edge = fold + side * box.width() / 2
        path.moveTo(edge, box.top())
        path.lineTo(edge, box.bottom() - bend)
    path.moveTo(fold, box.top() + bend)
    path.lineTo(fold, box.bottom())
    return path


def _lines(box: QRectF) -> QPainterPath:
    """Give the lines on both pages; the last is shorter, as where a text ends."""
    path, bend = QPainterPath(), BEND * box.height()
    pitch = (box.height() - bend) / (LINES + 1)
    for line in range(1, LINES + 1):
        y = box.top() + bend + line * pitch
        path.addPolygon(_across(box, -1, y, AROUND, 1 - AROUND))
        path.addPolygon(_across(box, 1, y, AROUND, LAST if line == LINES else 1 - AROUND))
    return path
