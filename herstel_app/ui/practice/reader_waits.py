"""Between two exercises of an evening: someone reads, and goes on when they want to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.layout import STRETCH, Placed, Stretch, column, wide
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class ReaderWaits(QWidget):
    """A glow at rest, and the way on; nothing here counts."""

    read_on = Signal()

    def __init__(self, theme: Theme, last: bool) -> None:
        """Wait; `last` is a text with nothing after it."""
        super().__init__()
        self._theme, self._last, self._listens = theme, last, False
        self.note = centred("", "secondary")
        self.on_button = button(tr("ReaderWaits", "Klaar") if last else tr("ReaderWaits", "Verder"), "primary")
        self.on_button.clicked.connect(self.read_on)
        on = Placed(self.on_button, Qt.AlignmentFlag.AlignHCenter)
        parts = STRETCH, wide(Glow(theme), 4), 20, self.note, Stretch(2), on
        column(theme, *parts, margins=(36, 36, 36, 28), on=self)
        self.restyle()

    def listen(self) -> None:
        """Say that one listens: the text is read aloud."""
        self._listens = True
        self.restyle()

    def read(self) -> None:
        """Say that one reads."""
        self._listens = False
        self.restyle()

    def take_focus(self) -> None:
        """Have a key go on."""
        self.on_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Say it in the lines that fit the text size of the theme."""
        act = tr("ReaderWaits", "Luister op je gemak.") if self._listens else tr("ReaderWaits", "Lees op je gemak.")
        then = "" if self._last else tr("ReaderWaits", "Daarna gaat de avond verder.")
        # Two short lines look calmer than one and a word; in large text they would be three.
        between = " " if self._theme.is_large else "\n"
        self.note.setText(f"{act}{between}{then}".strip())
