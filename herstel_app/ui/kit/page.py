"""The skeleton of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLayout, QWidget

from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.fade import EDGES, Edge, fade_edges
from herstel_app.ui.kit.layout import Part, add, block, column, row, wide
from herstel_app.ui.kit.style_sheet import TITLE_PX
from herstel_app.ui.kit.theme import Theme

HEAD_GAP, HEAD_BELOW = 8, 32
"""Between the title of a page and what is said of it, and from there to what is on the page; px at 100 %."""
USUAL_GAP = 12
"""Between the parts of a column that has no other gap, in px at 100 %."""
ABOVE_LINE, LINE, BELOW_LINE = 11, 19, 9
"""Above, of and below a line over the title of a page, in px at 100 %; in large text there is nothing above it."""
SLACK = 4
"""Of the room above and below it, so much is for a link, which is higher than words; in px at 100 %."""


def head(theme: Theme, title: Part, *about: Part, gap: int = USUAL_GAP) -> QWidget:
    """Make the head of a page; `gap` is that of the column it comes in."""
    return block(theme, title, *about, gap=HEAD_GAP, margins=(0, 0, 0, HEAD_BELOW - gap))


def line_above(theme: Theme, line: QWidget | QLayout, title_px: float = TITLE_PX) -> QWidget:
    """Make the line over the title of a page, with the room that has all such titles stand equally high.

    The title, of `title_px` px at 100 %, comes right below it, without a gap.
    """
    above = 0 if theme.is_large else theme.space(ABOVE_LINE)
    usual, own = (QFontMetrics(theme.font(px, serif=True)).ascent() for px in (TITLE_PX, title_px))
    below, slack = theme.space(BELOW_LINE) + usual - own, theme.space(SLACK)
    made = QWidget()
    row(theme, wide(line), on=made).setContentsMargins(0, max(0, above - slack), 0, max(0, below - slack))
    made.setMinimumHeight(above + theme.px(LINE) + below)
    return made


class Ground(QWidget):
    """A page with the background of the window, and nothing in it."""

    def __init__(self, name: str = "page") -> None:
        """Make it; the style sheet knows it by `name`."""
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class Page(Ground):
    """A column that scrolls, in the middle of the page."""

    def __init__(self, theme: Theme, inside: Column | None = None, faded: tuple[Edge, ...] = EDGES) -> None:
        """Make an empty page around the usual column, or another one; at the `faded` edges what goes on fades out."""
        super().__init__()
        self._theme = theme
        self.column = inside or Column(theme)
        self.body = self.column.body
        self.fades = fade_edges(self.column, theme, edges=faded)
        self.outer = column(theme, wide(self.column), gap=0, on=self)
        """Room for what stays in sight below the column."""

    def add(self, *parts: Part) -> None:
        """Add parts at the end of the column."""
        add(self.body, self._theme, *parts)

    def go_to_top(self) -> None:
        """Scroll to the beginning."""
        self.column.forget_room()
        self.column.verticalScrollBar().setValue(0)
