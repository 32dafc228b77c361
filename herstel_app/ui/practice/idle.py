"""The practice pane at rest: the orb, and how something begins here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.orb import Orb
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


def kept_link_text() -> str:
    """Say that something was put away, and stayed when it came back."""
    return tr("PracticePane", "Bekijk wat je liet staan")


class Idle(QWidget):
    """Shows no exercise; leads to what was put away and stayed, where there is something."""

    kept_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay it out; nothing stayed as far as is known here."""
        super().__init__()
        column = QVBoxLayout(self)
        side = theme.space(36)
        column.setContentsMargins(side, side, side, side)
        orb = Orb(theme)
        orb.setAccessibleName("")
        column.addStretch(1)
        column.addWidget(orb, 4)
        text = tr("PracticePane", "Kies een oefening, of “voel het nu” bij een zin. Hier begint die dan.")
        note = label(text, "secondary")
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space(20))
        column.addWidget(note)
        self.kept_link = button(kept_link_text(), "link")
        self.kept_link.clicked.connect(self.kept_asked)
        self.kept_link.hide()
        column.addSpacing(theme.space(8))
        column.addWidget(self.kept_link, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
