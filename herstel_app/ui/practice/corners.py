"""What stands above each step of an evening: help in one corner, perhaps the size of the pane in the other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.layout import at_top, row, wide
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class Corners(QWidget):
    """Two links, and between them the name of what is done, where a page is beside it."""

    help_asked = Signal()
    grow_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make them for beside a page."""
        super().__init__()
        self._is_whole, self._is_beside_text = False, False
        self.help_button = button(tr("Running", "Hulp"), "link", tr("Running", "Hulp en veiligheid"))
        self._title = centred("", "secondary")
        self.grow_button = button("", "link", tr("Running", "Oefening over het hele venster"))
        self.help_button.clicked.connect(self.help_asked)
        self.grow_button.clicked.connect(self.grow_asked)
        for part in (self._title, self.grow_button):
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)
        row(theme, at_top(self.help_button), wide(self._title), at_top(self.grow_button), gap=8, on=self)
        self._show()

    @property
    def title(self) -> str:
        """The name of what is done."""
        return self._title.text()

    def show_title(self, title: str, is_beside_text: bool) -> None:
        """Name what is done; someone may want to have back the text that it is beside."""
        self._title.setText(title)
        self._is_beside_text = is_beside_text
        self._show()

    def show_whole(self, is_whole: bool) -> None:
        """Be alone in the window, or beside a page."""
        self._is_whole = is_whole
        self._show()

    def _show(self) -> None:
        whole = self._is_whole
        self.grow_button.setText(tr("Running", "Klein") if whole else tr("Running", "Groot"))
        self.grow_button.setVisible(self._is_beside_text or not whole)
        self._title.setVisible(not whole)
