"""All notes copied to a file, read back, and deleted for good; what came of it is said."""

from __future__ import annotations

import logging

from herstel_app.core.errors import ImportRefused, StorageError
from herstel_app.core.evening_dates import Period, evening_of
from herstel_app.core.ports.records import CopyForm, NotesArchive
from herstel_app.core.ports.system import Clock
from herstel_app.core.ports.wording import DateWords
from herstel_app.engine.event import Event
from herstel_app.engine.lookback.file_words import cannot_now, cannot_read, cannot_write, kept_in

logger = logging.getLogger(__name__)
ENDINGS: dict[CopyForm, str] = {"json": "json", "csv": "zip"}
ALL_ERASED = "Alles is verwijderd. Je mag hier opnieuw beginnen, of niet."
NOTHING_THERE = "In deze periode stond er niets."


class AllNotes:
    """What can be done with all notes; each gives the Dutch sentence that says what came of it."""

    def __init__(self, archive: NotesArchive, clock: Clock) -> None:
        """Do nothing yet."""
        self.changed: Event[()] = Event()
        """Notes were read back or deleted."""
        self.erased: Event[()] = Event()
        """Everything was deleted."""
        self._archive, self._clock = archive, clock

    def left_out(self) -> str:
        """Say what a copy leaves out; nothing where it leaves out nothing. Raises StorageError."""
        return self._archive.left_out()

    def file_name(self, form: CopyForm) -> str:
        """Suggest a name for a copy."""
        return f"herstel-{evening_of(self._clock.now()).isoformat()}.{ENDINGS[form]}"

    def save(self, form: CopyForm, path: str) -> str:
        """Write a copy."""
        try:
            self._archive.save(form, path, self._clock.now())
        except (StorageError, OSError) as error:
            logger.warning("export: %s", error)
            return cannot_write(path, error)
        return kept_in(path)

    def read_back(self, path: str, name: str) -> str:
        """Add what stands in a copy, a file with this name; what is there already stays as it is."""
        try:
            done = self._archive.read_back(path)
        except (ImportRefused, StorageError) as error:
            logger.warning("import: %s", error)
            return f"Er is niets veranderd. {error}"
        except OSError as error:
            logger.warning("import: %s", error)
            return cannot_read(path, error)
        self.changed.emit()
        if not done.added:
            return f"Alles uit {name} stond er al."
        return f"{name} is teruggehaald." + (" Wat er al stond, bleef zoals het was." if done.present else "")

    def erase_period(self, period: Period, dates: DateWords) -> str:
        """Delete what was noted on these evenings."""
        try:
            found = self._archive.delete_between(*period)
            return f"Verwijderd: {dates.period_words(*period)}." if found else NOTHING_THERE
        except (StorageError, OSError) as error:
            return self._not_erased(error)
        finally:
            self.changed.emit()

    def erase_all(self) -> str:
        """Delete everything."""
        try:
            self._archive.delete_everything()
        except (StorageError, OSError) as error:
            return self._not_erased(error)
        finally:
            self.changed.emit()
        self.erased.emit()
        return ALL_ERASED

    def _not_erased(self, error: StorageError | OSError) -> str:
        logger.warning("erasing: %s", error)
        return cannot_now(error)
