"""What starts an exercise at once: a pill that says what one does, and how long."""

from __future__ import annotations

from PySide6.QtCore import Qt

from herstel_app.ui.kit.link import Link

STARTS = "▸  "
"""Before the words of what starts something."""


class StartPill(Link):
    """Starts something where it is pressed."""

    is_underlined = False

    def __init__(self) -> None:
        """Make it, without words."""
        super().__init__()
        self.setProperty("role", "pill")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def say(self, text: str, name: str) -> None:
        """Have it say what it starts; a screen reader says `name`."""
        self.setText(STARTS + text)
        self.setAccessibleName(name)
