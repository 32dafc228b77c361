"""Terugblik, *Bewaren*: all notes in one file, and back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication

from herstel_app.core.errors import StorageError
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.system import Clock
from herstel_app.storage.atomic_write import patiently, write_atomically
from herstel_app.storage.export import as_csv, as_json
from herstel_app.storage.importing import MOST_BYTES, ImportRefused, import_into
from herstel_app.storage.journal import Journal
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import Thoughts
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.guard import reason
from herstel_app.ui.kit.layout import flow
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.save_dialogs import ask_open, ask_save
from herstel_app.ui.kit.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate


class CopiesCard(Card):
    """Save as JSON or as CSV files in a zip, and read such a file back."""

    changed = Signal()
    """Something was read back."""

    def __init__(self, journal: Journal, clock: Clock, theme: Theme) -> None:
        """Make the card."""
        super().__init__(
            theme,
            tr("Keep", "Een kopie"),
            tr(
                "Keep",
                "Alles wat je noteerde in één bestand. JSON is om te bewaren. CSV, in een zip, opent in een rekenblad. "
                "Allebei kun je later terughalen. Wat er dan al staat, blijft zoals het is.",
            ),
        )
        self._store, self._clock = journal.store, clock
        self.ask_save, self.ask_open = ask_save, ask_open
        self.json_button = button(tr("Keep", "Bewaar als JSON"))
        self.csv_button = button(tr("Keep", "Bewaar als CSV"))
        self.import_button = button(tr("Keep", "Haal een kopie terug"))
        self._withheld, self._said = said_line(), said_line()
        buttons = flow(theme, self.json_button, self.csv_button, self.import_button, gap=12)
        self.add(self._withheld, buttons, self._said)
        self.json_button.clicked.connect(lambda: self._save(as_json, "json", "JSON (*.json)"))
        self.csv_button.clicked.connect(lambda: self._save(as_csv, "zip", "CSV, in een zip (*.zip)"))
        self.import_button.clicked.connect(self._read_back)

    @property
    def said(self) -> str:
        """What the card says about what was done last."""
        return self._said.text()

    def refresh(self) -> None:
        """Say whether a copy would leave something out."""
        self._withheld.say(Thoughts(self._store).export_text())

    def show_kept(self, kept: bool) -> None:
        """Let nothing be read back while nothing is kept."""
        self.import_button.setEnabled(kept)

    def _save(self, form: Callable[[Store, datetime], bytes], ending: str, kind: str) -> None:
        now = self._clock.now()
        suggested = f"herstel-{evening_of(now).isoformat()}.{ending}"
        path = self.ask_save(self, tr("Keep", "Bewaar een kopie"), suggested, kind)
        if path is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            write_atomically(path, ".herstel-", form(self._store, now))
        except (StorageError, OSError) as error:
            logger.warning("export: %s", error)
            told = tr("Keep", "{file} is niet te schrijven: {reason}.")
            self._said.say(told.format(file=path, reason=reason(error)))
        else:
            self._said.say(tr("Keep", "Bewaard in {file}").format(file=path))
        finally:
            QApplication.restoreOverrideCursor()

    def _read_back(self) -> None:
        kinds = tr("Keep", "Kopieën van Herstel (*.json *.zip)")
        path = self.ask_open(self, tr("Keep", "Haal een kopie terug"), kinds)
        if path is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._said.say(self._import(path))
        except (ImportRefused, StorageError) as error:
            logger.warning("import: %s", error)
            told = str(error) if isinstance(error, ImportRefused) else reason(error)
            self._said.say(tr("Keep", "Er is niets veranderd. {reason}").format(reason=told))
        except OSError as error:
            logger.warning("import: %s", error)
            told = tr("Keep", "{file} is niet te lezen: {reason}.")
            self._said.say(told.format(file=path, reason=reason(error)))
        finally:
            QApplication.restoreOverrideCursor()

    def _import(self, path: Path) -> str:
        """Read a file back; gives what to say of it."""
        with patiently(lambda: path.open("rb")) as file:
            data = patiently(lambda: file.read(MOST_BYTES + 1))
        done = import_into(self._store, path.name, data)
        self.changed.emit()
        if not done.added:
            return tr("Keep", "Alles uit {file} stond er al.").format(file=path.name)
        if not done.present:
            return tr("Keep", "{file} is teruggehaald.").format(file=path.name)
        return tr("Keep", "{file} is teruggehaald. Wat er al stond, bleef zoals het was.").format(file=path.name)
