"""A form about one exercise: its line stands where the glow will come, whatever is folded out below.

All of it is one block, the button too; what is folded out moves that down, as far as the foot of the pane.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.kit.fade import EDGES
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.form import Form
from herstel_app.ui.kit.layout import Part, block, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.coming_line import ComingLine

ABOVE_FOLDS = 14
"""Before what is folded away, more than between other parts, in px at 100 %."""


class LinedForm(Form):
    """Has a line, and folds below it."""

    edges = EDGES

    def __init__(self, theme: Theme, act: str, *, kicker: str, out: str, heading: str = "") -> None:
        """Make it as a form is made, with the line of nothing yet."""
        super().__init__(theme, act, kicker=kicker, heading=heading, out=out)
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
        inside.installEventFilter(self)

    def _lay_out(self) -> None:
        """Have the button right below the column, or at the foot of the pane where that is longer."""
        super()._lay_out()
        self.column.has_foot = True
        around = self.layout()
        assert isinstance(around, QVBoxLayout)
        around.addStretch()

    def add_line(self) -> None:
        """Add the line."""
        self.add(4, self.line)

    def add_fold(self, title: str, *parts: Part, gap: int = 8) -> Fold:
        """Add a link that unfolds `parts`, and those."""
        inside = block(self._theme, *parts, margins=(0, 0, 0, 10), gap=gap)
        fold = Fold(title, inside)
        self._insides.append(inside)
        self.add(left(fold), inside)
        return fold

    def bring_into_sight(self, part: QWidget, is_open: bool) -> None:
        """Show all of what was folded out by key: it belongs together."""
        if is_open:
            self.column.after_key(part, lambda: self.column.show_part(part))

    def restyle(self) -> None:
        """Take over the text size and the width, and draw the line where the glow will come."""
        super().restyle()
        self.fit_line()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the letters in which it is shown."""
        super().showEvent(event)
        self.fit_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take as much height as what is told, also once more of it is folded out."""
        if event.type() == QEvent.Type.LayoutRequest and self.layout() is not None:
            self._fit_height()
        return False

    def _fit_height(self) -> None:
        """Have the column be no higher than what is in it: what is below it follows."""
        inside, around = self.column.widget(), self.layout()
        assert inside is not None
        assert around is not None
        self.column.restyle()
        self._know_anew()
        needed = inside.heightForWidth(self.width())
        # Lines that are shorter beside a bar may take more height, and so keep a bar there that is not needed.
        bars = Qt.ScrollBarPolicy
        self.column.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if needed > self._room else bars.ScrollBarAlwaysOff
        )
        self.column.setMaximumHeight(max(1, needed))
        around.activate()  # at once, so that no scroll bar is there for a moment

    @property
    def _room(self) -> int:
        """How high the column can be, in px."""
        return self.height() - self._foot.sizeHint().height()

    def _know_anew(self) -> None:
        """Have the column measure again: what changed within one of its layouts it does not know."""
        inside = self.column.widget()
        around = inside.layout() if inside is not None else None
        assert around is not None
        for each in self.body, around:
            each.invalidate()

    def fit_line(self) -> None:
        """Give the line and what is above it the room that is left while all is folded away."""
        inside = self.column.widget()
        around = inside.layout() if inside is not None else None
        assert inside is not None
        assert around is not None
        self._know_anew()
        # Beside a scroll bar, so that the line does not change where one comes.
        width = self.width() - self.column.verticalScrollBar().sizeHint().width()
        beside = around.contentsMargins().left() + around.contentsMargins().right()
        unfolded = [part for part in self._insides if not part.isHidden()]
        air = 0 if self._air.isHidden() else self._air.height() + self.body.spacing()
        needed = around.heightForWidth(width) - self.line.height() - air
        needed -= sum(part.heightForWidth(width - beside) + self.body.spacing() for part in unfolded)
        room = self._room - needed
        top = self.line.mapTo(inside, QPoint()).y() - air
        wanted = self.line.fit(top, (self.width(), self.height()), room) - self.body.spacing()
        self._air.setFixedHeight(max(0, wanted))
        self._air.setVisible(wanted > 0)  # hidden, it takes no gap below it either
        self._fit_height()
