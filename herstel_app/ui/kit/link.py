"""A link: words that act, with a fine line below them."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEvent, QPalette

from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.theme import BEARING_PX

BEHIND_PX = 7
"""Of the words from the right edge, as the style sheet has it."""
BELOW_PX = 3.5
"""Of the line below the foot of the letters."""
OPACITY, OFF_OPACITY = 0.45, 0.25
"""Of the line; of a link that cannot be used."""


class Link(Button):
    """A button that looks like a link; the property `aside` is for what keeps in the background.

    With the property `bare` it has its line only under a hand or with the focus, for a screen that should be still.
    """

    is_underlined = True

    def __init__(self, text: str = "") -> None:
        """Make it; Return presses it, as Space does."""
        super().__init__(text)
        self.setAutoDefault(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the line below each row of them."""
        super().paintEvent(event)
        if not self.is_underlined or (self.property("bare") and not (self.underMouse() or self.hasFocus())):
            return
        metrics, rows = self.fontMetrics(), Button.text(self).split("\n")
        foot = (self.height() - metrics.lineSpacing() * len(rows)) / 2 + metrics.ascent() + BELOW_PX
        with painting(self) as painter:
            painter.setOpacity(OPACITY if self.isEnabled() else OFF_OPACITY)
            painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
            for place, row in enumerate(rows):
                y = round(foot + place * metrics.lineSpacing()) + 0.5
                painter.drawLine(QPointF(BEARING_PX, y), QPointF(BEARING_PX + metrics.horizontalAdvance(row), y))
