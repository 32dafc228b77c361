"""What stands above each step of an evening: help in one corner, perhaps sound and the size of the pane opposite."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.focus_chain import preceding
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
AT_TOP = Qt.AlignmentFlag.AlignTop
GAP, BELOW = 8, 4
"""Beside the name and above it, in px at 100 %."""
ABOVE, LOW_ABOVE, LOW = 24, 8, 600
"""Above the links, also where the window is lower than so many px; px at 100 %."""


def room_above(theme: Theme, height: int) -> int:
    """Give what is above the links in a view so many px high, in px: in each step they stand in one place."""
    return theme.space(LOW_ABOVE if height < theme.px(LOW) else ABOVE)


class Corners(QWidget):
    """Two links, and the name of what is done where a page is beside it: between them, or below where it is narrow."""

    help_asked = Signal()
    grow_asked = Signal()
    volume_asked = Signal(int)
    """Someone wants it softer (-1) or louder (1)."""

    def __init__(self, theme: Theme, sounds: bool = False) -> None:
        """Make them for beside a page; where it `sounds`, a mouse makes it softer and louder in the whole window."""
        super().__init__()
        self._is_whole, self._is_beside_text = False, False
        self.help_button = button(tr("Running", "Hulp"), "link", tr("Running", "Hulp en veiligheid"))
        self._title = centred("", "secondary")
        self.grow_button = button("", "link", tr("Running", "Oefening over het hele venster"))
        self.volume_links = self._make_volume() if sounds else ()
        self.help_button.clicked.connect(self.help_asked)
        self.grow_button.clicked.connect(self.grow_asked)
        for part in (self._title, self.grow_button):
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter | AT_TOP)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(GAP))
        grid.setVerticalSpacing(theme.space(BELOW))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.help_button, 0, 0, AT_TOP)
        for place, link in enumerate((*self.volume_links, self.grow_button), start=2):
            grid.addWidget(link, 0, place, AT_TOP)
        self._is_below = False
        grid.addWidget(self._title, 0, 1, AT_TOP)
        self._show()

    def _make_volume(self) -> tuple[QPushButton, ...]:
        softer = button(tr("Running", "zachter"), "link", tr("Running", "Geluid zachter"))
        louder = button(tr("Running", "harder"), "link", tr("Running", "Geluid harder"))
        softer.clicked.connect(lambda: self.volume_asked.emit(-1))
        louder.clicked.connect(lambda: self.volume_asked.emit(1))
        return softer, louder

    @property
    def title(self) -> str:
        """The name of what is done."""
        return self._title.text()

    def come_last(self, view: QWidget) -> None:
        """Have Tab come first to what is done in `view`, which is in no window yet, then to these, and last to help."""
        last = preceding(view)
        if last is not None:
            in_tab_order(last, *self.volume_links, self.grow_button, self.help_button)

    def show_title(self, title: str, is_beside_text: bool) -> None:
        """Name what is done; someone may want to have back the text that it is beside."""
        self._title.setText(title)
        self._is_beside_text = is_beside_text
        self._show()

    def show_whole(self, is_whole: bool) -> None:
        """Be alone in the window, or beside a page."""
        self._is_whole = is_whole
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the name on a line of its own where it does not fit on one between the links."""
        super().resizeEvent(event)
        self._place_title()

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        self._place_title()

    def _place_title(self) -> None:
        """Put the name where there is room for it; on one line with the links it has their baseline."""
        links = self.help_button.sizeHint().width() + self.grow_button.sizeHint().width()
        room = self.contentsRect().width() - links - 2 * self._grid.horizontalSpacing()
        below = not self._is_whole and self._title.fontMetrics().horizontalAdvance(self._title.text()) > room
        if below != self._is_below:
            self._is_below = below
            self._grid.removeWidget(self._title)
            place = (1, 0, 1, self._grid.columnCount()) if below else (0, 1, 1, 1)
            self._grid.addWidget(self._title, *place, AT_TOP)
        for part in (self._title, self.help_button):
            part.ensurePolished()
        of_link, of_title = self.help_button.fontMetrics(), self._title.fontMetrics()
        foot = (self.help_button.sizeHint().height() - of_link.height()) // 2 + of_link.ascent()
        self._title.setContentsMargins(0, 0 if below else max(0, foot - of_title.ascent()), 0, 0)

    def _show(self) -> None:
        whole = self._is_whole
        self.grow_button.setText(tr("Running", "Klein") if whole else tr("Running", "Groot"))
        # Hidden, it keeps its room only beside a page, where the name stands between the links.
        kept = self.grow_button.sizePolicy()
        kept.setRetainSizeWhenHidden(not whole)
        self.grow_button.setSizePolicy(kept)
        self.grow_button.setVisible(self._is_beside_text or not whole)
        for link in self.volume_links:
            link.setVisible(whole)
        self._title.setVisible(not whole)
        self._place_title()
