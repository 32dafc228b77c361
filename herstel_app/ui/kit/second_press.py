"""The second press of a double-click is for what was pressed first, and not for what has come in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget


class SecondPress(QObject):
    """Takes it away from everything else in a window, such as *Stop* where *Begin* was."""

    def __init__(self, window: QWidget) -> None:
        """Begin as soon as the window is shown."""
        super().__init__(window)
        self._window = window
        self._pressed: QWidget | None = None
        self._pressed_before: QWidget | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is pressed."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            handle = self._window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        elif isinstance(event, QMouseEvent) and isinstance(watched, QWindow):
            if kind == QEvent.Type.MouseButtonPress:
                at = event.position().toPoint()
                self._pressed_before, self._pressed = self._pressed, self._window.childAt(at)
            elif kind == QEvent.Type.MouseButtonDblClick:
                # Qt tells the window of the second press as a press, and then as a double-click.
                return self._pressed is not self._pressed_before
        return False
