"""What begins an exercise from a text: a pill, and beside it a quiet link to another length or way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import button, restyle
from herstel_app.ui.kit.link import Link

tr = QCoreApplication.translate
STARTS = "▸  "
"""Before the words of what starts something."""


class Pill(Link):
    """Begins an exercise; says on one line what one does."""

    is_underlined = False

    def __init__(self, link: ClaimLink) -> None:
        """Make it, and its quiet link."""
        super().__init__(STARTS + link.text)
        self.setProperty("role", "pill")
        self.setAccessibleName(link.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link = link
        self.other = button(tr("Reading", "anders"), "link", tr("Reading", "Anders: {name}").format(name=link.name))
        self.other.setProperty("small", True)

    def mark(self, is_chosen: bool) -> None:
        """Show that this one is being practised, or not."""
        self.setProperty("active", is_chosen)
        restyle(self)
