"""Tells the engine of a hand on mouse or keyboard during an exercise, as the screen may go dark without one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent

from herstel_app.core.timeline import Timeline
from herstel_app.engine.dark_timer import DarkTimer
from herstel_app.ui.bridge import Bridge

TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
MOVE_PX = 6
"""A mouse that shifts less than this was bumped, not used."""


class Touches(QObject):
    """Watches the hands of who does an exercise."""

    def __init__(self, dark: DarkTimer, bridge: Bridge, parent: QObject) -> None:
        """Watch from the next exercise on, as long as `parent` is there."""
        super().__init__(parent)
        self._dark = dark
        self._mouse_at: QPointF | None = None
        bridge.began.connect(self._watch)
        bridge.ended.connect(self._rest)

    def _watch(self, _timeline: Timeline) -> None:
        self._mouse_at = None
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _rest(self) -> None:
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice mouse and keys, and leave them alone."""
        if event.type() in TOUCHES:
            self._dark.touch()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            # A window that appears under a resting mouse is told of it as of a movement.
            at = event.globalPosition()
            if self._mouse_at is None:
                self._mouse_at = at
            elif (at - self._mouse_at).manhattanLength() > MOVE_PX:
                self._mouse_at = at
                self._dark.touch()
        return False
