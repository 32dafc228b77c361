"""The notes of *Avonden*, the newest first, read a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from herstel_app.core.ports.records import Lookback
from herstel_app.core.records import Entry, EntryFilter, Note, WrittenAnswer, written_at

CHUNK = 20
"""So many exercises are read at a time."""


def _time(note: Note) -> float:
    return written_at(note).timestamp()


class NoteList:
    """What is asked for, and how far it has been read; every method that reads raises StorageError."""

    def __init__(self, lookback: Lookback, titles: Callable[[], Mapping[str, str]]) -> None:
        """Read nothing yet; `titles` gives those of the explanations, which are looked in too."""
        self._lookback, self._titles = lookback, titles
        self.wanted = EntryFilter()
        self.has_ended = True
        """Whether there is nothing further back."""
        self._start: Entry | None = None
        self._oldest: Entry | None = None
        self._words: list[WrittenAnswer] = []
        """What was written at the reading, and has not been given yet."""

    @property
    def begins_further_back(self) -> bool:
        """Whether there is something newer than what is given first."""
        return self._start is not None or self.wanted.last is not None

    @property
    def asks_for_all(self) -> bool:
        """Whether nothing is left out."""
        return self._start is None and self.wanted.is_all

    def ask(self, wanted: EntryFilter) -> None:
        """Ask for other notes, from the newest on."""
        self._start = None
        self.begin(wanted)

    def begin(self, wanted: EntryFilter) -> None:
        """Read anew, from where it began."""
        start = self._start
        self.wanted, self._oldest, self.has_ended = wanted, start, False
        words = self._lookback.words(wanted, self._titles())
        self._words = words if start is None else [item for item in words if _time(item) <= _time(start)]

    def begin_where_it_ended(self) -> None:
        """Begin anew behind what was read so far."""
        self._start = self._oldest
        self.begin(self.wanted)

    def read_on(self) -> list[Note]:
        """Give the next exercises, with the own words that were written between them."""
        entries = self._lookback.entries(CHUNK, self._oldest, self.wanted)
        self.has_ended = len(entries) < CHUNK
        if entries:
            self._oldest = entries[-1]
        between = [item for item in self._words if self.has_ended or _time(item) >= _time(entries[-1])]
        self._words = self._words[len(between) :]
        return sorted([*entries, *between], key=_time, reverse=True)
