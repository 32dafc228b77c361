"""What a line of *Terugblik* draws: what was done, or a small book where something was only read."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.engine.lookback.evening_line import EveningLine
from herstel_app.ui.kit.book import paint_book
from herstel_app.ui.kit.drawing import CYCLE_PX, THICK, middle_of, paint_strokes
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

DRAWING_WIDTH, DRAWING_HEIGHT, GAP = 160, 22, 40
DRAWING_SHARE, GAP_SHARE = 0.24, 0.053
"""Of a narrow line, at most."""


def drawing_width(theme: Theme, width: int) -> int:
    """Give the width of a drawing in a line of `width` px, in px."""
    return min(theme.px(DRAWING_WIDTH), round(DRAWING_SHARE * width))


def gap_beside(theme: Theme, width: int) -> int:
    """Give what is between a drawing and the words in a line of `width` px, in px."""
    return min(theme.space(GAP), round(GAP_SHARE * width))


def paint_done(painter: QPainter, theme: Theme, box: QRectF, line: EveningLine, cycle_px: float = CYCLE_PX) -> None:
    """Draw what was done, on the lower edge of `box`; what was stopped ends where it was left."""
    done = _done(box, line)
    paint_strokes(painter, done, line.drawn, theme, 0, is_few=line.is_proef, cycle_px=cycle_px)


def paint_centred(painter: QPainter, theme: Theme, box: QRectF, line: EveningLine, middle: float) -> None:
    """Draw what was done, as wide and as high as in `box`, so that what is seen of it has its middle at `middle`."""
    above = middle_of(_done(box, line), line.drawn, theme, line.is_proef, CYCLE_PX)
    placed = QRectF(box)
    placed.moveBottom(middle + above + THICK)
    paint_done(painter, theme, placed, line)


def _done(box: QRectF, line: EveningLine) -> QRectF:
    """Give the part of `box` that what was done takes."""
    return QRectF(box.x(), box.y(), box.width() * line.share, box.height())


class LineDrawing(QWidget):
    """The drawing of a line by itself; its width is for whoever places it."""

    def __init__(self, theme: Theme, line: EveningLine, at_right: bool = False) -> None:
        """Draw a line; what was stopped ends at its right side where that is where all else ends."""
        super().__init__()
        self._theme, self._line, self._at_right = theme, line, at_right
        self.setFixedHeight(theme.px(DRAWING_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was done, or the book."""
        box = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        with painting(self) as painter:
            if self._line.drawn:
                if self._at_right:
                    box.translate(box.width() * (1 - self._line.share), 0)
                paint_done(painter, self._theme, box, self._line)
            else:
                paint_book(painter, self._theme, box, box.center().y())
