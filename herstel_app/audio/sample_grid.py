"""The grid of time on which all sound is computed, and the kinds of array in which it travels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
"""Numbers along time: full scale ±1 where they are sound, shape (n,) for one channel or (n, 2) for two."""
Ears = NDArray[np.float32]
"""Both ears while their sound is made: full scale ±1, shape (2, n). In single precision: 40 dB finer than 16 bits."""
Pcm = NDArray[np.int16]
"""Samples as they go to the device: shape (n, 2), full scale ±32767."""

RATE_HZ = 48_000
GRID_FRAMES = 4096
"""Everything is computed in blocks that begin at a multiple of this."""
FULL_SCALE = 32767.0
_FRAMES = np.arange(GRID_FRAMES)


def block_times_s(number: int) -> Samples:
    """Give the session time of each frame of block `number`."""
    times: Samples = (number * GRID_FRAMES + _FRAMES) / RATE_HZ
    return times


def linear(db: float) -> float:
    """Give decibels as a factor."""
    return float(10 ** (db / 20))


def raised_cosine(x: Samples) -> Samples:
    """Rise from 0 to 1 over x = 0…1, flat outside."""
    if x.size and x.min() >= 1.0:
        return np.ones_like(x)  # most of the time nothing rises, and a cosine is dear
    result: Samples = 0.5 - 0.5 * np.cos(np.pi * np.clip(x, 0.0, 1.0))
    return result
