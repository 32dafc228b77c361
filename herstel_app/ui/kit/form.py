"""A form: a heading, what is asked, and one filled button at its foot."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, label, tab_stops
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.fade import FADE_PX, Edge, Fade
from herstel_app.ui.kit.layout import STRETCH, Part, add, column, row, wide
from herstel_app.ui.kit.theme import Theme

WIDTH, SIDE, TOP = 460, 32, 40
"""Of the column and its margins, in px at 100 %."""
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
        width: int = WIDTH,
        gap: int | None = None,
    ) -> None:
        """Make a form; `act` is what the button says, `role` how the heading is written."""
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
        self.fades = tuple(Fade(self.column, edge, theme, "pane") for edge in self.edges)
        if "bottom" in self.edges:
            self.column.faded = theme.px(FADE_PX)
        self._lay_out()

    def _lay_out(self) -> None:
        """Have the button in the middle of the foot."""
        self._foot = row(self._theme, STRETCH, self.act_button, STRETCH, gap=20, margins=(0, 14, 0, 28))
        column(self._theme, wide(self.column), self._foot, gap=0, on=self)

    def add(self, *parts: Part) -> None:
        """Add parts at the end of the column."""
        add(self.body, self._theme, *parts)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to the button last: what is in the column was added after it."""
        if not self.column.isAncestorOf(self.act_button):
            for earlier, later in pairwise([*tab_stops(self.column)[-1:], self.act_button]):
                QWidget.setTabOrder(earlier, later)
        super().showEvent(event)
