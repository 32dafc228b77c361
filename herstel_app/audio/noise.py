"""Endless noise without a loop, from random numbers that are computed from a counter.

Noise is laid out in frames of two grid blocks, each half over the next. The phases of a frame come from a generator
whose key is the number of the frame, so that any frame can be made by itself, and no frame ever comes back. Two
neighbours are joined with a sine window: they are independent, so their powers add up to a constant.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples

FRAME_FRAMES = 2 * GRID_FRAMES
TOP_HZ = 6000.0
"""Nothing is made above this."""

BINS_HZ: Samples = np.arange(float(round(TOP_HZ * FRAME_FRAMES / RATE_HZ))) * (RATE_HZ / float(FRAME_FRAMES))
"""The frequencies of which a spectrum gives the loudness."""

_PHASES = 4096
# Single precision is 140 dB below the sound, and takes half the time.
_CIRCLE = np.exp(2j * np.pi * np.arange(_PHASES) / _PHASES).astype(np.complex64)
_WINDOW = np.sin(np.pi * (np.arange(FRAME_FRAMES) + 0.5) / FRAME_FRAMES).astype(np.float32)


def chance(stream: int, number: int, count: int) -> NDArray[np.uint16]:
    """Give the `count` counted random numbers (0…65535) of place `number` (at least -1) in `stream`."""
    # An array, as a list costs as much again as the numbers themselves.
    raw = np.random.Philox(key=np.array([stream, number + 1], np.uint64)).random_raw(-(-count // 4))
    return raw.astype("<u8").view("<u2")[:count]


def uniform(stream: int, number: int, count: int) -> Samples:
    """Give `count` counted random numbers from 0 to 1."""
    return (chance(stream, number, count).astype(np.float64) + 0.5) / 65536.0


def hump(centre_hz: float, octaves: float) -> Samples:
    """Give a spectrum that falls off evenly, in octaves, on both sides of its centre."""
    spread = np.log2(np.maximum(BINS_HZ, 1.0) / centre_hz) / octaves
    result: Samples = np.exp(-0.5 * spread**2)
    return result


def unit(spectrum: Samples) -> Samples:
    """Scale a spectrum so that its noise has a level of 1 (RMS)."""
    return np.asarray(spectrum * FRAME_FRAMES / np.sqrt(2.0 * (spectrum**2).sum()))


def frame(stream: int, number: int, spectrum: Samples, width: float) -> Ears:
    """Give frame `number` in its window, shape (2, FRAME_FRAMES).

    `width` is how much the ears differ: 0 is the same in both, 1 is unrelated.
    """
    bins = len(BINS_HZ)
    angle = width * np.pi / 4
    phases = chance(stream, number, 2 * bins).reshape(2, bins) % _PHASES
    middle, side = _CIRCLE.take(phases) * spectrum.astype(np.float32)
    middle *= np.float32(np.cos(angle))
    side *= np.float32(np.sin(angle))
    ears = np.fft.irfft(np.stack([middle + side, middle - side]), FRAME_FRAMES, axis=1)
    return np.asarray(ears * _WINDOW, np.float32)


def joined(before: Ears, here: Ears) -> Ears:
    """Give the block where frame `before` (number n - 1) and frame `here` (number n) lie over each other."""
    return np.asarray(before[:, GRID_FRAMES:] + here[:, :GRID_FRAMES])
