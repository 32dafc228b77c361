"""A proef as it is seen at its end: both lines, each with what was tapped after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.core.programme import ShowDifference, TappedPart
from herstel_app.engine.difference_words import caveat, in_words, kicker, more_helps, row, short_row, title, told_of
from herstel_app.engine.signal_words import signal_ends
from herstel_app.ui.kit.basic import BEARING_PX, button, label, prose, restyle
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.crossfade import SEEN_MS
from herstel_app.ui.kit.dot_kinds import PROEF, Mark
from herstel_app.ui.kit.dots import DotEnds, DotPicture
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.fade import EDGES, Fade
from herstel_app.ui.kit.layout import Stretch, add, column, flow, nest, wide
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
LARGE, SMALL = (48, 32), (30, 16)
"""Height of a line, and the room between the two rows, in px at 100 %: where there is room, and where there is less."""
FLAT = 6
"""Height of a line that does not rise, in px at 100 %."""
ROOMY_PX = 420
"""Width of a view that has room for the longest button, in px at 100 %."""
SHARES = (27, 49)
"""How the drawings and the dots share the width, where the dots are no wider than to tap."""
BELOW_LINE = 11
"""From a line to where its dots end, so that they have one middle, in px at 100 %."""
SIDE = 48
"""Beside it, at least, in px at 100 %."""
ABOVE_LINE = 13
"""From the top of the picture to its first line, in px at 100 %."""
GAPS, CLOSE_GAPS = (28, 72 - ABOVE_LINE, 48, 26, 24), (18, 26, 22, 22, 18)
TIGHT_GAPS, LOW_GAPS = (14, 20, 20, 18, 14), (8, 6, 14, 8, 12)
"""Above it all, above and below the picture, and above and below the buttons, in px at 100 %: where there is room, and
where there is less and less."""
STAGES = (
    (GAPS, LARGE, "title"),
    (CLOSE_GAPS, LARGE, "title"),
    (CLOSE_GAPS, SMALL, "title"),
    (CLOSE_GAPS, SMALL, "call"),
    (TIGHT_GAPS, SMALL, "call"),
    (TIGHT_GAPS, SMALL, "heading"),
    (LOW_GAPS, SMALL, "heading"),
)
"""How it stands, and how large its title is; the first in which all of it is in sight, or else the last."""
SECOND_ROW, ENDS_ROW = 3, 6
"""Where the second row stands, and, in a row of their own, the words at the ends of the dots."""
ABOVE_ENDS = 4
"""Between what stands below the second line and those words, in px at 100 %."""


class DifferenceView(QWidget):
    """The two lines, each with its dots; what was felt in words; and how to go on, which is always in sight."""

    more_asked = Signal()
    enough = Signal()

    def __init__(self, theme: Theme, shown: ShowDifference, strokes: Sequence[Stroke]) -> None:
        """Show what was tapped; `strokes` are how rest, and what was laid beside it, are drawn."""
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        order = 1 if shown.rest_came_first else -1
        rows = [in_words(shown, part) for part in (shown.rest, shown.other)[::order]]
        said = [f"{kicker(shown)}.", title(shown), *rows, told_of(shown), caveat(shown)]
        self.setAccessibleName(" ".join(said))
        self._more_is_first = more_helps(shown)
        roles = ("primary", "link") if self._more_is_first else ("link", "primary")
        self.more_button = button("", roles[0], tr("Difference", "Nog vijf minuten, in het donker"))
        enough = tr("Difference", "Genoeg voor vandaag")
        self.enough_button = button(_small(enough) if self._more_is_first else enough, roles[1], enough)
        by_weight = self.more_button, self.enough_button
        self._ways = by_weight if self._more_is_first else by_weight[::-1]
        self.more_button.clicked.connect(self.more_asked)
        self.enough_button.clicked.connect(self.enough)
        self.column = Column(theme, margins=(SIDE, 0), gap=0)
        self._title = label(title(shown), "title")
        self.words = prose(theme, told_of(shown), "reading", 158)
        self._picture = DifferencePicture(theme, shown, strokes)
        self._gaps = top, above, below, above_foot, bottom = tuple(QWidget() for _ in GAPS)
        limits = prose(theme, caveat(shown), "reading", 158)
        limits.setProperty("aside", True)
        told = self.words, 10, limits
        heading = top, label(kicker(shown), "secondary"), 4, self._title
        add(self.column.body, theme, *heading, above, self._picture, below, *told)
        self.fades = tuple(Fade(self.column, edge, theme, "pane") for edge in EDGES)
        buttons = flow(theme, *self._ways, gap=28)
        self._foot = column(theme, above_foot, buttons, bottom, gap=0)
        # What is shown takes its height, or what there is: so the buttons stand below it, or at the foot of the window.
        column(theme, Stretch(1), wide(self.column, 100_000), self._foot, Stretch(2), gap=0, on=self)

    def restyle(self) -> None:
        """Take over the text size; where there is less room all stands closer, so that nothing has to be scrolled."""
        inside = self.column.widget()
        assert inside is not None
        self.column.restyle()
        left = self.column.left_in(self.width())
        self._foot.setContentsMargins(left, 0, left, 0)
        # Beside a scroll bar: otherwise one that is there might stay, for the lines that it makes longer.
        width = self.width() - self.column.verticalScrollBar().sizeHint().width()
        for gaps, size, role in STAGES:
            if self._title.property("role") != role:
                self._title.setProperty("role", role)
                restyle(self._title)
            self._picture.show_size(size)
            for gap, px in zip(self._gaps, gaps, strict=True):
                gap.setFixedHeight(self._theme.space(px))
            for part in (self._picture, inside):
                _measure_anew(part)
            height = inside.heightForWidth(width)
            self._foot.invalidate()
            foot = self._foot.heightForWidth(self.width())
            if height + foot <= self.height():
                break
        self.column.setMaximumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less on the button beside a text."""
        roomy = event.size().width() >= self._theme.px(ROOMY_PX)
        short = tr("Difference", "Nog vijf minuten")
        text = self.more_button.accessibleName() if roomy else short
        self.more_button.setText(text if self._more_is_first else _small(text))
        super().resizeEvent(event)
        self.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the letters in which it is shown."""
        super().showEvent(event)
        self.restyle()

    def take_focus(self) -> None:
        """Have the keyboard, and hand it on to the button once all is seen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(SEEN_MS, self, self._lead_on)

    def _lead_on(self) -> None:
        """Have Enter go on, where nobody went elsewhere; a screen reader still says what is shown."""
        if self.hasFocus():
            self._ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top: on its way here the keyboard may have been at a button below."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.column.verticalScrollBar().setValue(0)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _measure_anew(part: QWidget) -> None:
    """Have the layout of a part ask all in it for its size: what changed within one of its layouts it does not know."""
    layout = part.layout()
    assert layout is not None
    layout.invalidate()
    layout.activate()


