"""One line of *Terugblik*: what was done on an evening, or as a proef, drawn and told, with the own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from herstel_app.core.drawing import Stroke, done_in_words, done_stroke, share_done, stopped_words, with_waves
from herstel_app.core.library import Library
from herstel_app.core.ports.wording import DateWords
from herstel_app.core.programme import ShowDifference
from herstel_app.core.programme_content import Proef, Where
from herstel_app.core.records import Entry, Note, WrittenAnswer, evening_of_note
from herstel_app.engine.lookback.felt import difference_in, felt_in_evening, felt_words

PLACES: dict[Where, str] = {"head": "hoofd", "body": "lijf", "feeling": "gevoel"}
"""Where it sat, as it is said behind the evening; where that was not known, or not answered, nothing is said."""
A_PROEF = "een proef"
PROEF_PARTS = 2


class LineKey(NamedTuple):
    """What goes in one line: an evening, or of it a proef by its id."""

    evening: date
    proef: str | None = None


def line_key(note: Note) -> LineKey:
    """Give the line that a note stands in."""
    return LineKey(evening_of_note(note), note.proef if isinstance(note, Entry) else None)


@dataclass(frozen=True, slots=True)
class EveningLine:
    """A line as it is shown."""

    evening: str
    about: str
    """Where it sat, and what was done."""
    outcome: str
    """What a proef let one feel, as a sentence."""
    time: str
    """When it began, for an evening that is opened."""
    felt: str
    """How it was at the end beside the beginning, for an evening that is opened."""
    text: str
    """The user's own words."""
    strokes: tuple[Stroke, ...]
    """What was done, in order; none where something was only written."""
    drawn: tuple[Stroke, ...]
    """As they are drawn: with more waves the longer they took, but the parts of a proef are as each other."""
    share: float
    """How much of the room for a whole evening that takes: less where something was stopped."""
    is_proef: bool
    spoken: str
    """All of it, with how long things took, for a screen reader."""
    difference: ShowDifference | None = None
    """What was tapped in a proef."""


def evening_line(notes: Sequence[Note], library: Library, dates: DateWords, tonight: date) -> EveningLine:
    """Give the line of some notes of one evening, which stand from the newest to the oldest."""
    in_order, key = notes[::-1], line_key(notes[0])
    done, felt = [note for note in in_order if isinstance(note, Entry)], ""
    strokes = tuple(done_stroke(entry, library.exercises.get(entry.exercise_id)) for entry in done)
    at_end, outcome, difference = "", "", None
    if key.proef is not None:
        proef = library.proeven.get(key.proef)
        strokes = _called_as_in(proef, done, strokes)
        parts = zip(done, strokes, strict=True)
        drawn = tuple(replace(stroke, minutes=share_done((entry,))) for entry, stroke in parts)
        share = min(1.0, sum(stroke.minutes for stroke in drawn) / PROEF_PARTS)
        head, joined = _small(proef.title) if proef else A_PROEF, ", daarna "
        difference = difference_in(proef, done) if proef else None
        felt = felt_words(difference) if difference else ""
        outcome = f"{felt[:1].upper()}{felt[1:]}." if felt else ""
    else:
        head, joined = next((PLACES[entry.place] for entry in done if entry.place in PLACES), ""), ", "
        drawn, share, at_end = tuple(map(with_waves, strokes)), share_done(done), felt_in_evening(done)
    names = (stopped_words(entry, stroke.label) for entry, stroke in zip(done, strokes, strict=True))
    named = joined.join(name for name, _ in groupby(names))
    read = [f"bij het lezen: {_title(note, library)}" for note in in_order if isinstance(note, WrittenAnswer)]
    text = "\n".join(words for note in in_order if (words := _own_words(note)))
    evening = dates.near_evening_words(key.evening, tonight)
    spoken = _sentences(_listed(evening, head), done_in_words(strokes), felt, *read, text)
    about, time = _listed(head, named, *read), f"{_moment(in_order[0]):%H:%M}"
    return EveningLine(
        evening, about, outcome, time, at_end, text, strokes, drawn, share, key.proef is not None, spoken, difference
    )  # fmt: skip


def _called_as_in(proef: Proef | None, done: Sequence[Entry], strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    """Give the strokes by the names that the proef has for its parts."""
    choices = [choice for part in proef.parts for choice in part.choices] if proef else []
    labels = {(choice.exercise, choice.variant): _small(choice.label) for choice in choices}
    named = zip(done, strokes, strict=True)
    return tuple(
        replace(stroke, label=labels.get((entry.exercise_id, entry.variant_id), stroke.label))
        for entry, stroke in named
    )


def _listed(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


def _moment(note: Note) -> datetime:
    return note.started_at if isinstance(note, Entry) else note.written_at


def _own_words(note: Note) -> str:
    return (note.note if isinstance(note, Entry) else note.text).strip()


def _title(answer: WrittenAnswer, library: Library) -> str:
    explanation = library.explanations.get(answer.explanation_id)
    return explanation.title if explanation else answer.explanation_id


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
