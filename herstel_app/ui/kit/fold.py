"""A link that folds out what stands below it: a plus, and no line below its words as links have that go or act."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.column import page_around
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink

CLOSED, OPEN = "+  ", "\N{MINUS SIGN}  "
"""Equally wide: the title stays where it is."""


class Unfolding(WrappingLink):
    """Has the sign of what is folded away or out; `toggled` tells which, and whoever places it shows the part."""

    is_underlined = False

    def __init__(self, title: str, name: str = "") -> None:
        """Make the link, folded away; a screen reader says `name`, or else the title without its sign."""
        super().__init__(CLOSED + title, name or title, hang=CLOSED)
        self._title = title
        self.setCheckable(True)
        self.toggled.connect(self._sign)

    def call(self, title: str, name: str) -> None:
        """Have another title, which a screen reader says as `name`."""
        self._title = title
        self.setAccessibleName(name)
        self._sign(self.isChecked())

    def _sign(self, is_open: bool) -> None:
        self.setText((OPEN if is_open else CLOSED) + self._title)


class Fold(Unfolding):
    """Shows and hides a part that is placed elsewhere."""

    def __init__(self, title: str, inside: QWidget) -> None:
        """Make the link, with `inside` folded away."""
        super().__init__(title)
        inside.hide()
        self.toggled.connect(inside.setVisible)


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
