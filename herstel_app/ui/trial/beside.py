"""Two parts beside each other, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.ui.theme import Theme

LEAST_PX = 640
"""Width, at 100 % text, below which the second part goes below the first."""


class Beside(QWidget):
    """Lays out two widgets."""

    def __init__(self, first: QWidget, second: QWidget, theme: Theme) -> None:
        """Put `first` to the left, or above."""
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(28))
        self._row.addWidget(first, 62)
        self._row.addWidget(second, 38)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction by the width."""
        wide = event.size().width() >= self._theme.px(LEAST_PX)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
        super().resizeEvent(event)
