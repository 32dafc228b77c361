"""A window as the desktop has it: in front or not, over the whole screen, closed for good or put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow


class DesktopWindow(QMainWindow):
    """Ends the program when it is closed, or goes out of sight."""

    closed = Signal()
    """The program ends."""
    put_away = Signal()
    """The window is hidden; the program goes on."""

    def __init__(self) -> None:
        """Make a window that ends the program."""
        super().__init__()
        self._quitting = False
        self.stays: Callable[[], bool] = bool
        """Whether the program goes on, out of sight, when the window is closed."""

    @property
    def is_in_front(self) -> bool:
        """Whether someone sees the window before all others; one that is minimised may still be called active."""
        return self.isVisible() and not self.isMinimized() and self.isActiveWindow()

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Bring to an end what goes on in it: it is being closed."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Be closed for good, or put away."""
        self.leave()
        if self.stays() and not self._quitting:
            event.ignore()
            self.hide()
            self.put_away.emit()
        else:
            self.closed.emit()
            event.accept()

    def quit(self) -> None:
        """Close the window for good."""
        self.expect_end()
        self.close()

    def expect_end(self) -> None:
        """Let the next closing of the window be for good."""
        self._quitting = True
