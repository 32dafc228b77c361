"""What comes after a silence, and when: told on the screen to who sits in it."""

from __future__ import annotations

from typing import Literal

import msgspec

from herstel_app.core.timeline import Segment, Timeline
from herstel_app.core.trace import is_still

Comes = Literal["end", "cue", "line"]
"""The strokes at the end, something to follow again, or a line of text."""
WORTH_TELLING_S: dict[Comes, float] = {"end": 10.0, "cue": 40.0, "line": 40.0}
"""A silence that is shorter is over before someone wonders: sooner where nobody speaks any more after it."""


class Coming(msgspec.Struct, frozen=True):
    """What comes, in how many seconds, and how long the silence is before it."""

    what: Comes
    in_s: float
    silence_s: float


def coming_at(timeline: Timeline, at_s: float) -> Coming | None:
    """Say what comes after the silence at `at_s`; None where there is none, or a short one."""
    index = timeline.index_at(at_s)
    if not _is_silent(timeline.segments[index]):
        return None
    first = index
    while first and not _begins_line(timeline.segments[first]) and _is_silent(timeline.segments[first - 1]):
        first -= 1
    since_s = timeline.segments[first].start_s
    for segment in timeline.segments[index + 1 :]:
        what = _comes_with(segment)
        if what is not None:
            silence_s = segment.start_s - since_s
            return Coming(what, segment.start_s - at_s, silence_s) if silence_s >= WORTH_TELLING_S[what] else None
    return None


def _is_silent(segment: Segment) -> bool:
    return is_still(segment) or not segment.guidance


def _begins_line(segment: Segment) -> bool:
    return bool(segment.text) and segment.line is not None and segment.line.start_s >= segment.start_s


def _comes_with(segment: Segment) -> Comes | None:
    if segment.kind == "closing":
        return "end"
    if not _is_silent(segment):
        return "cue" if segment.phase is not None or segment.kind == "lead_in" else "line"
    return "line" if _begins_line(segment) else None
