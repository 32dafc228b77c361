"""A raised part of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from herstel_app.ui.kit.basic import label, note
from herstel_app.ui.kit.layout import Part, add, column
from herstel_app.ui.kit.theme import Theme

SIDE, TOP = 26, 22
"""Between the edge of a card and what is in it, in px at 100 %: what is drawn there begins 28 px in."""


class Card(QFrame):
    """A column on a ground of its own; its title is also the name of what is in it."""

    def __init__(
        self, theme: Theme, title: str = "", text: str = "", *, side: int = SIDE, top: int = TOP, gap: int = 16
    ) -> None:
        """Make a card with, if given, a title and a sentence below it; lengths are in px at 100 %."""
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        self.body = column(theme, gap=gap, margins=(side, top, side, top), on=self)
        words = ([label(title, "group")] if title else []) + ([note(theme, text)] if text else [])
        if words:
            self.add(column(theme, *words, gap=4))

    def add(self, *parts: Part) -> None:
        """Add parts at the end."""
        add(self.body, self._theme, *parts)
