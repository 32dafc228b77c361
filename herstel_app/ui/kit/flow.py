"""A layout that sets widgets in a row and goes on in the next row where the first is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from herstel_app.ui.kit.link import BEHIND_PX, Link
from herstel_app.ui.kit.theme import BEARING_PX


def _free_behind(item: QLayoutItem) -> int:
    """Give how far from its right side, in px, what is drawn in an item ends."""
    return BEHIND_PX if isinstance(item.widget(), Link) else 0


class FlowLayout(QLayout):
    """Left to right, then down; the height follows from the width."""

    def __init__(self, gap: int, centred: bool = False, inset: int = 0) -> None:
        """Make an empty layout with `gap` px between widgets, its rows to the left or centred.

        What is drawn in each begins `inset` px from its left side; beside each other they stand so much closer.
        """
        super().__init__()
        self.items: list[QLayoutItem] = []
        self.gap = gap
        self._centred, self._inset = centred, inset
        self.setContentsMargins(0, 0, 0, 0)

    @property
    def _beside(self) -> int:
        return max(0, self.gap - self._inset)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self.items.append(item)

    def count(self) -> int:
        """Give the number of items."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item, or None past the end."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or give None past the end."""
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height in px at `width` px."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Give the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Give the size of the largest item."""
        size = QSize()
        for item in self.items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, move: bool) -> int:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self.items:
            if item.isEmpty():  # hidden: no room, and no gap
                continue
            width = item.sizeHint().width()
            if not rows or width > left:
                rows.append([])
                left = rect.width()
            rows[-1].append(item)
            left -= width + self._beside
        y = rect.y()
        for row in rows:
            x = rect.x()
            if self._centred:
                wide = sum(item.sizeHint().width() for item in row) + self._beside * (len(row) - 1)
                x += max(0, (rect.width() - wide - BEARING_PX + _free_behind(row[-1])) // 2)
            high = max(item.sizeHint().height() for item in row)
            for item in row if move else ():
                size = item.sizeHint()
                item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += item.sizeHint().width() + self._beside
            y += high + self.gap
        return max(0, y - self.gap - rect.y())


class EndsLayout(FlowLayout):
    """Sets the first widget at the left and the others at the right; where they do not fit beside it, as a flow."""

    def __init__(self, gap: int, end: int) -> None:
        """Make an empty layout with at least `gap` px between widgets; the last one ends `end` px from the right."""
        super().__init__(gap)
        self._end = end

    def _arrange(self, rect: QRect, move: bool) -> int:
        shown = [item for item in self.items if not item.isEmpty()]
        sizes = [item.sizeHint() for item in shown]
        if sum(size.width() for size in sizes) + self.gap * (len(shown) - 1) + self._end > rect.width():
            return super()._arrange(rect, move)
        high = max((size.height() for size in sizes), default=0)
        ends = rect.x() + rect.width() - self._end
        for item, size in reversed(list(zip(shown, sizes, strict=True)) if move else []):
            ends -= size.width()
            x = rect.x() if item is shown[0] else ends
            item.setGeometry(QRect(QPoint(x, rect.y() + (high - size.height()) // 2), size))
            ends -= self.gap
        return high
