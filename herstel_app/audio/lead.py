"""How far the sound that is taken next lies ahead of session time, and whether that is as far as it should be.

It should be as far as it takes until it is heard. A device that stood still, or fell dry, has less lead ever after.
"""

from __future__ import annotations

from collections import deque

WINDOW, LEAST = 32, 16
"""2.7 and 1.4 s: single ones are up to 15 ms off, and on a busy computer more. With half as many, what was not off at
all was put right by 12 ms and back."""


class Lead:
    """The lead at the last moments, in frames."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.aim_frames = 0
        """What it should be: what the device holds."""
        self._frames: deque[float] = deque(maxlen=WINDOW)

    def forget(self) -> None:
        """Begin anew: from here on the sound comes from elsewhere."""
        self._frames.clear()

    def add(self, frames: float) -> None:
        """Note the lead at one more moment."""
        self._frames.append(frames)

    @property
    def drift_frames(self) -> float:
        """By how much the sound is heard too early (above 0) or too late; 0 as long as too little is known."""
        count = len(self._frames)
        if count < LEAST:
            return 0.0
        middle = sorted(self._frames)[count // 4 : count - count // 4]
        return sum(middle) / len(middle) - self.aim_frames
