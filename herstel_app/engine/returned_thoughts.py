"""What was put away and is back: looked for now and then, and told; what was seen and left stays.

Invariants:
- during an exercise nothing is told, and while someone looks nothing new joins what they look at;
- what was shown and not dealt with when someone leaves is let stay, and is not told of again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from herstel_app.core.errors import StorageError
from herstel_app.core.ports.records import ParkedThoughts
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import ReturnedThought
from herstel_app.engine.event import Event
from herstel_app.engine.words import not_kept_now

logger = logging.getLogger(__name__)
LOOK_S = 20.0

Fate = Literal["deleted", "put away"]


class ReturnedThoughts:
    """Tells when something is back; never during an exercise."""

    def __init__(self, thoughts: ParkedThoughts, clock: Clock, scheduler: Scheduler, busy: Callable[[], bool]) -> None:
        """Look at nothing before `start`; `busy` says whether an exercise is going on."""
        self.waiting_changed: Event[bool] = Event()
        """Whether something is back that has not been looked at."""
        self.kept_changed: Event[bool] = Event()
        """Whether something that is back was let stay."""
        self.settled: Event[str, Fate, datetime | None] = Event()
        """What became of a thought: its id, and until when it was put away again."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self._thoughts, self._clock, self._busy = thoughts, clock, busy
        self._shown: tuple[str, ...] | None = None
        """The ids of what someone looks at; None while nobody does."""
        self._timer = scheduler.ticker(self.look)

    def start(self) -> None:
        """Look now, and go on looking: a clock may be set, and a computer may sleep."""
        self.look()
        self._timer.start(LOOK_S)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Let go of what is due, and tell of it."""
        if self._busy() or self._shown is not None:
            return
        items = self._items()
        self.waiting_changed.emit(any(not item.kept for item in items))
        self.kept_changed.emit(any(item.kept for item in items))

    def hold_back(self) -> None:
        """Tell of nothing now: an exercise begins."""
        self.waiting_changed.emit(False)

    @property
    def is_open(self) -> bool:
        """Whether someone looks at what is back."""
        return self._shown is not None

    def has_kept(self) -> bool:
        """Whether something that is back was let stay."""
        return any(item.kept for item in self._items())

    def open(self) -> tuple[ReturnedThought, ...]:
        """Give what is back, to be looked at until `close`; empty where nothing is (any more)."""
        items = self._items()
        self.waiting_changed.emit(False)
        if items:
            self._shown = tuple(item.id for item in items)
        else:
            self.kept_changed.emit(False)
        return items

    def close(self) -> None:
        """Let stay all that was looked at: it has been seen, and is not told of again."""
        shown, self._shown = self._shown, None
        if shown is not None:
            self._try(lambda: self._thoughts.keep(shown, self._clock.now()))
            self.look()

    def delete(self, thought_id: str) -> None:
        """Delete a thought for good."""
        if self._try(lambda: self._thoughts.delete(thought_id)):
            self.settled.emit(thought_id, "deleted", None)

    def put_away(self, thought_id: str, moment: datetime) -> None:
        """Put a thought away again, until `moment`."""
        if self._try(lambda: self._thoughts.park_again(thought_id, moment, self._clock.now())):
            self.settled.emit(thought_id, "put away", moment)

    def _items(self) -> tuple[ReturnedThought, ...]:
        try:
            return self._thoughts.release_due(self._clock.now())
        except StorageError as error:
            logger.warning("thoughts: %s", error)
            return ()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError as error:
            logger.warning("thoughts: %s", error)
            self.notice.emit(not_kept_now(error))
            return False
        return True
