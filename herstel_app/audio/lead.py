"""How far the sound that was given lies ahead of session time, and whether that is as far as it should be.

A chunk is given when the mixer has room for it. Then what lies between us and the ear is always as full, so how late
a sound is heard is that much less the lead. A device that stood still, or fell dry, has less lead ever after.
"""

from __future__ import annotations

from collections import deque

from herstel_app.audio.sample_grid import RATE_HZ

USUAL_FRAMES = round(0.060 * RATE_HZ)
"""The lead of a run that began while nothing waited in the mixer, on average: it depends on when SDL next asks for
sound, from 40 to 80 ms. It is the same for every run, so that no stall at the beginning is taken for the measure."""
WINDOW_CHUNKS, LEAST_CHUNKS = 16, 8
"""0.7 s: single chunks are up to 15 ms off, and what is late on a busy computer more, but the middle half is not."""


class Lead:
    """The lead of the last chunks, in frames."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._frames: deque[float] = deque(maxlen=WINDOW_CHUNKS)

    def forget(self) -> None:
        """Begin anew: from here on the sound comes from elsewhere."""
        self._frames.clear()

    def add(self, frames: float) -> None:
        """Note the lead of one more chunk."""
        self._frames.append(frames)

    @property
    def drift_frames(self) -> float:
        """By how much the sound is heard too early (above 0) or too late; 0 as long as too little is known."""
        count = len(self._frames)
        if count < LEAST_CHUNKS:
            return 0.0
        middle = sorted(self._frames)[count // 4 : count - count // 4]
        return sum(middle) / len(middle) - USUAL_FRAMES
