"""What a line of *Terugblik* draws: what was done, or a small book where something was only read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.engine.lookback.evening_line import EveningLine
from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.book import FOOT, LEFT, UNITS, book_path
from herstel_app.ui.kit.drawing import CYCLE_PX, paint_strokes
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

DRAWING_WIDTH, DRAWING_HEIGHT, GAP = 160, 22, 40
DRAWING_SHARE, GAP_SHARE = 0.24, 0.053
"""Of a narrow line, at most."""
PROEF_PARTS = 2
BOOK_PX, BOOK_LINE = 26, 1.5
"""Side of the book where something was only read, in px at 100 %, and how thick its line is, in its own units."""
BELOW_BOOK = 2
"""How far the book reaches below the letters beside it, in px at 100 %."""


def drawing_width(theme: Theme, width: int) -> int:
    """Give the width of a drawing in a line of `width` px, in px."""
    return min(theme.px(DRAWING_WIDTH), round(DRAWING_SHARE * width))


def gap_beside(theme: Theme, width: int) -> int:
    """Give what is between a drawing and the words in a line of `width` px, in px."""
    return min(theme.space(GAP), round(GAP_SHARE * width))


def paint_done(
    painter: QPainter, theme: Theme, box: QRectF, strokes: Sequence[Stroke], is_proef: bool, cycle_px: float = CYCLE_PX
) -> None:
    """Draw what was done; a proef that was stopped after its first part has its first half."""
    if is_proef:
        box.setWidth(box.width() * min(1.0, len(strokes) / PROEF_PARTS))
    paint_strokes(painter, box, strokes, theme, 0, is_few=is_proef, cycle_px=cycle_px)


def paint_book(painter: QPainter, theme: Theme, left: float, low: float) -> None:
    """Draw a small book where something was only read, its foot at `low`; a line would say that one sat still."""
    scale = theme.px(BOOK_PX) / UNITS
    painter.save()
    painter.translate(left - LEFT * scale, low - FOOT * scale)
    painter.scale(scale, scale)
    painter.setPen(round_pen(theme.color("tertiary"), BOOK_LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(book_path())
    painter.restore()


class LineDrawing(QWidget):
    """The drawing of a line by itself; its width is for whoever places it."""

    def __init__(self, theme: Theme, line: EveningLine) -> None:
        """Draw a line."""
        super().__init__()
        self._theme, self._line = theme, line
        self.setFixedHeight(theme.px(DRAWING_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was done, or the book."""
        box = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        with painting(self) as painter:
            if self._line.drawn:
                paint_done(painter, self._theme, box, self._line.drawn, self._line.is_proef)
            else:
                paint_book(painter, self._theme, box.left(), box.bottom() - 1)
