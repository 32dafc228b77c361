"""What is told in as few lines as its first sentence takes: of the other sentences those that fit there too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent

from herstel_app.core.spoken_sentences import sentences
from herstel_app.ui.kit.basic import Wrapped, label

HIGH_PX = 10_000
"""More than any text takes."""


class ShortLine(Wrapped):
    """Shows whole sentences; a screen reader hears all of them."""

    led_roles = ()
    _beginnings: tuple[str, ...] = ("",)
    """The first sentence, the first two, and so on."""
    _heights: dict[tuple[str, int], int] | None = None
    """How high a text is at a width, as far as that was measured in the letters of now: a layout asks for it often."""

    def tell(self, text: str) -> None:
        """Tell this from now on."""
        self._beginnings = tuple(text[:end] for _, end in sentences(text)) or (text,)
        self.setAccessibleName(text)
        self.setText(self._fitting(self.width()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for all of it on one line."""
        inside, metrics = self.contentsMargins(), self.fontMetrics()
        whole = metrics.horizontalAdvance(self._beginnings[-1]) + inside.left() + inside.right() + 1
        return QSize(whole, metrics.height())

    def heightForWidth(self, width: int) -> int:
        """Give what the first sentence takes, in px."""
        inside = self.contentsMargins()
        return self._height(self._beginnings[0], width) + inside.top() + inside.bottom()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        shown = self._fitting(event.size().width())
        if shown != self.text():
            self.setText(shown)

    def _fitting(self, width: int) -> str:
        first = self._height(self._beginnings[0], width)
        return [each for each in self._beginnings if self._height(each, width) <= first][-1]

    def _height(self, text: str, width: int) -> int:
        inside = self.contentsMargins()
        room = QRect(0, 0, max(1, width - inside.left() - inside.right()), HIGH_PX)
        if self._heights is None:
            self._heights = {}
        key = text, room.width()
        if key not in self._heights:
            self._heights[key] = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        return self._heights[key]


def short_line(role: str) -> ShortLine:
    """Make a line that tells nothing yet."""
    line = label("", role, kind=ShortLine)
    assert isinstance(line, ShortLine)
    return line
