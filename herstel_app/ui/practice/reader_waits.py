"""Between two exercises of an evening: someone reads, and goes on when they want to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.orb import Orb
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import button, label

tr = QCoreApplication.translate


class ReaderWaits(QWidget):
    """An orb at rest, and the way on; nothing here counts."""

    read_on = Signal()

    def __init__(self, theme: Theme, last: bool) -> None:
        """Wait; `last` is a text with nothing after it."""
        super().__init__()
        column = QVBoxLayout(self)
        side = theme.space(36)
        column.setContentsMargins(side, side, side, theme.space(28))
        column.addStretch(1)
        column.addWidget(Orb(theme), 4)
        text = tr("ReaderWaits", "Lees op je gemak. Daarna gaat de avond verder.")
        note = label(tr("ReaderWaits", "Lees op je gemak.") if last else text, "secondary")
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space(20))
        column.addWidget(note)
        column.addStretch(2)
        self.on_button = button(tr("ReaderWaits", "Klaar") if last else tr("ReaderWaits", "Verder"), "primary")
        self.on_button.clicked.connect(self.read_on)
        column.addWidget(self.on_button, alignment=Qt.AlignmentFlag.AlignHCenter)
