"""The closed forms that all sound is made of: every value depends on its own moment only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000

Samples = NDArray[np.float64]
"""One channel (n,) or two (n, 2); 1.0 is full scale."""

Pcm = NDArray[np.int16]
"""Frames as the device takes them, shape (n, 2)."""

SWEEP_EASE = 0.6
"""Share of smoothstep in a sweep: the rest is a straight line, so that the pitch never stands still."""

DITHER_FRAMES = 4096
_DITHER: Samples = np.random.default_rng(20).random((DITHER_FRAMES, 2, 2)) @ np.array([1.0, -1.0])


def db_to_gain(level_db: float) -> float:
    """Give the linear factor of a level in dB."""
    return float(10.0 ** (level_db / 20.0))


def raised_cosine(part: Samples) -> Samples:
    """Ease from 0 to 1 as `part` runs from 0 to 1; constant outside."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(part, 0.0, 1.0))


def sweep(part: Samples) -> Samples:
    """Go from 0 to 1, eased at both ends but always under way."""
    return (1.0 - SWEEP_EASE) * part + SWEEP_EASE * part * part * (3.0 - 2.0 * part)


def sweep_integral(part: Samples) -> Samples:
    """Give the integral of `sweep` from 0, so that a phase needs no running sum."""
    squared = part * part
    return (1.0 - SWEEP_EASE) * 0.5 * squared + SWEEP_EASE * squared * part * (1.0 - 0.5 * part)


def envelope(at_s: Samples, length_s: float, attack_s: float, release_s: float) -> Samples:
    """Rise at the start, fall to nothing at `length_s`; zero outside.

    Attack and release are raised cosines; where both do not fit they overlap and multiply.
    """
    shape = raised_cosine(at_s / attack_s) * raised_cosine((length_s - at_s) / release_s)
    return np.where((at_s >= 0.0) & (at_s < length_s), shape, 0.0)


def harmonics(phase: Samples, amplitudes: Sequence[Samples | float]) -> Samples:
    """Add sines of 1, 2, 3 … times `phase` (radians) with these amplitudes.

    Uses sin((n+1)x) = 2 cos(x) sin(nx) − sin((n−1)x), which costs one sine and one cosine in all.
    """
    before = np.zeros_like(phase)
    current = np.sin(phase)
    turn = 2.0 * np.cos(phase)
    total = amplitudes[0] * current
    for amplitude in amplitudes[1:]:
        before, current = current, turn * current - before
        total = total + amplitude * current
    return np.asarray(total)


def quantise(samples: Samples, start_frame: int) -> Pcm:
    """Round frames (n, 2) to 16 bits with triangular dither of at most ±1 step.

    The dither belongs to the frame's number, so blocks join to the sample, and silence stays
    silent. Without it a faint tone at a low volume turns gritty as it fades.
    """
    places = (start_frame + np.arange(len(samples))) % DITHER_FRAMES
    steps = samples * 32767.0
    return np.clip(np.rint(np.where(steps == 0.0, 0.0, steps + _DITHER[places])), -32768, 32767).astype(np.int16)
