"""Instellingen, *Gegevens*: where everything is, copies, what is kept, and deleting for good."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import add, column, left
from herstel_app.ui.kit.path_line import PathLine
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.settings.keep_cards import KeepCards

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate


class FolderOpener:
    """Opens a folder in the file manager, and says so where that cannot be done."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        """Hand what is to be said to `tell`."""
        self._tell = tell
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl

    def open(self, folder: Path) -> None:
        """Open `folder`."""
        if not (folder.is_dir() and self.open_url(QUrl.fromLocalFile(str(folder)))):
            self._tell(tr("Data", "De map {folder} gaat hier niet open.").format(folder=folder))


class DataSection(QWidget):
    """The cards about what is kept; they are made when the page is opened first, as few people come here."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, engine: Engine, bridge: Bridge, folder: Path, theme: Theme) -> None:
        """Make an empty section; `refresh` fills it. Everything is in `folder`."""
        super().__init__()
        self._engine, self._folder, self._theme = engine, folder, theme
        self.opener = FolderOpener(self.notice.emit)
        self.keep: KeepCards | None = None
        self._column = column(theme, gap=12, on=self)
        bridge.settings_changed.connect(self._follow)

    def refresh(self) -> None:
        """Show where everything is, and what can be done with it now."""
        if self.keep is None:
            self.keep = self._make()
        self._follow(self._engine.settings.settings)
        guard(self.keep.refresh, tr("Data", "Dat lukt nu niet. {reason}"), self.notice.emit, logger)

    def _make(self) -> KeepCards:
        theme = self._theme
        text = tr("Data", "In één map op deze computer.")
        where = Card(theme, tr("Data", "Waar alles staat"), text)
        self.folder_line = PathLine(str(self._folder))
        self.whereabouts = Folded(theme, tr("Data", "Meer over de map"), self.folder_line)
        if self._engine.keeping.is_in_memory:
            lost = tr("Data", "Je notities worden niet bewaard: ze zijn weg als je afsluit.")
            where.add(note(theme, lost))
        name = tr("Data", "Open de map met je gegevens")
        self.folder_button = button(tr("Data", "Open de map"), None, name)
        self.folder_button.clicked.connect(lambda: self.opener.open(self._folder))
        where.add(column(theme, left(self.folder_button), self.whereabouts, gap=12))
        keep = KeepCards(self._engine, theme)
        self.deleting = keep.deleting
        add(self._column, theme, where, keep)
        return keep

    def _follow(self, settings: Settings) -> None:
        if self.keep is not None:
            self.keep.show_kept(settings.history)
