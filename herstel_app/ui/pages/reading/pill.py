"""What begins an exercise from a text: a pill, and beside it a quiet link to another length or way.

The link is seen where someone is; elsewhere it keeps its place, for Tab and a screen reader too.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt

from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import button, restyle
from herstel_app.ui.kit.link import Link

tr = QCoreApplication.translate
STARTS = "▸  "
"""Before the words of what starts something."""


class Pill(Link):
    """Begins an exercise; says on one line what one does, and, where it invites and there is room, what that is for."""

    is_underlined = False

    def __init__(self, link: ClaimLink, invites: bool = False) -> None:
        """Make it, and its quiet link."""
        super().__init__(STARTS + link.text)
        self._invites, self._has_room, self._goes_on = invites, invites, False
        self.setProperty("role", "pill")
        self.setAccessibleName(link.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link = link
        self.other = button(tr("Reading", "anders"), "link", tr("Reading", "Anders: {name}").format(name=link.name))
        self.other.setProperty("small", True)
        self.show_other(False)
        self._say()

    def mark(self, is_chosen: bool, goes_on: bool) -> None:
        """Show whether this one is chosen, and whether it is being practised."""
        self.setProperty("active", is_chosen)
        self._goes_on = goes_on
        self._say()
        now = tr("Reading", "bezig").capitalize()
        self.setAccessibleName(f"{now}. {self.link.name}" if goes_on else self.link.name)
        restyle(self)

    def fit(self, room: int) -> None:
        """Invite where all of it is within `room` px, and else say only what one does."""
        self.ensurePolished()
        has_room = self._invites and self.sizeHint().width() + self._longer(self.text()) <= room
        if has_room is not self._has_room:
            self._has_room = has_room
            self._say()

    def minimumSizeHint(self) -> QSize:
        """Keep no text wide for the sake of the invitation."""
        size = super().minimumSizeHint()
        if self.text() == self._invitation:
            size.setWidth(size.width() - self._longer(STARTS + self.link.text))
        return size

    def _longer(self, text: str) -> int:
        """Give how much wider the invitation is than `text`, in px."""
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._invitation) - metrics.horizontalAdvance(text)

    @property
    def _invitation(self) -> str:
        return STARTS + tr("Reading", "voel het: {doing}").format(doing=self.link.text)

    def _say(self) -> None:
        if self._goes_on:
            self.setText(f"{self.link.doing} · {tr('Reading', 'bezig')}")
        else:
            self.setText(self._invitation if self._has_room else STARTS + self.link.text)

    def show_other(self, seen: bool) -> None:
        """Have the link be seen, or only keep its place."""
        if self.other.property("unseen") is not (not seen):
            self.other.setProperty("unseen", not seen)
            restyle(self.other)
