"""What nobody foresaw: written in the log, told once in one calm dialog."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from herstel_app.ui.kit.palettes import NIGHT

logger = logging.getLogger("herstel")


class ErrorDialog(QObject):
    """Catches what nothing else caught, from any thread."""

    _caught = Signal()

    def __init__(self, log_folder: Path, close: Callable[[], object]) -> None:
        """Show the dialog when needed; `close` closes the program safely."""
        super().__init__()
        self._log_folder = log_folder
        self._close = close
        self._shown = False
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self._caught.connect(self.show)

    def install(self) -> None:
        """Catch errors from here on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(log_qt_message)

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._close()
            return
        logger.error("unforeseen", exc_info=(kind, error or kind(), trace))
        self._caught.emit()

    def show(self) -> None:
        """Tell it once; more of the same only goes to the log."""
        if self._shown:
            return
        self._shown = True
        tr = QCoreApplication.translate
        box = _box(
            tr("Errors", "Er ging iets mis in het programma."),
            tr(
                "Errors",
                "Wat je noteerde is bewaard. Je kunt verdergaan of Herstel sluiten. In het log staat wat er gebeurde.",
            ),
        )
        on = box.addButton(tr("Errors", "Verdergaan"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Errors", "Open het log"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(tr("Errors", "Sluit Herstel"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(on)
        box.setEscapeButton(on)
        give_back = _keep_focus()
        box.exec()
        self._shown = False
        give_back()
        chosen = box.buttonRole(box.clickedButton())
        if chosen == QMessageBox.ButtonRole.ActionRole:
            self.open_url(QUrl.fromLocalFile(str(self._log_folder)))
        elif chosen == QMessageBox.ButtonRole.DestructiveRole:
            self._close()


def _keep_focus() -> Callable[[], None]:
    """Remember where the focus is; gives what brings it back there, if that is still in view."""
    focus = QApplication.focusWidget()
    there = [focus] if focus is not None else []
    if focus is not None:
        focus.destroyed.connect(there.clear)

    def give_back() -> None:
        for widget in there:
            if widget.isVisible():
                widget.activateWindow()
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    return give_back


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Write Qt's own messages in our log."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    logging.getLogger("qt").log(levels.get(kind, logging.WARNING), message)


def _box(title: str, text: str) -> QMessageBox:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle("Herstel")
    box.setText(title)
    box.setInformativeText(text)
    return box


def tell_at_start(title: str, text: str) -> None:
    """Say why the program cannot start, to someone who sees no terminal; needs no application that is there already."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    box = _box(title, text)
    # There is no theme yet, and a white box in the dark is too bright.
    box.setStyleSheet(f"* {{ background: {NIGHT.background}; color: {NIGHT.text}; }}")
    box.addButton(QCoreApplication.translate("Errors", "Sluit"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    del app  # held until here
