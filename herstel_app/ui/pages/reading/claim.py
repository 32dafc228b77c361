"""A claim that can be felt: the paragraph that carries it, and below it what begins its exercises beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from herstel_app.core.content import Paragraph
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import BEARING_PX, restyle
from herstel_app.ui.kit.layout import block, column, flow
from herstel_app.ui.kit.marked import REACH_PX, marked_prose
from herstel_app.ui.kit.text_column import BETWEEN, GUTTER, LINE_HEIGHT
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.reading.pill import Pill

ABOVE = 8
"""Between the text and what begins its exercises, in px at 100 %."""


class ClaimBlock(QFrame):
    """A paragraph with a claim that can be felt; marked while it is practised.

    The mark takes up room that is always there, so that the text never moves. The pills of a link of the chain are
    there once that link was chosen.
    """

    chosen = Signal(object)
    """PracticeRequest: someone wants to feel it now."""
    other_asked = Signal(object)
    """PracticeRequest: someone wants to choose how long, or how."""

    def __init__(self, paragraph: Paragraph, links: Iterable[ClaimLink], theme: Theme) -> None:
        """Show the paragraph with its links."""
        super().__init__()
        self.setProperty("role", "claim")
        self.link = paragraph.link
        self.is_pointed_at = False
        self._choice: PracticeRequest | None = None
        # The mark of what is read aloud reaches a little beyond the text, and stays within its label.
        reach, gutter = theme.px(REACH_PX), theme.space(GUTTER)
        self.text = marked_prose(theme, paragraph.text, "reading", LINE_HEIGHT)
        self.text.setContentsMargins(reach, 0, reach, 0)
        self.pills = [Pill(link) for link in links]
        rows = [flow(theme, pill, pill.other, gap=10) for pill in self.pills]
        self.foot = block(theme, *rows, gap=6)
        self.foot.layout().setContentsMargins(reach + BEARING_PX, theme.space(ABOVE), reach, theme.space(2))  # type: ignore[union-attr]
        body = column(theme, self.text, self.foot, gap=0, on=self)
        # Its left edge is 3 px wide.
        body.setContentsMargins(gutter - 3 - reach, theme.space(BETWEEN), gutter - reach, theme.space(BETWEEN))
        for pill in self.pills:
            pill.clicked.connect(partial(self.chosen.emit, pill.link.request))
            pill.other.clicked.connect(partial(self.other_asked.emit, pill.link.request))

    def is_of(self, choice: PracticeRequest) -> bool:
        """Whether one of its pills is what was chosen."""
        return any(pill.link.is_of(choice) for pill in self.pills)

    def point_at(self, pointed: bool) -> None:
        """Mark the claim, or not, as the link of the chain that was chosen."""
        self.is_pointed_at = pointed
        self.mark(self._choice)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim if it is the one in `choice`."""
        self._choice = choice
        active = self.is_pointed_at
        for pill in self.pills:
            mine = pill.link.is_of(choice)
            active |= mine
            pill.mark(mine)
        self.foot.setVisible(bool(self.pills) and (active or not self.link))
        self.setProperty("active", active)
        restyle(self)

    @property
    def is_active(self) -> bool:
        """Whether it is marked."""
        return bool(self.property("active"))
