"""An evening as one quiet bar: a stretch for each step, as long as it takes, with its name below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.evening import Evening
from herstel_app.engine.evening_words import steps_in_words
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

GAP = 3.0
THICK = 8.0
TONES = {"lezen": "bar_reading", "stilte": "bar_stillness"}
"""The roles of what is quieter than practising itself: reading and stillness."""


class EveningBar(QWidget):
    """Draws an evening; a step that is being done glows, without numbers."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty bar."""
        super().__init__()
        self._theme = theme
        self._evening: Evening | None = None
        self._at: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(THICK) + theme.px(14) + theme.space(14))

    def show_evening(self, evening: Evening, at: int | None = None) -> None:
        """Draw `evening`; `at` is the step that is being done."""
        self._evening, self._at = evening, at
        self.setAccessibleName(steps_in_words(evening))
        self.update()

    def _color(self, evening: Evening, place: int) -> QColor:
        step = evening.steps[place]
        if self._at is not None:
            return self._theme.color("accent" if place == self._at else "hairline")
        if step.label in TONES:
            return self._theme.color(TONES[step.label])
        practised = [n for n, each in enumerate(evening.steps) if each.label not in TONES]
        usual = self._theme.palette.bar_practice
        return QColor(usual[min(practised.index(place), len(usual) - 1)])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw stretches and names; a name that has no room of its own is left to its neighbour."""
        if self._evening is None:
            return
        with painting(self) as painter:
            steps = self._evening.steps
            room = self.width() - GAP * (len(steps) - 1)
            total_s = self._evening.seconds
            painter.setFont(self._theme.font(13.5))
            metrics = painter.fontMetrics()
            x, free_from = 0.0, 0.0
            for place, step in enumerate(steps):
                width = room * step.seconds / total_s
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._color(self._evening, place))
                painter.drawRoundedRect(QRectF(x, 0, max(width, 2.0), THICK), THICK / 2, THICK / 2)
                wanted = metrics.horizontalAdvance(step.label)
                at = max(x, free_from)
                if at + wanted <= self.width() + 1 and at - x < max(width, 4.0):
                    painter.setPen(self._theme.color("accent" if place == self._at else "tertiary"))
                    painter.drawText(QPointF(at, THICK + self._theme.space(8) + metrics.ascent()), step.label)
                    free_from = at + wanted + self._theme.space(8)
                x += width + GAP
