"""How a signal was before and after, on its points: from an open dot a line leads to a filled one.

A ring and an amber dot are the two parts of a proef: this is something else, and looks so.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.signals import POINTS
from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.dot_kinds import MEASURE, empty_color
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

POINT, OPEN, FILLED, AROUND, LINE = 2.0, 4.5, 5.5, 9.0, 2.0
"""Radii of a point, of the dots, and of the open one where it is around the filled one; a line. Px at 100 %."""
HIGH_PX, LEAST_STEP_PX = 26, 18
"""Height, and the least width of the place of a point, in px at 100 %."""
SAMPLE_PX, SAMPLE_STEP_PX = 12, 26
"""Width of a dot beside its name, and, where both are there, from one to the other; px at 100 %."""


def paint_change(painter: QPainter, theme: Theme, before: QPointF | None, after: QPointF | None) -> None:
    """Draw the dots that there are, around their middles."""
    scale, color = theme.scale, theme.color("secondary")
    painter.setPen(round_pen(color, LINE * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if before is not None:
        size = (AROUND if before == after else OPEN) * scale
        painter.drawEllipse(before, size, size)
    if before is not None and after is not None and before != after:
        beside = QPointF(OPEN * scale if after.x() > before.x() else -OPEN * scale, 0)
        painter.drawLine(before + beside, after)
    if after is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawEllipse(after, FILLED * scale, FILLED * scale)


class ChangePicture(QWidget):
    """One signal; what it shows is to be said in words by whoever places it."""

    def __init__(self, theme: Theme, before: int | None, after: int | None) -> None:
        """Show the places, from 0, that were tapped."""
        super().__init__()
        self._theme, self._places = theme, (before, after)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HIGH_PX))
        self.setMinimumWidth(theme.px(LEAST_STEP_PX) * len(POINTS))

    def _at(self, place: int) -> QPointF:
        return QPointF(MEASURE.x(self._theme, self.width(), place), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the points, and what was tapped among them."""
        theme, size = self._theme, POINT * self._theme.scale
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(empty_color(theme))
            tapped = [place for place in self._places if place is not None]
            for place in range(len(POINTS)):
                if not (tapped and min(tapped) <= place <= max(tapped)):  # an open dot is empty inside
                    painter.drawEllipse(self._at(place), size, size)
            start, end = (None if place is None else self._at(place) for place in self._places)
            paint_change(painter, theme, start, end)


class ChangeSample(QWidget):
    """The dots as they are drawn, beside their names."""

    def __init__(self, theme: Theme, has_before: bool, has_after: bool) -> None:
        """Show those that are there."""
        super().__init__()
        self._theme, self._there = theme, (has_before, has_after)
        self._step = SAMPLE_STEP_PX if all(self._there) else 0
        self.setFixedSize(theme.px(SAMPLE_PX + self._step), theme.px(SAMPLE_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them beside each other."""
        side, y = self._theme.px(SAMPLE_PX) / 2, self.height() / 2
        places = side, self.width() - side
        start, end = (QPointF(x, y) if there else None for x, there in zip(places, self._there, strict=True))
        with painting(self) as painter:
            paint_change(painter, self._theme, start, end)
