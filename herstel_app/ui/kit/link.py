"""A link: words with a fine line below them."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEvent, QPalette

from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Button

LINK_INSET_PX, AT_EDGE_PX = 5, 2
"""Of the words from the left edge, as the style sheet has it; and of those of a link that is at the edge of a text."""
BELOW_PX = 3.5
"""Of the line below the foot of the letters."""
OPACITY, FAINT_OPACITY = 0.45, 0.25
"""Of the line; of a link that cannot be used or keeps in the background."""


class Link(Button):
    """A button that looks like a link."""

    is_underlined = True

    def __init__(self, text: str = "") -> None:
        """Make it; Return presses it, as Space does."""
        super().__init__(text)
        self.setAutoDefault(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the line below each row of them."""
        super().paintEvent(event)
        if not self.is_underlined:
            return
        metrics, rows = self.fontMetrics(), Button.text(self).split("\n")
        foot = (self.height() - metrics.lineSpacing() * len(rows)) / 2 + metrics.ascent() + BELOW_PX
        inset = AT_EDGE_PX if self.property("edge") else LINK_INSET_PX
        with painting(self) as painter:
            painter.setOpacity(FAINT_OPACITY if not self.isEnabled() or self.property("aside") else OPACITY)
            painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
            for place, row in enumerate(rows):
                y = round(foot + place * metrics.lineSpacing()) + 0.5
                painter.drawLine(QPointF(inset, y), QPointF(inset + metrics.horizontalAdvance(row), y))
