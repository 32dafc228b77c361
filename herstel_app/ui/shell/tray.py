"""The icon in the tray, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from herstel_app.core.exercise_places import listed
from herstel_app.core.library import Library
from herstel_app.core.settings import Settings

tr = QCoreApplication.translate
SHOWN_MS = 10_000
REASONS_TO_OPEN = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """Says what is asked for; others do it. It has no timer, and shows nothing before `show`."""

    open_asked = Signal()
    tonight_asked = Signal()
    exercise_asked = Signal(str)
    """The id of an exercise."""
    mute_asked = Signal()
    quit_asked = Signal()

    def __init__(self, icon: QIcon, is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        """Make icon and menu; `is_available` asks the desktop whether it has a tray."""
        super().__init__()
        self._is_available = is_available
        self._listed: tuple[tuple[str, str], ...] = ()
        self._said_of = ""
        self.menu = QMenu()
        self._add(tr("Tray", "Herstel openen"), self.open_asked)
        self._add(tr("Tray", "Je avond van vandaag"), self.tonight_asked)
        self.exercises = self.menu.addMenu(tr("Tray", "Eén oefening"))
        self.menu.addSeparator()
        self.mute = self._add(tr("Tray", "Geluid uit"), self.mute_asked)
        self.mute.setCheckable(True)
        self.menu.addSeparator()
        self._add(tr("Tray", "Herstel afsluiten"), self.quit_asked)
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setToolTip("Herstel")
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activate)
        self.icon.messageClicked.connect(self._open_said)

    def _add(self, text: str, asked: SignalInstance) -> QAction:
        action = self.menu.addAction(text)
        action.triggered.connect(asked)
        return action

    @property
    def is_available(self) -> bool:
        """Whether the desktop has a tray now; one may come later."""
        return self._is_available()

    @property
    def is_usable(self) -> bool:
        """Whether someone can reach the program by its icon."""
        return self.icon.isVisible() and self._is_available()

    def show(self, on: bool) -> None:
        """Put the icon there, or take it away."""
        if on != self.icon.isVisible():
            self.icon.setVisible(on)

    def follow(self, settings: Settings, library: Library) -> None:
        """Show what is chosen, and the exercises there are."""
        self.show(settings.tray)
        self.mute.setChecked(settings.muted)
        titles = tuple((name, each.title) for name, each in listed(library.exercises, settings.allowed).items())
        if titles != self._listed:
            self._listed = titles
            self.exercises.clear()
            for name, title in titles:
                # An & would underline the letter after it.
                action = self.exercises.addAction(title.replace("&", "&&"))
                action.triggered.connect(partial(self._ask, name))

    def _ask(self, name: str) -> None:
        self.exercise_asked.emit(name)

    def say(self, title: str, text: str, exercise_id: str = "") -> bool:
        """Show a message at the icon; False where that cannot be.

        A click on it asks for the exercise, or else for tonight.
        """
        if not (self.is_usable and self.icon.supportsMessages()):
            return False
        self._said_of = exercise_id
        self.icon.showMessage(title, text, self.icon.icon(), SHOWN_MS)
        return True

    def _open_said(self) -> None:
        if self._said_of:
            self._ask(self._said_of)
        else:
            self.tonight_asked.emit()

    def close(self) -> None:
        """Take everything away."""
        self.icon.hide()
        self.menu.deleteLater()

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in REASONS_TO_OPEN:
            self.open_asked.emit()


class NoTray(Tray):
    """A desktop without a tray, for a program that asks for nothing of it."""

    def __init__(self) -> None:
        """Make nothing of the desktop's."""
        QObject.__init__(self)

    @property
    def is_available(self) -> bool:
        """Say that there is none."""
        return False

    @property
    def is_usable(self) -> bool:
        """Say that nobody can reach the program by an icon."""
        return False

    def show(self, on: bool) -> None:
        """Do nothing."""

    def follow(self, settings: Settings, library: Library) -> None:
        """Do nothing."""

    def say(self, title: str, text: str, exercise_id: str = "") -> bool:
        """Say that it cannot be shown."""
        return False

    def close(self) -> None:
        """Do nothing."""
