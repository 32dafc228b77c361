"""What Qt says itself is Dutch: nothing is left that neither its own translation nor ours knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QMimeDatabase, QObject, Qt, QTimer, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from herstel_app.app import make_application
from herstel_app.ui.shell.qt_translations import WORDS
from tests.ui.conftest import UiStage

NOT_SHOWN = ("QShortcut", "QGuiApplication", "QMimeType")
"""The names of keys, as they are looked up, the direction of writing, and kinds of files that are not ours."""


class Unknown(QTranslator):
    """Is asked last, and writes down what no translation knew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context.startswith("Q") and context not in NOT_SHOWN:
            self.asked.add((context, source))
        return None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt calls it so
        return False


@pytest.fixture
def unknown(qapp: QApplication) -> Iterator[Unknown]:
    make_application(["herstel"])
    known = qapp.findChildren(QTranslator)
    last = Unknown(qapp)
    for translator in known:
        QCoreApplication.removeTranslator(translator)
    for translator in [last, *known]:
        QCoreApplication.installTranslator(translator)
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield last
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    QCoreApplication.removeTranslator(last)
    last.setParent(None)


def seen(make: Callable[[], QDialog]) -> list[str]:
    """Show a dialog, with the menus of its fields, and give every text in it."""
    dialog = make()
    texts: list[str] = []

    def look() -> None:
        for field in dialog.findChildren(QLineEdit):
            menu = field.createStandardContextMenu()
            texts.extend(action.text() for action in menu.actions())
            menu.deleteLater()
        for widget in (dialog, *dialog.findChildren(QWidget)):
            if isinstance(widget, QLabel | QAbstractButton):
                texts.append(widget.text())
            texts.extend([widget.toolTip(), widget.accessibleName(), widget.windowTitle()])
            texts.extend(action.text() for action in widget.actions())
        dialog.reject()

    QTimer.singleShot(50, look)
    dialog.exec()
    dialog.deleteLater()
    return [text for text in texts if text]


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_every_word_of_the_file_dialog_is_dutch(unknown: Unknown, tmp_path: Path, mode: QFileDialog.AcceptMode) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "a.pdf").write_bytes(bytes(2000))

    def make() -> QDialog:
        dialog = QFileDialog(None, "Bewaar", str(tmp_path))
        dialog.setAcceptMode(mode)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        return dialog

    texts = seen(make)
    assert {"&Zoeken in:", "Bestanden van &type:", "Bestands&naam:"} <= set(texts)
    words = {word.strip("&.:").lower() for text in texts for word in text.replace("&", "").split()}
    assert not words & {"look", "files", "file", "of", "show", "back", "new", "folder", "cancel", "save", "view"}
    assert unknown.asked == set()


@pytest.mark.parametrize("name", ["a.json", "a.mp3", "a.pdf", "a.wav", "a.zip"])
def test_the_kinds_of_our_files_are_dutch(qapp: QApplication, name: str) -> None:
    make_application(["herstel"])
    kind = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase.MatchMode.MatchExtension)
    assert not kind.isDefault()
    assert not {"document", "archive"} & set(kind.comment().split())


def test_the_print_dialog_is_dutch(unknown: Unknown) -> None:
    printer = QPrinter()
    seen(lambda: QPrintDialog(printer))
    assert unknown.asked == set()


def test_boxes_and_fields_are_dutch(unknown: Unknown) -> None:
    buttons = QMessageBox.StandardButton
    every = buttons.Yes | buttons.No | buttons.Ok | buttons.Cancel | buttons.Close | buttons.Retry
    seen(lambda: QMessageBox(QMessageBox.Icon.NoIcon, "Herstel", "Vraag", every))
    for field in (QPlainTextEdit("woorden"), QTextEdit("woorden")):
        field.selectAll()
        menu = field.createStandardContextMenu()
        assert menu.actions()
        menu.deleteLater()
        field.deleteLater()
    day = QDateEdit()
    day.setCalendarPopup(True)
    day.show()
    day.close()
    day.deleteLater()
    assert unknown.asked == set()


def test_the_whole_window_is_dutch(unknown: Unknown, stage: UiStage) -> None:
    for page in ("tonight", "reading", "exercises", "lookback", "settings", "help"):
        stage.herstel.window.open_page(page)
        stage.settle()
    assert unknown.asked == set()


def test_none_of_our_words_stands_in_for_nothing(qapp: QApplication) -> None:
    make_application(["herstel"])
    for context, words in WORDS.items():
        for source, dutch in words.items():
            assert QCoreApplication.translate(context, source) == dutch
    assert QCoreApplication.translate("QFileDialog", "&Save") == "Op&slaan"  # that is Qt's own
    assert QCoreApplication.translate("Files", "Bewaar als geluid") == "Bewaar als geluid"


def test_qt_itself_has_a_dutch_translation() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert (folder / "qtbase_nl.qm").is_file()