class DifferencePicture(QWidget):
    """The first part above the second, each with the dot that was tapped after it."""

    def __init__(self, theme: Theme, shown: ShowDifference, strokes: Sequence[Stroke]) -> None:
        """Draw it; what it shows is told in words by the view that it is in."""
        super().__init__()
        self._theme, (self._height, self._between) = theme, LARGE
        self._drawings: list[tuple[Drawing, bool]] = []
        """Each with whether it does not rise."""
        self._captions: list[QLabel] = []
        self._dots: DotPicture | None = None
        """The last row of dots; none where nothing was tapped."""
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(24))
        grid.setVerticalSpacing(0)
        rest, other = strokes
        rest_row, other_row = (0, SECOND_ROW) if shown.rest_came_first else (SECOND_ROW, 0)
        self._below_lines = [
            self._add_row(rest_row, shown, shown.rest, rest, "rest"),
            self._add_row(other_row, shown, shown.other, other, "recovery"),
        ]
        if self._dots is not None:
            grid.addWidget(DotEnds(theme, PROEF, signal_ends(shown.proef.signal)), ENDS_ROW, 1)
        self.restyle()

    def restyle(self) -> None:
        """Have lines and dots on one height in the text size of the theme."""
        theme = self._theme
        for below in self._below_lines:
            below.setContentsMargins(0, 0, 0, theme.px(BELOW_LINE))
        for drawing, is_flat in self._drawings:
            drawing.setFixedHeight(theme.px(FLAT) if is_flat else theme.space(self._height))
        self._grid.setRowMinimumHeight(SECOND_ROW - 1, theme.space(self._between))
        self._grid.setRowMinimumHeight(ENDS_ROW - 1, theme.space(ABOVE_ENDS))
        self._share_width()

    def show_size(self, size: tuple[int, int]) -> None:
        """Draw it in one of its sizes from now on."""
        self._height, self._between = size
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Have the dots no farther apart than where they were tapped.

        What stands below a line stays on one line of text, where the dots leave room for that.
        """
        wanted = max(each.fontMetrics().horizontalAdvance(each.text()) for each in self._captions) + 2 * BEARING_PX + 2
        room = max(2, self.width() - self._grid.horizontalSpacing())
        drawn = max(round(room * SHARES[0] / sum(SHARES)), room - PROEF.wide(self._theme))
        if self._dots is not None and drawn < wanted <= room - self._dots.minimumWidth():
            drawn = wanted
        for place, width in enumerate((drawn, room - drawn)):
            self._grid.setColumnStretch(place, width)

    def _add_row(self, at: int, shown: ShowDifference, part: TappedPart, stroke: Stroke, mark: Mark) -> QVBoxLayout:
        drawing = Drawing(self._theme, self._height)
        drawing.show_strokes([stroke])
        drawing.setAccessibleName("")
        self._drawings.append((drawing, stroke.rise <= 0))
        line = column(self._theme, drawing, gap=0)
        nest(line, self._grid, at, 0, Qt.AlignmentFlag.AlignBottom)
        if part.place is not None:
            self._dots = DotPicture(self._theme, {mark: part.place})
            self._grid.addWidget(self._dots, at, 1, Qt.AlignmentFlag.AlignBottom)
        caption = label(short_row(shown, part), "small")
        caption.setAccessibleName(row(shown, part))
        self._captions.append(caption)
        self._grid.addWidget(caption, at + 1, 0)
        return line
