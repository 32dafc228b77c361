"""Which rows of dots there are, and how a dot is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from herstel_app.core.signals import POINTS, PROEF_DOTS, Moment
from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.theme import Theme

Mark = Literal["rest", "recovery", "before", "after"]
"""What was tapped: the two parts of a proef are a ring and a filled dot, before and after of one's own measure a small
dot and a large one."""
SMALL, RING, FILLED = 3.5, 10.0, 11.0
"""Radii in px at 100 %."""
MEASURED: dict[Moment, float] = {"before": 5.0, "after": 9.0}
"""Radii of the small dot and the large one, in px at 100 %."""
CHANGE_LINE = 1.25
"""How thick the line from before to after is, in px at 100 %."""
EMPTY_OPACITY = 0.75
"""Of every dot without a mark, to tap and to look at: it keeps back, and is still seen (3 : 1)."""
STEP_PX, SIDE_PX, HIGH_PX = 62, 20, 44
"""From dot to dot where there is room, and beside them, to tap and to look at; and how high the place of one to tap
is. In px at 100 %."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of dots."""

    numbers: range
    """What its dots are called, also by the keyboard."""
    is_stacked: bool = False
    """Whether such rows stand below each other: then the words below them begin and end where the rows do."""
    side_px: int = SIDE_PX
    """Beside the dots, in px at 100 %."""
    high_px: int = HIGH_PX
    """Height of the place of a dot to tap, in px at 100 %."""

    def wide(self, theme: Theme) -> int:
        """Give how wide they are where there is room, in px: all rows have the same steps.

        They grow as margins do, so that in large text a line still has room beside them.
        """
        return theme.space(STEP_PX) * len(self.numbers) + 2 * self.side(theme)

    @property
    def middle(self) -> int:
        """The place of the dot in the middle."""
        return len(self.numbers) // 2

    def side(self, theme: Theme) -> int:
        """Give what is beside the dots, in px."""
        return theme.space(self.side_px) if self.side_px else 0

    def x(self, theme: Theme, width: int, place: int) -> float:
        """Give how far the middle of a dot is from the left of them all, which are `width` px wide."""
        side = self.side(theme)
        return side + (width - 2 * side) / len(self.numbers) * (place + 0.5)


PROEF = Kind(range(1, PROEF_DOTS + 1))
ASKED = Kind(POINTS, side_px=0)
"""One signal of one's own measure, by itself."""
MEASURE = Kind(POINTS, is_stacked=True, side_px=0)
"""One's own measure, all signals below each other."""
TRACK = Kind(POINTS, side_px=0, high_px=32)
"""As `MEASURE`, to change what was tapped once, and as one looks at it: the words below end where the dots do."""


def empty_color(theme: Theme) -> QColor:
    """Give the colour of a dot without a mark, wherever there is one; its size may differ."""
    color = theme.color("tertiary")
    color.setAlphaF(EMPTY_OPACITY)
    return color


def paint_dot(
    painter: QPainter,
    centre: QPointF,
    theme: Theme,
    mark: Mark | None,
    role: str | None = None,
    radius: float = SMALL,
    unit: float | None = None,
) -> None:
    """Draw one dot around `centre`; without a `mark` it is small, and empty or in the colour of `role`.

    `unit` is 1 px at 100 %.
    """
    unit = unit or theme.scale
    if mark == "before" or mark == "after":
        paint_measured(painter, centre, mark, theme.color("text"), unit)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    empty = theme.color(role) if role else empty_color(theme)
    painter.setBrush(theme.color("accent") if mark == "recovery" else empty)
    size = FILLED if mark == "recovery" else radius
    painter.drawEllipse(centre, size * unit, size * unit)
    if mark == "rest":
        painter.setPen(round_pen(theme.color("rest"), 2.4 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, RING * unit, RING * unit)


def paint_measured(painter: QPainter, centre: QPointF, moment: Moment, color: QColor, unit: float) -> None:
    """Draw a small dot for before, or a large one for after; `unit` is 1 px at 100 %."""
    radius = MEASURED[moment] * unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(centre, radius, radius)


def paint_change_line(painter: QPainter, first: QPointF, last: QPointF, color: QColor, unit: float) -> None:
    """Draw a hairline from before to after, on whole pixels: between two of them it is smeared out."""
    thick = max(1, round(CHANGE_LINE * unit))
    y = floor(first.y()) + thick % 2 / 2
    painter.setPen(round_pen(color, thick))
    painter.drawLine(QPointF(first.x(), y), QPointF(last.x(), y))
