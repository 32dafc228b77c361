"""The cards of what is kept: copies, and whether anything is kept, with deleting for good."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.engine.engine import Engine
from herstel_app.ui.kit.basic import hairline
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.rows import SwitchRow
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.settings.copies import CopiesCard
from herstel_app.ui.pages.settings.erase import ErasePart

tr = QCoreApplication.translate


class KeepCards(QWidget):
    """Two cards: copies, and history with deleting folded away in it."""

    def __init__(self, engine: Engine, theme: Theme) -> None:
        """Make the cards; `refresh` fills them."""
        super().__init__()
        model = engine.settings
        self.copies = CopiesCard(engine.lookback.all_notes, theme)
        self.erase = ErasePart(engine.lookback, theme)
        self.history = SwitchRow(
            theme,
            tr("Keep", "Bewaar wat ik doe en noteer"),
            tr("Keep", "Zet je dit uit, dan bewaar je alleen wat je weglegt."),
            model.settings.history,
            lambda on: model.change(history=on),
            head=True,
        )
        kept = Card(theme)
        self.deleting = Folded(theme, tr("Keep", "Iets verwijderen"), self.erase)
        kept.add(self.history, hairline(), self.deleting)
        column(theme, self.copies, kept, gap=12, on=self)

    def refresh(self) -> None:
        """Begin from the evening of now. Raises StorageError."""
        self.copies.refresh()
        self.erase.refresh()

    def show_kept(self, kept: bool) -> None:
        """Follow the switch from wherever it was switched."""
        self.history.show_on(kept)
        self.copies.show_kept(kept)
