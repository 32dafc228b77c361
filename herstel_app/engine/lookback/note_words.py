"""What is said of one note: on its card, where it is opened, and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from herstel_app.core.content import Explanation
from herstel_app.core.ports.wording import DateWords
from herstel_app.core.records import Entry, Note, WrittenAnswer
from herstel_app.core.signals import SIGNALS, Readings, Signal
from herstel_app.engine.signal_words import signal_name


@dataclass(frozen=True, slots=True)
class NoteWords:
    """A note as it is shown."""

    title: str
    meta: str
    """When it was, and how."""
    about: str
    """Below the title of a note that is opened."""
    text: str
    """The user's own words."""
    question: str = ""
    """What these words answer."""
    before: Readings = field(default_factory=dict)
    after: Readings = field(default_factory=dict)

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The signals that were noted."""
        return tuple(signal for signal in SIGNALS if signal in self.before or signal in self.after)

    @property
    def spoken(self) -> str:
        """All of it in sentences, for a screen reader."""
        said = [self.title, self.meta, self.question, *map(self._change, self.signals), self.text]
        return " ".join(text if text.endswith((".", "?")) else f"{text}." for text in said if text)

    def _change(self, signal: Signal) -> str:
        return change_words(signal, self.before, self.after)


def note_words(note: Note, explanations: Mapping[str, Explanation], dates: DateWords) -> NoteWords:
    """Give what is said of a note."""
    return _entry_words(note, dates) if isinstance(note, Entry) else _answer_words(note, explanations)


def first_and_last(notes: Iterable[NoteWords]) -> tuple[Readings, Readings]:
    """Give each signal as it was first noted before, and last after, in notes as they were lived."""
    before, after = dict[Signal, int](), dict[Signal, int]()
    for note in notes:
        before = {**note.before, **before}
        after |= note.after
    return before, after


def change_words(signal: Signal, before: Readings, after: Readings) -> str:
    """Say how a signal was before and after."""
    was, became = (readings.get(signal, "niet ingevuld") for readings in (before, after))
    return f"{signal_name(signal)}: vooraf {was}, achteraf {became}"


def _entry_words(entry: Entry, dates: DateWords) -> NoteWords:
    # The journal's planned length includes settling and closing; what counts is what was done.
    done = f"{entry.started_at:%H:%M} · {dates.length_words(entry.elapsed_s)}"
    meta = done + (", eerder gestopt" if entry.outcome == "stopped" else "")
    return NoteWords(entry.exercise_title, meta, done, entry.note, before=entry.before, after=entry.after)


def _answer_words(answer: WrittenAnswer, explanations: Mapping[str, Explanation]) -> NoteWords:
    explanation = explanations.get(answer.explanation_id)
    title = explanation.title if explanation else answer.explanation_id
    question = explanation.question if explanation else ""
    return NoteWords(title, f"{answer.written_at:%H:%M} · bij het lezen", question, answer.text, question)
