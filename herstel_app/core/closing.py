"""The closing of an exercise: the end tone, and what is said after it."""

from __future__ import annotations

from herstel_app.core.added_lines import OVER
from herstel_app.core.speech_timing import CLOSING_S, END_TONE_S, speech_s
from herstel_app.core.timeline import Line, Segment, Timeline

LEAST_CLOSING_S = 10.0
"""So long it takes at least: the end tone has its room in it."""
TAP_AFTER_S = 2.5
"""So long after the beginning of the end tone a tap is asked, where one is asked right after; the tone goes on."""


def closing_s(text: str) -> float:
    """Seconds that a closing takes: to the end of what is said in it, so that no silence follows."""
    return max(LEAST_CLOSING_S, min(CLOSING_S, END_TONE_S + speech_s(text)))


def closed(at_s: float, level: float, text: str) -> Segment:
    """Give the closing that begins at `at_s`, and says `text`."""
    end_s = at_s + closing_s(text)
    return Segment(at_s, end_s, "closing", None, Line(text, at_s, end_s), level, level)


def closed_for_tap(at_s: float, level: float) -> Segment:
    """Give the closing after which a tap is asked at once: nothing is spoken in it."""
    end_s = at_s + TAP_AFTER_S
    line = Line(OVER.strip(), at_s, end_s)
    return Segment(at_s, end_s, "closing", None, line, level, level, rings_s=LEAST_CLOSING_S - TAP_AFTER_S)


def sound_end_s(timeline: Timeline) -> float:
    """Give where the last tone is over (session seconds); the run itself may have ended before."""
    return timeline.duration_s + timeline.segments[-1].rings_s
