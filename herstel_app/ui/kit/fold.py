"""A link that folds out what stands below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.column import page_around
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink

CLOSED, OPEN = "+  ", "\N{MINUS SIGN}  "
"""Equally wide: the title stays where it is."""


class Fold(WrappingLink):
    """Shows and hides a part that is placed elsewhere; `toggled` tells which."""

    def __init__(self, title: str, inside: QWidget, signed: bool = True) -> None:
        """Make the link, with `inside` folded away; a sign before it says so, or else it is a link as any other."""
        self._closed, self._open = (CLOSED, OPEN) if signed else ("", "")
        self.is_underlined = not signed
        super().__init__(self._closed + title, title, hang=self._closed)
        self._title, self._inside = title, inside
        self.setCheckable(True)
        inside.hide()
        self.toggled.connect(self._show)

    def _show(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self.setText((self._open if is_open else self._closed) + self._title)


class Folded(QWidget):
    """What is rarely wanted, below the link that folds it out; what was folded out comes into sight."""

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
    """Have the page around `part`, where there is one, scroll to it once what was folded out has its place."""
    page = page_around(part)
    if page is not None:
        page.once_laid_out(part, lambda: page.show_part(part))
