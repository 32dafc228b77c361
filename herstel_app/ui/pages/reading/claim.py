"""A claim that can be felt: the paragraph that carries it, and the links that start its exercises beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from herstel_app.core.content import Paragraph, Practice
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.basic import restyle
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink
from herstel_app.ui.pages.reading.marked import REACH_PX, marked_prose

tr = QCoreApplication.translate
LINE_HEIGHT = 158
"""Of reading text, in per cent of the font size."""


class ClaimBlock(QFrame):
    """A paragraph with a claim that can be felt; marked while it is practised.

    The mark takes up room that is always there, so that the text never moves.
    """

    chosen = Signal(object)

    def __init__(self, explanation_id: str, paragraph: Paragraph, library: Library, theme: Theme) -> None:
        """Show the paragraph with a link for each practice."""
        super().__init__()
        self.setProperty("role", "claim")
        self.link = paragraph.link
        self.is_pointed_at = False
        self._choice: PracticeRequest | None = None
        self._links: list[tuple[QPushButton, PracticeRequest, str]] = []
        column = QVBoxLayout(self)
        # The mark of what is read aloud reaches a little beyond the text, and stays within its label.
        reach = theme.px(REACH_PX)
        column.setContentsMargins(theme.space(16) - reach, theme.space(9), theme.space(12) - reach, theme.space(9))
        column.setSpacing(theme.space(4))
        self.text = marked_prose(theme, paragraph.text, "reading", LINE_HEIGHT)
        self.text.setContentsMargins(reach, 0, reach, 0)
        column.addWidget(self.text)
        for practice in paragraph.practices:
            choice = PracticeRequest(
                practice.exercise,
                practice.minutes,
                practice.variant,
                explanation_id,
                paragraph.claims[0],
                practice.why,
            )
            text = self._words(practice, library, several=len(paragraph.practices) > 1)
            self._add_link(column, choice, text, reach)
            if practice.proef:
                minutes = library.proeven[practice.proef].takes_minutes
                difference = tr("Reading", "voel het verschil, {n} min").format(n=f"{minutes:g}")
                self._add_link(column, replace(choice, proef=practice.proef), difference, reach)

    def _add_link(self, column: QVBoxLayout, choice: PracticeRequest, text: str, reach: int) -> None:
        link = WrappingLink(f"○  {text}", text, hang="○  ")
        link.clicked.connect(partial(self.chosen.emit, choice))
        row = QHBoxLayout()
        row.setContentsMargins(reach, 0, reach, 0)
        row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        self._links.append((link, choice, text))

    @staticmethod
    def _words(practice: Practice, library: Library, several: bool) -> str:
        title = f": {library.exercises[practice.exercise].title.lower()}" if several else ""
        return tr("Reading", "voel het nu{title}, {length}").format(
            title=title,
            length=minutes_words(practice.minutes).replace("minuten", "min").replace("minuut", "min"),
        )

    def point_at(self, pointed: bool) -> None:
        """Mark the claim, or not, as the link of the chain that was chosen."""
        self.is_pointed_at = pointed
        self.mark(self._choice)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim if it is the one in `choice`."""
        self._choice = choice
        active = self.is_pointed_at
        for link, own, text in self._links:
            mine = choice is not None and _asked(choice) == _asked(own)
            active |= mine
            link.setText(f"{'●' if mine else '○'}  {text}")
            link.setProperty("active", mine)
            restyle(link)
        self.setProperty("active", active)
        restyle(self)


def _asked(choice: PracticeRequest) -> tuple[str | None, ...]:
    """Give what tells one link from another, whatever the length and the way that were chosen since."""
    return choice.explanation_id, choice.claim_id, choice.exercise_id, choice.why, choice.proef
