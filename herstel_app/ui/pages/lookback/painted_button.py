"""What is painted by itself and pressed as a whole: a list of hundreds stays light with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from herstel_app.ui.kit.theme import Theme


class PaintedButton(QAbstractButton):
    """Pressed by a click, by Space and by Enter; it is painted anew when the mouse comes."""

    def __init__(self, theme: Theme) -> None:
        """Make it, with nothing to paint yet."""
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter too: by itself Qt takes only Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
