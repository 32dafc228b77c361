"""What begins an exercise from a text: a pill, and beside it a quiet link to another length or way.

The link is seen where someone is; elsewhere it keeps its place, for Tab and a screen reader too.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import button, restyle
from herstel_app.ui.kit.in_place import InPlace
from herstel_app.ui.kit.pill import STARTS, StartPill

tr = QCoreApplication.translate


class Pill(StartPill):
    """Begins an exercise; says on one line what one does, and how long."""

    def __init__(self, link: ClaimLink) -> None:
        """Make it, and its quiet link."""
        super().__init__()
        self.say(link.text, link.name)
        self.link = link
        InPlace(self)
        self.other = button(tr("Reading", "anders"), "link", tr("Reading", "Anders: {name}").format(name=link.name))
        self.other.setProperty("small", True)
        self.show_other(False)

    def mark(self, is_chosen: bool, goes_on: bool) -> None:
        """Show whether this one is chosen, and whether it is being practised."""
        self.setProperty("active", is_chosen)
        self.setText(f"{self.link.doing} · {tr('Reading', 'bezig')}" if goes_on else STARTS + self.link.text)
        now = tr("Reading", "bezig").capitalize()
        self.setAccessibleName(f"{now}. {self.link.name}" if goes_on else self.link.name)
        restyle(self)

    def show_other(self, seen: bool) -> None:
        """Have the link be seen, or only keep its place."""
        if self.other.property("unseen") is not (not seen):
            self.other.setProperty("unseen", not seen)
            restyle(self.other)
