"""Notices a hand on mouse or keyboard, anywhere in the program, and leaves what it does alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QCursor, QInputEvent, QMouseEvent

TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
MOVE_PX = 6
"""A mouse that shifts less than this was bumped, not used."""


class Hands(QObject):
    """Watches the hands of who does an exercise."""

    touched = Signal()

    def __init__(self, parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._mouse_at = QPointF()

    def watch(self) -> None:
        """Watch from now on; the first movement counts, from where the mouse rests."""
        self._mouse_at = QPointF(QCursor.pos())
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def rest(self) -> None:
        """Watch no longer."""
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice mouse and keys."""
        if not isinstance(event, QInputEvent):  # as most: it is asked of all that happens to any widget
            return False
        if event.type() in TOUCHES:
            self.touched.emit()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            # A window that appears under a resting mouse is told of it as of a movement, to where the mouse was.
            at = event.globalPosition()
            if (at - self._mouse_at).manhattanLength() > MOVE_PX:
                self._mouse_at = at
                self.touched.emit()
        return False
