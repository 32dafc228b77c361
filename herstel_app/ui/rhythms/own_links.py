"""What one can do with an exercise of one's own making: change it, or remove it after a second look."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate


class OwnLinks(QWidget):
    """Two quiet links below a card; removing asks once more, in the same place."""

    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, title: str, theme: Theme) -> None:
        """Make the links of the exercise that is called `title`."""
        super().__init__()
        self.edit_link = button(
            tr("OwnLinks", "pas aan"), "link", tr("OwnLinks", "Pas {title} aan").format(title=title)
        )
        self.remove_link = button(
            tr("OwnLinks", "verwijder"), "link", tr("OwnLinks", "Verwijder {title}").format(title=title)
        )
        self._question = label(tr("OwnLinks", "Dit ritme verwijderen?"), "small", wrap=False)
        self.sure_link = button(
            tr("OwnLinks", "ja, verwijder"), "link", tr("OwnLinks", "Ja, verwijder {title}").format(title=title)
        )
        self.stay_link = button(
            tr("OwnLinks", "laat staan"), "link", tr("OwnLinks", "Laat {title} staan").format(title=title)
        )
        row = FlowLayout(theme.space(12))
        for widget in (self.edit_link, self.remove_link, self._question, self.sure_link, self.stay_link):
            row.addWidget(widget)
        self.setContentsMargins(theme.space(20), 0, theme.space(20), 0)
        self.setLayout(row)
        self.edit_link.clicked.connect(self.edit_asked)
        self.remove_link.clicked.connect(lambda: self._ask(True))
        self.stay_link.clicked.connect(lambda: self._ask(False))
        self.sure_link.clicked.connect(self.remove_asked)
        self._show(False)

    def _show(self, asking: bool) -> None:
        for widget in (self._question, self.sure_link, self.stay_link):
            widget.setVisible(asking)
        for widget in (self.edit_link, self.remove_link):
            widget.setVisible(not asking)

    def _ask(self, asking: bool) -> None:
        focused = self.stay_link.hasFocus() or self.remove_link.hasFocus()
        self._show(asking)
        if focused:
            # What keeps everything as it is comes first: Enter twice removes nothing.
            (self.stay_link if asking else self.remove_link).setFocus(Qt.FocusReason.OtherFocusReason)
