"""The settings in use: a change counts at once, is written when it has been still, and told where that fails.

Invariants:
- one drag of a slider is one write, not one for each step;
- what was changed is in the file `WAIT_MS` later, or as soon as `write` is called: when the window closes or is put
  away, and when the program or the session ends;
- what could not be written, or read when the program began, is tried again with the next change, with the next
  `write` and every `RETRY_MS`; until then it counts, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from herstel_app.core.failures import StorageError
from herstel_app.core.settings import Settings
from herstel_app.storage.settings import SettingsFile

WAIT_MS = 400
RETRY_MS = 5_000


class SettingsKeeper(QObject):
    """Holds the settings and writes what changed to their file."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""
    withdrawn = Signal(str)
    """A sentence that is no longer so."""
    came_back = Signal(object)
    """Settings: read only now, as their file could not be read when the program began."""
    changed = Signal(object)
    """Settings: as they are from now on."""

    def __init__(self, settings: Settings, file: SettingsFile) -> None:
        """Start from `settings`; nothing is written before the first change."""
        super().__init__()
        self.settings = settings
        self._file = file
        self._told = ""
        self._told_at_start: tuple[str, ...] = ()
        self._is_written = True
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.write)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._try_again)

    def start(self, told: Iterable[str] = ()) -> None:
        """Read the file again now and then, where it could not be read; `told` is withdrawn when it can."""
        if self._file.is_unread:
            self._told_at_start = tuple(told)
            self._retry.start()

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
        if self._file.is_unread:
            self._read_again()
        try:
            self._file.save(self.settings)
        except StorageError as error:
            self._retry.start()
            if not self._told:
                self._told = str(error)
                self.notice.emit(self._told)
            return
        self._is_written = True
        self._retry.stop()
        if self._told:
            self.withdrawn.emit(self._told)
            self._told = ""

    def _try_again(self) -> None:
        if self._file.is_unread:
            self._read_again()
        if not self._file.is_unread:
            self._retry.stop()
            self.write()

    def _read_again(self) -> None:
        """Take in what stands in a file that could not be read before."""
        found = self._file.read_again(self.settings)
        if found is None:
            return
        self.settings, notices = found
        for told in self._told_at_start:
            self.withdrawn.emit(told)
        for notice in notices:
            self.notice.emit(notice)
        self.came_back.emit(self.settings)
        self.changed.emit(self.settings)
