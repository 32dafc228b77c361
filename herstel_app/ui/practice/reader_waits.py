"""Between two exercises of an evening: someone reads, and goes on when they want to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.orb import Orb
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
LARGE = 1.2


class ReaderWaits(QWidget):
    """An orb at rest, and the way on; nothing here counts."""

    read_on = Signal()

    def __init__(self, theme: Theme, last: bool) -> None:
        """Wait; `last` is a text with nothing after it."""
        super().__init__()
        self._last = last
        self._theme, self._reads = theme, False
        column = QVBoxLayout(self)
        side = theme.space(36)
        column.setContentsMargins(side, side, side, theme.space(28))
        column.addStretch(1)
        column.addWidget(Orb(theme), 4)
        self._note = label("", "secondary")
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.restyle()
        column.addSpacing(theme.space(20))
        column.addWidget(self._note)
        column.addStretch(2)
        self.on_button = button(tr("ReaderWaits", "Klaar") if last else tr("ReaderWaits", "Verder"), "primary")
        self.on_button.clicked.connect(self.read_on)
        column.addWidget(self.on_button, alignment=Qt.AlignmentFlag.AlignHCenter)

    def listen(self) -> None:
        """Say that one listens: the text is read aloud."""
        self._reads = True
        self.restyle()

    def read(self) -> None:
        """Say that one reads."""
        self._reads = False
        self.restyle()

    def restyle(self) -> None:
        """Say it in the lines that fit the text size of the theme."""
        act = tr("ReaderWaits", "Luister op je gemak.") if self._reads else tr("ReaderWaits", "Lees op je gemak.")
        then = "" if self._last else tr("ReaderWaits", "Daarna gaat de avond verder.")
        # Two short lines look calmer than one and a word; in large text they would be three.
        between = " " if self._theme.scale > LARGE else "\n"
        self._note.setText(f"{act}{between}{then}".strip())
