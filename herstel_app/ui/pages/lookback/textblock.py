"""A piece of text that a widget paints itself: wrapped to a width, with the line height of print."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from herstel_app.ui.kit.basic import LINE_BREAK


class TextBlock:
    """Wraps a text and paints it. All lengths are in px."""

    def __init__(
        self, text: str, font: QFont, color: QColor, line_height: float = 1.4, lead: tuple[int, QColor] | None = None
    ) -> None:
        """Keep what is to be painted; `line_height` is a share of the size of the font.

        The first `lead` characters have a colour of their own.
        """
        self._color, self._metrics = color, QFontMetricsF(font)
        self._pitch = max(line_height * font.pixelSize(), self._metrics.height())
        self._layout = QTextLayout("\n".join(text.splitlines()).replace("\n", LINE_BREAK), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if lead is not None:
            self._layout.setFormats([_colored(*lead)])
        self._width, self._height = -1, 0

    @property
    def baseline(self) -> float:
        """Where the letters of its first line stand, below its top."""
        return (self._pitch - self._metrics.height()) / 2 + self._metrics.ascent()

    @property
    def above(self) -> float:
        """What is free above the capitals of its first line."""
        return self.baseline - self._metrics.capHeight()

    @property
    def below(self) -> float:
        """What is free below its last line, where that is half as low as letters hang down: not every line has them."""
        return (self._pitch - self._metrics.height()) / 2 + self._metrics.descent() / 2

    def height_at(self, width: int) -> int:
        """Wrap to `width`, and give the height that this takes."""
        if width != self._width:
            self._width, y = width, 0.0
            self._layout.beginLayout()
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                line.setPosition(QPointF(0, y + (self._pitch - self._metrics.height()) / 2))
                y += self._pitch
            self._layout.endLayout()
            self._height = round(y)
        return self._height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it, as it was wrapped last, with its upper left corner at (x, y)."""
        painter.setPen(self._color)
        self._layout.draw(painter, QPointF(x, y))


def _colored(characters: int, color: QColor) -> QTextLayout.FormatRange:
    colored = QTextLayout.FormatRange()
    colored.start, colored.length = 0, characters
    colored.format.setForeground(color)
    return colored
