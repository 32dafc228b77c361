"""The first start: one screen in place of everything else, shown once, left at any point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.focus_ring import show_to_newcomer
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.shell.keys import KEYS
from herstel_app.ui.shell.page_stack import PAGE_KEYS
from herstel_app.ui.shell.whole_window import TAKING_MS
from herstel_app.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from herstel_app.ui.shell.first_start_view import FirstStartView


class FirstStart(QObject):
    """Puts the screen in the place of everything else, until it is left."""

    def __init__(self, window: MainWindow, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._window, self._engine, self._bridge, self._theme = window, engine, bridge, theme
        self.view: FirstStartView | None = None
        self._centre: QWidget | None = None
        self._begins = False
        """Whether the difference begins, out of sight."""
        self._fade = Crossfade(window, theme, TAKING_MS)
        bridge.began.connect(self.leave)
        window.closed.connect(self.leave)

    def begin(self) -> None:
        """Show the screen, this once, with its sound."""
        from herstel_app.ui.shell.first_start_view import FirstStartView

        self.leave()
        self._engine.settings.change(welcomed=True)
        self._engine.fit.note_shown()
        self._centre = centre = self._window.takeCentralWidget()
        assert centre is not None
        # Taken, it is of nobody: it would outlive the window, and PySide would know it no more.
        centre.setParent(self._window)
        centre.hide()  # or it would be shown below the screen with the window, and Tab would go through it
        self.view = view = FirstStartView(self._engine, self._bridge, self._theme)
        view.felt.connect(self._feel)
        view.left.connect(self.leave)
        view.health.help_asked.connect(self._open_help)
        self._window.setCentralWidget(view)
        show_to_newcomer()
        view.feel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.events.add(KEYS, self._filter_key)
        self._engine.first_sound.begin()
        self._engine.voice_offer.look()

    def _feel(self) -> None:
        """Begin before anything else is in sight, so that no page is seen in between."""
        self._engine.first_sound.end()
        self._begins = True
        self._engine.compare(DIFFERENCE)
        self._begins = False
        self.leave()

    def _open_help(self, entry_id: str) -> None:
        self.leave()
        self._window.open_page("help")
        if entry_id:
            self._window.pages.help.reveal(entry_id)

    def leave(self) -> None:
        """Go on to the program."""
        if self.view is None or self._centre is None or self._begins:
            return
        self._fade.begin()
        self._window.events.remove(self._filter_key)
        self._engine.first_sound.end()
        window, view, centre = self._window, self.view, self._centre
        self.view = self._centre = None
        window.takeCentralWidget()
        view.hide()
        view.deleteLater()
        window.setCentralWidget(centre)
        centre.show()
        if self._engine.programmes.takes_window:
            window.pane.running.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            window.open_page(window.page)

    def _filter_key(self, watched: QObject, event: QEvent) -> bool:
        """Leave by Esc, or go back by it; leave for a page that is asked by its key."""
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat() and self._window.isActiveWindow():
            is_press = event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget)
            if is_press and event.key() == Qt.Key.Key_Escape:
                self._step_back()
                return True
            asks_page = QKeySequence(event.keyCombination()).toString() in PAGE_KEYS.values()
            if event.type() == QEvent.Type.ShortcutOverride and asks_page:
                self.leave()
        return False

    def _step_back(self) -> None:
        if self.view is not None and self.view.is_asking:
            self.view.go_back()
        else:
            self.leave()
