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

    def __init__(self, first: QWidget, second: QWidget, theme: Theme) -> None:
        """Put `first` to the left, or above."""
        super().__init__()
        self._theme = theme
        self._row = column(theme, wide(first, 62), wide(second, 38), gap=28, on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction by the width."""
        wide = event.size().width() >= self._theme.px(LEAST_PX)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
        super().resizeEvent(event)
