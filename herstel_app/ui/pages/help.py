"""Hulp en veiligheid: when to stop, who is careful, when to see a doctor, whom to call."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from herstel_app.core.page_content import HelpPage
from herstel_app.ui.kit.basic import Column, button, label, prose
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate


class HelpView(QWidget):
    """Shows the help page; numbers first."""

    manual_asked = Signal()

    def __init__(self, page: HelpPage, theme: Theme) -> None:
        """Lay out `page`."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = Column(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        body = column.body
        body.addWidget(label(page.title, "title"))
        body.addWidget(prose(theme, page.intro, "secondary", 145))
        self.manual_link = button(tr("Help", "Hoe Herstel werkt, staat in de handleiding"), "link")
        self.manual_link.clicked.connect(self.manual_asked)
        body.addWidget(self.manual_link, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(theme.space(8))
        urgent = [entry for entry in page.entries if entry.urgent]
        for entry in urgent:
            self._entry(body, entry.title, entry.points, theme, card=True)
        body.addSpacing(theme.space(4))
        body.addWidget(self._contacts(page, theme))
        for entry in page.entries:
            if not entry.urgent:
                body.addSpacing(theme.space(14))
                self._entry(body, entry.title, entry.points, theme, card=False)
        body.addSpacing(theme.space(14))
        body.addWidget(label(page.checked, "small"))

    @staticmethod
    def _entry(body: QVBoxLayout, title: str, points: tuple[str, ...], theme: Theme, card: bool) -> None:
        holder = QFrame()
        if card:
            holder.setProperty("role", "card")
        inside = QVBoxLayout(holder)
        margin = theme.space(22) if card else 0
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.setSpacing(theme.space(7))
        inside.addWidget(label(title, "heading"))
        for point in points:
            inside.addWidget(prose(theme, point, "", 140))
        body.addWidget(holder)

    @staticmethod
    def _contacts(page: HelpPage, theme: Theme) -> QFrame:
        holder = QFrame()
        holder.setProperty("role", "card")
        grid = QGridLayout(holder)
        margin = theme.space(22)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(theme.space(18))
        grid.setVerticalSpacing(0)
        for row, contact in enumerate(page.contacts):
            number = label(contact.number, "heading", wrap=theme.scale > 1.2)
            number.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            number.setAccessibleName(f"{contact.name}: {contact.number}")
            grid.addWidget(number, 2 * row, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            name = label(contact.name, "label")
            grid.addWidget(name, 2 * row, 1)
            when = label(contact.when, "small")
            when.setContentsMargins(0, 0, 0, theme.space(12))
            grid.addWidget(when, 2 * row + 1, 1)
        grid.setColumnStretch(1, 1)
        return holder
