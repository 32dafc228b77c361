"""What is drawn where there is no evening yet: the flat line that becomes a wave, and is lost towards the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QLinearGradient, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.waves import wave_path

HEIGHT = 44
"""In px at 100 %."""
FLAT_SHARE, WAVES = 0.3, 3
"""How much of the width is flat, and how many waves follow."""
TURN = 0.04
"""In how much of the width, from where the first wave rises, its colour comes."""
SEEN = 0.6
"""How much is seen of the waves where they begin."""
THICK = 2.0


class LineToCome(QWidget):
    """As wide as there is room; a screen reader passes it by."""

    def __init__(self, theme: Theme) -> None:
        """Draw it once."""
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it from where the words begin to the other edge."""
        theme, left = self._theme, BEARING_PX + THICK / 2
        width, low = self.width() - left - THICK / 2, self.height() - THICK
        flat = FLAT_SHARE * width
        path = QPainterPath(QPointF(left, low))
        start = QPointF(left + flat, low)
        path.lineTo(start)
        path.connectPath(wave_path(start, width - flat, self.height() - 2 * THICK, WAVES, Stroke("wave", 1, "").cycle))
        shade = QLinearGradient(left, 0, left + width, 0)
        for place, role, seen in (
            (0.0, "rest_line", 1.0),
            (FLAT_SHARE, "rest_line", 1.0),  # what is flat is mauve
            (FLAT_SHARE + TURN, "accent", SEEN),
            (1.0, "accent", 0.0),
        ):
            color = theme.color(role)
            color.setAlphaF(seen)
            shade.setColorAt(place, color)
        with painting(self) as painter:
            painter.setPen(QPen(shade, THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(path)
