"""A form: a heading, what is asked, and one filled button at its foot."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, label, tab_stops
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.fade import FADE_PX, Edge, Fade
from herstel_app.ui.kit.layout import STRETCH, Part, add, column, row, wide
from herstel_app.ui.kit.theme import Theme

WIDTH, SIDE, TOP = 460, 32, 40
"""Of the column and its margins, in px at 100 %."""
ABOVE_FOOT, BELOW_FOOT, BESIDE_ACT = 14, 28, 14
"""Above and below the button in the foot, and beside it, in px at 100 %."""
HIGH_FOOT, END = 10, 18
"""Above the ways on and out, and below the column that ends there, in px at 100 %."""
TIGHT_BELOW = 250
"""Width, in px at 100 %, below which its margins make room for its text: beside a text it is mostly wider."""


class Form(QWidget):
    """A column that scrolls above a button that is always in sight."""

    edges: tuple[Edge, ...] = ("bottom",)
    """Where what goes on beyond the edge of the column fades out."""

    def __init__(
        self,
        theme: Theme,
        act: str,
        *,
        kicker: str = "",
        heading: str = "",
        role: str = "heading",
        out: str = "",
        width: int = WIDTH,
        gap: int | None = None,
    ) -> None:
        """Make a form; `act` is what the button says, `role` how the heading is written.

        `out` is the link beside the button, if there is one: then both stand in line with the text.
        """
        super().__init__()
        self._theme = theme
        self.column = Column(theme, width, (SIDE, TOP), gap)
        self.column.tight_below = TIGHT_BELOW
        self.body = self.column.body
        if kicker:
            self.add(label(kicker, "kicker"))
        if heading:
            self.add(label(heading, role))
        self.act_button = button(act, "primary")
        self.out_link = button(out, "link") if out else None
        self.fades = tuple(Fade(self.column, edge, theme, "pane") for edge in self.edges)
        if "bottom" in self.edges:
            self.column.faded = theme.px(FADE_PX)
        if "top" in self.edges:
            self.column.faded_above = theme.px(FADE_PX)
        self._lay_out()

    def _lay_out(self) -> None:
        """Have the button in the middle of the foot, or at the left with the way out beside it."""
        if self.out_link is not None:
            self.column.end = END
            parts: tuple[Part, ...] = (self.act_button, self.out_link, STRETCH)
            margins = 0, HIGH_FOOT, 0, BELOW_FOOT
        else:
            parts, margins = (STRETCH, self.act_button, STRETCH), (0, ABOVE_FOOT, 0, BELOW_FOOT)
        self._foot = row(self._theme, *parts, gap=BESIDE_ACT, margins=margins)
        column(self._theme, wide(self.column), self._foot, gap=0, on=self)

    def add(self, *parts: Part) -> None:
        """Add parts at the end of the column."""
        add(self.body, self._theme, *parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ways on and out in line with the text."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size and the width: the ways on and out stand in line with the text."""
        if self.out_link is not None:
            margins = self._foot.contentsMargins()
            margins.setLeft(self.column.left_in(self.width()))
            self._foot.setContentsMargins(margins)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to the foot last: what is in the column was added after it."""
        if not self.column.isAncestorOf(self.act_button):
            foot = [self.act_button, *([self.out_link] if self.out_link is not None else [])]
            for earlier, later in pairwise([*tab_stops(self.column)[-1:], *foot]):
                QWidget.setTabOrder(earlier, later)
        super().showEvent(event)
