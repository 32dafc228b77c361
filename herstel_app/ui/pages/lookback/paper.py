"""Terugblik, *Bewaren*: a few pages of a period, to take along to a conversation."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.library import Library
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import EntryFilter
from herstel_app.storage.journal import Journal
from herstel_app.storage.lookback import Lookback
from herstel_app.storage.yardstick import YardstickBook
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.guard import guard, reason
from herstel_app.ui.kit.layout import flow
from herstel_app.ui.kit.rows import SwitchRow
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.save_dialogs import ask_save
from herstel_app.ui.kit.theme import SERIF, Theme
from herstel_app.ui.pages.lookback.period import PeriodPicker
from herstel_app.ui.pages.lookback.printing import (
    MOST_PRINTED,
    Report,
    document_of,
    lay_on_paper,
    print_to_file,
    save_pdf,
)

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate


def print_document(parent: QWidget, document: QTextDocument) -> Path | bool:
    """Ask which printer, and print; False where someone would rather not. To a file gives that file.

    Raises OSError where it cannot be printed.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lay_on_paper(printer)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    if printer.outputFileName():
        return print_to_file(document, printer)
    document.print_(printer)
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return True


class PaperCard(Card):
    """Which period, with or without one's own words, as a PDF or on paper."""

    def __init__(self, journal: Journal, library: Library, clock: Clock, theme: Theme) -> None:
        """Make the card."""
        title = tr("Keep", "Op papier")
        super().__init__(
            theme, title, tr("Keep", "Een paar bladzijden om mee te nemen, bijvoorbeeld naar een coach of een arts.")
        )
        self._lookback, self._book = Lookback(journal), YardstickBook(journal.store)
        self._library, self._clock = library, clock
        self.ask_save, self.print_document, self.open_url = ask_save, print_document, QDesktopServices.openUrl
        self.picker = PeriodPicker(title, "quarter", lambda: evening_of(clock.now()), theme)
        self.words = SwitchRow(
            theme,
            tr("Keep", "Met je eigen woorden"),
            tr("Keep", "Uit laat alleen zien wat je deed, en wat je met de schuifjes noteerde."),
            True,
            lambda _: self._say(""),
        )
        self.pdf_button = button(tr("Keep", "Maak een PDF"))
        self.print_button = button(tr("Keep", "Druk af"))
        self.open_link = button(tr("Keep", "Open het bestand"), "link")
        self._said = said_line()
        self._url = QUrl()
        buttons = flow(theme, self.pdf_button, self.print_button, self.open_link, gap=12)
        self.add(self.picker, self.words, buttons, self._said)
        self.picker.changed.connect(lambda: self._say(""))
        self.pdf_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.open_link.clicked.connect(lambda: self.open_url(self._url))
        self._say("")

    @property
    def said(self) -> str:
        """What the card says about what was done last."""
        return self._said.text()

    def report(self) -> Report:
        """Give what goes on paper. Raises JournalUnavailable."""
        first, last = self.picker.period
        wanted = EntryFilter(first=first, last=last)
        answers = {
            week: found
            for week, found in self._book.answers().items()
            if first <= week <= last or week <= first <= week.fromordinal(week.toordinal() + 6)
        }
        return Report(
            first,
            last,
            self._clock.now(),
            self._lookback.entries(None, wanted=wanted)[::-1],
            self._lookback.words(wanted, {})[::-1],
            answers,
            self.words.switch.isChecked(),
        )

    def _document(self) -> QTextDocument | None:
        """Make the pages, or say why not."""
        found: list[Report] = []
        if not guard(lambda: found.append(self.report()), tr("Keep", "Dat lukt nu niet. {reason}"), self._say, logger):
            return None
        report = found[0]
        if len(report.entries) > MOST_PRINTED:
            self._say(tr("Keep", "Dat wordt een boek. Kies een kortere tijd."))
            return None
        if not (report.entries or report.weeks or (report.words and report.with_words)):
            self._say(tr("Keep", "In deze tijd staat er niets."))
            return None
        return document_of(report, self._library.explanations, self._library.yardstick, SERIF)

    def _save(self) -> None:
        document = self._document()
        if document is None:
            return
        suggested = f"terugblik-{self.picker.period[1].isoformat()}.pdf"
        path = self.ask_save(self, tr("Keep", "Bewaar als PDF"), suggested, "PDF (*.pdf)")
        if path is None:
            return
        try:
            save_pdf(document, path)
        except OSError as error:
            logger.warning("pdf: %s", error)
            told = tr("Keep", "{file} is niet te schrijven: {reason}.")
            self._say(told.format(file=path, reason=reason(error)))
            return
        self._say_kept(path)

    def _say_kept(self, path: Path) -> None:
        self._say(tr("Keep", "Bewaard in {file}").format(file=path))
        self._url = QUrl.fromLocalFile(str(path))
        self.open_link.show()

    def _print(self) -> None:
        document = self._document()
        if document is None:
            return
        try:
            done = self.print_document(self, document)
        except OSError as error:
            logger.warning("printing: %s", error)
            self._say(tr("Keep", "Afdrukken lukt nu niet: {reason}.").format(reason=reason(error)))
            return
        if isinstance(done, Path):
            self._say_kept(done)
        elif done:
            self._say(tr("Keep", "Naar de printer gestuurd."))

    def _say(self, text: str) -> None:
        self._said.say(text)
        self.open_link.hide()

    def refresh(self) -> None:
        """Begin from the evening of now."""
        self.picker.refresh()
