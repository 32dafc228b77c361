"""A wave that is lost towards the right: the breaths of the evening, at its end."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

WIDTH, HEIGHT = 600, 30
BREATH, INHALE = 200, 84
"""How long one breath and its inhale are; all in px at 100 %."""
LINE_PX = 2.0
POINT_PX = 3


class FadingWave(QWidget):
    """Three breaths, still."""

    def __init__(self, theme: Theme, color: str = "dark_glow") -> None:
        """Draw it once; `color` is a role of the palette."""
        super().__init__()
        self._theme, self._color = theme, color
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for its own size."""
        return QSize(self._theme.space(WIDTH), self._theme.space(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for one breath."""
        return QSize(self._theme.space(BREATH), self._theme.space(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        width = min(self.width(), self._theme.space(WIDTH))
        height = self.height() - 2 * LINE_PX
        breath, inhale = self._theme.space(BREATH), self._theme.space(INHALE)

        def point(x: int) -> QPointF:
            at = x % breath
            share = at / inhale if at < inhale else 1 + (at - inhale) / (breath - inhale)
            return QPointF(x, LINE_PX + height * (0.5 + 0.5 * math.cos(math.pi * share)))

        color, clear = self._theme.color(self._color), self._theme.color(self._color)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, width, 0)
        fade.setColorAt(0, color)
        fade.setColorAt(1, clear)
        with painting(self) as painter:
            painter.translate((self.width() - width) // 2, 0)
            painter.setPen(QPen(fade, LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(QPolygonF([point(x) for x in range(0, width + 1, POINT_PX)]))
