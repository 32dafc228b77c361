"""The pages to write on in an exercise: opened and closed with its timeline, and kept while someone types.

Invariants:
- what is typed is in the file within `SAVE_S` and the time that writing takes, also while someone goes on typing;
- a page closes when it is put away or done, or with the exercise; its time running out closes an empty one only;
- thoughts that cannot be put away stay on the open page.
"""

from __future__ import annotations

import logging
import math
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from herstel_app.core.content import WriteStep
from herstel_app.core.errors import StorageError
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.ports.records import ParkedThoughts
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.system import Clock
from herstel_app.core.session import SessionState
from herstel_app.core.timeline import Frame, Segment, Timeline
from herstel_app.core.writing_pages import left, prolonged
from herstel_app.engine.event import Event
from herstel_app.engine.practice_journal import PracticeJournal
from herstel_app.engine.words import page_fails

logger = logging.getLogger(__name__)
SAVE_S = 0.4
END_S = 5.0
"""So long before the end of a page that nobody writes on the session waits: more than it ever moves at once."""
EARLY_S = 75.0
"""So long before its end a page is prolonged for who writes: before a bed of sound begins to sink."""
TYPING_S = 60.0
"""Someone who typed less than this ago still writes."""


class WritingExercise(Protocol):
    """The exercise that a page belongs to."""

    @property
    def state(self) -> SessionState:
        """Whether it runs."""

    @property
    def segment(self) -> Segment | None:
        """What happens now, with its end."""

    def pause(self) -> None:
        """Stand still."""

    def resume(self) -> None:
        """Go on."""

    def replan(self, change: Callable[[Timeline, float], Timeline]) -> None:
        """Go on with what `change` makes of the timeline."""


class OpenPage(msgspec.Struct):
    """One page, with what stands on it now."""

    title: str
    step: WriteStep
    begun: tuple[Thought, ...]
    """What was begun before, and may be taken onto this page."""
    has_withheld: bool
    """Whether something is put away already."""
    text: str = ""
    thoughts: tuple[Thought, ...] = ()

    @property
    def parks(self) -> bool:
        """Whether what is written here is put away."""
        return self.step.purpose == "park"

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.thoughts if self.parks else self.text.strip())


