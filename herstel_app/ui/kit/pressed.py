"""The buttons of which all others are made: they show the focus only to who uses the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QRadioButton, QStyle, QStyleOptionButton

from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import BEARING_PX

RING_PX, RING_INSET = 2.0, 4.0


class Button(QPushButton):
    """A button in the style of the program."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Have the style sheet see the focus only where it is shown."""
        super().initStyleOption(option)
        if not shows_ring(self):
            option.state &= ~QStyle.StateFlag.State_HasFocus


class Radio(QRadioButton):
    """A radio button in the style of the program."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Have the style sheet see the focus only where it is shown."""
        super().initStyleOption(option)
        if not shows_ring(self):
            option.state &= ~QStyle.StateFlag.State_HasFocus


class PrimaryButton(Button):
    """The one filled button of a screen; on a page beside the pane, which has its own, only an outline.

    Its ring lies inside it: around it, it would hardly differ from the fill.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the ring where it shows the focus."""
        super().paintEvent(event)
        if shows_ring(self):
            with painting(self) as painter:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), RING_PX))
                ring = QRectF(self.rect()).adjusted(BEARING_PX + RING_INSET, RING_INSET, -RING_INSET, -RING_INSET)
                painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
