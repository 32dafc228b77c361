"""Terugblik, *Bewaren*: deleting for good what was noted in a period, or everything."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.system import Clock
from herstel_app.storage.erasing import delete_between, delete_everything
from herstel_app.storage.journal import Journal
from herstel_app.ui.kit.basic import hairline, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.dates import period_words
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import block, left
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.period import PeriodPicker

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate


class EraseCard(Card):
    """A period, or everything; each is asked twice."""

    changed = Signal()
    """Something was deleted."""

    def __init__(self, journal: Journal, clock: Clock, theme: Theme) -> None:
        """Make the card."""
        title = tr("Keep", "Verwijderen")
        super().__init__(
            theme,
            title,
            tr(
                "Keep",
                "Wat je verwijdert, is ook uit het bestand weg. "
                "Een kopie die je zelf maakte, blijft waar je haar liet. Eén notitie verwijder je bij de notitie zelf.",
            ),
        )
        self._journal = journal
        self.picker = PeriodPicker(title, "month", lambda: evening_of(clock.now()), theme)
        self.period = Erase(tr("Keep", "Verwijder deze periode"), theme)
        self.period.confirmed.connect(self._erase_period)
        about = tr("Keep", "Ook wat je in die tijd weglegde of bij het lezen schreef.")
        self.all = Erase(tr("Keep", "Verwijder alles"), theme)
        self.all.confirmed.connect(self._erase_all)
        every = tr("Keep", "Elke notitie, elke proef, elk woord, en wat je weglegde. Je instellingen blijven.")
        self._said = said_line()
        parts = [
            block(theme, label(text, "small"), left(erase.ask), erase, gap=2)
            for erase, text in ((self.period, about), (self.all, every))
        ]
        self.add(self.picker, parts[0], hairline(), parts[1], self._said)
        self.picker.changed.connect(lambda: self._said.say(""))

    @property
    def said(self) -> str:
        """What the card says about what was done last."""
        return self._said.text()

    def refresh(self) -> None:
        """Begin from the evening of now."""
        self.picker.refresh()

    def _erase_period(self) -> None:
        first, last = self.picker.period

        def act() -> str:
            if not delete_between(self._journal.store, first, last):
                return tr("Keep", "In deze tijd stond er niets.")
            return tr("Keep", "Weg: {period}.").format(period=period_words(first, last))

        self._erase(self.period, act)

    def _erase_all(self) -> None:
        def act() -> str:
            delete_everything(self._journal.store)
            return tr("Keep", "Alles is weg. Je mag hier opnieuw beginnen, of niet.")

        self._erase(self.all, act)

    def _erase(self, erase: Erase, act: Callable[[], str]) -> None:
        said: list[str] = []
        guard(lambda: said.append(act()), tr("Keep", "Dat lukt nu niet. {reason}"), said.append, logger)
        erase.no.click()
        self.changed.emit()
        self._said.say(said[0])
