"""Where the window was, how large, and what page it showed: kept when it is closed or put away.

Invariants:
- the first window lies within the screen, its frame too, and so does one that comes back;
- a window that comes back is within reach, also when a screen is gone or became smaller.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication

from herstel_app.core.settings import WindowPlace
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.shell.page_stack import IN_RAIL, PAGES
from herstel_app.ui.shell.window import MainWindow

TITLE_PX = 40
"""So much below its frame's top a window can be taken hold of."""
REACH_PX = 120
"""At least so much of that strip lies on a screen."""


FRAME = QMargins(8, TITLE_PX, 8, 8)
"""Room for a frame: how wide it is, a system says only when the window is there."""
LEAST_TITLE_PX = 24
"""A title bar is at least so high: a window that leaves less room above it has its title out of sight."""
COMFORTABLE = 8 / 9
"""Of a screen: up to here the system finds a good place itself, as Qt counts on too."""


def first_place(wanted: QSize, screen: QRect) -> QRect | None:
    """Give where a window begins that fills the screen, or would not fit; None leaves it to the system."""
    if wanted.width() <= screen.width() * COMFORTABLE and wanted.height() <= screen.height() * COMFORTABLE:
        return None
    room = screen.marginsRemoved(FRAME)
    place = QRect(room.topLeft(), wanted.boundedTo(room.size()))
    place.moveCenter(room.center())
    return place


def within_reach(place: QRect, screens: list[QRect]) -> QRect | None:
    """Give the place that a window can have on these screens; None leaves the position to the system."""
    strip = QRect(place.x(), place.y() - TITLE_PX, place.width(), 2 * TITLE_PX)
    for screen in screens:
        seen = strip.intersected(screen)
        if seen.width() >= REACH_PX and seen.height() >= TITLE_PX:
            if screen.adjusted(0, LEAST_TITLE_PX, 0, 0).contains(place):
                return place
            room = screen.marginsRemoved(FRAME)
            size = place.size().boundedTo(room.size())
            x = max(room.left(), min(place.x(), room.right() + 1 - size.width()))
            y = max(room.top(), min(place.y(), room.bottom() + 1 - size.height()))
            return QRect(x, y, size.width(), size.height())
    return None


class WindowPlaceKeeper(QObject):
    """Brings a window back as it was, and keeps how it is left."""

    def __init__(self, window: MainWindow, settings: SettingsModel) -> None:
        """Follow `window`; nothing is moved before `restore`."""
        super().__init__(window)
        self._window, self._settings = window, settings
        window.installEventFilter(self)

    def restore(self) -> None:
        """Give the window, before it is shown, its place, its size and its page."""
        window, settings = self._window, self._settings.settings
        place, size = settings.window, window.size()
        found = None
        if place is not None:
            size = QSize(place.width, place.height)
            screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
            found = within_reach(QRect(place.x, place.y, place.width, place.height), screens)
        if found is None:
            found = first_place(size, QGuiApplication.primaryScreen().availableGeometry())
        if found is not None:
            window.setGeometry(found)
        else:
            window.resize(size)
        if place is not None and place.maximised:
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
        page = window.page if window.page in IN_RAIL else self._settings.settings.last_page
        self._settings.change(window=place, last_page="" if page == PAGES[0] else page)
