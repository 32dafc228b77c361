"""The trials of the avondproef: what fails is told, and never raised."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from herstel_app.core.errors import StorageError
from herstel_app.core.ports.records import Trials
from herstel_app.core.records import StoredTrial
from herstel_app.core.trial import IllegalMove, TrialPlan
from herstel_app.engine.event import Event
from herstel_app.engine.words import (
    TRIAL_MOVED_ON,
    TRIAL_SHOWN_ANEW,
    TRIAL_WAITS,
    TRIAL_WAITS_ON_PAGE,
    trial_fails,
    trials_unread,
)

logger = logging.getLogger(__name__)
T = TypeVar("T")


class TrialMoves:
    """The trials, for programmes and pages."""

    def __init__(self, trials: Trials, draw_seed: Callable[[], str]) -> None:
        """Keep the trials; `draw_seed` gives what the lots of a new one come from."""
        self.changed: Event[()] = Event()
        """A trial stands otherwise in the file than before."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.kept, self._draw_seed = trials, draw_seed

    def attempt(self, move: Callable[[Trials], StoredTrial]) -> StoredTrial | None:
        """Make a move; None, and a notice, where it cannot be made."""
        try:
            return self._made(lambda: move(self.kept), TRIAL_MOVED_ON, TRIAL_WAITS)
        finally:
            self.changed.emit()

    def is_gone(self, trial_id: str) -> bool:
        """Whether a trial was deleted; where that cannot be read it is taken to be there."""
        try:
            return self.kept.kept(trial_id) is None
        except StorageError as error:
            logger.warning("trial: %s", error)
            return False  # what is tried next tells of it

    def to_show(self, asked: str) -> tuple[list[StoredTrial], StoredTrial | None]:
        """Give every trial, and the one to show: what was `asked` for, or what goes on, or else the last one."""
        try:
            every = self.kept.all()
            known = [kept for kept in every if kept.id == asked]
            return every, next(iter(known), None) or self.kept.current() or next(iter(every), None)
        except StorageError as error:
            logger.warning("trial: %s", error)
            self.notice.emit(trials_unread(error))
            return [], None

    # What the page of the trials asks for; it shows anew how they stand by itself. False where it cannot be done

    def start(self, plan: TrialPlan) -> bool:
        """Begin a trial."""
        return self._decide(lambda: self.kept.start(plan, self._draw_seed()))

    def stop(self, trial_id: str) -> bool:
        """Set a trial aside."""
        return self._decide(lambda: self.kept.stop(trial_id))

    def resume(self, trial_id: str) -> bool:
        """Go on where a trial was set aside."""
        return self._decide(lambda: self.kept.resume(trial_id))

    def conclude(self, trial_id: str) -> bool:
        """End a trial for good."""
        return self._decide(lambda: self.kept.conclude(trial_id))

    def restart(self, trial_id: str, keep: bool) -> bool:
        """Begin a trial anew, with other lots; the old one is set aside, or discarded without `keep`."""
        return self._decide(lambda: self.kept.restart(trial_id, self._draw_seed(), keep))

    def discard(self, trial_id: str) -> bool:
        """Delete a trial for good."""
        return self._decide(lambda: self.kept.discard(trial_id))

    def _decide(self, act: Callable[[], object]) -> bool:
        return self._made(act, TRIAL_SHOWN_ANEW, TRIAL_WAITS_ON_PAGE) is not None

    def _made(self, act: Callable[[], T], moved_on: str, waits: str) -> T | None:
        """Carry out a move; None, and a notice, where it cannot be made."""
        try:
            return act()
        except IllegalMove as error:
            logger.warning("trial: %s", error)
            self.notice.emit(moved_on if self.kept.keeps else waits)
        except StorageError as error:
            logger.warning("trial: %s", error)
            self.notice.emit(trial_fails(error))
        return None
