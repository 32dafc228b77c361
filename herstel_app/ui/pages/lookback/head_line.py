"""What the list of *Terugblik* is about, and at its right, on the same line of writing, the link to search in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from herstel_app.ui.kit.layout import Placed, at_top, row
from herstel_app.ui.kit.theme import Theme


class HeadLine(QWidget):
    """Both at the top, so that the link stands on the first line of what is said."""

    def __init__(self, theme: Theme, said: QLabel, link: QPushButton) -> None:
        """Put `said` before `link`, which may be hidden."""
        super().__init__()
        self._said, self._link = said, link
        row(theme, Placed(said, Qt.AlignmentFlag.AlignTop, 1), at_top(link), gap=20, on=self)
        link.installEventFilter(self)

    def restyle(self) -> None:
        """Have both on one line in the letters that they have; the link is higher, as it has room for its ring."""
        for part in self._said, self._link:
            part.ensurePolished()
        letters = self._link.fontMetrics()
        above = (self._link.sizeHint().height() - letters.lineSpacing()) // 2
        lower = above + letters.ascent() - self._said.fontMetrics().ascent()
        inside = self._said.contentsMargins()
        inside.setTop(0 if self._link.isHidden() else max(0, lower))
        self._said.setContentsMargins(inside)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the letters in which it is shown."""
        super().showEvent(event)
        self.restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave no room for a link that is not there."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.restyle()
        return False
