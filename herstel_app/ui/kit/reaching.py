"""What reaches out beside the column that it stands in, so that what is drawn in it is in line with all else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Reaching(QVBoxLayout):
    """Holds a part that reaches out on both sides of the column it stands in; Qt knows no negative margins."""

    def __init__(self, part: QWidget, reach: int = 0, reach_in: Callable[[int], int] | None = None) -> None:
        """Have `part` reach out by `reach` px, or by what `reach_in` gives for the room beside the column in px."""
        super().__init__()
        self._reach, self._reach_in = reach, reach_in
        self.addWidget(part)

    def setGeometry(self, rect: QRect) -> None:
        """Take more room than is given."""
        if self._reach_in is not None:
            self._reach = self._reach_in(rect.left())
        super().setGeometry(rect.adjusted(-self._reach, 0, self._reach, 0))

    def heightForWidth(self, width: int) -> int:
        """Give the height, in px, of what is that much wider than `width`."""
        return super().heightForWidth(width + 2 * self._reach)

    def minimumHeightForWidth(self, width: int) -> int:
        """Give the least height, in px, of what is that much wider than `width`."""
        return super().minimumHeightForWidth(width + 2 * self._reach)
