"""What is above the question of a form to write in: the same room on each, where there is height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.theme import Theme

FORM_PX, SHARE = 540, 0.4
"""Height of the window from which there is room, in px at 100 %; and the share of what is left that is that room."""


class FormTop(QWidget):
    """Room that follows from the height of the window."""

    def __init__(self, theme: Theme) -> None:
        """Make it without room."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self.hide()

    def fit(self, height: int, spare: int | None = None) -> None:
        """Take the height for a window so high, in px; a long form leaves it no more than `spare` px."""
        most = height if spare is None else spare
        room = max(0, min(round(SHARE * (height - self._theme.px(FORM_PX))), most))
        self.setFixedHeight(room)
        self.setVisible(room > 0)  # hidden, it takes no gap below it either
