"""Good night: the end of an evening once more, as dark as it was, and nothing to begin; what else there is is faint."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.engine.engine import Engine
from herstel_app.engine.words import unkept_words
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.layout import column, flow, row
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.ending import Ending

tr = QCoreApplication.translate
FOOT_GAP = 28
"""Between the links at the foot, in px at 100 %."""


class GoodNightView(QWidget):
    """Wishes a good night; what else there is stands in links."""

    more_asked = Signal()
    """Someone wants something more after all."""

    def __init__(self, engine: Engine, theme: Theme, awake: QWidget) -> None:
        """Say it; `awake` is what is there for who lies awake after midnight."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "dim")
        self.setProperty("faint", True)
        more = tr("Tonight", "toch nog iets doen")
        words = tr("Tonight", "Goedenacht.")
        tonight = engine.lookback.done_tonight()
        self.ending = Ending(theme, words, True, stays=True, back=more, leads_on=False, done=tonight)
        self.ending.note.show_words(engine.journal.noted)
        self.ending.note_link.setVisible(engine.journal.has_begun)
        self.ending.show_kept(engine.keeping.keeps, unkept_words(engine.keeping))
        self.ending.note.typed.connect(lambda text: self.ending.show_written(engine.journal.note(text)))
        self.ending.stay_asked.connect(engine.still_a_while)
        self.ending.left.connect(self.more_asked)
        self.setFocusProxy(self.ending)
        self.close_link = button(tr("Tonight", "Herstel sluiten"), "link")
        self.close_link.setProperty("bare", True)
        self.close_link.clicked.connect(lambda: self.window().close())
        # At the foot: what is said is followed only by what ends the evening. The two links stay on one line.
        foot, ends = QWidget(), QWidget()
        row(theme, self.ending.back_link, self.close_link, gap=FOOT_GAP, on=ends)
        links = flow(theme, awake, ends, gap=FOOT_GAP, centred=True)
        column(theme, links, margins=(0, 0, 0, 24), on=foot)
        # Before what is said, and not below it: that stands where the end of the evening stood.
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.ending, 0, 0)
        self._grid.addWidget(foot, 0, 0, Qt.AlignmentFlag.AlignBottom)

    def order_tabs(self, awake: QWidget) -> None:
        """Have Tab go to `awake`, at the foot, after what stands above it."""
        in_tab_order(self.ending.note_link, self.ending.stay_link, awake, self.ending.back_link, self.close_link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in the middle of the window: the rail on the left is out of sight here."""
        super().resizeEvent(event)
        self._grid.setContentsMargins(0, 0, self.mapTo(self.window(), QPoint()).x(), 0)

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        self.ending.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page is opened."""
        self.flush()
        super().hideEvent(event)
