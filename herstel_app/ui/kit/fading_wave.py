"""What was done, as a line that is lost towards the right: three breaths at the end of an evening, flat after rest.

Where someone stopped it becomes flat half-way, and goes on as rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.ui.kit.drawing import DOTS, LEVEL_COLORS, paint_strokes
from herstel_app.ui.kit.painting import mixed, painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.waves import line_of, wave_path

WIDTH, HEIGHT, LEAST_WIDTH = 600, 30, 200
"""In px at 100 %."""
TIMES = 3
"""So often it is done in the width that there is."""
LINE_PX = 2.0
STOPPED_TIMES, STOPPED_SHARE = 2, 0.5
"""How often it is done before it stops, and the share of the width that this takes."""
TURN = 0.04
"""Over so much of the width it takes the colour of rest."""
SEEN_WHOLE = 0.45
"""From this share of the width on, the line of an evening is lost."""
DIM_REST = 0.6
"""In the dark the flat line is so much of its own colour."""


class FadingWave(QWidget):
    """Three times the same, still; what is rest is a flat line."""

    def __init__(self, theme: Theme, stroke: Stroke, dim: bool = False, stops: bool = False) -> None:
        """Draw `stroke`, which `stops` half-way or not; `dim` is in the colours of the dark screen."""
        super().__init__()
        self.stops = stops
        self._theme, self.stroke, self._is_dim = theme, stroke, dim
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for its own size."""
        return QSize(self._theme.space(WIDTH), self._theme.space(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for little of it."""
        return QSize(self._theme.space(LEAST_WIDTH), self._theme.space(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        width = min(self.width(), self._theme.space(WIDTH))
        rise = (self.height() - 2 * LINE_PX) * self.stroke.rise
        start = QPointF(0, (self.height() + rise) / 2)
        if rise:
            times, share = (STOPPED_TIMES, STOPPED_SHARE) if self.stops else (TIMES, 1.0)
            path, flat_from = self._path(start, share * width, rise, times), share * width
        else:
            path, flat_from = QPainterPath(start), 0.0
        fade = QLinearGradient(0, 0, width, 0)
        fade.setColorAt(0, self._color())
        clear = self._color(rests=self.stops)
        if self.stops:
            fade.setColorAt(STOPPED_SHARE - TURN, self._color())
            fade.setColorAt(STOPPED_SHARE + TURN, clear)
        clear.setAlpha(0)
        fade.setColorAt(1, clear)
        with painting(self) as painter:
            painter.translate((self.width() - width) // 2, 0)
            pen = QPen(fade, LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if flat_from < width:
                painter.drawLine(QPointF(flat_from, start.y()), QPointF(width, start.y()))
            if self.stroke.trait == "own":
                pen.setDashPattern(DOTS)
                painter.setPen(pen)
            painter.drawPath(path)

    def _path(self, start: QPointF, width: float, rise: float, times: int) -> QPainterPath:
        """Give what was done; what is no breath in a rhythm is drawn as everywhere, once."""
        if self.stroke.trait and self.stroke.shape == "gentle":
            line = line_of(start, width, rise, self.stroke, width / times)
            return line.own if line.own.elementCount() > 1 else line.path
        return wave_path(start, width, rise, times, self.stroke.drawn_cycle)

    def _color(self, rests: bool = False) -> QColor:
        theme = self._theme
        if rests or self.stroke.shape == "flat":
            line = theme.color("rest_line")
            return mixed(theme.color("dark"), line, DIM_REST) if self._is_dim else line
        return theme.color("dark_glow" if self._is_dim else "trace")


class DarkColors(Theme):
    """The colours of the dark screen for what is drawn in those of the light."""

    def __init__(self, theme: Theme) -> None:
        """Be as large as `theme`; no font is looked for."""
        QObject.__init__(self)
        self.scale, self.palette = theme.scale, theme.palette

    def color(self, role: str) -> QColor:
        """Give the dark colour for a role."""
        dark = super().color
        if role == LEVEL_COLORS["flat"]:
            return mixed(dark("dark"), dark("rest_line"), DIM_REST)
        return dark("dark_glow")


class EveningWave(FadingWave):
    """The line of tonight, as *Terugblik* draws it, lost towards the right as an evening ends; on the dark."""

    def __init__(self, theme: Theme, strokes: Sequence[Stroke]) -> None:
        """Draw what was done, in order."""
        super().__init__(theme, strokes[-1], dim=True)
        self.strokes = tuple(strokes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle, and over it the ground that it is lost in."""
        theme = self._theme
        width = min(self.width(), theme.space(WIDTH))
        box = QRectF((self.width() - width) // 2, 0, width, self.height())
        ground = theme.color("dark")
        clear = QColor(ground)
        clear.setAlpha(0)
        lost = QLinearGradient(box.left(), 0, box.right(), 0)
        for place, color in ((0.0, clear), (SEEN_WHOLE, clear), (1.0, ground)):
            lost.setColorAt(place, color)
        with painting(self) as painter:
            paint_strokes(painter, box, self.strokes, DarkColors(theme), 0, LINE_PX)
            painter.fillRect(box, lost)
