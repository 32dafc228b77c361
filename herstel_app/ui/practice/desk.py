"""The pages to write on in an exercise: opened and closed with its timeline, and kept while someone types.

Invariants:
- what is typed is in the file within `SAVE_MS` and the time that writing takes, also while someone goes on typing;
- a page closes when it is put away or done, or with the exercise; its time running out closes an empty one only;
- thoughts that cannot be put away stay on the open page.
"""

from __future__ import annotations

import logging
import math
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from herstel_app.core.content import WriteStep
from herstel_app.core.failures import StorageError
from herstel_app.core.parking import Thought
from herstel_app.core.ports.system import Clock
from herstel_app.core.session import State
from herstel_app.core.timeline import Frame, Timeline
from herstel_app.core.writing import left, prolonged
from herstel_app.storage.thoughts import Thoughts
from herstel_app.ui.driver import Driver
from herstel_app.ui.practice.moment import moment_words
from herstel_app.ui.practice.writing import Writing
from herstel_app.ui.recorder import Recorder
from herstel_app.ui.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
SAVE_MS = 400
END_S = 5.0
"""So long before the end of a page that nobody writes on the session waits: more than it ever moves at once."""
EARLY_S = 75.0
"""So long before its end a page is prolonged for who writes: before a bed of sound begins to sink."""
TYPING_S = 60.0
"""Someone who typed less than this ago still writes."""


