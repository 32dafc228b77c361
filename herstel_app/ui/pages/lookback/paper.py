"""Terugblik, *Op papier*: a few pages of a period, to take along to a conversation."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QWidget

from herstel_app.core.errors import StorageError
from herstel_app.core.file_error_reasons import reason
from herstel_app.engine.lookback.file_words import cannot_now, cannot_write, kept_in
from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.engine.lookback.printed_pages import NotPrinted
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import button, hairline, label
from herstel_app.ui.kit.layout import block, column, flow, left
from herstel_app.ui.kit.period import PeriodPicker
from herstel_app.ui.kit.rows import SwitchRow
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.save_dialogs import ask_save
from herstel_app.ui.kit.theme import SERIF, Theme
from herstel_app.ui.pages.lookback.printing import PrintedFile, document_of, pdf_of, print_document

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
BETWEEN = 30
"""Between the parts of the page, in px at 100 %."""


class PaperView(QWidget):
    """Which period, with or without one's own words, as a PDF or on paper; and the way to all else that is kept."""

    data_asked = Signal()
    """Someone wants to make a copy of everything, or to delete."""

    def __init__(self, model: LookbackModel, theme: Theme) -> None:
        """Make the view."""
        super().__init__()
        title = tr("Keep", "Op papier")
        told = tr("Keep", "Een paar bladzijden om mee te nemen, bijvoorbeeld naar een coach of een arts.")
        self._model, self.about = model, label(told, "secondary")
        """What the page says below its title."""
        self.ask_save, self.print_document, self.open_url = ask_save, print_document, QDesktopServices.openUrl
        self.picker = PeriodPicker(title, "quarter", lambda: model.tonight, theme)
        self.words = SwitchRow(
            theme,
            tr("Keep", "Met je eigen woorden"),
            tr("Keep", "Staat dit uit, dan zie je alleen wat je deed, en wat je over je signalen noteerde."),
            True,
            lambda _: self._say(""),
        )
        self.pdf_button = button(tr("Keep", "Maak een PDF"), "primary")
        self.print_button = button(tr("Keep", "Druk af"))
        self.open_link = button(tr("Keep", "Open het bestand"), "link")
        self._said = said_line()
        self._url = QUrl()
        buttons = flow(theme, self.pdf_button, self.print_button, self.open_link, gap=12)
        other = label(tr("Keep", "Een kopie van alles, of iets verwijderen? Dat doe je bij je gegevens."), "small")
        self.data_link = button(tr("Keep", "Naar je gegevens"), "link")
        self.data_link.clicked.connect(self.data_asked)
        chosen = column(theme, self.picker, self.words, gap=22)
        done = column(theme, buttons, self._said, gap=14)
        rest = column(theme, hairline(), block(theme, other, left(self.data_link), gap=6), gap=22)
        parts = chosen, done, rest
        column(theme, *parts, gap=BETWEEN, on=self)
        self.picker.changed.connect(lambda: self._say(""))
        self.pdf_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.open_link.clicked.connect(lambda: self.open_url(self._url))
        self._say("")

    @property
    def said(self) -> str:
        """What is said about what was done last."""
        return self._said.text()

    def _document(self) -> QTextDocument | None:
        """Make the pages, or say why not."""
        try:
            pages = self._model.pages(self.picker.period, self.words.switch.isChecked(), dates)
        except NotPrinted as error:
            self._say(str(error))
        except StorageError as error:
            logger.warning("paper: %s", error)
            self._say(cannot_now(error))
        else:
            return document_of(pages, SERIF)
        return None

    def _save(self) -> None:
        document = self._document()
        if document is None:
            return
        suggested = f"terugblik-{self.picker.period[1].isoformat()}.pdf"
        path = self.ask_save(self, tr("Keep", "Bewaar als PDF"), suggested, "PDF (*.pdf)")
        if path is None:
            return
        try:
            self._model.keep_pdf(str(path), pdf_of(document))
        except OSError as error:
            logger.warning("pdf: %s", error)
            self._say(cannot_write(str(path), error))
            return
        self._say_kept(path)

    def _say_kept(self, path: Path) -> None:
        self._say(kept_in(str(path)))
        self._url = QUrl.fromLocalFile(str(path))
        self.open_link.show()

    def _print(self) -> None:
        document = self._document()
        if document is None:
            return
        try:
            done = self.print_document(self, document)
            if isinstance(done, PrintedFile):
                self._model.keep_pdf(str(done.path), done.data)
        except OSError as error:
            logger.warning("printing: %s", error)
            self._say(tr("Keep", "Afdrukken lukt nu niet: {reason}.").format(reason=reason(error)))
            return
        if isinstance(done, PrintedFile):
            self._say_kept(done.path)
        elif done:
            self._say(tr("Keep", "Naar de printer gestuurd."))

    def _say(self, text: str) -> None:
        self._said.say(text)
        self.open_link.hide()

    def refresh(self) -> None:
        """Begin from the evening of now."""
        self.picker.refresh()
