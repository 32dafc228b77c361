"""Timeline → samples: a pure function of session time.

Any block can be rendered by itself and is the same, to the sample, as that part of the whole: everything
is computed on one fixed grid of blocks and cut to what was asked.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.tones import (
    END,
    EXHALE,
    INHALE,
    RELEASE,
    START,
    TENSE,
    Glide,
    Samples,
    bowl,
    glide,
    raised_cosine,
)
from herstel_app.core.timeline import Phase, Segment, Timeline

Pcm = NDArray[np.int16]
"""Samples as they go to the device: shape (n, 2), full scale ±32767."""

RATE_HZ = 48_000
GRID_FRAMES = 4096
FULL_SCALE = 32767.0
FADE_DB = -10.0
STROKE_DELAY_S = 0.5
LONGEST_START_S = 6.0
LONGEST_END_S = 9.0
QUIETEST_DB = -36.0

GLIDES: dict[Phase, Glide] = {
    "inhale": INHALE,
    "top_up": INHALE,
    "exhale": EXHALE,
    "tense": TENSE,
    "release": RELEASE,
}


def gain_of(percent: int) -> float:
    """Give the linear gain of a volume: 0 is silence, 100 is unchanged, in between even steps of loudness."""
    if percent <= 0:
        return 0.0
    return float(10 ** (QUIETEST_DB * (1 - min(percent, 100) / 100) / 20))


class Renderer:
    """Renders one timeline."""

    def __init__(self, timeline: Timeline) -> None:
        """Keep the timeline; nothing is rendered before it is asked."""
        self._timeline = timeline
        self._cached: tuple[int, Pcm] | None = None

    @property
    def frames(self) -> int:
        """Length of the whole in frames."""
        return round(self._timeline.duration_s * RATE_HZ)

    def render(self, start_frame: int, n_frames: int) -> Pcm:
        """Give `n_frames` frames from `start_frame`; silence outside the timeline."""
        out = np.zeros((n_frames, 2), dtype=np.int16)
        end_frame = start_frame + n_frames
        for number in range(start_frame // GRID_FRAMES, -(-end_frame // GRID_FRAMES)):
            base = number * GRID_FRAMES
            first, last = max(start_frame, base), min(end_frame, base + GRID_FRAMES)
            out[first - start_frame : last - start_frame] = self._block(number)[first - base : last - base]
        return out

    def _block(self, number: int) -> Pcm:
        if self._cached is None or self._cached[0] != number:
            self._cached = (number, self._compute(number * GRID_FRAMES))
        return self._cached[1]

    def _compute(self, base: int) -> Pcm:
        times = (base + np.arange(GRID_FRAMES)) / RATE_HZ
        mix = np.zeros((GRID_FRAMES, 2))
        timeline = self._timeline
        if times[-1] >= 0 and times[0] < timeline.duration_s:
            first, last = timeline.index_at(float(times[0])), timeline.index_at(float(times[-1]))
            for segment in timeline.segments[first : last + 1]:
                inside = (times >= segment.start_s) & (times < segment.end_s)
                mix[inside] += self._sound(segment, times[inside] - segment.start_s)
            mix *= self._fade(times)[:, np.newaxis]
        return np.rint(np.clip(mix, -1.0, 1.0) * FULL_SCALE).astype(np.int16)

    def _sound(self, segment: Segment, t: Samples) -> Samples:
        if segment.kind == "settle":
            return bowl(START, t - STROKE_DELAY_S, min(LONGEST_START_S, segment.duration_s - 2 * STROKE_DELAY_S))
        if segment.kind == "closing":
            return bowl(END, t - STROKE_DELAY_S, min(LONGEST_END_S, segment.duration_s - 3 * STROKE_DELAY_S))
        tone = GLIDES.get(segment.phase) if segment.phase else None
        return np.zeros((len(t), 2)) if tone is None else glide(tone, t, segment.duration_s)

    def _fade(self, times: Samples) -> Samples:
        """Let the cues sink towards the end of the practice; the end tone has its own level."""
        timeline = self._timeline
        through = raised_cosine((times - timeline.practice_end_s + timeline.fade_s) / max(timeline.fade_s, 1e-9))
        faded = 10 ** (FADE_DB * through / 20)
        return np.where(times < timeline.practice_end_s, faded, 1.0)
