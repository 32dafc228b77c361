"""A piece of text that a widget paints itself: wrapped to a width, with the line height of print."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from herstel_app.core.text_search import places_of
from herstel_app.ui.kit.basic import LINE_BREAK


class Found(NamedTuple):
    """What was looked for, and the colours that it is marked in."""

    text: str
    color: QColor
    ground: QColor


class TextBlock:
    """Wraps a text and paints it. All lengths are in px."""

    def __init__(
        self,
        text: str,
        font: QFont,
        color: QColor,
        line_height: float = 1.4,
        lead: tuple[int, QColor] | None = None,
        found: Found | None = None,
    ) -> None:
        """Keep what is to be painted; `line_height` is a share of the size of the font.

        The first `lead` characters have a colour of their own; after those is marked what was `found`.
        """
        self._color, self._metrics = color, QFontMetricsF(font)
        self._pitch = max(line_height * font.pixelSize(), self._metrics.height())
        shown = "\n".join(text.splitlines()).replace("\n", LINE_BREAK)
        self._layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        formats, begin = [_colored(0, *lead)] if lead is not None else [], lead[0] if lead is not None else 0
        if found is not None:
            places = places_of(found.text, shown[begin:])
            formats += [_colored(begin + start, length, found.color, found.ground) for start, length in places]
        self.marked = [shown[each.start : each.start + each.length] for each in formats[lead is not None :]]
        """What is marked as found."""
        self._layout.setFormats(formats)
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


def _colored(start: int, characters: int, color: QColor, ground: QColor | None = None) -> QTextLayout.FormatRange:
    colored = QTextLayout.FormatRange()
    colored.start, colored.length = start, characters
    colored.format.setForeground(color)
    if ground is not None:
        colored.format.setBackground(ground)
    return colored
