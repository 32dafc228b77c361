"""Writes what is practised in the journal; a journal that fails is told about and never stops an exercise.

Invariant: as long as things are kept, what is noted about an exercise is kept, also where its entry is not there: the
exercise was begun while nothing was kept, the file failed, or the entry was deleted. It is opened again then, without
what was deleted with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from herstel_app.core.content import Exercise
from herstel_app.core.failures import StorageError
from herstel_app.core.ports.system import Clock
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import Ended
from herstel_app.core.signals import Readings
from herstel_app.core.timeline import Timeline
from herstel_app.storage.journal import Journal
from herstel_app.ui.driver import Driver

logger = logging.getLogger(__name__)
PROGRESS_MS = 10_000


class Begun(TypedDict):
    """What an entry is opened with."""

    started_at: datetime
    exercise_id: str
    exercise_title: str
    minutes: float
    planned_s: float
    variant_id: str | None
    explanation_id: str | None
    claim_id: str | None


class Recorder(QObject):
    """Follows the driver, and keeps one entry for each exercise."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""
    entry_deleted = Signal()
    """The entry of what was begun last was deleted: what was noted about it is not to be noted again."""
    deleted = Signal()
    """Something was deleted for good, whatever it was."""

    def __init__(self, journal: Journal, driver: Driver, clock: Clock) -> None:
        """Follow `driver`; nothing is written before `begin`."""
        super().__init__()
        self._journal = journal
        self._driver = driver
        self._clock = clock
        self._entry_id: str | None = None
        self._begun: Begun | None = None
        self._before: Readings = {}
        self._ended: Ended | None = None
        self._told = False
        self._progress = QTimer(self)
        self._progress.setInterval(PROGRESS_MS)
        self._progress.timeout.connect(self._write_progress)
        driver.ended.connect(self._finish)
        journal.store.on_deleted(self._look_whether_there)

    @property
    def entry_id(self) -> str | None:
        """The entry of what was begun last; None or "" where it is not kept."""
        return self._entry_id

    def begin(self, choice: PracticeRequest, exercise: Exercise, timeline: Timeline, before: Readings) -> None:
        """Open an entry for an exercise that starts now."""
        self._begun = Begun(
            started_at=self._clock.now(),
            exercise_id=choice.exercise_id,
            exercise_title=exercise.title,
            minutes=choice.minutes or exercise.default_minutes,
            planned_s=timeline.duration_s,
            variant_id=choice.variant_id,
            explanation_id=choice.explanation_id,
            claim_id=choice.claim_id,
        )
        self._before, self._ended = before, None
        self._entry_id, self._told = None, False
        self._try(self._open)
        self._progress.start()

    def keep(self) -> None:
        """Open an entry for what was begun last, where there is none and things are kept (again)."""
        if not self._entry_id:
            self._try(self._open)

    def after(self, readings: Readings) -> None:
        """Keep the signals as they are after the exercise."""
        self._write(lambda name: self._journal.set_signals(name, "after", readings), worth=bool(readings))

    def note(self, text: str) -> None:
        """Keep the user's own words about the exercise."""
        self._write(lambda name: self._journal.set_note(name, text), worth=bool(text))

    def words(self, explanation_id: str, text: str) -> None:
        """Keep the user's own words to the open question of an explanation."""
        self._try(lambda: self._journal.set_words(explanation_id, text, self._clock.now()))

    def _open(self) -> None:
        """Open the entry, as it would stand now."""
        if self._begun is None or not self._journal.store.keeps:
            return
        self._entry_id = self._journal.begin(**self._begun)
        if self._before:
            self._journal.set_signals(self._entry_id, "before", self._before)
        if self._ended is not None:
            self._journal.finish(self._entry_id, self._ended.outcome, self._ended.at_s)

    def _write(self, change: Callable[[str], object], worth: bool) -> None:
        """Change the entry; what is `worth` it opens one where there is none."""
        if worth:
            self.keep()
        name = self._entry_id
        if name:
            self._try(lambda: change(name))

    def _write_progress(self) -> None:
        name = self._entry_id
        if name and self._driver.is_active:
            self._try(lambda: self._journal.progress(name, self._driver.at_s))

    def _finish(self, event: Ended) -> None:
        self._progress.stop()
        self._ended, name = event, self._entry_id
        if name:
            self._try(lambda: self._journal.finish(name, event.outcome, event.at_s))

    def _look_whether_there(self) -> None:
        name = self._entry_id
        if name:
            self._try(lambda: self._check_there(name))
        self.deleted.emit()

    def _check_there(self, name: str) -> None:
        if self._journal.entry(name) is None:
            self._entry_id, self._before = None, {}
            self.entry_deleted.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: StorageError) -> None:
        logger.warning("journal: %s", error)
        if not self._told:
            self._told = True
            text = "Je notities zijn nu niet te bewaren ({reason}). De oefening gaat door."
            self.notice.emit(QCoreApplication.translate("Recorder", text).format(reason=error))
