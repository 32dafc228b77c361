"""What one can do with an exercise of one's own making: change it, or remove it after a second look."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.confirmation import Confirmation
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class OwnLinks(QWidget):
    """Two quiet links below a card; removing asks once more, in the same place."""

    edit_asked = Signal()
    remove_asked = Signal()
    asks = Signal(bool)
    """Whether it asks once more."""

    def __init__(self, title: str, theme: Theme) -> None:
        """Make the links of the exercise that is called `title`."""
        super().__init__()

        def link(text: str, name: str) -> QPushButton:
            return button(text, "link", name.format(title=title))

        self.edit_link = link(tr("OwnLinks", "pas aan"), tr("OwnLinks", "Pas {title} aan"))
        self.remove_link = link(tr("OwnLinks", "verwijder"), tr("OwnLinks", "Verwijder {title}"))
        self.sure_link = link(tr("OwnLinks", "ja, verwijder"), tr("OwnLinks", "Ja, verwijder {title}"))
        self.stay_link = link(tr("OwnLinks", "laat staan"), tr("OwnLinks", "Laat {title} staan"))
        links = flow(theme, self.edit_link, self.remove_link, gap=12)
        question = tr("OwnLinks", "Dit ritme verwijderen?")
        asked = Confirmation(theme, self.remove_link, self.sure_link, self.stay_link, question=question, gap=12)
        asked.stand_in_for(links)
        column(theme, links, asked, on=self)
        self.edit_link.clicked.connect(self.edit_asked)
        asked.confirmed.connect(self.remove_asked)
        self.remove_link.clicked.connect(lambda: self.asks.emit(True))
        self.stay_link.clicked.connect(lambda: self.asks.emit(False))
