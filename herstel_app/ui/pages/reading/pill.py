"""What begins an exercise from a text: a pill, and beside it a quiet link to another length or way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import restyle
from herstel_app.ui.kit.link import Link

tr = QCoreApplication.translate
STARTS = "▸  "
"""Before the words of what starts something."""


class QuietLink(Link):
    """A link whose words are there only where the mouse or the focus is; its room is always kept."""

    def __init__(self, words: str, name: str) -> None:
        """Make it without its words; `name` is what a screen reader says."""
        super().__init__()
        self.words = words
        self._is_shown = self.is_underlined = False
        self.setProperty("role", "link")
        self.setProperty("small", True)
        self.setProperty("aside", True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_words(self, shown: bool) -> None:
        """Show the words, or leave their room empty."""
        self._is_shown = shown
        self._follow()

    def _follow(self) -> None:
        self.is_underlined = self._is_shown or self.hasFocus()
        self.setText(self.words if self.is_underlined else "")

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.words
        size = self.fontMetrics().size(0, self.words)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, size, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the words to who comes by keyboard."""
        super().focusInEvent(event)
        self._follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be quiet again."""
        super().focusOutEvent(event)
        self._follow()


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
        self.other = QuietLink(tr("Reading", "anders"), tr("Reading", "Anders: {name}").format(name=link.name))

    def mark(self, is_chosen: bool) -> None:
        """Show that this one is being practised, or not."""
        self.setProperty("active", is_chosen)
        restyle(self)
