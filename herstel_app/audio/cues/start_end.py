"""The strokes at the start, which open, and at the end, which come home."""

from __future__ import annotations

from herstel_app.audio.cues.bowl import OUT_MODES, Stroke, struck
from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.sample_grid import Samples

Strokes = tuple[tuple[float, Stroke], ...]
"""When each begins, and what it is."""

START_S, END_S = 5.5, 8.5
"""How long they take where there is room; in less, they follow each other sooner."""
START: Strokes = ((0.0, Stroke(220.0, 0.0375, 0.8, 0.45)), (1.3, Stroke(293.66, 0.0315, 0.7, 0.45)))
END: Strokes = (
    (0.0, Stroke(293.66, 0.030, 0.9, 0.50, OUT_MODES)),
    (1.7, Stroke(220.0, 0.0345, 1.0, 0.50, OUT_MODES)),
    (3.6, Stroke(146.83, 0.0415, 1.1, 0.60, OUT_MODES)),
)


def start(number: int, start_s: float, room_s: float) -> Samples:
    """Give block `number` of two strokes, a fourth up, that begin at `start_s` and are gone after `room_s`."""
    return _played(START, START_S, number, start_s, room_s)


def end(number: int, start_s: float, room_s: float) -> Samples:
    """Give block `number` of three strokes down to the ground note."""
    return _played(END, END_S, number, start_s, room_s)


def _played(strokes: Strokes, usual_s: float, number: int, start_s: float, room_s: float) -> Samples:
    length_s = min(usual_s, room_s)
    later = [length_s / usual_s * after_s for after_s, _ in strokes]
    spans = [CueSpan("notice", start_s + after_s, length_s - after_s) for after_s in later]
    return sum(
        (struck(stroke, span, number) for span, (_, stroke) in zip(spans[1:], strokes[1:], strict=True)),
        start=struck(strokes[0][1], spans[0], number),
    )