class Desk(QObject):
    """Follows the session, and holds at most one page."""

    opened = Signal(object)
    """Writing: a page to be shown in place of the exercise."""
    closed = Signal()
    """The exercise is to be shown again."""
    told = Signal(str)
    """A short status under the orb."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, thoughts: Thoughts, recorder: Recorder, driver: Driver, clock: Clock, theme: Theme) -> None:
        """Make an empty desk."""
        super().__init__()
        self._thoughts, self._recorder, self._driver, self._clock = thoughts, recorder, driver, clock
        self._theme = theme
        self.page: Writing | None = None
        self._step: WriteStep | None = None
        self._title = ""
        self._coming: list[WriteStep] = []
        self._notes: list[str] = []
        self._sheet_id = ""
        self._typed_s = 0.0
        self._minding = False
        self._told = False
        self._unkept: list[Thought] = []
        self._is_saved = False
        """Whether thoughts of the open page are in the file."""
        recorder.entry_deleted.connect(self._forget_notes)
        recorder.deleted.connect(self._look_whether_there)
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_MS)
        self._save.timeout.connect(self.save)

    def begin(self, title: str, steps: Sequence[object]) -> None:
        """Lay ready the pages of an exercise that starts."""
        self._title = title
        self._coming = [step for step in steps if isinstance(step, WriteStep)]
        self._notes, self._told = [], False

    def show_frame(self, frame: Frame) -> None:
        """Open a page where one begins; keep it open where its time runs out."""
        if frame.kind != "write":
            return
        if self.page is None and self._coming:
            self._open(self._coming.pop(0))
        elif self.page is not None and self._driver.state is State.RUNNING:
            self._mind_time(frame)

    def finish(self) -> str:
        """Close with the exercise; what was begun stays begun. Gives the own words that were written."""
        if self.page is not None:
            kept = self.save()
            if not self._parks:
                self._notes.append(self.page.text.strip())
            elif kept:
                self._try(self._thoughts.forget)
            else:
                self._unkept += self.page.thoughts  # offered again as long as the program runs
            self._close()
        return self._note("")

    def save(self) -> bool:
        """Keep what stands on the page now; False where thoughts cannot be kept."""
        self._save.stop()
        if self.page is None:
            return True
        if self._parks:
            thoughts, now = self.page.thoughts, self._clock.now()
            written = self._try(lambda: self._thoughts.write(self._sheet_id, thoughts, now))
            self._is_saved = bool(thoughts) if written else self._is_saved
            return written
        self._recorder.note(self._note(self.page.text.strip()))
        return True

    def _forget_notes(self) -> None:
        """Take back what was noted in this exercise: it was deleted."""
        self._notes = []
        if self.page is not None and not self._parks:
            self._clear()

    def _look_whether_there(self) -> None:
        if self.page is None or not (self._parks and self._is_saved):
            return
        try:
            if not self._thoughts.has_sheet(self._sheet_id):
                self._clear()
        except StorageError as error:
            self._fail(error)

    def _clear(self) -> None:
        if self.page is not None:
            self.page.clear()
            self._is_saved = False
            self._save.stop()

    @property
    def _parks(self) -> bool:
        return self._step is not None and self._step.purpose == "park"

    def _note(self, now: str) -> str:
        """Give the own words of this exercise, those on the open page last."""
        return "\n".join(text for text in (*self._notes, now) if text)

    def _open(self, step: WriteStep) -> None:
        self._step, self._sheet_id, self._is_saved = step, uuid.uuid4().hex, False
        begun: tuple[Thought, ...] = ()
        withheld = False
        if self._parks:
            try:
                begun, withheld = self._thoughts.begun(), self._thoughts.next_due() is not None
            except StorageError as error:
                self._fail(error)
            begun, self._unkept = (*begun, *self._unkept), []
        self.page = page = Writing(self._title, step, begun, withheld, self._clock, self._theme)
        page.changed.connect(self._note_typing)
        page.finished.connect(self._leave)
        page.put_away.connect(self._put_away)
        page.taken.connect(self._take_begun)
        page.begun_dropped.connect(lambda: self._try(lambda: self._thoughts.drop_begun(self._sheet_id)))
        page.withheld_dropped.connect(lambda: self._try(self._thoughts.delete_all_withheld))
        page.stop_asked.connect(self._driver.stop)
        self._typed_s = -math.inf
        self.opened.emit(page)

    def _note_typing(self) -> None:
        self._typed_s = self._clock.monotonic_s()
        if not self._save.isActive():  # not started anew by every key: someone may type for minutes
            self._save.start()

    def _mind_time(self, frame: Frame) -> None:
        """Let a page whose time runs out stay: longer while someone types, else the session waits."""
        segment = self._driver.segment
        if self._minding or segment is None:
            return
        left_s = segment.end_s - frame.at_s
        if left_s < EARLY_S and self._clock.monotonic_s() - self._typed_s < TYPING_S:
            self._replan(lambda timeline, at_s: prolonged(timeline, at_s, TYPING_S))
        elif left_s <= END_S and self._is_blank:
            self._leave()  # someone with closed eyes goes on, without a click
        elif left_s <= END_S:
            self._driver.pause()

    @property
    def _is_blank(self) -> bool:
        return self.page is not None and not (self.page.thoughts if self._parks else self.page.text.strip())

    def _replan(self, change: Callable[[Timeline, float], Timeline]) -> None:
        # It shows a frame of the old plan first, which is not to be minded again.
        self._minding = True
        self._driver.replan(change)
        self._minding = False

    def _take_begun(self) -> None:
        if self.page is not None:
            thoughts, now = self.page.thoughts, self._clock.now()
            self._try(lambda: self._thoughts.write(self._sheet_id, thoughts, now, with_begun=True))

    def _put_away(self, due_at: datetime) -> None:
        if self.page is None:
            return
        self._save.stop()
        thoughts, now = self.page.thoughts, self._clock.now()
        if self._try(lambda: self._thoughts.park(self._sheet_id, thoughts, due_at, now)):
            self._leave(kept=True)
            self.told.emit(tr("Desk", "weggelegd tot {moment}").format(moment=moment_words(due_at)))

    def _leave(self, kept: bool = False) -> None:
        """Close the page and go on with what follows it."""
        if self.page is None:
            return
        if not kept:
            self.save()
            if self._parks:
                self._try(self._thoughts.forget)
        if not self._parks:
            self._notes.append(self.page.text.strip())
        self._replan(left)
        self._close()
        self._driver.resume()

    def _close(self) -> None:
        self._save.stop()
        page, self.page, self._step = self.page, None, None
        self.closed.emit()
        if page is not None:
            page.deleteLater()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: StorageError) -> None:
        logger.warning("thoughts: %s", error)
        if not self._told:
            self._told = True
            text = tr("Desk", "Wat je schrijft is nu niet te bewaren ({reason}). De bladzij blijft open.")
            self.notice.emit(text.format(reason=error))
