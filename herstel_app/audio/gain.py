"""Volume, and the way from one level to another without a click."""

from __future__ import annotations

import numpy as np

from herstel_app.audio.curves import RATE_HZ, Samples, raised_cosine

RAMP_S = 0.12
RAMP_FRAMES = round(RAMP_S * RATE_HZ)


def gain(percent: int) -> float:
    """Give the linear factor of a volume of 0–100 %: 60 dB · log10, so 50 % is −18 dB; clamped, never above 1.

    The cube is close to how loudness is felt, and reaches silence without a step.
    """
    return float((min(max(percent, 0), 100) / 100.0) ** 3)


class Ramp:
    """A level that moves to its target over `RAMP_S` as a raised cosine, counted in frames."""

    def __init__(self) -> None:
        """Rest at silence."""
        self._from = 0.0
        self._passed = RAMP_FRAMES
        self.target = 0.0

    @property
    def level(self) -> float:
        """The level of the next frame."""
        return float(self._levels(1)[0])

    @property
    def resting(self) -> bool:
        """Whether the target has been reached."""
        return self._passed >= RAMP_FRAMES

    def to(self, target: float) -> None:
        """Start towards another level from wherever it is now."""
        if target != self.target:
            self._from, self.target, self._passed = self.level, target, 0

    def drop(self) -> None:
        """Be silent at once: for the moment when nothing sounds anyway."""
        self._from, self.target, self._passed = 0.0, 0.0, RAMP_FRAMES

    def take(self, n_frames: int) -> Samples:
        """Give the levels of the next frames (n,) and move past them."""
        levels = self._levels(n_frames)
        self._passed = min(RAMP_FRAMES, self._passed + n_frames)
        return levels

    def _levels(self, n_frames: int) -> Samples:
        passed = raised_cosine((self._passed + np.arange(n_frames)) / RAMP_FRAMES)
        # Written as a weighted mean, so that the end of a ramp is its target exactly.
        return self._from * (1.0 - passed) + self.target * passed
