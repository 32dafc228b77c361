"""Deleting for good: a link, and in its place, once clicked, the same question again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate


class Erase(QWidget):
    """The second question, hidden until `ask` is clicked; `ask` is for whoever shows this to place."""

    confirmed = Signal()

    def __init__(self, text: str, theme: Theme, about: str = "") -> None:
        """Make the link say `text`; `about` tells a screen reader what would be gone."""
        super().__init__()
        self._in_place_of: QWidget | None = None
        self.ask = button(text, "link", f"{text} {about}".strip())
        sure = tr("Erase", "Verwijder voorgoed")
        self.sure = button(sure, "link", f"{sure} {about}".strip())
        self.sure.setProperty("active", True)
        self.no = button(tr("Erase", "Toch niet"), "link")
        self.ask.clicked.connect(lambda: self._turn(asked=True))
        self.no.clicked.connect(lambda: self._turn(asked=False))
        self.sure.clicked.connect(self.confirmed)
        row = FlowLayout(theme.space(14))
        row.addWidget(self.sure)
        row.addWidget(self.no)
        self.setLayout(row)
        self.hide()

    def stand_in_for(self, row: QWidget) -> None:
        """Take the place of the whole row in which `ask` stands."""
        self._in_place_of = row

    def _turn(self, asked: bool) -> None:
        had_focus = self.ask.hasFocus() or self.no.hasFocus()
        self.setVisible(asked)
        (self._in_place_of or self.ask).setVisible(not asked)
        if had_focus:
            (self.no if asked else self.ask).setFocus(Qt.FocusReason.OtherFocusReason)
