"""Moves of the avondproef that may fail: told where they do, and never raised."""

from __future__ import annotations

import logging
from collections.abc import Callable

from herstel_app.core.errors import StorageError
from herstel_app.core.ports.records import Trials
from herstel_app.core.records import StoredTrial
from herstel_app.core.trial import IllegalMove
from herstel_app.engine.event import Event
from herstel_app.engine.words import TRIAL_MOVED_ON, TRIAL_WAITS, trial_fails

logger = logging.getLogger(__name__)


class TrialMoves:
    """The trials, for programmes and pages."""

    def __init__(self, trials: Trials) -> None:
        """Keep the trials."""
        self.changed: Event[()] = Event()
        """A trial stands otherwise in the file than before."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.kept = trials

    def attempt(self, move: Callable[[Trials], StoredTrial]) -> StoredTrial | None:
        """Make a move; None, and a notice, where it cannot be made."""
        try:
            return move(self.kept)
        except IllegalMove as error:
            logger.warning("trial: %s", error)
            self.notice.emit(TRIAL_MOVED_ON if self.kept.keeps else TRIAL_WAITS)
        except StorageError as error:
            logger.warning("trial: %s", error)
            self.notice.emit(trial_fails(error))
        finally:
            self.changed.emit()
        return None

    def is_gone(self, trial_id: str) -> bool:
        """Whether a trial was deleted; where that cannot be read it is taken to be there."""
        try:
            return self.kept.kept(trial_id) is None
        except StorageError as error:
            logger.warning("trial: %s", error)
            return False  # what is tried next tells of it
