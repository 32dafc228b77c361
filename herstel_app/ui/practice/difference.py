"""A proef as it is seen at its end: both lines, each with what was tapped after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.core.programme import ShowDifference, TappedPart
from herstel_app.engine.difference_words import caveat, in_words, kicker, row, title, told_of
from herstel_app.engine.signal_words import signal_ends
from herstel_app.ui.kit.basic import button, label, prose
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.dot_kinds import PROEF, Mark
from herstel_app.ui.kit.dots import DotEnds, DotPicture
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import Stretch, add, block, column, flow
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
LARGE, SMALL = (48, 40), (30, 14)
"""Height of a line, and the room between the two rows, in px at 100 %: at the end, and looked back on."""
ROOMY_PX = 420
"""Width of a view that has room for the longest button, in px at 100 %."""
SHARES = (27, 49)
"""How the drawings and the dots share the width."""
BELOW_LINE = 13
"""From a line to where its dots end, so that they have one middle, in px at 100 %."""
ABOVE, BELOW, NARROW = 44, 40, 28
"""Above and below the picture, and in large text both, in px at 100 %."""
OTHER_ROW = 3
"""Where the second row stands."""


class DifferenceView(Column):
    """The two lines, each with its dots; what was felt in words; and how to go on."""

    more_asked = Signal()
    enough = Signal()

    def __init__(self, theme: Theme, shown: ShowDifference, strokes: Sequence[Stroke]) -> None:
        """Show what was tapped; `strokes` are how rest, and what was laid beside it, are drawn."""
        super().__init__(theme, margins=(48, 60), gap=0, fills=True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        rows = [in_words(shown, part) for part in (shown.rest, shown.other)]
        said = [f"{kicker(shown)}.", title(shown), *rows, told_of(shown), caveat(shown)]
        self.setAccessibleName(" ".join(said))
        self.more_button = button("", "primary", tr("Difference", "Nog vijf minuten, in het donker"))
        self.enough_button = button(tr("Difference", "genoeg voor vandaag"), "link")
        self.more_button.clicked.connect(self.more_asked)
        self.enough_button.clicked.connect(self.enough)
        told = block(
            theme, prose(theme, told_of(shown), "reading", 158), 12, prose(theme, caveat(shown), "secondary", 150)
        )
        foot = flow(theme, self.more_button, self.enough_button, gap=28)
        heading = label(kicker(shown), "secondary"), 4, label(title(shown), "title")
        picture = DifferencePicture(theme, shown, strokes)
        self._below = column(theme, told, foot, gap=30)
        self._above, self._between = QWidget(), QWidget()
        add(self.body, theme, Stretch(1), *heading, self._above, picture, self._between, self._below, 44, Stretch(3))
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size; in large text the way on stands above the words, so that it is in view."""
        super().restyle()
        for room, usual in ((self._above, ABOVE), (self._between, BELOW)):
            room.setFixedHeight(self._theme.space(NARROW if self._theme.is_large else usual))
        up, down = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.TopToBottom
        self._below.setDirection(up if self._theme.is_large else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less on the button beside a text."""
        roomy = event.size().width() >= self._theme.px(ROOMY_PX)
        short = tr("Difference", "Nog vijf minuten")
        self.more_button.setText(self.more_button.accessibleName() if roomy else short)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top: on its way here the keyboard may have been at a button below."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.verticalScrollBar().setValue(0)


class DifferencePicture(QWidget):
    """Rest above what was laid beside it, each with the dot that was tapped after it."""

    def __init__(
        self, theme: Theme, shown: ShowDifference, strokes: Sequence[Stroke], size: tuple[int, int] = LARGE
    ) -> None:
        """Draw it, in one of both sizes; what it shows is told in words by the view that it is in."""
        super().__init__()
        self._theme, (self._height, self._between) = theme, size
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(24))
        grid.setVerticalSpacing(0)
        for place, share in enumerate(SHARES):
            grid.setColumnStretch(place, share)
        rest, other = strokes
        self._below_lines = [
            self._add_row(0, shown, shown.rest, rest, "rest"),
            self._add_row(OTHER_ROW, shown, shown.other, other, "recovery"),
        ]
        ends = DotEnds(theme, PROEF, signal_ends(shown.proef.signal))
        grid.addWidget(ends, OTHER_ROW + 1, 1, Qt.AlignmentFlag.AlignTop)
        self.restyle()

    def restyle(self) -> None:
        """Have lines and dots on one height in the text size of the theme."""
        theme = self._theme
        for below in self._below_lines:
            below.setContentsMargins(0, 0, 0, theme.px(BELOW_LINE))
        self._grid.setRowMinimumHeight(OTHER_ROW - 1, theme.space(self._between))

    def _add_row(self, at: int, shown: ShowDifference, part: TappedPart, stroke: Stroke, mark: Mark) -> QVBoxLayout:
        drawing = Drawing(self._theme, self._height)
        drawing.show_strokes([stroke])
        drawing.setAccessibleName("")
        line = column(self._theme, drawing, gap=0)
        self._grid.addLayout(line, at, 0)
        self._grid.addWidget(DotPicture(self._theme, {mark: part.place}), at, 1, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(label(row(shown, part), "small"), at + 1, 0)
        return line
