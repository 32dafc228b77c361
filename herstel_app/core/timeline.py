"""The plan of one run of an exercise: what is shown and heard at each moment.

Invariants:
- segments follow each other without a gap or an overlap, from 0 to `duration_s`;
- the glow's level is continuous: a segment starts at the level where the last one ended;
  a `Timeline` that breaks either raises ValueError when it is made;
- every value is a pure function of elapsed session time: `frame_at(t)`;
- a change never turns time back: `spliced` keeps what has been, and `resumed_at(t)` gives a longer timeline in which
  the interrupted breath is taken again from its inhale, after a short lead-in, with "in" and "uit" said again.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from herstel_app.core.segment import Kind as Kind
from herstel_app.core.segment import Line as Line
from herstel_app.core.segment import Phase as Phase
from herstel_app.core.segment import Segment as Segment

LEAD_IN_S = 2.0
FADE_S = 40.0
FADE_SHARE = 0.25
ROUNDING = 1e-6
"""Times (s) and levels that differ by less are the same."""
WORDED_BREATHS = 3
"""How many breaths begin with their words said, at first and after a pause, so that the sound is understood."""
CHANGE_S = 6.0
"""How long it takes, at most, for the glow to change: a slow breath."""
WORD_FROM = 0.5
"""Guidance of less shows no word: there one goes on unaided."""
LEFT_OUT_GLOW = 0.6
"""The least glow of what is not rest: where a line or a cue is left out, or where one does something in stillness."""


def eased(x: float) -> float:
    """Give a raised cosine: 0 to 1 over x = 0…1."""
    return 0.5 - 0.5 * math.cos(math.pi * x)


class Frame(msgspec.Struct, frozen=True):
    """What can be seen at one moment: everything the screen needs, and nothing else.

    `progress` runs 0–1 through the segment, `level` is the size of the glow (0–1),
    `presence` falls from 1 to 0 during the closing; `glow` is 1 where something is guided, less where one goes on
    unaided, and 0 at rest; `guidance` is 1 where the cue is whole, 0 where one goes on unaided. Both glide.
    """

    at_s: float
    kind: Kind
    phase: Phase | None
    text: str
    progress: float
    level: float
    presence: float
    remaining_s: float
    word: str | None = None
    guidance: float = 1.0
    glow: float = 0.0


class SegmentBegan(msgspec.Struct, frozen=True):
    """A segment starts at `at_s` (session seconds)."""

    at_s: float
    segment: Segment


class Timeline(msgspec.Struct, frozen=True, dict=True):
    """All segments of one run, in order. Raises ValueError where they do not follow each other."""

    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        if not self.segments:
            raise ValueError("a timeline without segments")
        if not abs(self.segments[0].start_s) <= ROUNDING:
            raise ValueError(f"a timeline that starts at {self.segments[0].start_s} s")
        for segment in self.segments:
            if not segment.start_s < segment.end_s:
                raise ValueError(f"a segment from {segment.start_s} to {segment.end_s} s")
        for one, following in pairwise(self.segments):
            if not abs(following.start_s - one.end_s) <= ROUNDING:
                raise ValueError(f"a segment ends at {one.end_s} s, the next one starts at {following.start_s} s")
            if not abs(following.level_start - one.level_end) <= ROUNDING:
                raise ValueError(f"at {one.end_s} s the level jumps from {one.level_end} to {following.level_start}")

    @cached_property
    def _starts(self) -> list[float]:
        return [segment.start_s for segment in self.segments]

    @property
    def duration_s(self) -> float:
        """Length of the whole run in seconds."""
        return self.segments[-1].end_s

    @cached_property
    def practice_end_s(self) -> float:
        """Where the closing begins: the end of the last exhale."""
        return next((s.start_s for s in self.segments if s.kind == "closing"), self.duration_s)

    @cached_property
    def practice_start_s(self) -> float:
        """Where the settling ends and the practice begins."""
        return next(
            (s.start_s for s in self.segments if s.kind not in ("settle", "lead_in")),
            0.0,
        )

    @property
    def fade_s(self) -> float:
        """How long the sound fades before the closing: 40 s, less in a short exercise."""
        return min(FADE_S, FADE_SHARE * (self.practice_end_s - self.practice_start_s))

    def index_at(self, at_s: float) -> int:
        """Give the number of the segment that holds `at_s` (clamped to the run)."""
        return max(0, bisect.bisect_right(self._starts, at_s) - 1)

    def segment_at(self, at_s: float) -> Segment:
        """Give the segment that holds `at_s` (clamped to the run)."""
        return self.segments[self.index_at(at_s)]

    def frame_at(self, at_s: float) -> Frame:
        """Say what is visible at `at_s` seconds; outside the run the nearest moment."""
        at_s = min(max(at_s, 0.0), self.duration_s)
        index = self.index_at(at_s)
        segment = self.segments[index]
        previous = self.segments[max(0, index - 1)]
        change = eased(min(1.0, (at_s - segment.start_s) / min(segment.duration_s, CHANGE_S)))
        progress = min(1.0, (at_s - segment.start_s) / segment.duration_s)
        return Frame(
            at_s=at_s,
            kind=segment.kind,
            phase=segment.phase,
            text=segment.text_at(at_s),
            progress=progress,
            level=segment.level_start + (segment.level_end - segment.level_start) * eased(progress),
            presence=1.0 - eased(progress) if segment.kind == "closing" else 1.0,
            remaining_s=self.duration_s - at_s,
            word=segment.word if segment.guidance >= WORD_FROM else "",
            guidance=previous.guidance + (segment.guidance - previous.guidance) * change,
            glow=(1 - change) * (self._glow(index - 1) if index else 0.0) + change * self._glow(index),
        )

    def _glow(self, index: int) -> float:
        """Give the glow that a segment changes to; the settling takes that of the segment after it."""
        segment = self.segments[index]
        if segment.kind == "settle" and index + 1 < len(self.segments):
            return self._glow(index + 1)
        match segment.kind:
            case "breathe" | "guide":
                return max(segment.guidance, LEFT_OUT_GLOW)
            case "quiet":
                return 0.0 if segment.is_rest else LEFT_OUT_GLOW
            case "lead_in":
                return 1.0
            case _:
                return 0.0

    def events_between(self, after_s: float, until_s: float) -> Iterator[SegmentBegan]:
        """Give the segments that begin in (after_s, until_s], in order, each once."""
        first = bisect.bisect_right(self._starts, after_s)
        last = bisect.bisect_right(self._starts, until_s)
        return (SegmentBegan(segment.start_s, segment) for segment in self.segments[first:last])

    def is_same_until(self, other: Timeline, at_s: float) -> bool:
        """Whether `other` has the same past: nothing that began before `at_s` differs, except in when it ends."""
        count = bisect.bisect_left(self._starts, at_s)
        if count != bisect.bisect_left(other._starts, at_s) or at_s > other.duration_s:
            return False
        if not count:
            return True
        mine, theirs = self.segments[count - 1], other.segments[count - 1]
        return self.segments[: count - 1] == other.segments[: count - 1] and mine.beginning == theirs.beginning

    def spliced(self, at_s: float, inserted: Sequence[Segment], following: int) -> Timeline:
        """Cut at `at_s`, put `inserted` there, and go on with the segments from number `following`, moved in time.

        `inserted` starts at `at_s`. A segment that is cut ends at the level it had reached, and so does its line.
        """
        index = self.index_at(at_s)
        past = list(self.segments[:index])
        cut = self.segments[index]
        if at_s > cut.start_s:
            line = cut.line and replace(cut.line, end_s=min(cut.line.end_s, at_s))
            past.append(replace(cut, end_s=at_s, level_end=self.frame_at(at_s).level, line=line))
        shift_s = inserted[-1].end_s - self.segments[following].start_s
        rest = [segment.shifted(shift_s) for segment in self.segments[following:]]
        # To the last bit: a gap by rounding would become a segment at the next cut.
        last = replace(inserted[-1], end_s=rest[0].start_s)
        return Timeline((*past, *inserted[:-1], last, *rest))

    def resumed_at(self, at_s: float) -> Timeline:
        """Give the timeline that goes on from `at_s` after a pause.

        What has been stays as it was. An interrupted breath is taken again from its start, so
        everything after it comes later; stillness, the settling and the closing just go on.
        """
        index = self.index_at(at_s)
        current = self.segments[index]
        if current.unit_s is None or at_s >= self.duration_s:
            return self
        # Paused again in a lead-in: the breath itself has not been cut.
        again = index + 1 if current.kind == "lead_in" else bisect.bisect_left(self._starts, current.unit_s)
        level = self.frame_at(at_s).level
        to_level = self.segments[again].level_start
        lead_in = Segment(at_s, at_s + LEAD_IN_S, "lead_in", None, None, level, to_level, at_s)
        return self.spliced(at_s, [lead_in], again)._worded_from(at_s)

    def _worded_from(self, at_s: float) -> Timeline:
        """Have the words of a cue said in the first breaths from `at_s`."""
        said = [segment for segment in self.segments if segment.cue_word]
        # The shortest is the word alone: where one waits, a line can follow on it.
        said.sort(key=lambda segment: -len(segment.cue_word or ""))
        words = {(segment.phase, segment.word): segment.cue_word for segment in said}
        breathed = [segment for segment in self.segments if segment.kind == "breathe" and segment.start_s >= at_s]
        worded = list(dict.fromkeys(segment.unit_s for segment in breathed))[:WORDED_BREATHS]
        return Timeline(
            tuple(
                replace(segment, cue_word=segment.cue_word or words.get((segment.phase, segment.word)))
                if segment.kind == "breathe" and segment.unit_s in worded
                else segment
                for segment in self.segments
            )
        )
