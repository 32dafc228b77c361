"""A claim that can be felt: the paragraph that carries it, and the links that start its exercises beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from herstel_app.core.content import Paragraph
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import restyle
from herstel_app.ui.kit.layout import STRETCH, column, row
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink
from herstel_app.ui.pages.reading.marked import REACH_PX, marked_prose

CHOSEN, NOT_CHOSEN = "●  ", "○  "
"""Before the words of a link."""
LINE_HEIGHT = 158
"""Of reading text, in per cent of the font size."""


class ClaimBlock(QFrame):
    """A paragraph with a claim that can be felt; marked while it is practised.

    The mark takes up room that is always there, so that the text never moves.
    """

    chosen = Signal(object)

    def __init__(self, paragraph: Paragraph, links: Iterable[ClaimLink], theme: Theme) -> None:
        """Show the paragraph with its links."""
        super().__init__()
        self.setProperty("role", "claim")
        self.link = paragraph.link
        self.is_pointed_at = False
        self._choice: PracticeRequest | None = None
        # The mark of what is read aloud reaches a little beyond the text, and stays within its label.
        reach = theme.px(REACH_PX)
        self.text = marked_prose(theme, paragraph.text, "reading", LINE_HEIGHT)
        self.text.setContentsMargins(reach, 0, reach, 0)
        self._links = [(WrappingLink(NOT_CHOSEN + link.text, link.text, hang=NOT_CHOSEN), link) for link in links]
        rows = [row(theme, widget, STRETCH) for widget, _ in self._links]
        for each in rows:
            each.setContentsMargins(reach, 0, reach, 0)
        body = column(theme, self.text, *rows, gap=4, on=self)
        body.setContentsMargins(theme.space(16) - reach, theme.space(9), theme.space(12) - reach, theme.space(9))
        for widget, link in self._links:
            widget.clicked.connect(partial(self.chosen.emit, link.request))

    def point_at(self, pointed: bool) -> None:
        """Mark the claim, or not, as the link of the chain that was chosen."""
        self.is_pointed_at = pointed
        self.mark(self._choice)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim if it is the one in `choice`."""
        self._choice = choice
        active = self.is_pointed_at
        for widget, link in self._links:
            mine = link.is_of(choice)
            active |= mine
            widget.setText((CHOSEN if mine else NOT_CHOSEN) + link.text)
            widget.setProperty("active", mine)
            restyle(widget)
        self.setProperty("active", active)
        restyle(self)
