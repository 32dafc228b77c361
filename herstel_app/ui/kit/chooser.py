"""Choosing one thing from many: a list that unfolds, and radio buttons that are checked by the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QRadioButton, QSizePolicy

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

T = TypeVar("T")
OPENS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
MOST_SHOWN, LEAST_LETTERS = 14, 8
WIDEST = 210
"""In px at 100 %; what is longer is cut off until the list unfolds."""


def check(radio: QRadioButton) -> None:
    """Check one of a group; Tab then reaches it and none of the others, as when someone had clicked it."""
    radio.setChecked(True)
    for other in radio.group().buttons():
        other.setFocusPolicy(Qt.FocusPolicy.TabFocus if other is radio else Qt.FocusPolicy.NoFocus)


class Chooser(QComboBox, Generic[T]):
    """A combo box that keeps Python values; `activated` tells that someone chose.

    Invariant: no key changes what is chosen while the list is not unfolded.
    """

    def __init__(self, theme: Theme, name: str, *, fills: bool = False) -> None:
        """Make an empty one that perhaps `fills` its row; `name` is what a screen reader says."""
        super().__init__()
        self._theme = theme
        self._values: list[T] = []
        self.setAccessibleName(name)
        self.setMaxVisibleItems(MOST_SHOWN)
        if fills:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setMinimumContentsLength(LEAST_LETTERS)
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        else:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.setMaximumWidth(theme.px(WIDEST))

    @property
    def value(self) -> T | None:
        """What is chosen; None in an empty list."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def offer(self, items: Sequence[tuple[str, T]]) -> None:
        """Fill the list anew, with the same chosen where it is still there, else the first."""
        chosen = self.value
        self.clear()
        self._values = [value for _, value in items]
        self.addItems([text for text, _ in items])
        widest = max((self.fontMetrics().horizontalAdvance(text) for text, _ in items), default=0)
        self.view().setMinimumWidth(widest + self._theme.px(48))
        self.choose(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold the list; Qt would choose the next one, or the first that begins with a letter."""
        if event.key() in OPENS:
            self.showPopup()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the sign that it unfolds."""
        super().paintEvent(event)
        with painting(self) as painter:
            painter.setPen(round_pen(self._theme.color("secondary"), 1.6))
            size = self._theme.px(4)
            x, y = self.width() - self._theme.px(20), self.height() / 2 - size / 2
            points = (QPointF(x - size, y), QPointF(x, y + size), QPointF(x + size, y))
            painter.drawPolyline(points)

    def choose(self, value: T | None) -> None:
        """Choose a value, or the first where it is not there."""
        place = next((place for place, item in enumerate(self._values) if item == value), 0)
        self.setCurrentIndex(min(place, self.count() - 1))
