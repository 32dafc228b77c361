"""A link that folds out what stands below it: a small angle, and no line below its words, as links have that act."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.ui.kit.basic import restyle, round_pen
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.focus_scroll import page_around
from herstel_app.ui.kit.in_place import InPlace
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import BEARING_PX, Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink

ROOM = 4 * "\N{NO-BREAK SPACE}"
"""Before the words, for the mark: as wide where it is open, so that they stay where they are."""
LONG, DEEP = 0.6, 0.33
"""Of the mark, from end to end and from those to its corner, as shares of the size of the letters."""
LINE = 0.11
"""How thick its line is, as a share of the same."""


def mark_width(letters: float, is_open: bool) -> float:
    """Give how wide the mark is beside letters of this size; all in px."""
    return (LONG if is_open else DEEP) * letters


def paint_mark(painter: QPainter, x: float, middle: float, letters: float, is_open: bool) -> None:
    """Draw the mark of a fold with the pen of `painter`: it points right, and down where it `is_open`.

    It begins at `x`, around the height `middle`; `letters` is the size of what it stands beside. All in px.
    """
    pen = painter.pen()
    pen.setWidthF(LINE * letters)
    painter.setPen(pen)
    long, deep, edge = LONG * letters, DEEP * letters, LINE * letters / 2
    along = (-long / 2 + edge, 0.0, long / 2 - edge)
    across = (-deep / 2 + edge, deep / 2 - edge, -deep / 2 + edge)
    points = zip(along, across, strict=True) if is_open else zip(across, along, strict=True)
    centre = QPointF(x + mark_width(letters, is_open) / 2, middle)
    painter.drawPolyline([centre + QPointF(*point) for point in points])


class Unfolding(WrappingLink):
    """Has the mark of what is folded away or out; `toggled` tells which, and whoever places it shows the part."""

    is_underlined = False

    def __init__(self, title: str, name: str = "") -> None:
        """Make the link, folded away; a screen reader says `name`, or else the title."""
        super().__init__(title, name or title, hang=ROOM)
        self.setCheckable(True)
        InPlace(self)

    def stand_behind(self, on: bool) -> None:
        """Keep in the background while it is open: what was folded out in it is where one is now."""
        if bool(self.property("behind")) is not on:
            self.setProperty("behind", on)
            restyle(self)

    def call(self, title: str, name: str) -> None:
        """Have another title, which a screen reader says as `name`."""
        self.setText(title)
        self.setAccessibleName(name)

    def setText(self, text: str) -> None:
        """Show another title, behind the mark."""
        super().setText(ROOM + text)

    def text(self) -> str:
        """Give the title."""
        return super().text().removeprefix(ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the mark beside the first line of them."""
        super().paintEvent(event)
        metrics, lines = self.fontMetrics(), QPushButton.text(self).count("\n") + 1
        middle = (self.height() - metrics.lineSpacing() * lines) / 2 + metrics.ascent() - metrics.capHeight() / 2
        is_open = self.isChecked() and not self.property("behind")
        is_lit = self.isEnabled() and (is_open or self.underMouse() or shows_ring(self))
        colors = QPalette.ColorRole
        with painting(self) as painter:
            painter.setPen(round_pen(self.palette().color(colors.Link if is_lit else colors.ButtonText), 1))
            paint_mark(painter, BEARING_PX, middle, self.fontInfo().pixelSize(), self.isChecked())


class Fold(Unfolding):
    """Shows and hides a part that is placed elsewhere."""

    def __init__(self, title: str, inside: QWidget) -> None:
        """Make the link, with `inside` folded away."""
        super().__init__(title)
        inside.hide()
        self.toggled.connect(inside.setVisible)


class Folded(QWidget):
    """What is rarely wanted, below the link that folds it out."""

    def __init__(self, theme: Theme, title: str, inside: QWidget) -> None:
        """Fold `inside` away."""
        super().__init__()
        self.fold = Fold(title, inside)
        self.fold.clicked.connect(self._bring_into_sight)
        column(theme, left(self.fold), inside, gap=14, on=self)

    def _bring_into_sight(self, is_open: bool) -> None:
        if is_open:
            bring_into_sight(self)


def bring_into_sight(part: QWidget) -> None:
    """Have the page around `part`, where there is one, show what was folded out in it by key."""
    page = page_around(part)
    if page is not None:
        page.after_key(part, lambda: page.show_part(part))
