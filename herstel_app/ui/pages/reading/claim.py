"""A claim that can be felt: the paragraph that carries it, and below it what begins its exercises beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame

from herstel_app.core.content import Paragraph
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.claim_links import ClaimLink
from herstel_app.ui.kit.basic import BEARING_PX, restyle
from herstel_app.ui.kit.layout import block, column, flow
from herstel_app.ui.kit.marked import REACH_PX, marked_prose
from herstel_app.ui.kit.style_sheet import CLAIM_RIGHT
from herstel_app.ui.kit.text_column import GUTTER, LINE_HEIGHT
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.reading.pill import Pill

ABOVE, INSIDE, BESIDE = 8, 8, 10
"""Between the text and what begins its exercises, above and below both in the mark, and before the quiet link of each;
in px at 100 %.
"""


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
        self._goes_on = False
        # The mark of what is read aloud reaches a little beyond the text, and stays within its label.
        reach, gutter = theme.px(REACH_PX), theme.space(GUTTER)
        self.text = marked_prose(theme, paragraph.text, "reading", LINE_HEIGHT)
        self.text.setContentsMargins(reach, 0, reach, 0)
        self.pills = [Pill(link) for link in links]
        rows = [flow(theme, pill, pill.other, gap=BESIDE) for pill in self.pills]
        self.foot = block(theme, *rows, gap=6)
        self.foot.layout().setContentsMargins(reach + BEARING_PX, theme.space(ABOVE), reach, theme.space(2))  # type: ignore[union-attr]
        body = column(theme, self.text, self.foot, gap=0, on=self)
        # Its left edge is 3 px wide.
        inside = theme.space(INSIDE)
        body.setContentsMargins(gutter - 3 - reach, inside, gutter - theme.space(CLAIM_RIGHT) - reach, inside)
        for pill in self.pills:
            pill.clicked.connect(partial(self.chosen.emit, pill.link.request))
            pill.other.clicked.connect(partial(self.other_asked.emit, pill.link.request))
            for part in (pill, pill.other):
                part.installEventFilter(self)

    def is_of(self, choice: PracticeRequest) -> bool:
        """Whether one of its pills is what was chosen."""
        return any(pill.link.is_of(choice) for pill in self.pills)

    def point_at(self, pointed: bool) -> None:
        """Mark the claim, or not, as the link of the chain that was chosen."""
        self.is_pointed_at = pointed
        self.mark(self._choice, self._goes_on)

    def mark(self, choice: PracticeRequest | None, goes_on: bool) -> None:
        """Mark the claim if it is the one in `choice`; it `goes_on` while that is practised."""
        self._choice, self._goes_on = choice, goes_on
        active = self.is_pointed_at
        for pill in self.pills:
            mine = pill.link.is_of(choice)
            active |= mine
            pill.mark(mine, mine and goes_on)
        self.foot.setVisible(bool(self.pills) and (active or not self.link))
        self.setProperty("active", active)
        restyle(self)
        self._show_others(self.underMouse())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the quiet links."""
        super().enterEvent(event)
        self._show_others(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Have them only keep their place again."""
        super().leaveEvent(event)
        self._show_others(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the quiet link while the keyboard is at it, or at its pill."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_others(self.underMouse())
        return False

    def _show_others(self, pointed_at: bool) -> None:
        """Show the quiet links where someone is, and that of what is chosen, but not while it is practised."""
        for pill in self.pills:
            waits = bool(pill.property("active")) and not self._goes_on
            pill.show_other(pointed_at or waits or pill.hasFocus() or pill.other.hasFocus())

    def show_practice(self, goes_on: bool) -> None:
        """Show whether what is chosen is being practised."""
        if goes_on is not self._goes_on:
            self.mark(self._choice, goes_on)

    @property
    def is_active(self) -> bool:
        """Whether it is marked."""
        return bool(self.property("active"))
