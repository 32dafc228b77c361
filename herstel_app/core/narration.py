"""Which line is to be spoken now, as session time goes by.

Invariants:
- every line is given at most once, and never more than `STALE_S` late: what has passed is not said after all;
- a line has room until the cue that waits for it, or else until something else happens.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec.structs import replace

from herstel_app.core.session import STALE_S
from herstel_app.core.speech_timing import Utterance, cue_start_s, utterances
from herstel_app.core.timeline import Timeline


def spoken_lines(timeline: Timeline) -> tuple[Utterance, ...]:
    """Give the lines that are spoken, in order, each ending where its room ends."""
    return tuple(replace(line, end_s=_room_end_s(timeline, line)) for line in utterances(timeline))


def _room_end_s(timeline: Timeline, line: Utterance) -> float:
    segment = timeline.segment_at(line.start_s)
    cue_s = cue_start_s(segment, (line,))  # its segment has no other
    if segment.phase is None or cue_s is None or cue_s <= line.start_s:
        return max(line.end_s, segment.end_s)
    return cue_s


def rooms_s(lines: Iterable[Utterance]) -> dict[str, float]:
    """Give the seconds each text has; the fewest where it is spoken more than once."""
    rooms: dict[str, float] = {}
    for line in lines:
        room_s = line.end_s - line.start_s
        rooms[line.text] = min(room_s, rooms.get(line.text, room_s))
    return rooms


class Narration:
    """The lines of one run that are still to come."""

    def __init__(self, timeline: Timeline, at_s: float = 0.0) -> None:
        """Begin at `at_s`: lines that should have begun before are left out."""
        self.lines = tuple(line for line in spoken_lines(timeline) if line.start_s >= at_s)
        self._next = 0

    @property
    def next_s(self) -> float:
        """When the next line begins (session seconds); infinite where none does."""
        return self.lines[self._next].start_s if self._next < len(self.lines) else math.inf

    def due(self, at_s: float) -> Utterance | None:
        """Give the line that has to begin now, if there is one."""
        given = None
        while self._next < len(self.lines) and self.lines[self._next].start_s <= at_s:
            line = self.lines[self._next]
            given = line if at_s - line.start_s <= STALE_S else None
            self._next += 1
        return given
