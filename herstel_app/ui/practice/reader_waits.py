"""Between two exercises of an evening: someone reads, and goes on when they want to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets.basic import button, label
from herstel_app.ui.widgets.orb import Orb

tr = QCoreApplication.translate
LARGE = 1.2


class ReaderWaits(QWidget):
    """An orb at rest, and the way on; nothing here counts."""

    read_on = Signal()

    def __init__(self, theme: Theme, last: bool) -> None:
        """Wait; `last` is a text with nothing after it."""
        super().__init__()
        self._last = last
        # Two short lines look calmer than one and a word; in large text they would be three.
        self._between = " " if theme.scale > LARGE else "\n"
        column = QVBoxLayout(self)
        side = theme.space(36)
        column.setContentsMargins(side, side, side, theme.space(28))
        column.addStretch(1)
        column.addWidget(Orb(theme), 4)
        self._note = label("", "secondary")
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.show_aloud(False)
        column.addSpacing(theme.space(20))
        column.addWidget(self._note)
        column.addStretch(2)
        self.on_button = button(tr("ReaderWaits", "Klaar") if last else tr("ReaderWaits", "Verder"), "primary")
        self.on_button.clicked.connect(self.read_on)
        column.addWidget(self.on_button, alignment=Qt.AlignmentFlag.AlignHCenter)

    def show_aloud(self, reads: bool) -> None:
        """Say what one does meanwhile: listen, where the text is read aloud, or read."""
        act = tr("ReaderWaits", "Luister op je gemak.") if reads else tr("ReaderWaits", "Lees op je gemak.")
        then = "" if self._last else tr("ReaderWaits", "Daarna gaat de avond verder.")
        self._note.setText(f"{act}{self._between}{then}".strip())
