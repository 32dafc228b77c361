"""Fading guidance: in the last part the cues get softer, then stop, and one goes on unaided.

Being able to stop following is the point. A breath whose cue is gone lasts as long as before, so that the end of the
exercise still falls on an exhale; only tone, word and line are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from herstel_app.core.added_lines import CUE_WORDS, LEFT_S
from herstel_app.core.speech_timing import room_end_s, speech_s
from herstel_app.core.timeline import Line, Segment

LONGEST_S = 120.0
SHARE = 0.25
"""How much of the breathing fades: a quarter, two minutes at most; in half of that the cue gets softer with every
breath, the other half is silent."""
SOFTER = 0.5
"""How much of the cue the last guided breath has."""
LEAST_BREATHS = 6
"""Fewer than this is an opener, such as three sighs: nothing to fade."""
WHOLE_SHARE = 0.25
"""How much of the guided steps that thin out is whole, before they do."""
BREATHED_IN = ("inhale", "top_up", "hold")
"""What comes before the exhale, in which lines are said."""
LAST_SHARE = 1 / 3
"""How many of their last lines are said."""


UNAIDED = (
    "Nu zonder woorden. Adem zelf door tot je drie tonen hoort.",
    "Nu zonder woorden. Ga door tot je tonen hoort.",
    "Nu zonder woorden. Ga door tot de tonen.",
    "Nu zonder woorden, tot de tonen.",
    "Nu zonder woorden.",
)
"""What is said in the last exhale that has a cue: what to do, and how the end is heard; from long to short.

From there on none of it is said, and only that one breathes on is shown.
"""


def fitting(texts: Sequence[str], room_s: float) -> str | None:
    """Give the first of `texts` that a slow voice can say in `room_s`, after "uit" or at least without it."""
    said = (f"{CUE_WORDS['exhale']} ", "")
    return next((text for word in said for text in texts if speech_s(word + text) <= room_s + 1e-9), None)


def faded(segments: Sequence[Segment], unaided: str | None = None) -> list[Segment]:
    """Fade the breathing that `segments` end with; anything else is given back as it is.

    `unaided` is the line that tells it, at the last breath that still has a cue; None takes what fits of `UNAIDED`.
    """
    first = len(segments)
    while first > 0 and segments[first - 1].kind == "breathe":
        first -= 1
    breaths = sorted({segment.unit_s for segment in segments[first:] if segment.unit_s is not None})
    if len(breaths) < LEAST_BREATHS:
        return list(segments)
    end_s = segments[-1].end_s
    fade_s = min(LONGEST_S, SHARE * (end_s - segments[first].start_s))
    guided = [start_s for start_s in breaths if start_s < end_s - fade_s / 2]
    softer = [start_s for start_s in guided if start_s >= end_s - fade_s]
    levels = {start_s: 1 - (1 - SOFTER) * number / len(softer) for number, start_s in enumerate(softer, start=1)}

    def with_line(text: str) -> list[Segment]:
        told = Line(text, guided[-1], end_s)
        return [*segments[:first], *(_faded(segment, levels, told) for segment in segments[first:])]

    if unaided is not None:
        return with_line(unaided)
    plain = with_line(UNAIDED[-1])
    exhale = next(n for n, one in enumerate(plain) if one.unit_s == guided[-1] and one.phase == "exhale")
    return with_line(fitting(UNAIDED, room_end_s(plain, exhale) - plain[exhale].start_s) or UNAIDED[-1])


def _faded(segment: Segment, levels: Mapping[float, float], told: Line) -> Segment:
    is_breathed_in = segment.unit_s == told.start_s and segment.phase in BREATHED_IN
    if segment.unit_s is None or segment.unit_s < told.start_s or is_breathed_in:
        line = segment.line
        if line is not None:
            # Whoever was just told to follow again is not told at once to go on alone.
            is_close = told.start_s - line.start_s < LEFT_S
            line = None if is_close else replace(line, end_s=min(line.end_s, told.start_s))
        level = 1.0 if segment.unit_s is None else levels.get(segment.unit_s, 1.0)
        return replace(segment, line=line, guidance=level)
    guidance = levels.get(segment.unit_s, 1.0) if segment.unit_s == told.start_s else 0.0
    return replace(segment, line=told, guidance=guidance, word="")


def thinned(segments: Sequence[Segment], steps: Sequence[range]) -> list[Segment]:
    """Thin out the guided `steps`, given by the numbers of their segments, steadily through all of them together.

    Ever more lines are left out, never the first of a step; tones get softer.
    """
    result = list(segments)
    total = sum(len(step) for step in steps)
    passed = 0
    for step in steps:
        owed = 0.0
        for number in step:
            through = max(0.0, (passed / total - WHOLE_SHARE) / (1 - WHOLE_SHARE))
            passed += 1
            segment = segments[number]
            if segment.phase in ("tense", "release"):
                result[number] = replace(segment, guidance=1 - (1 - SOFTER) * through)
                continue
            owed += 1 - (1 - LAST_SHARE) * through
            if owed >= 0.5 or number == step.start:
                owed = 0.0 if number == step.start else owed - 1
            else:
                result[number] = replace(segment, guidance=0.0)
    return result
