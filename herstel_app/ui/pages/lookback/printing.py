"""A few plain pages of notes to take along: A4, black on white, as a PDF or on paper."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

tr = QCoreApplication.translate
TEXT_PT = 10.5
DPI = 300
STYLE = (
    "p { margin-top: 0; margin-bottom: 3px; line-height: 125%; }"
    ".title { font-size: 19pt; margin-bottom: 4px; } .part { font-size: 13pt; margin-top: 22px; }"
    ".item { font-weight: bold; margin-top: 11px; } .note { font-style: italic; margin-left: 24px; }"
    ".small { font-size: 9pt; color: #444444; }"
)
"""Of the classes in `engine/lookback/printed_pages.py`."""


class PrintedFile(NamedTuple):
    """A file that someone chose as the printer, and the PDF that it is to hold."""

    path: Path
    data: bytes


def document_of(pages: str, families: Sequence[str]) -> QTextDocument:
    """Set the pages, in HTML, in the first of the font `families` that there is."""
    document = QTextDocument()
    font = QFont(list(families))
    font.setPointSizeF(TEXT_PT)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(STYLE)
    document.setHtml(pages)
    return document


def print_document(parent: QWidget, document: QTextDocument) -> PrintedFile | bool:
    """Ask which printer, and print; False where someone would rather not. For a file gives what it is to hold.

    Raises OSError where it cannot be printed.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _lay_on_paper(printer)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    if printer.outputFileName():
        return _print_to_file(document, printer)
    document.print_(printer)
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return True


def _print_to_file(document: QTextDocument, printer: QPrinter) -> PrintedFile:
    """Print into memory: Qt does not say that it could not write."""
    path = Path(printer.outputFileName())
    with TemporaryDirectory() as folder:
        made = Path(folder) / "blad.pdf"
        printer.setOutputFileName(str(made))
        document.print_(printer)
        return PrintedFile(path, made.read_bytes())


def pdf_of(document: QTextDocument) -> bytes:
    """Make the pages into a PDF, in memory: Qt does not say that it could not write."""
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    writer.setResolution(DPI)
    writer.setTitle(tr("Print", "Terugblik"))
    writer.setCreator("Herstel")
    _lay_on_paper(writer)
    document.print_(writer)
    del writer  # the end of the file is written only now
    return bytes(data.data().data())


def _lay_on_paper(device: QPagedPaintDevice) -> None:
    """Have a device take A4; the margins come with the pages: `QTextDocument.print_` keeps two centimetres free."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
            QPageLayout.Unit.Millimeter,
        )
    )
