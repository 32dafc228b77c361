"""What is seen at the first start: rest as a flat line, the glow that breathes, and recovery as a wave."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import Cycle
from herstel_app.core.timeline import Frame
from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.drawing import wave_path
from herstel_app.ui.kit.layout import row, wide
from herstel_app.ui.kit.orb import Orb
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

GLOW_PX, LEAST_PX = 340, 96
"""Height, and width that the lines leave to the glow, and the least that it gets of it, in px at 100 %."""
WAVE_PX, RISE_PX, THICK = 196.0, 33.0, 2.0
"""Of one breath of the wave, in px."""
GENTLE_CYCLE: Cycle = (0.4, 0.0, 0.6, 0.0)


class FirstScene(QWidget):
    """The two lines with the glow between them."""

    def __init__(self, theme: Theme) -> None:
        """Make it at rest."""
        super().__init__()
        self._theme = theme
        self.orb = Orb(theme)
        self.setMinimumHeight(theme.space(LEAST_PX))
        self.setMaximumHeight(theme.space(GLOW_PX))
        row(theme, wide(self.orb), gap=0, on=self)

    def sizeHint(self) -> QSize:
        """Ask for the least: where there is more it gets that."""
        return self.minimumSize()

    def show_frame(self, frame: Frame) -> None:
        """Show a moment of the breaths."""
        self.orb.show_frame(frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, each from the glow to its side."""
        theme = self._theme
        glow = min(self.height(), theme.space(GLOW_PX))
        left, right = (self.width() - glow) / 2, (self.width() + glow) / 2
        middle = self.height() / 2
        with painting(self) as painter:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(round_pen(theme.color("rest"), THICK))
            painter.drawLine(QPointF(-THICK, middle), QPointF(left, middle))
            painter.setPen(round_pen(theme.color("accent"), THICK))
            breaths = math.ceil((self.width() - right) / WAVE_PX)
            if breaths > 0:
                start = QPointF(right, middle)
                painter.drawPath(wave_path(start, breaths * WAVE_PX, RISE_PX, breaths, GENTLE_CYCLE))
