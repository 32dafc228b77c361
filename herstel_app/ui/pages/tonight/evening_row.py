"""Another evening to choose: a row with its drawing, its name and its minutes, pressed as a whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from herstel_app.core.drawing import strokes_of
from herstel_app.core.evening import Evening
from herstel_app.core.library import Library
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import Placed, row, wide
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.step_action import HANG_PX

tr = QCoreApplication.translate
DRAWN_WIDTH, DRAWN_HEIGHT, GAP, ROW_PX = 160, 24, 6, 7
"""In px at 100 %; the gap is that between two strokes, and the last the room above and below in the row."""


class EveningRow(Button):
    """One button, with one name."""

    def __init__(self, evening: Evening, library: Library, theme: Theme) -> None:
        """Show `evening`."""
        super().__init__()
        self.title = evening.title
        self.setProperty("role", "evening-row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        minutes = max(1, round(evening.seconds / 60))
        self.setAccessibleName(tr("Tonight", "{title}, {n} minuten").format(title=self.title, n=minutes))
        self.drawing = Drawing(theme, DRAWN_HEIGHT, DRAWN_WIDTH, GAP)
        self.drawing.show_strokes(strokes_of(evening, library))
        self.drawing.setAccessibleName("")  # the row has words
        length = label(tr("Tonight", "{n} min").format(n=minutes), "kicker", wrap=False)
        middle = Qt.AlignmentFlag.AlignVCenter
        parts = Placed(self.drawing, middle), wide(label(self.title, "plain")), Placed(length, middle)
        self._row = row(theme, *parts, gap=18, on=self)
        up, before = theme.space(ROW_PX), theme.space(HANG_PX)
        self._row.setContentsMargins(before, up, theme.px(HANG_PX), up)  # its ground reaches out beside its words
        for each in (self.drawing, *self.findChildren(type(length))):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Ask for what is in it."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for what is in it."""
        return self._row.minimumSize()
