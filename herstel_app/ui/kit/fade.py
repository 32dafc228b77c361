"""The edge of what scrolls: what goes on beyond it fades out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.kit.theme import Theme

FADE_PX = 32
"""Its usual height, in px at 100 %."""
Edge = Literal["top", "bottom"]
FIRM_PX: Mapping[Edge, int] = {"top": 10, "bottom": 2}
"""Of it, at the edge, nothing of the text is seen: at the top no foot of a letter is left without the rest."""
EDGES: tuple[Edge, ...] = get_args(Edge)


class Fade(QWidget):
    """Lies over one edge of a scroll area, and is there only where there is more beyond it."""

    def __init__(
        self, area: FocusScroll, edge: Edge, theme: Theme, ground: str, height: int = FADE_PX, firm: int | None = None
    ) -> None:
        """Lay it over the `edge` of `area`, in the colour that plays `ground` there.

        It is `height` px high, of which `firm` px at the edge hide all, at 100 %.
        """
        super().__init__(area)
        self._area, self._edge, self._theme, self._ground = area, edge, theme, ground
        self._size, self._firm = height, FIRM_PX[edge] if firm is None else firm
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.follow)
        bar.rangeChanged.connect(self.follow)
        area.viewport().installEventFilter(self)
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge of what is seen."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.follow()
        return False

    def follow(self) -> None:
        """Take its place, where there is more."""
        bar, seen = self._area.verticalScrollBar(), self._area.viewport().geometry()
        height = self._theme.px(self._size)
        top = seen.top() if self._edge == "top" else seen.bottom() + 1 - height
        self.setGeometry(seen.left(), top, seen.width(), height)
        # Where only the room at the end is left, it would lie over the last that there is.
        last = bar.maximum() - self._area.empty_below
        goes_on = bar.value() > bar.minimum() if self._edge == "top" else bar.value() < last
        self.setVisible(goes_on)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, firm at the edge and clear at the other side."""
        ground = self._theme.color(self._ground)
        clear = QColor(ground)
        clear.setAlpha(0)
        firm, end = (0, self.height()) if self._edge == "top" else (self.height(), 0)
        shade = QLinearGradient(0, firm, 0, end)
        shade.setColorAt(0.0, ground)
        shade.setColorAt(self._firm / self._size, ground)
        shade.setColorAt(1.0, clear)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), shade)


def fade_edges(
    area: FocusScroll, theme: Theme, ground: str = "background", edges: tuple[Edge, ...] = EDGES
) -> tuple[Fade, ...]:
    """Have what goes on beyond the edges of a page fade out; what gets the focus stands clear of that."""
    if "bottom" in edges:
        area.faded = theme.px(FADE_PX)
    if "top" in edges:
        area.faded_above, area.hidden_above = theme.px(FADE_PX), theme.px(FIRM_PX["top"])
    return tuple(Fade(area, edge, theme, ground) for edge in edges)
