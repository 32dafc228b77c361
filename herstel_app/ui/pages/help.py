"""Hulp en veiligheid: when to stop, who is careful, when to see a doctor, whom to call."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.core.page_content import HelpEntry, HelpPage
from herstel_app.ui.kit.basic import button, label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.layout import block, left
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SIDE, GAP = 22, 7
"""Within the cards, and between the lines, in px at 100 %."""


class HelpView(Page):
    """Shows the help page; numbers first."""

    manual_asked = Signal()

    def __init__(self, page: HelpPage, theme: Theme) -> None:
        """Lay out `page`."""
        super().__init__(theme)
        self.manual_link = button(tr("Help", "Hoe Herstel werkt, staat in de handleiding"), "link")
        self.manual_link.clicked.connect(self.manual_asked)
        self.add(label(page.title, "title"), prose(theme, page.intro, "secondary", 145), left(self.manual_link), 8)
        for entry in page.entries:
            if entry.urgent:
                card = Card(theme, side=SIDE, top=SIDE, gap=GAP)
                card.add(*self._words(entry))
                self.add(card)
        self.add(4, self._contacts(page))
        for entry in page.entries:
            if not entry.urgent:
                self.add(14, block(theme, *self._words(entry), gap=GAP))
        self.add(14, label(page.checked, "small"))

    def _words(self, entry: HelpEntry) -> list[QWidget]:
        return [label(entry.title, "heading"), *(prose(self._theme, point, "", 140) for point in entry.points)]

    def _contacts(self, page: HelpPage) -> Card:
        theme, grid = self._theme, QGridLayout()
        grid.setHorizontalSpacing(theme.space(18))
        grid.setVerticalSpacing(0)
        for row, contact in enumerate(page.contacts):
            number = label(contact.number, "heading", wrap=theme.is_large)
            number.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            number.setAccessibleName(f"{contact.name}: {contact.number}")
            when = label(contact.when, "small")
            when.setContentsMargins(0, 0, 0, theme.space(12))
            grid.addWidget(number, 2 * row, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(contact.name, "label"), 2 * row, 1)
            grid.addWidget(when, 2 * row + 1, 1)
        grid.setColumnStretch(1, 1)
        card = Card(theme, side=SIDE, top=SIDE)
        card.add(grid)
        return card
