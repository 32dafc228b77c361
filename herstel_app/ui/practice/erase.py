"""Deleting for good: one link, asked once more in its place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.flow import FlowLayout
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import button

tr = QCoreApplication.translate


class Erase(QWidget):
    """A link that asks before it deletes."""

    confirmed = Signal()

    def __init__(self, text: str, theme: Theme, about: str = "") -> None:
        """Show `text`; `about` tells a screen reader what would be gone."""
        super().__init__()
        self.ask = button(text, "link", f"{text} {about}".strip())
        sure = tr("Erase", "Verwijder voorgoed")
        self.sure = button(sure, "link", f"{sure} {about}".strip())
        self.sure.setProperty("active", True)
        self.no = button(tr("Erase", "Toch niet"), "link")
        self.ask.clicked.connect(lambda: self._turn(asked=True))
        self.no.clicked.connect(lambda: self._turn(asked=False))
        self.sure.clicked.connect(self.confirmed)
        row = FlowLayout(theme.space(12))
        for each in (self.ask, self.sure, self.no):
            row.addWidget(each)
        self.setLayout(row)
        self._turn(asked=False)

    def _turn(self, asked: bool) -> None:
        has_focus = any(each.hasFocus() for each in (self.ask, self.sure, self.no))
        for each, shown in ((self.ask, not asked), (self.sure, asked), (self.no, asked)):
            each.setVisible(shown)
        if has_focus:
            (self.no if asked else self.ask).setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
