"""Writes what is practised in the journal; a journal that fails is told once and never stops an exercise."""

from __future__ import annotations

import logging
import sqlite3

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from herstel_app.core.content import Exercise
from herstel_app.core.ports import Clock
from herstel_app.core.session import Ended
from herstel_app.core.signals import Readings
from herstel_app.core.timeline import Timeline
from herstel_app.storage.database import reason
from herstel_app.storage.journal import Journal
from herstel_app.ui.choice import Choice
from herstel_app.ui.driver import Driver

logger = logging.getLogger(__name__)
PROGRESS_MS = 10_000


class Recorder(QObject):
    """Follows the driver, and keeps one entry for each exercise."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, journal: Journal, driver: Driver, clock: Clock) -> None:
        """Follow `driver`; nothing is written before `begin`."""
        super().__init__()
        self._journal = journal
        self._driver = driver
        self._clock = clock
        self._entry_id: str | None = None
        self._told = False
        self._progress = QTimer(self)
        self._progress.setInterval(PROGRESS_MS)
        self._progress.timeout.connect(self._write_progress)
        driver.ended.connect(self._finish)

    @property
    def entry_id(self) -> str | None:
        """The entry of what was begun last; None or "" where it is not kept."""
        return self._entry_id

    def begin(self, choice: Choice, exercise: Exercise, timeline: Timeline, before: Readings) -> None:
        """Open an entry for an exercise that starts now."""
        self._entry_id = None
        try:
            self._entry_id = self._journal.begin(
                started_at=self._clock.now(),
                exercise_id=choice.exercise_id,
                exercise_title=exercise.title,
                minutes=choice.minutes or exercise.default_minutes,
                planned_s=timeline.duration_s,
                variant_id=choice.variant_id,
                explanation_id=choice.explanation_id,
                claim_id=choice.claim_id,
            )
            if before:
                self._journal.set_signals(self._entry_id, "before", before)
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
        self._progress.start()

    def after(self, readings: Readings) -> None:
        """Keep the signals as they are after the exercise."""
        if self._entry_id:
            try:
                self._journal.set_signals(self._entry_id, "after", readings)
            except (sqlite3.Error, OSError) as error:
                self._fail(error)

    def note(self, text: str) -> None:
        """Keep the user's own words about the exercise."""
        if self._entry_id:
            try:
                self._journal.set_note(self._entry_id, text)
            except (sqlite3.Error, OSError) as error:
                self._fail(error)

    def words(self, explanation_id: str, text: str) -> None:
        """Keep the user's own words to the open question of an explanation."""
        try:
            self._journal.set_words(explanation_id, text, self._clock.now())
        except (sqlite3.Error, OSError) as error:
            self._fail(error)

    def _write_progress(self) -> None:
        if self._entry_id and self._driver.is_active:
            try:
                self._journal.progress(self._entry_id, self._driver.at_s)
            except (sqlite3.Error, OSError) as error:
                self._fail(error)

    def _finish(self, event: Ended) -> None:
        self._progress.stop()
        if self._entry_id:
            try:
                self._journal.finish(self._entry_id, event.outcome, event.at_s)
            except (sqlite3.Error, OSError) as error:
                self._fail(error)

    def _fail(self, error: sqlite3.Error | OSError) -> None:
        logger.warning("journal: %s", error)
        if not self._told:
            self._told = True
            text = "Je notities zijn nu niet te bewaren ({reason}). De oefening gaat door."
            self.notice.emit(QCoreApplication.translate("Recorder", text).format(reason=reason(error)))
