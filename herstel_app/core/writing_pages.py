"""A page to write on has a time that only suggests: it is left earlier, or stays open longer.

Both give a new timeline; what has been stays as it was, so that session time only goes forward and the sound
stays a function of one timeline. At a moment outside a page the timeline is given back unchanged.
"""

from __future__ import annotations

from msgspec.structs import replace

from herstel_app.core.timeline import Segment, Timeline

LEAVE_S = 3.0
"""Stillness between a page that closes and what follows."""


def left(timeline: Timeline, at_s: float) -> Timeline:
    """Give the timeline in which the page that is open at `at_s` closes now, and what follows comes after a silence."""
    index = timeline.index_at(at_s)
    page = timeline.segments[index]
    if page.kind != "write":
        return timeline
    level = timeline.frame_at(at_s).level
    silence = Segment(at_s, at_s + LEAVE_S, "quiet", None, None, level, page.level_end)
    return timeline.spliced(at_s, [silence], index + 1)


def prolonged(timeline: Timeline, at_s: float, by_s: float) -> Timeline:
    """Give the timeline in which the page that is open at `at_s` stays open `by_s` seconds longer."""
    index = timeline.index_at(at_s)
    page = timeline.segments[index]
    if page.kind != "write":
        return timeline
    line = page.line and replace(page.line, end_s=page.line.end_s + by_s)
    longer = replace(page, end_s=page.end_s + by_s, line=line)
    return timeline.spliced(page.start_s, [longer], index + 1)
