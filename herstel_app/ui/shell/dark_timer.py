"""Lets the screen go dark by itself in an exercise, once nobody has touched mouse or key for a while.

Time is session time: in a pause, and while someone writes, nothing goes dark.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QMouseEvent

from herstel_app.core.timeline import Frame
from herstel_app.engine.engine import Engine
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


class DarkTimer(QObject):
    """Watches an exercise and the hands of who does it."""

    asked = Signal()
    """It is time for the dark screen."""

    def __init__(self, engine: Engine, bridge: Bridge) -> None:
        """Watch from the next exercise on."""
        super().__init__()
        self._practice, self._settings = engine.practice, engine.settings
        self._since_s = 0.0
        self._mouse_at: QPointF | None = None
        bridge.began.connect(self._watch)
        bridge.frame_changed.connect(self._look)
        bridge.ended.connect(self._rest)

    def touch(self) -> None:
        """Count again from now."""
        self._since_s = self._practice.at_s

    def _watch(self) -> None:
        self._since_s, self._mouse_at = 0.0, None
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _rest(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _look(self, frame: Frame) -> None:
        after_s = self._settings.settings.dark_after_s
        if frame.kind == "write":
            self.touch()
        elif after_s and frame.at_s - self._since_s >= after_s:
            self.touch()
            self.asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice mouse and keys, and leave them alone."""
        if event.type() in TOUCHES:
            self.touch()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            # A window that appears under a resting mouse is told of it as of a movement.
            at = event.globalPosition()
            if self._mouse_at is None:
                self._mouse_at = at
            elif (at - self._mouse_at).manhattanLength() > MOVE_PX:
                self._mouse_at = at
                self.touch()
        return False
