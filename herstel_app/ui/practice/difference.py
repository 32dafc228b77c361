"""A proef as it is answered and seen: one tap after each part, and then both lines with what was tapped."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.core.programme import ShowDifference, TappedPart, TapSignal
from herstel_app.engine.difference_words import caveat, in_words, kicker, length, question, title, what_follows
from herstel_app.engine.signal_words import signal_ends
from herstel_app.ui.kit.basic import Column, button, centred, label, prose
from herstel_app.ui.kit.dots import END_PX, DotPicture, DotScale, Mark
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import STRETCH, Stretch, add, block, column, flow, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SCALE_PX = 460
"""Width of the seven dots, in px at 100 %."""
DRAWING_PX = 48
SHARES = (27, 49)
"""How the drawings and the dots share the width."""
BELOW_LINE = 13
"""From a line to where its dots end, so that they have one middle, in px at 100 %."""
BETWEEN = 28


class TapView(QWidget):
    """One question with seven dots; the tap is the answer."""

    tapped = Signal(int)

    def __init__(self, theme: Theme, asked: TapSignal) -> None:
        """Ask it."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words, follows = question(asked), what_follows(asked)
        self.setAccessibleName(words)
        mark: Mark = "rest" if asked.is_rest else "recovery"
        self.scale = DotScale(theme, words, signal_ends(asked.signal), mark)
        self.scale.setMaximumWidth(theme.px(SCALE_PX))
        self.scale.chosen.connect(self.tapped)
        hint = centred(tr("Difference", "Eén tik. Wat je voelt, is goed."), "secondary")
        following = said_line()
        following.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        across = row(theme, STRETCH, wide(self.scale, 1000), STRETCH)
        parts = Stretch(4), centred(words, "title"), 4, hint, 44, across, Stretch(5), following
        column(theme, *parts, gap=0, margins=(28, 28, 28, 40), on=self)
        following.say(follows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number or an arrow, also before Tab was pressed."""
        if not self.scale.take_key(event.key()):
            super().keyPressEvent(event)


class DifferenceView(Column):
    """The two lines, each with its dots; what was felt in words; and how to go on."""

    more_asked = Signal()
    enough = Signal()

    def __init__(self, theme: Theme, shown: ShowDifference, other: Stroke) -> None:
        """Show what was tapped; `other` is how what was laid beside rest is drawn."""
        super().__init__(theme, margins=(48, 60), gap=0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        rows = [in_words(shown, part) for part in (shown.rest, shown.other)]
        said = [f"{kicker(shown)}.", title(shown), *rows, shown.proef.told, caveat(shown)]
        self.setAccessibleName(" ".join(said))
        self.more_button = button(tr("Difference", "Nog vijf minuten, in het donker"), "primary")
        self.enough_button = button(tr("Difference", "genoeg voor vandaag"), "link")
        self.more_button.clicked.connect(self.more_asked)
        self.enough_button.clicked.connect(self.enough)
        words = prose(theme, shown.proef.told, "reading", 158), prose(theme, caveat(shown), "secondary", 150)
        foot = flow(theme, self.more_button, self.enough_button, gap=28)
        heading = label(kicker(shown), "secondary"), 4, label(title(shown), "title")
        add(self.body, theme, *heading, 30, picture(theme, shown, other), 34, words[0], 14, words[1], 30, foot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top: on its way here the keyboard may have been at a button below."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.verticalScrollBar().setValue(0)


def picture(theme: Theme, shown: ShowDifference, other: Stroke) -> QWidget:
    """Draw rest above what was laid beside it, each with the dot that was tapped after it."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space(24))
    grid.setVerticalSpacing(0)
    for place, share in enumerate(SHARES):
        grid.setColumnStretch(place, share)
    rest = Stroke("flat", shown.rest.choice.minutes, shown.rest.choice.label)
    _add_row(grid, theme, 0, shown.rest, rest, "rest")
    grid.setRowMinimumHeight(2, theme.space(BETWEEN))
    _add_row(grid, theme, 3, shown.other, other, "recovery")
    low, high = (label(end, "kicker", wrap=False) for end in signal_ends(shown.proef.signal))
    side = theme.px(END_PX)
    ends = row(theme, low, STRETCH, high)
    ends.setContentsMargins(side, 0, side, 0)
    grid.addLayout(ends, 4, 1, Qt.AlignmentFlag.AlignTop)
    return holder


def _add_row(grid: QGridLayout, theme: Theme, at: int, part: TappedPart, stroke: Stroke, mark: Mark) -> None:
    drawing = Drawing(theme, DRAWING_PX)
    drawing.show_strokes([stroke])
    drawing.setAccessibleName("")  # what was tapped is told with it, by the whole view
    line = block(theme, drawing, gap=0)
    line.layout().setContentsMargins(0, 0, 0, theme.px(BELOW_LINE))
    dots = DotPicture(theme, part.place, mark)
    grid.addWidget(line, at, 0)
    grid.addWidget(dots, at, 1, Qt.AlignmentFlag.AlignBottom)
    name = label(f"{part.choice.label}, {length(part.choice)}", "small")
    grid.addWidget(name, at + 1, 0)
