"""Where the window was, how large, and what page it showed: kept when it is closed or put away.

Invariant: a window that comes back is within reach, also when a screen is gone or became smaller.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication

from herstel_app.storage.settings import WindowPlace
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.pages.all import IN_RAIL, PAGES
from herstel_app.ui.window import MainWindow

TITLE_PX = 40
"""So much below its frame's top a window can be taken hold of."""
REACH_PX = 120
"""At least so much of that strip lies on a screen."""


def within_reach(place: QRect, screens: list[QRect]) -> QRect | None:
    """Give the place that a window can have on these screens; None leaves the position to the system."""
    strip = QRect(place.x(), place.y() - TITLE_PX, place.width(), 2 * TITLE_PX)
    for screen in screens:
        seen = strip.intersected(screen)
        if seen.width() >= REACH_PX and seen.height() >= TITLE_PX:
            size = place.size().boundedTo(screen.size())
            x = max(screen.left(), min(place.x(), screen.right() + 1 - size.width()))
            y = max(screen.top(), min(place.y(), screen.bottom() + 1 - size.height()))
            return QRect(x, y, size.width(), size.height())
    return None


class WindowMemory(QObject):
    """Brings a window back as it was, and keeps how it is left."""

    def __init__(self, window: MainWindow, keeper: SettingsKeeper) -> None:
        """Follow `window`; nothing is moved before `restore`."""
        super().__init__()
        self._window, self._keeper = window, keeper
        window.installEventFilter(self)

    def restore(self) -> None:
        """Give the window, before it is shown, its place, its size and its page."""
        window, settings = self._window, self._keeper.settings
        place = settings.window
        if place is not None:
            wanted = QRect(place.x, place.y, place.width, place.height)
            screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
            found = within_reach(wanted, screens)
            if found is not None:
                window.setGeometry(found)
            else:
                largest = max(screens, key=lambda screen: screen.width() * screen.height())
                window.resize(wanted.size().boundedTo(largest.size()))
            if place.maximised:
                window.setWindowState(Qt.WindowState.WindowMaximized)
        window.open_page(settings.last_page if settings.last_page in IN_RAIL else PAGES[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep how the window is left."""
        if event.type() == QEvent.Type.Close and self._window.isVisible():
            self._keep()
        return False

    def _keep(self) -> None:
        window = self._window
        special = window.isMaximized() or window.isFullScreen()
        at = window.normalGeometry() if special else window.geometry()
        if not at.isValid():
            at = window.geometry()
        place = WindowPlace(at.x(), at.y(), at.width(), at.height(), window.isMaximized())
        page = window.page if window.page in IN_RAIL else self._keeper.settings.last_page
        self._keeper.change(window=place, last_page="" if page == PAGES[0] else page)
