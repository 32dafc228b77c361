"""The settings in use: a change counts at once, is written when it has been still, and told where that fails.

Invariants:
- one drag of a slider is one write, not one for each step;
- what was changed is in the file `WAIT_MS` later, or as soon as `write` is called: when the window closes or is put
  away, and when the program or the session ends;
- what could not be written is tried again with the next change or the next `write`.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from herstel_app.storage.settings import Settings, SettingsFile, StorageError

WAIT_MS = 400


class SettingsKeeper(QObject):
    """Holds the settings and writes what changed to their file."""

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
        self._is_written = True
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.write)

    def change(self, **fields: object) -> None:
        """Change some fields, and keep the result soon."""
        settings = msgspec.structs.replace(self.settings, **fields)
        if settings == self.settings:
            return
        self.settings = settings
        self._is_written = False
        self._wait.start()
        self.changed.emit(settings)

    def write(self) -> None:
        """Write now what has not been written yet."""
        self._wait.stop()
        if self._is_written:
            return
        try:
            self._file.save(self.settings)
        except StorageError as error:
            if not self._told:
                self._told = True
                self.notice.emit(str(error))
            return
        self._is_written = True
