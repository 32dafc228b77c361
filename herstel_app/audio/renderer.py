"""Timeline → sound, as a pure function of session time.

Invariants:
- a frame's value depends on its number only: any division into blocks gives the same samples;
- outside the timeline, at the turns and in the last second there are true zeros;
- the cues fall softly before the end; the tones that open and close the exercise do not.
"""

from __future__ import annotations

import bisect
from typing import Protocol

import numpy as np

from herstel_app.audio.bowls import END_SILENCE_S, bowls_of
from herstel_app.audio.curves import RATE_HZ, Pcm, Samples, db_to_gain, quantise, raised_cosine
from herstel_app.audio.tones import tones_of
from herstel_app.core.timeline import Timeline

BLOCK_FRAMES = 4096
FADE_DB = -10.0


class Sounding(Protocol):
    """Something that is heard for a while."""

    @property
    def start_s(self) -> float:
        """Where it begins, in session seconds."""

    @property
    def end_s(self) -> float:
        """Where it has become silent, in session seconds."""

    @property
    def follows_fade(self) -> bool:
        """Whether it becomes softer towards the end of the practice."""

    def samples(self, at_s: Samples) -> Samples:
        """Give the sound at these session seconds (n,) as frames (n, 2)."""


class Renderer:
    """The whole sound of one timeline, computed where it is asked for; for one thread at a time."""

    def __init__(self, timeline: Timeline) -> None:
        """Lay out what sounds when; nothing is computed yet."""
        self.n_frames = round(timeline.duration_s * RATE_HZ)
        latest_s = timeline.duration_s - END_SILENCE_S
        cues = [tone for segment in timeline.segments for tone in tones_of(segment, latest_s)]
        soundings: list[Sounding] = [*bowls_of(timeline), *cues]
        self._soundings = sorted(soundings, key=lambda sounding: sounding.start_s)
        self._starts_s = [sounding.start_s for sounding in self._soundings]
        self._longest_s = max((s.end_s - s.start_s for s in self._soundings), default=0.0)
        self._fade_start_s = timeline.practice_end_s - timeline.fade_s
        self._fade_s = timeline.fade_s
        self._last: tuple[int, Samples] = (-1, np.zeros((0, 2)))

    def render(self, start_frame: int, n_frames: int) -> Pcm:
        """Give frames (n_frames, 2) from `start_frame` on; zeros outside the timeline."""
        return quantise(self.render_float(start_frame, n_frames), start_frame)

    def render_float(self, start_frame: int, n_frames: int) -> Samples:
        """Give the same frames before rounding, for whoever still changes the level."""
        out = np.zeros((n_frames, 2))
        first, end = max(start_frame, 0), min(start_frame + n_frames, self.n_frames)
        while first < end:
            number, offset = divmod(first, BLOCK_FRAMES)
            take = min(BLOCK_FRAMES - offset, end - first)
            at = first - start_frame
            out[at : at + take] = self._block(number)[offset : offset + take]
            first += take
        return out

    def _block(self, number: int) -> Samples:
        """Give one block of the fixed grid: the same numbers whoever asks, and in what pieces."""
        if self._last[0] != number:
            self._last = (number, self._compute(number * BLOCK_FRAMES))
        return self._last[1]

    def _compute(self, start_frame: int) -> Samples:
        start_s, end_s = start_frame / RATE_HZ, (start_frame + BLOCK_FRAMES) / RATE_HZ
        low = bisect.bisect_left(self._starts_s, start_s - self._longest_s)
        high = bisect.bisect_left(self._starts_s, end_s)
        out = np.zeros((BLOCK_FRAMES, 2))
        at_s = (start_frame + np.arange(BLOCK_FRAMES)) / RATE_HZ
        for sounding in self._soundings[low:high]:
            if sounding.end_s > start_s:
                samples = sounding.samples(at_s)
                out += samples * self._fade(at_s)[:, np.newaxis] if sounding.follows_fade else samples
        return out

    def _fade(self, at_s: Samples) -> Samples:
        if self._fade_s <= 0.0:
            return np.ones_like(at_s)
        passed = raised_cosine((at_s - self._fade_start_s) / self._fade_s)
        return 1.0 - (1.0 - db_to_gain(FADE_DB)) * passed
