"""Looks now and then whether something that was put away is due, and does what is asked with what came back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from herstel_app.core.failures import StorageError
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import Returned
from herstel_app.storage.thoughts import Thoughts
from herstel_app.ui.driver import Driver
from herstel_app.ui.practice.returned import ReturnedPage
from herstel_app.ui.theme import Theme

logger = logging.getLogger(__name__)
LOOK_MS = 20_000


class Returns(QObject):
    """Tells when something is back; never during an exercise."""

    waiting_changed = Signal(bool)
    """Whether something is back that has not been looked at."""
    kept_changed = Signal(bool)
    """Whether something that is back was let stay."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, thoughts: Thoughts, driver: Driver, clock: Clock, theme: Theme) -> None:
        """Look at nothing before `start`."""
        super().__init__()
        self._thoughts, self._driver, self._clock, self._theme = thoughts, driver, clock, theme
        self.page: ReturnedPage | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        driver.began.connect(lambda: self.waiting_changed.emit(False))
        driver.ended.connect(self.look)

    def start(self) -> None:
        """Look now, and go on looking: a clock may be set, and a computer may sleep."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Let go of what is due, and tell of it."""
        if self._driver.is_active or self.page is not None:
            return
        items = self._items()
        self.waiting_changed.emit(any(not item.kept for item in items))
        self.kept_changed.emit(any(item.kept for item in items))

    def has_kept(self) -> bool:
        """Whether something that is back was let stay."""
        return any(item.kept for item in self._items())

    def open(self) -> ReturnedPage | None:
        """Make the page of what is back; None where nothing is (any more)."""
        items = self._items()
        self.waiting_changed.emit(False)
        if not items:
            self.kept_changed.emit(False)
            return None
        self.page = page = ReturnedPage(items, self._clock, self._theme)
        page.delete_asked.connect(self._delete)
        page.away_asked.connect(self._put_away)
        page.keep_asked.connect(self._keep)
        return page

    def close(self) -> None:
        """Let stay all that the page still showed: it has been seen, and is not told of again."""
        if self.page is not None:
            names = list(self.page.cards)
            self.page = None
            self._try(lambda: self._thoughts.keep(names, self._clock.now()))
            self.look()

    def _items(self) -> tuple[Returned, ...]:
        try:
            return self._thoughts.release_due(self._clock.now())
        except StorageError as error:
            logger.warning("thoughts: %s", error)
            return ()

    def _delete(self, thought_id: str) -> None:
        if self._try(lambda: self._thoughts.delete(thought_id)) and self.page:
            self.page.show_deleted(thought_id)

    def _put_away(self, thought_id: str, moment: datetime) -> None:
        if self._try(lambda: self._thoughts.park_again(thought_id, moment, self._clock.now())) and self.page:
            self.page.show_away(thought_id, moment)

    def _keep(self, thought_id: str) -> None:
        if self._try(lambda: self._thoughts.keep([thought_id], self._clock.now())) and self.page:
            self.page.show_kept(thought_id)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError as error:
            logger.warning("thoughts: %s", error)
            text = QCoreApplication.translate("Returns", "Dat is nu niet te bewaren ({reason}).")
            self.notice.emit(text.format(reason=error))
            return False
        return True
