"""While an exercise is saved as an audio file: how far it is, and where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.engine.export_queue import ExportJob, ExportQueue
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, centred, round_pen
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.quiet_view import lay_out

tr = QCoreApplication.translate


class SavingView(QWidget):
    """Follows one file from its first second to the last."""

    done = Signal()

    def __init__(self, job: ExportJob, exports: ExportQueue, bridge: Bridge, theme: Theme) -> None:
        """Show that this file is being made, or waits for another one."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Saving", "Bewaren als geluidsbestand"))
        self._exports, self.job = exports, job
        self.is_over = False
        """Whether it is done, or has failed."""
        self.text = centred(tr("Saving", "Het geluid wordt gemaakt. Je kunt intussen iets anders doen."), "line")
        self._line = _ProgressLine(theme)
        self.folder_button = button(tr("Saving", "Open de map"))
        self.folder_button.clicked.connect(self._open_folder)
        self.folder_button.hide()
        self.stop_button = button(tr("Saving", "Stop"))
        self.stop_button.clicked.connect(self.leave)
        lay_out(self, theme, job.title, (self.text, self._line), (self.folder_button, self.stop_button))
        bridge.export_progressed.connect(self._show_progress)
        bridge.export_saved.connect(self._show_saved)
        bridge.export_failed.connect(self._show_failed)
        bridge.export_cancelled.connect(self._show_cancelled)

    def leave(self) -> None:
        """Stop saving, or leave where it is done."""
        if self.is_over:
            self.done.emit()
        else:
            self._exports.cancel(self.job)

    def _show_progress(self, job: ExportJob, share: float) -> None:
        if job is self.job:
            self._line.show_share(share)

    def _show_saved(self, job: ExportJob) -> None:
        if job is self.job:
            self._end(saved_words(job))
            self.folder_button.show()

    def _show_failed(self, job: ExportJob, text: str) -> None:
        if job is self.job:
            self._end(text)

    def _show_cancelled(self, job: ExportJob) -> None:
        if job is self.job:
            self.done.emit()

    def _end(self, text: str) -> None:
        self.is_over = True
        self.text.setText(text)
        self._line.hide()
        self.stop_button.setText(tr("Saving", "Terug"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.job.path).parent)))


def saved_words(job: ExportJob) -> str:
    """Say that a file is there, and what it is called."""
    return tr("Saving", "Klaar. Het staat in {file}.").format(file=Path(job.path).name)


class _ProgressLine(QWidget):
    """A thin line that fills from left to right, without a number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(theme.px(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Saving", "Voortgang"))

    def show_share(self, share: float) -> None:
        """Fill to `share`, 0-1."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(f"{round(100 * self._share)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and what of it is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, right = self.height() / 2, self.width() - 4
        painter.setPen(round_pen(self._theme.color("hairline"), 4))
        painter.drawLine(QPointF(4, middle), QPointF(right, middle))
        if self._share > 0:
            painter.setPen(round_pen(self._theme.color("accent_deep"), 4))
            painter.drawLine(QPointF(4, middle), QPointF(4 + (right - 4) * self._share, middle))
        painter.end()
