"""The strokes at the start, which open, and at the end, which come home."""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.audio.cues.bowl import OUT_MODES, Stroke, struck
from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.sample_grid import Ears
from herstel_app.core.speech_timing import END_TONE_S, START_TONE_S, Utterance
from herstel_app.core.timeline import Segment

Strokes = tuple[tuple[float, Stroke], ...]
"""When each begins, and what it is."""

DELAY_S = 0.5
START_S, END_S = 5.5, 8.5
"""How long they take where there is room; in less, they follow each other sooner."""
START: Strokes = ((0.0, Stroke(220.0, 0.0375, 0.8, 0.45)), (1.3, Stroke(293.66, 0.0315, 0.7, 0.45)))
END: Strokes = (
    (0.0, Stroke(293.66, 0.030, 0.9, 0.50, OUT_MODES)),
    (1.7, Stroke(220.0, 0.0345, 1.0, 0.50, OUT_MODES)),
    (3.6, Stroke(146.83, 0.0415, 1.1, 0.60, OUT_MODES)),
)


def stroke_times(segment: Segment, lines: Sequence[Utterance]) -> tuple[float, float] | None:
    """Give where the strokes of a settling or a closing begin, and how long they take (s); None where they have none.

    Where one of `lines` is spoken there they are gone before it.
    """
    if segment.kind == "settle":
        room_s, usual_s, before_line_s = segment.duration_s - 2 * DELAY_S, START_S, START_TONE_S
    elif segment.kind == "closing":
        sounding_s = segment.duration_s + segment.rings_s
        room_s, usual_s, before_line_s = sounding_s - 3 * DELAY_S, END_S, END_TONE_S
    else:
        return None
    if any(segment.start_s <= line.start_s < segment.end_s for line in lines):
        room_s = min(room_s, before_line_s - DELAY_S)
    length_s = min(usual_s, room_s)
    return (segment.start_s + DELAY_S, length_s) if length_s > 0 else None


def strokes(segment: Segment, number: int, lines: Sequence[Utterance]) -> Ears | None:
    """Give block `number` of the strokes of a segment: two, a fourth up, or three, down to the ground note."""
    times = stroke_times(segment, lines)
    if times is None:
        return None
    start_s, length_s = times
    played, usual_s = (START, START_S) if segment.kind == "settle" else (END, END_S)
    later = [length_s / usual_s * after_s for after_s, _ in played]
    spans = [CueSpan("notice", start_s + after_s, length_s - after_s) for after_s in later]
    return sum(
        (struck(stroke, span, number) for span, (_, stroke) in zip(spans[1:], played[1:], strict=True)),
        start=struck(played[0][1], spans[0], number),
    )
