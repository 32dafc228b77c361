"""What is seen at the first start: rest as a flat line, the glow that breathes, and recovery as a wave."""

from __future__ import annotations

import math

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import RISING
from herstel_app.core.timeline import Frame
from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.waves import wave_path

GLOW_PX, LEAST_PX = 368, 96
"""Width of the glow breathed in, to where its last light is, and the least that it gets of it, in px at 100 %."""
BREATHED_OUT = 0.64
"""Its width then, as a share of that."""
WAVE_PX, RISE_PX, THICK = 196.0, 33.0, 2.0
"""Of one breath of the wave, in px."""


class FirstScene(QWidget):
    """The two lines with the glow between them."""

    def __init__(self, theme: Theme) -> None:
        """Make it at rest."""
        super().__init__()
        self._theme = theme
        self.glow = Glow(theme, has_lines=False, breathed_out=BREATHED_OUT)
        self.glow.setParent(self)
        self.setMinimumHeight(theme.space(LEAST_PX))
        self.setMaximumHeight(theme.space(GLOW_PX))

    def sizeHint(self) -> QSize:
        """Ask for the least: where there is more it gets that."""
        return self.minimumSize()

    def show_frame(self, frame: Frame) -> None:
        """Show a moment of the breaths; it is warm from the first on."""
        self.glow.show_frame(replace(frame, glow=1.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the glow in the middle, as wide as it is high."""
        super().resizeEvent(event)
        side = self._side
        self.glow.setGeometry((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    @property
    def _side(self) -> int:
        return min(self.height(), self._theme.space(GLOW_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, each from the glow to its side."""
        theme = self._theme
        left, right = (self.width() - self._side) / 2, (self.width() + self._side) / 2
        middle = self.height() / 2
        with painting(self) as painter:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(round_pen(theme.color("rest"), THICK))
            painter.drawLine(QPointF(-THICK, middle), QPointF(left, middle))
            painter.setPen(round_pen(theme.color("accent"), THICK))
            breaths = math.ceil((self.width() - right) / WAVE_PX)
            if breaths > 0:
                start = QPointF(right, middle)
                painter.drawPath(wave_path(start, breaths * WAVE_PX, RISE_PX, breaths, RISING))
