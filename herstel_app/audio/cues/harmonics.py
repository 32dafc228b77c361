"""The harmonics of a voice that glides, without a sine for each: s[n + 1] = 2 cos θ · s[n] - s[n - 1]."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.cues.shape import RAMP
from herstel_app.audio.sample_grid import GRID_FRAMES, Ears, Samples

Waves = NDArray[np.float32]


def arrow(cycles: Samples) -> tuple[Waves, Waves]:
    """Give sine and cosine of a phase that is given in cycles."""
    turn = (2 * np.pi * (cycles - np.floor(cycles))).astype(np.float32)
    return np.sin(turn), np.cos(turn)


def harmonics(cycles: Samples, count: int) -> tuple[Waves, Waves]:
    """Give sines and cosines of n times the phase, n = 1…count, each of shape (count, GRID_FRAMES)."""
    sines, cosines = (np.empty((count, GRID_FRAMES), np.float32) for _ in range(2))
    sines[0], cosines[0] = arrow(cycles)
    twice = 2 * cosines[0]
    for waves, before in ((sines, 0.0), (cosines, 1.0)):
        for n in range(1, count):
            np.multiply(twice, waves[n - 1], out=waves[n])
            waves[n] -= waves[n - 2] if n > 1 else np.float32(before)
    return sines, cosines


def mixed(waves: Waves, before: Samples, after: Samples) -> Ears:
    """Give the sum of waves for both ears (2, n), with gains of shape (2, count) where the block begins and ends."""
    both = np.concatenate([before, after - before]).astype(np.float32) @ waves
    return np.asarray(both[:2] + RAMP * both[2:])
