"""The mark behind the exercise that is chosen, or pointed at: as that of a claim that is felt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

INSET_PX = 3
"""Within the row, left and right: there the ring of the focus goes around it."""


class RowMark(QFrame):
    """Lies behind one row, and goes where that goes."""

    def __init__(self, role: str = "claim") -> None:
        """Mark nothing; `role` is what it looks like."""
        super().__init__()
        self._row: QWidget | None = None
        self.setProperty("role", role)
        self.setProperty("active", True)
        self.setProperty("row", True)  # it ends beyond what stands at the end of its row
        self.hide()

    def follow(self, row: QWidget | None) -> None:
        """Mark a row, or none."""
        if self._row is not None:
            self._row.removeEventFilter(self)
        self._row = row
        if row is not None:
            self.setParent(row.parentWidget())
            self.lower()
            row.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the row."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._place()
        return False

    def _place(self) -> None:
        row = self._row
        self.setVisible(row is not None and not row.isHidden())
        if row is not None:
            self.setGeometry(row.geometry().adjusted(INSET_PX, 0, -INSET_PX, 0))
