"""Fading guidance: in the last part the cues thin out, then stop, and one goes on unaided.

Being able to stop following is the point. A breath whose cue is gone lasts as long as before, so that the end of the
exercise still falls on an exhale; only tone, word and line are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from herstel_app.core.timeline import Line, Segment

LONGEST_S = 120.0
SHARE = 0.25
"""How much of the breathing fades: a quarter, two minutes at most; half of that thins out, the other half is silent."""
SOFTER = 0.5
LEAST_BREATHS = 6
"""Fewer than this is an opener, such as three sighs: nothing to fade."""


def faded(segments: Sequence[Segment], unaided: str) -> list[Segment]:
    """Fade the breathing that `segments` end with; anything else is given back as it is.

    `unaided` is the line that tells it, at the last breath with its whole cue.
    """
    first = len(segments)
    while first > 0 and segments[first - 1].kind == "breathe":
        first -= 1
    breaths = sorted({segment.unit_s for segment in segments[first:] if segment.unit_s is not None})
    if len(breaths) < LEAST_BREATHS:
        return list(segments)
    end_s = segments[-1].end_s
    fade_s = min(LONGEST_S, SHARE * (end_s - segments[first].start_s))
    fading = [start_s for start_s in breaths if start_s >= end_s - fade_s]
    told_s = breaths[breaths.index(fading[0]) - 1] if fading and fading[0] != breaths[0] else None
    return [
        *segments[:first],
        *(_faded(s, fading, end_s - fade_s / 2, told_s, unaided, end_s) for s in segments[first:]),
    ]


def _faded(
    segment: Segment, fading: Sequence[float], silent_s: float, told_s: float | None, unaided: str, end_s: float
) -> Segment:
    if told_s is None or segment.unit_s is None or segment.unit_s < told_s:
        if told_s is not None and segment.line and segment.line.end_s > told_s:
            return replace(segment, line=replace(segment.line, end_s=told_s))
        return segment
    line = Line(unaided, told_s, end_s)
    if segment.unit_s == told_s:
        return replace(segment, line=line)
    number = fading.index(segment.unit_s)
    cued = segment.unit_s < silent_s and number % 2 == 1
    return replace(segment, line=line, guidance=SOFTER if cued else 0.0)


def thinned(segments: Sequence[Segment]) -> list[Segment]:
    """Thin out the second half of a guided step: every other line is left out, tones are softer."""
    half = len(segments) // 2
    result = list(segments[:half])
    left_out = False
    for segment in segments[half:]:
        if segment.phase in ("tense", "release"):
            result.append(replace(segment, guidance=SOFTER))
        else:
            left_out = not left_out
            result.append(replace(segment, guidance=0.0) if left_out else segment)
    return result
