"""Deleting for good what was noted in a period, or everything."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import hairline, label, note
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.layout import block, column, left
from herstel_app.ui.kit.period import PeriodPicker
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
MORE_APART = 12
"""More than between other parts, on either side of the line above what deletes all; in px at 100 %."""


class ErasePart(QWidget):
    """A period, or everything; each is asked twice."""

    def __init__(self, model: LookbackModel, theme: Theme) -> None:
        """Make the part."""
        super().__init__()
        first = tr("Keep", "Het gaat ook uit het bestand. Een kopie die je zelf maakte, blijft.")
        self._notes = model.all_notes
        self.picker = PeriodPicker(tr("Keep", "Verwijderen"), "month", lambda: model.tonight, theme)
        self.period = Erase(tr("Keep", "Verwijder deze periode"), theme)
        self.period.confirmed.connect(self._erase_period)
        about = tr("Keep", "Ook wat je in die tijd weglegde of bij het lezen schreef.")
        self.all = Erase(tr("Keep", "Verwijder alles"), theme, role=None)
        self.all.confirmed.connect(self._erase_all)
        every = tr("Keep", "Ook elke proef, wat je weglegde, en wat je over jezelf zei.")
        self._said = said_line()
        period, every_note = (
            block(theme, left(erase.ask), erase, label(text, "small"), gap=gap)
            for erase, text, gap in ((self.period, about, 4), (self.all, every, 8))
        )
        apart = MORE_APART, hairline(), MORE_APART
        column(theme, note(theme, first), self.picker, period, *apart, every_note, self._said, gap=16, on=self)
        self.picker.changed.connect(lambda: self._said.say(""))

    @property
    def said(self) -> str:
        """What the part says about what was done last."""
        return self._said.text()

    def refresh(self) -> None:
        """Begin from the evening of now."""
        self.picker.refresh()

    def _erase_period(self) -> None:
        self._tell(self.period, self._notes.erase_period(self.picker.period, dates))

    def _erase_all(self) -> None:
        self._tell(self.all, self._notes.erase_all())

    def _tell(self, erase: Erase, said: str) -> None:
        erase.no.click()
        self._said.say(said)
