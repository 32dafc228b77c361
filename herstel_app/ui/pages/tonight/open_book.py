"""An open book, in the place where a card that leads to an exercise has its line."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.book import paint_book
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme


class OpenBook(QWidget):
    """The book of the rail, between two hairlines. A flat line alone would say that one sits still."""

    def __init__(self, theme: Theme, width: float, height: float) -> None:
        """Draw it in a place so large, in px at 100 %."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(width), theme.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        room = QRectF(self.rect()).adjusted(BEARING_PX, 0, 0, 0)
        with painting(self) as painter:
            paint_book(painter, self._theme, room, room.center().y())
