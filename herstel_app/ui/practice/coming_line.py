"""The line of an exercise that is about to begin, where its glow and its trace will come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QMoveEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.ui.kit.drawing import paint_stroke
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

MIDDLE = 0.42
"""How far down the glow stands beside a text, as a share of the height."""
REACH, MOST_REACH = 0.37, 210
"""Radius of the glow: as a share of the width, and at most, in px."""
WAVE, CYCLE = 0.25, 0.67
"""Half the height of the trace there, and the width of a breath of ten seconds, as shares of that radius."""
AROUND, CLOSE, LEAST = 24, 8, 10
"""Above and below the line, the same where there is little room, and the least of half its height; px at 100 %."""
EDGE_FADE_PX = 40
"""Over so much it is lost before the edges of the pane, in px at 100 %: as the trace is."""
THICK = 2.2


class ComingLine(QWidget):
    """Keeps the height of a line in a column; the line itself runs from edge to edge of what scrolls."""

    moved = Signal()
    """What stands above it takes more or less height than before."""

    def __init__(self, theme: Theme, across: QWidget) -> None:
        """Make room for a line that runs over the whole width of `across`, in which the column is."""
        super().__init__()
        self._line = _Line(theme, across)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    @property
    def line(self) -> QWidget:
        """What is drawn."""
        return self._line

    @property
    def middle(self) -> int:
        """How far down in it the glow has its middle, in px."""
        return self._line.middle

    def show_stroke(self, stroke: Stroke) -> None:
        """Draw this from now on."""
        self._line.show_stroke(stroke)

    def fit(self, top: int, pane: tuple[int, int], room: int) -> int:
        """Take the height that it needs right below what it belongs to; gives what is wanted above all of that, in px.

        So it stands in the middle of the glow to come, in a pane so wide and high, where without that room it would
        begin `top` px down; lengths are in px. Where there is less `room` it is lower, and where that is too little
        for a line it is not there.
        """
        theme, (width, height) = self._theme, pane
        self._line.reach = reach = min(round(REACH * width), MOST_REACH)
        half, around, rise = round(WAVE * reach), theme.space(AROUND), self._line.rise
        above = around + round(half * rise)
        wanted = 2 * above
        if room < wanted:
            around = theme.space(CLOSE)
            half = min(half, round((room / 2 - around) / rise)) if rise else half
            fits = room >= 2 * around and half >= theme.px(LEAST)
            wanted, above = (room, room // 2) if fits else (0, 0)
        self._line.half, self._line.middle = half, above
        self.setFixedHeight(wanted)
        self._line.setVisible(wanted > 0)
        self._place()
        return max(0, min(round(MIDDLE * height) - top - above, room - wanted))

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the line along, and have it fitted anew."""
        super().moveEvent(event)
        self._place()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the line along."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the line in its place as soon as it is seen."""
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        across = self._line.parentWidget()
        if across is not None and across.isAncestorOf(self):
            top = self.mapTo(across, self.rect().topLeft()).y()
            self._line.setGeometry(0, top, across.width(), self.height())
            self._line.lower()


class _Line(QWidget):
    """One stroke from edge to edge; the name beside it tells what it is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stroke: Stroke | None = None
        self.reach = self.half = self.middle = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def rise(self) -> float:
        """How high it rises, as a share of twice its half."""
        return self._stroke.rise if self._stroke else 0.0

    def show_stroke(self, stroke: Stroke) -> None:
        self._stroke = stroke
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stroke around its middle, and let it be lost at both edges."""
        stroke, theme = self._stroke, self._theme
        if stroke is None:
            return
        low = self.middle + self.half * stroke.rise
        box = QRectF(0, low - 2 * self.half, self.width(), 2 * self.half)
        with painting(self) as painter:
            paint_stroke(painter, box, stroke, theme, THICK, cycle_px=CYCLE * self.reach / theme.scale)
            pane, width = theme.color("pane"), theme.space(EDGE_FADE_PX)
            through = QColor(pane)
            through.setAlpha(0)
            for start, end in ((0, width), (self.width(), self.width() - width)):
                fade = QLinearGradient(QPointF(start, 0), QPointF(end, 0))
                fade.setColorAt(0.0, pane)
                fade.setColorAt(1.0, through)
                painter.fillRect(min(start, end), 0, width, self.height(), fade)
