"""The settings in use: a change is kept at once, and told once where it cannot be kept."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal

from herstel_app.storage.settings import Settings, SettingsFile, StorageError


class SettingsKeeper(QObject):
    """Holds the settings and writes each change to their file."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""
    changed = Signal(object)
    """Settings: as they are from now on."""

    def __init__(self, settings: Settings, file: SettingsFile) -> None:
        """Start from `settings`; nothing is written before the first change."""
        super().__init__()
        self.settings = settings
        self._file = file
        self._told = False

    def change(self, **fields: object) -> None:
        """Change some fields, and keep the result."""
        settings = msgspec.structs.replace(self.settings, **fields)
        if settings == self.settings:
            return
        self.settings = settings
        try:
            self._file.save(settings)
        except StorageError as error:
            if not self._told:
                self._told = True
                self.notice.emit(str(error))
        self.changed.emit(settings)
