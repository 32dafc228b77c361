"""What was noted: read, changed, put on paper and deleted. What cannot be read or kept now raises StorageError.

A start needs next to nothing of it: what words, lists and pages are made with is loaded when they are asked for.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from herstel_app.core.errors import StorageError
from herstel_app.core.evening_dates import Period, evening_of
from herstel_app.core.ports.files import WriteFile
from herstel_app.core.ports.records import Journal, Lookback, NotesArchive, YardstickBook
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import Entry, EntryFilter, Note, in_month
from herstel_app.engine.event import Event
from herstel_app.engine.library_model import LibraryModel
from herstel_app.engine.lookback.all_notes import AllNotes

if TYPE_CHECKING:
    from herstel_app.core.content import Explanation
    from herstel_app.core.drawing import Stroke
    from herstel_app.core.ports.wording import DateWords
    from herstel_app.core.signals import Moment, Readings
    from herstel_app.engine.lookback.evening_line import EveningLine
    from herstel_app.engine.lookback.month import Month
    from herstel_app.engine.lookback.note_list import NoteList
    from herstel_app.engine.lookback.note_words import NoteWords
    from herstel_app.engine.lookback.yardstick import YardstickModel

logger = logging.getLogger(__name__)
MANY_EVENINGS = 15


class LookbackPorts(msgspec.Struct, frozen=True):
    """What looking back needs from outside, beside the journal."""

    lookback: Lookback
    yardstick: YardstickBook
    archive: NotesArchive
    write_file: WriteFile


class LookbackModel:
    """The notes, for *Terugblik* and for *Gegevens* in *Instellingen*."""

    def __init__(self, journal: Journal, ports: LookbackPorts, library: LibraryModel, clock: Clock) -> None:
        """Read nothing yet."""
        self.words_changed: Event[str, str] = Event()
        """An explanation, and the own words to its question as they are from now on."""
        self.all_notes = AllNotes(ports.archive, clock)
        self.all_notes.changed.connect(self._tell_words)
        self._journal, self._ports, self._library, self._clock = journal, ports, library, clock

    @cached_property
    def yardstick(self) -> YardstickModel:
        """The questions of each week."""
        from herstel_app.engine.lookback.yardstick import YardstickModel

        return YardstickModel(self._ports.yardstick, self._library.library.yardstick, self._clock)

    @property
    def tonight(self) -> date:
        """The evening of now."""
        return evening_of(self._clock.now())

    # What is read

    def notes(self) -> NoteList:
        """Give a list of the notes, of which nothing has been read yet."""
        from herstel_app.engine.lookback.note_list import NoteList

        return NoteList(self._ports.lookback, lambda: {name: item.title for name, item in self._explanations.items()})

    def exercises(self) -> dict[str, str]:
        """Give the title of each exercise that was done, in the order of the alphabet."""
        return self._ports.lookback.exercises()

    def months(self) -> list[date]:
        """Give the first day of each month with an exercise, the newest first."""
        return self._ports.lookback.months()

    def month_of(self, month: date) -> Month:
        """Give what was done in a month, by exercise."""
        from herstel_app.engine.lookback.month import month_of

        return month_of(self._ports.lookback.entries(None, wanted=in_month(month))[::-1])

    def strokes_of(self, month: date) -> tuple[Stroke, ...]:
        """Give the lines of a month one after another, the oldest first: all that was done, without its days."""
        from herstel_app.core.drawing import done_stroke

        done = self._ports.lookback.entries(None, wanted=in_month(month))[::-1]
        return tuple(done_stroke(entry, self._library.library.exercises.get(entry.exercise_id)) for entry in done)

    def stroke_of(self, exercise_id: str) -> Stroke:
        """Give what an exercise is drawn as."""
        from herstel_app.core.drawing import stroke_by_id

        return stroke_by_id(exercise_id, self._library.library)

    def done_tonight(self) -> tuple[Stroke, ...]:
        """Give what was done tonight as *Terugblik* draws it, in order; nothing where that is not known."""
        from herstel_app.core.drawing import done_stroke, with_waves

        exercises = self._library.library.exercises
        try:
            entries = self._ports.lookback.entries(None, wanted=EntryFilter(first=self.tonight, last=self.tonight))
        except StorageError as error:
            logger.warning("tonight: %s", error)
            return ()
        return tuple(with_waves(done_stroke(entry, exercises.get(entry.exercise_id))) for entry in entries[::-1])

    def own_words(self) -> dict[str, str]:
        """Give the own words to the question of each explanation where there are any."""
        return {words.explanation_id: words.text for words in self._journal.all_words()}

    def now(self, note: Note) -> Note | None:
        """Give what has become of a note; None where it is not there any more."""
        return self._journal.entry(note.id) if isinstance(note, Entry) else self._journal.words(note.explanation_id)

    def words_of(self, note: Note, dates: DateWords) -> NoteWords:
        """Give what is said of a note."""
        from herstel_app.engine.lookback.note_words import note_words

        return note_words(note, self._explanations, dates)

    def line_of(self, notes: Sequence[Note], dates: DateWords) -> EveningLine:
        """Give the line of some notes of one evening, the newest first."""
        from herstel_app.engine.lookback.evening_line import evening_line

        return evening_line(notes, self._library.library, dates, self.tonight)

    def has_many_evenings(self) -> bool:
        """Whether there are so many evenings that one may look for something in them."""
        return self._ports.lookback.evenings(MANY_EVENINGS) >= MANY_EVENINGS

    def has_more_evenings(self) -> bool:
        """Whether there is more than one evening: a single one says all in its own line."""
        return self._ports.lookback.evenings(2) > 1

    def offers_questions(self) -> bool:
        """Whether to offer the questions of this week: something was noted before it, and they were not asked yet."""
        if not (self._journal.store.keeps and self.yardstick.is_open()):
            return False
        earlier = EntryFilter(last=self.yardstick.week - timedelta(days=1))
        return bool(self._ports.lookback.entries(1, wanted=earlier))

    # What is changed

    def set_signals(self, note: Note, moment: Moment, readings: Readings) -> None:
        """Keep other readings; only an exercise has any."""
        if isinstance(note, Entry):
            self._journal.set_signals(note.id, moment, readings)

    def set_text(self, note: Note, text: str) -> None:
        """Keep other words of one's own."""
        if isinstance(note, Entry):
            self._journal.set_note(note.id, text)
        else:
            self._journal.set_words(note.explanation_id, text, self._clock.now())
            self.words_changed.emit(note.explanation_id, text)

    def delete(self, note: Note) -> None:
        """Delete a note for good."""
        if isinstance(note, Entry):
            self._journal.delete(note.id)
        else:
            self.set_text(note, "")

    def forget_replaced(self) -> None:
        """Overwrite what stood there before it was changed."""
        self._journal.store.forget(anew=True)

    # What goes on paper

    def pages(self, period: Period, with_words: bool, dates: DateWords) -> str:
        """Write the pages of a period, with or without the user's own words; raises NotPrinted where there are none."""
        from herstel_app.engine.lookback.printed_pages import PrintedPeriod, pages_of, weeks_in

        wanted = EntryFilter(first=period[0], last=period[1])
        lookback = self._ports.lookback
        printed = PrintedPeriod(
            period,
            self._clock.now(),
            lookback.entries(None, wanted=wanted)[::-1],
            lookback.words(wanted, {})[::-1],
            weeks_in(self._ports.yardstick.answers(), period),
            with_words,
        )
        printed.check()
        return pages_of(printed, self._explanations, self.yardstick.content, dates)

    def keep_pdf(self, path: str, data: bytes) -> None:
        """Have `path` hold a PDF, whole or not at all. Raises OSError, also where the PDF breaks off."""
        if not (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")):
            raise OSError(errno.EIO, "the PDF is not whole")
        self._ports.write_file(path, data)

    @property
    def _explanations(self) -> Mapping[str, Explanation]:
        return self._library.library.explanations

    def _tell_words(self) -> None:
        """Tell what the own words are after notes were read back or deleted."""
        try:
            words = self.own_words()
        except StorageError as error:
            logger.warning("own words: %s", error)
            return
        for explanation_id in self._explanations:
            self.words_changed.emit(explanation_id, words.get(explanation_id, ""))
