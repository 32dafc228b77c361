"""A twin of the program, built offscreen at the same size: it knows where things are to be clicked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from herstel_app.app import Herstel, Services, build
from herstel_app.clock import SystemClock
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import NeverAwake
from herstel_app.paths import DataDir
from herstel_app.ui.kit.crossfade import Crossfade


class Twin:
    """Shows what the program would show, and says where."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        """Build the twin on data of its own in `folder`."""
        self.app = app
        self.herstel: Herstel = build(app, DataDir(folder), Services(SystemClock(), SilentPlayer(), NeverAwake()))
        self.window = self.herstel.window
        # Its own size, whatever was remembered: an offscreen screen is smaller than the real one here.
        self.window.resize(1200, 780)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let the layout come to rest."""
        for fade in self.window.findChildren(Crossfade):
            fade.finish()
        for _ in range(5):
            self.app.processEvents()

    def place(self, widget: QWidget) -> tuple[int, int]:
        """Give the middle of a widget in window coordinates; it has to be in view."""
        self.settle()
        middle = widget.mapTo(self.window, QPoint(widget.width() // 2, widget.height() // 2))
        assert self.window.rect().contains(middle), f"{widget} is out of view"
        return middle.x(), middle.y()

    def wheel(self, area: QScrollArea, clicks: int) -> None:
        """Turn the mouse wheel down over a part that scrolls; up where `clicks` is negative."""
        self.settle()
        where = QPointF(area.viewport().rect().center())
        turned = QPoint(0, -120 if clicks > 0 else 120)
        for _ in range(abs(clicks)):
            event = QWheelEvent(
                where, area.viewport().mapToGlobal(where), QPoint(), turned, Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            self.app.sendEvent(area.viewport(), event)
        self.settle()

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """Find the visible button whose text or name holds `text`."""
        self.settle()
        for found in (within or self.window).findChildren(QAbstractButton):
            if found.isVisible() and text in f"{found.text()} {found.accessibleName()}":
                return found
        raise LookupError(text)

    def shown(self) -> str:
        """Give all visible text of labels and buttons, for a look at what a reader sees."""
        self.settle()
        items: list[QLabel | QAbstractButton] = [*self.window.findChildren(QLabel)]
        items += self.window.findChildren(QAbstractButton)
        return "\n".join(item.accessibleName() or item.text() for item in items if item.isVisible())

    def picture(self) -> QImage:
        """Draw the window."""
        self.settle()
        return self.window.grab().toImage()

    def close(self) -> None:
        """Close the twin."""
        self.window.close()
        self.herstel.close()
