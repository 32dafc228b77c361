"""Two parts beside each other, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.ui.kit.layout import column, wide
from herstel_app.ui.kit.theme import Theme

LEAST_PX = 640
"""Width, at 100 % text, below which the second part goes below the first."""


class ResponsiveRow(QWidget):
    """Lays out two widgets."""

    def __init__(
        self, first: QWidget, second: QWidget, theme: Theme, shares: tuple[int, int] = (62, 38), gap: int = 28
    ) -> None:
        """Put `first` to the left, or above; `shares` of the width, and the `gap` in px at 100 %."""
        super().__init__()
        self._theme = theme
        self._row = column(theme, wide(first, shares[0]), wide(second, shares[1]), gap=gap, on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction by the width."""
        wide = event.size().width() >= self._theme.px(LEAST_PX)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
        super().resizeEvent(event)
