"""The first line of a row: a name, and behind it, on the same line of writing, how long that takes.

Where both do not fit there, the length goes below the name.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.ui.kit.basic import Wrapped, label
from herstel_app.ui.kit.layout import STRETCH, at_top, row
from herstel_app.ui.kit.theme import Theme

BESIDE, BELOW = 10, 2
"""Between both, beside and below each other, in px at 100 %."""
NAME_PX, LENGTH_PX = 18, 14
"""Sizes of the letters, as the style sheet has them, in px at 100 %."""
SLACK_PX = 4
"""More than letters reach beyond their width."""


class _Name(Wrapped):
    """Asks for the width of one line, and takes more lines only where it does not get that."""

    def sizeHint(self) -> QSize:
        """Ask for its text on one line."""
        inside, metrics = self.contentsMargins(), self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + inside.left() + inside.right() + SLACK_PX
        return QSize(width, metrics.height())


class TitleLine(QWidget):
    """Says both."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self.name, self.length = label("", "line", kind=_Name), label("", "kicker", wrap=False)
        self._parts = row(theme, at_top(self.name), at_top(self.length), STRETCH, gap=BESIDE, on=self)
        self.restyle()

    def restyle(self) -> None:
        """Have both stand on one line of writing at the text size of the theme."""
        name, length = self._theme.font(NAME_PX, serif=True), self._theme.font(LENGTH_PX)
        lower = QFontMetrics(name).ascent() - QFontMetrics(length).ascent()
        inside = self.length.contentsMargins()
        inside.setTop(0 if self._is_below else max(0, lower))
        self.length.setContentsMargins(inside)
        self._parts.setSpacing(self._theme.space(BELOW if self._is_below else BESIDE))

    @property
    def _is_below(self) -> bool:
        return self._parts.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the length below the name where there is no room behind it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.name.sizeHint().width() + self._theme.space(BESIDE) + self.length.sizeHint().width()
        below = needed > self.width()
        if below != self._is_below:
            ways = QBoxLayout.Direction
            self._parts.setDirection(ways.TopToBottom if below else ways.LeftToRight)
            self.restyle()

    def show_words(self, name: str, length: str) -> None:
        """Say another name and length."""
        self.name.setText(name)
        self.name.updateGeometry()
        self.length.setText(length)
        self._fit()
