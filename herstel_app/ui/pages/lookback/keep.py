"""*Bewaren* in Terugblik."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_app.engine.engine import Engine
from herstel_app.ui.keeping.cards import KeepCards
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.paper import PaperCard

tr = QCoreApplication.translate


class KeepView(KeepCards):
    """The cards as they are in Instellingen, with where the notes are and a card to put them on paper."""

    def __init__(self, engine: Engine, theme: Theme) -> None:
        """Make the view; `refresh` fills it."""
        self._model = engine.lookback
        self.paper = PaperCard(self._model, theme)
        super().__init__(engine, theme, self.paper)
        self._where = label("", "small")
        self._kept.add(self._where)

    def refresh(self) -> None:
        """Say where the file is too. Raises StorageError."""
        place = self._model.place
        text = tr("Keep", "Je notities staan in {file}.").format(file=place)
        self._where.setText(
            text if place else tr("Keep", "Je notities worden niet bewaard: ze zijn weg als je afsluit.")
        )
        self.paper.refresh()
        super().refresh()
