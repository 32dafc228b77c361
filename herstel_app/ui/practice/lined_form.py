"""A form about one exercise: its line stands where the glow will come, whatever is folded out below.

What can be chosen is one group above the button; what is folded out takes the air between that and the line.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.fade import EDGES
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.form import Form
from herstel_app.ui.kit.layout import STRETCH, Part, block, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.coming_line import ComingLine

ABOVE_FOLDS = 14
"""Before what is folded away, more than between other parts, in px at 100 %."""


class LinedForm(Form):
    """Has a line, and folds below it."""

    edges = EDGES

    def __init__(self, theme: Theme, act: str, *, kicker: str, out: str, heading: str = "") -> None:
        """Make it as a form is made, with the line of nothing yet."""
        super().__init__(theme, act, kicker=kicker, heading=heading, out=out, fills=True)
        inside = self.column.widget()
        assert inside is not None
        self.line = ComingLine(theme, inside)
        self.line.moved.connect(self.fit_line)
        self._air = QWidget()
        """Above what is told, so that it stands right above the line."""
        self._air.hide()
        self.body.insertWidget(0, self._air)
        self._insides: list[QWidget] = []
        """What is folded away."""

    def add_line(self) -> None:
        """Add the line; what is added after it stands at the foot."""
        self.add(4, self.line, STRETCH)

    def add_fold(self, title: str, *parts: Part, gap: int = 8) -> Fold:
        """Add a link that unfolds `parts`, and those."""
        inside = block(self._theme, *parts, margins=(0, 0, 0, 10), gap=gap)
        fold = Fold(title, inside)
        self._insides.append(inside)
        self.add(left(fold), inside)
        return fold

    def bring_into_sight(self, part: QWidget, is_open: bool) -> None:
        """Show all of what was folded out: it belongs together."""
        if is_open:
            self.column.once_laid_out(part, lambda: self.column.show_part(part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the line where the glow will come."""
        super().resizeEvent(event)
        self.fit_line()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the letters in which it is shown."""
        super().showEvent(event)
        self.fit_line()

    def fit_line(self) -> None:
        """Give the line and what is above it the room that is left while all is folded away."""
        inside = self.column.widget()
        around = inside.layout() if inside is not None else None
        assert inside is not None
        assert around is not None
        for each in self.body, around:  # what changed within one of its layouts it does not know
            each.invalidate()
        # Beside a scroll bar, so that the line does not change where one comes.
        width = self.width() - self.column.verticalScrollBar().sizeHint().width()
        beside = around.contentsMargins().left() + around.contentsMargins().right()
        unfolded = [part for part in self._insides if not part.isHidden()]
        air = 0 if self._air.isHidden() else self._air.height() + self.body.spacing()
        needed = around.heightForWidth(width) - self.line.height() - air
        needed -= sum(part.heightForWidth(width - beside) + self.body.spacing() for part in unfolded)
        room = self.column.viewport().height() - needed
        top = self.line.mapTo(inside, QPoint()).y() - air
        wanted = self.line.fit(top, (self.width(), self.height()), room) - self.body.spacing()
        self._air.setFixedHeight(max(0, wanted))
        self._air.setVisible(wanted > 0)  # hidden, it takes no gap below it either
