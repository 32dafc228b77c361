"""The practice pane at rest: the orb, and how something begins here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.layout import STRETCH, Placed, Stretch, column, wide
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
        orb = Glow(theme)
        orb.setAccessibleName("")
        text = tr("PracticePane", "Kies een oefening, of “voel het nu” bij een zin. Hier begint die dan.")
        self.kept_link = button(kept_link_text(), "link")
        self.kept_link.clicked.connect(self.kept_asked)
        self.kept_link.hide()
        link = Placed(self.kept_link, Qt.AlignmentFlag.AlignHCenter)
        parts = STRETCH, wide(orb, 4), 20, centred(text, "secondary"), 8, link, Stretch(2)
        column(theme, *parts, margins=(36, 36, 36, 36), on=self)
