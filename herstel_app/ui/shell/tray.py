"""The icon in the tray, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from herstel_app.core.exercise_places import listed
from herstel_app.core.library import Library
from herstel_app.core.settings import Settings

tr = QCoreApplication.translate
SHOWN_MS = 10_000


class Tray(QObject):
    """Says what is asked for; others do it. It has no timer, and makes nothing of the desktop's before `show`."""

    open_asked = Signal()
    tonight_asked = Signal()
    exercise_asked = Signal(str)
    """The id of an exercise."""
    mute_asked = Signal()
    quit_asked = Signal()

    def __init__(self, icon: QIcon, is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        """Keep what is shown; `is_available` asks the desktop whether it has a tray."""
        super().__init__()
        self._drawing, self._is_available = icon, is_available
        self._listed: tuple[tuple[str, str], ...] = ()
        self._said_of = ""

    @cached_property
    def menu(self) -> QMenu:
        """What can be chosen at the icon."""
        menu = QMenu()
        self._add(menu, tr("Tray", "Herstel openen"), self.open_asked)
        self._add(menu, tr("Tray", "Je avond van vandaag"), self.tonight_asked)
        menu.addMenu(self.exercises)
        menu.addSeparator()
        menu.addAction(self.mute)
        menu.addSeparator()
        self._add(menu, tr("Tray", "Herstel afsluiten"), self.quit_asked)
        return menu

    @cached_property
    def exercises(self) -> QMenu:
        """The exercises there are."""
        return QMenu(tr("Tray", "Eén oefening"))

    @cached_property
    def mute(self) -> QAction:
        """Whether nothing sounds."""
        mute = QAction(tr("Tray", "Geluid uit"), self)
        mute.setCheckable(True)
        mute.triggered.connect(self.mute_asked)
        return mute

    @cached_property
    def icon(self) -> QSystemTrayIcon:
        """What stands in the tray, made when it is first to be there."""
        icon = QSystemTrayIcon(self._drawing, self)
        icon.setToolTip("Herstel")
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activate)
        icon.messageClicked.connect(self._open_said)
        return icon

    @property
    def _is_shown(self) -> bool:
        return "icon" in self.__dict__ and self.icon.isVisible()

    @staticmethod
    def _add(menu: QMenu, text: str, asked: SignalInstance) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(asked)
        return action

    @property
    def is_available(self) -> bool:
        """Whether the desktop has a tray now; one may come later."""
        return self._is_available()

    @property
    def is_usable(self) -> bool:
        """Whether someone can reach the program by its icon."""
        return self._is_shown and self._is_available()

    def show(self, on: bool) -> None:
        """Put the icon there, or take it away."""
        if on != self._is_shown:
            self.icon.setVisible(on)

    def follow(self, settings: Settings, library: Library) -> None:
        """Show what is chosen, and the exercises there are."""
        self.show(settings.tray)
        if "icon" not in self.__dict__:
            return
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
        if "icon" in self.__dict__:
            self.icon.hide()
            self.menu.deleteLater()
            self.exercises.deleteLater()

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
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
