"""All notes in one file, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from herstel_app.core.ports.records import CopyForm
from herstel_app.engine.lookback.all_notes import AllNotes
from herstel_app.ui.kit.basic import button, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import block, column, flow, left
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.save_dialogs import ask_open, ask_save
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class CopiesCard(Card):
    """Save a copy, as JSON or, folded away, as CSV files in a zip for another program; and read such a file back."""

    def __init__(self, notes: AllNotes, theme: Theme) -> None:
        """Make the card."""
        super().__init__(
            theme,
            tr("Keep", "Een kopie om te bewaren"),
            tr("Keep", "Alles wat je noteerde, in één bestand."),
        )
        self._notes = notes
        self.ask_save, self.ask_open = ask_save, ask_open
        self.json_button = button(tr("Keep", "Bewaar een kopie"))
        self.csv_button = button(tr("Keep", "Bewaar als tabellen"), "link")
        self.import_button = button(tr("Keep", "Haal een kopie terug"), "link")
        self._withheld, self._said = said_line(), said_line()
        buttons = flow(theme, self.json_button, self.import_button, gap=20)
        tables = note(theme, tr("Keep", "Voor een programma zoals Excel. Ook die kopie kun je terughalen."))
        self.more = Folded(theme, tr("Keep", "Meer manieren"), block(theme, tables, left(self.csv_button), gap=4))
        self.add(self._withheld, column(theme, buttons, self.more, gap=12), self._said)
        self.json_button.clicked.connect(lambda: self._save("json", "JSON (*.json)"))
        self.csv_button.clicked.connect(lambda: self._save("csv", "CSV, in een zip (*.zip)"))
        self.import_button.clicked.connect(self._read_back)

    @property
    def said(self) -> str:
        """What the card says about what was done last."""
        return self._said.text()

    def refresh(self) -> None:
        """Say whether a copy would leave something out."""
        self._withheld.say(self._notes.left_out())

    def show_kept(self, kept: bool) -> None:
        """Let nothing be read back while nothing is kept."""
        self.import_button.setEnabled(kept)

    def _save(self, form: CopyForm, kind: str) -> None:
        path = self.ask_save(self, tr("Keep", "Bewaar een kopie"), self._notes.file_name(form), kind)
        if path is not None:
            self._wait_for(lambda: self._notes.save(form, str(path)))

    def _read_back(self) -> None:
        kinds = tr("Keep", "Kopieën van Herstel (*.json *.zip)")
        path = self.ask_open(self, tr("Keep", "Haal een kopie terug"), kinds)
        if path is not None:
            self._wait_for(lambda: self._notes.read_back(str(path), path.name))

    def _wait_for(self, act: Callable[[], str]) -> None:
        """Do something that takes a while, and say what came of it."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._said.say(act())
        finally:
            QApplication.restoreOverrideCursor()
