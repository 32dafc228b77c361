"""The settings in use: a change counts at once, is written when it has been still, and told where that fails.

Invariants:
- one drag of a slider is one write, not one for each step;
- what was changed goes to the file `WAIT_S` later, in a thread of its own: a disk that is slow holds up no window;
  or as soon as `write` is called, which waits for it: when the window closes or is put away, and when the program or
  the session ends. What is written is always what counts at that moment;
- what could not be written, or read when the program began, is tried again with the next change, with the next
  `write` and every `RETRY_S`; until then it counts, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

import msgspec

from herstel_app.core.errors import StorageError
from herstel_app.core.ports.files import SettingsStore
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.settings import Settings
from herstel_app.engine.event import Event

WAIT_S = 0.4
RETRY_S = 5.0


class SettingsModel:
    """Holds the settings and writes what changed to their file."""

    def __init__(
        self,
        settings: Settings,
        store: SettingsStore,
        scheduler: Scheduler,
        background: Callable[[Callable[[], None]], object] = lambda work: work(),
    ) -> None:
        """Start from `settings`; nothing is written before the first change, which is done in the `background`."""
        self.changed: Event[Settings] = Event()
        """The settings as they are from now on."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.withdrawn: Event[str] = Event()
        """A sentence that is no longer so."""
        self.settings = settings
        self._store = store
        self._told = ""
        self._told_at_start: tuple[str, ...] = ()
        self._is_written = True
        self._scheduler, self._background, self._one_at_a_time = scheduler, background, Lock()
        self._wait = scheduler.timer(self._write_soon)
        self._retry = scheduler.timer(self._try_again)

    def start(self, told: Iterable[str] = ()) -> None:
        """Read the file again now and then, where it could not be read; `told` is withdrawn when it can."""
        if self._store.is_unread:
            self._told_at_start = tuple(told)
            self._retry.start(RETRY_S)

    def change(self, **fields: object) -> None:
        """Change some fields, and keep the result soon."""
        settings = msgspec.structs.replace(self.settings, **fields)
        if settings == self.settings:
            return
        self.settings = settings
        self._is_written = False
        self._wait.start(WAIT_S)
        self.changed.emit(settings)

    def forget_done(self) -> None:
        """Have nothing here tell which exercises and proeven were done."""
        self.change(seen_cautions=(), parts={}, proeven_drawn=(), proeven_turned=())

    def write(self) -> None:
        """Write now what has not been written yet."""
        self._wait.stop()
        if self._is_written:
            return
        if self._store.is_unread:
            self._read_again()
        self._hear(*self._save())

    def _write_soon(self) -> None:
        """Write what has not been written yet, without waiting for the disk."""
        if self._store.is_unread:
            self.write()
        elif not self._is_written:
            self._background(self._save_aside)

    def _save_aside(self) -> None:
        saved, error = self._save()
        self._scheduler.soon(lambda: self._hear(saved, error))

    def _save(self) -> tuple[Settings, StorageError | None]:
        """Write what counts now; gives that, and why it could not be written."""
        with self._one_at_a_time:
            settings = self.settings
            try:
                self._store.save(settings)
            except StorageError as error:
                return settings, error
            return settings, None

    def _hear(self, saved: Settings, error: StorageError | None) -> None:
        """Take in how writing went."""
        if error is not None:
            self._retry.start(RETRY_S)
            if not self._told:
                self._told = str(error)
                self.notice.emit(self._told)
            return
        # What was changed meanwhile has a write of its own ahead.
        self._is_written = self._is_written or saved == self.settings
        self._retry.stop()
        if self._told:
            self.withdrawn.emit(self._told)
            self._told = ""

    def clear_old(self) -> None:
        """Write now, and delete what was put aside of the file: something is to stand nowhere any more."""
        self.write()
        try:
            self._store.clear_old()
        except StorageError as error:
            self.notice.emit(str(error))

    def _try_again(self) -> None:
        self._retry.start(RETRY_S)
        if self._store.is_unread:
            self._read_again()
        if not self._store.is_unread:
            self._retry.stop()
            self._write_soon()

    def _read_again(self) -> None:
        """Take in what stands in a file that could not be read before."""
        found = self._store.read_again(self.settings)
        if found is None:
            return
        self.settings, notices = found
        for told in self._told_at_start:
            self.withdrawn.emit(told)
        for notice in notices:
            self.notice.emit(notice)
        self.changed.emit(self.settings)
