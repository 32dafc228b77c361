"""How a signal was before and after, on its points: from a small dot a hairline leads to a large one.

A ring and a filled dot in colours are the two parts of a proef: this is in those of text.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.signals import POINTS
from herstel_app.ui.kit.dot_kinds import MEASURE, empty_color, paint_change_line, paint_measured
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

POINT, SIZE = 2.0, 0.85
"""Radius of a point, in px at 100 %, and of the marks, as a share of those that are tapped."""
HIGH_PX, LEAST_STEP_PX = 26, 18
"""Height, and the least width of the place of a point, in px at 100 %."""
SAMPLE_HIGH_PX, SAMPLE_PX, SAMPLE_STEP_PX = 18, 16, 30
"""Height, width of a mark beside its name, and, where both are there, from one to the other; px at 100 %."""


def paint_change(painter: QPainter, theme: Theme, before: QPointF | None, after: QPointF | None) -> None:
    """Draw the marks that there are, around their middles; a large dot alone where both have one place."""
    unit = SIZE * theme.scale
    if before is not None and after is not None:
        paint_change_line(painter, before, after, theme.color("secondary"), theme.scale)
    if before is not None and before != after:
        paint_measured(painter, before, "before", theme.color("secondary"), unit)
    if after is not None:
        paint_measured(painter, after, "after", theme.color("text"), unit)


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
                if not (tapped and min(tapped) <= place <= max(tapped)):  # a line has no beads
                    painter.drawEllipse(self._at(place), size, size)
            start, end = (None if place is None else self._at(place) for place in self._places)
            paint_change(painter, theme, start, end)


class ChangeSample(QWidget):
    """The marks as they are drawn, beside their names."""

    def __init__(self, theme: Theme, has_before: bool, has_after: bool) -> None:
        """Show those that are there."""
        super().__init__()
        self._theme, self._there = theme, (has_before, has_after)
        self._step = SAMPLE_STEP_PX if all(self._there) else 0
        self.setFixedSize(theme.px(SAMPLE_PX + self._step), theme.px(SAMPLE_HIGH_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them beside each other."""
        side, y = self._theme.px(SAMPLE_PX) / 2, self.height() / 2
        places = side, self.width() - side
        start, end = (QPointF(x, y) if there else None for x, there in zip(places, self._there, strict=True))
        with painting(self) as painter:
            paint_change(painter, self._theme, start, end)