class WritingController:
    """Follows the exercise, and holds at most one page."""

    def __init__(
        self,
        thoughts: ParkedThoughts,
        journal: PracticeJournal,
        exercise: WritingExercise,
        clock: Clock,
        scheduler: Scheduler,
    ) -> None:
        """Have no page yet."""
        self.opened: Event[OpenPage] = Event()
        """A page takes the place of the exercise."""
        self.closed: Event[()] = Event()
        """The exercise is there again."""
        self.cleared: Event[()] = Event()
        """What was written on the open page was deleted."""
        self.put_away_until: Event[datetime] = Event()
        """What was written is away until this moment."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.page: OpenPage | None = None
        self._thoughts, self._journal, self._exercise, self._clock = thoughts, journal, exercise, clock
        self._title = ""
        self._coming: list[WriteStep] = []
        self._notes: list[str] = []
        self._sheet_id = ""
        self._typed_s = 0.0
        self._minding = False
        self._told = False
        self._unkept: tuple[Thought, ...] = ()
        self._is_saved = False
        """Whether thoughts of the open page are in the file."""
        self._save = scheduler.timer(self.save)
        journal.entry_deleted.connect(self._forget_notes)
        journal.deleted.connect(self._look_whether_there)

    def begin(self, title: str, steps: Sequence[object]) -> None:
        """Lay ready the pages of an exercise that starts."""
        self._title = title
        self._coming = [step for step in steps if isinstance(step, WriteStep)]
        self._notes, self._told = [], False

    def follow(self, frame: Frame) -> None:
        """Open a page where one begins; keep it open where its time runs out."""
        if frame.kind != "write":
            return
        if self.page is None and self._coming:
            self._open(self._coming.pop(0))
        elif self.page is not None and self._exercise.state is SessionState.RUNNING:
            self._mind_time(self.page, frame)

    def finish(self) -> str:
        """Close with the exercise; what was begun stays begun. Gives the own words that were written."""
        page = self.page
        if page is not None:
            kept = self.save()
            if not page.parks:
                self._notes.append(page.text.strip())
            elif kept:
                self._try(self._thoughts.forget)
            else:
                self._unkept += page.thoughts  # offered again as long as the program runs
            self._close()
        return self._note("")

    def write(self, text: str, thoughts: Sequence[Thought]) -> None:
        """Take what stands on the page now, and keep it soon."""
        if self.page is None:
            return
        self.page.text, self.page.thoughts = text, tuple(thoughts)
        self._typed_s = self._clock.monotonic_s()
        if not self._save.is_active:  # not started anew by every key: someone may type for minutes
            self._save.start(SAVE_S)

    def save(self) -> bool:
        """Keep what stands on the page now; False where thoughts cannot be kept."""
        self._save.stop()
        page = self.page
        if page is None:
            return True
        if page.parks:
            now = self._clock.now()
            written = self._try(lambda: self._thoughts.write(self._sheet_id, page.thoughts, now))
            self._is_saved = bool(page.thoughts) if written else self._is_saved
            return written
        self._journal.note(self._note(page.text.strip()))
        return True

    def take_begun(self) -> None:
        """Have what was begun before be part of this page."""
        page = self.page
        if page is not None:
            now = self._clock.now()
            self._try(lambda: self._thoughts.write(self._sheet_id, page.thoughts, now, with_begun=True))

    def drop_begun(self) -> None:
        """Delete what was begun before."""
        self._try(lambda: self._thoughts.drop_begun(self._sheet_id))

    def drop_withheld(self) -> None:
        """Delete all that is put away, unread."""
        self._try(self._thoughts.delete_all_withheld)

    def put_away(self, due_at: datetime) -> None:
        """Put the thoughts on the page away until `due_at`, and go on with what follows it."""
        page = self.page
        if page is None:
            return
        self._save.stop()
        now = self._clock.now()
        if self._try(lambda: self._thoughts.park(self._sheet_id, page.thoughts, due_at, now)):
            self._go_on(page)
            self.put_away_until.emit(due_at)

    def leave(self) -> None:
        """Keep and close the page, and go on with what follows it."""
        page = self.page
        if page is None:
            return
        self.save()
        if page.parks:
            self._try(self._thoughts.forget)
        self._go_on(page)

    def _go_on(self, page: OpenPage) -> None:
        if not page.parks:
            self._notes.append(page.text.strip())
        self._replan(left)
        self._close()
        self._exercise.resume()

    def _forget_notes(self) -> None:
        """Take back what was noted in this exercise: it was deleted."""
        self._notes = []
        if self.page is not None and not self.page.parks:
            self._clear(self.page)

    def _look_whether_there(self) -> None:
        if self.page is None or not (self.page.parks and self._is_saved):
            return
        try:
            if not self._thoughts.has_sheet(self._sheet_id):
                self._clear(self.page)
        except StorageError as error:
            self._fail(error)

    def _clear(self, page: OpenPage) -> None:
        page.text, page.thoughts = "", ()
        self.cleared.emit()
        self._is_saved = False
        self._save.stop()

    def _note(self, now: str) -> str:
        """Give the own words of this exercise, those on the open page last."""
        return "\n".join(text for text in (*self._notes, now) if text)

    def _open(self, step: WriteStep) -> None:
        self._sheet_id, self._is_saved = uuid.uuid4().hex, False
        begun: tuple[Thought, ...] = ()
        withheld = False
        if step.purpose == "park":
            try:
                begun, withheld = self._thoughts.begun(), self._thoughts.next_due() is not None
            except StorageError as error:
                self._fail(error)
            begun, self._unkept = (*begun, *self._unkept), ()
        self.page = OpenPage(self._title, step, begun, withheld)
        self._typed_s = -math.inf
        self.opened.emit(self.page)

    def _mind_time(self, page: OpenPage, frame: Frame) -> None:
        """Let a page whose time runs out stay: longer while someone types, else the session waits."""
        segment = self._exercise.segment
        if self._minding or segment is None:
            return
        left_s = segment.end_s - frame.at_s
        if left_s < EARLY_S and self._clock.monotonic_s() - self._typed_s < TYPING_S:
            self._replan(lambda timeline, at_s: prolonged(timeline, at_s, TYPING_S))
        elif left_s <= END_S and page.is_blank:
            self.leave()  # someone with closed eyes goes on, without a click
        elif left_s <= END_S:
            self._exercise.pause()

    def _replan(self, change: Callable[[Timeline, float], Timeline]) -> None:
        # It shows a frame of the old plan first, which is not to be minded again.
        self._minding = True
        self._exercise.replan(change)
        self._minding = False

    def _close(self) -> None:
        self._save.stop()
        self.page = None
        self.closed.emit()

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
            self.notice.emit(page_fails(error))
