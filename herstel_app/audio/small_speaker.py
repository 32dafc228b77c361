"""The master for a phone's own speaker: what that can give is lifted, what it cannot is taken out, and no peak is high.

Such a speaker gives little below 600 Hz and has little room. So what lies below 200 Hz goes, 280 to 700 Hz comes up by
what the speaker takes off, as far as that is no more than 9 dB, and all of it gets louder up to a ceiling. Through the
speaker cue, voice and bed then stand to each other as they do on headphones.

It is a pure function of the sound: a filter of even phase, and a gain that is ready before each peak. Both see some
milliseconds ahead and back, so silence stays silence but for those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from herstel_app.audio.sample_grid import FULL_SCALE, GRID_FRAMES, RATE_HZ, Pcm, Samples, linear

GAIN_DB = 1.5
CURVE: tuple[tuple[float, float], ...] = (
    (100, -60), (160, -20), (230, 0), (300, 8), (400, 9), (550, 7), (800, 3), (1100, 0), (1800, -1), (3000, -4),
)  # fmt: skip
"""Hz and dB, joined by straight lines over the octaves; flat outside."""
HALF_FRAMES = 512
"""The filter sees this much ahead and back: 11 ms."""
CEILING = linear(-4.0)
"""What lies between two samples, and what MP3 adds, stay under -3 dBFS too."""
STEP_FRAMES = 64
REACH_STEPS = 32
"""The gain for a peak is there, and stays, for 43 ms."""

_SIZE = GRID_FRAMES + 2 * HALF_FRAMES
_STEPS = GRID_FRAMES // STEP_FRAMES


def mastered(blocks: Iterable[Pcm], frames: int) -> Iterator[Pcm]:
    """Give the same `frames` frames of sound for a small speaker, however they were cut into blocks."""
    left = frames
    for loud in _limited(_filtered(_cut(blocks))):
        yield np.rint(loud[:left] * FULL_SCALE).astype(np.int16)
        left -= len(loud)


def _cut(blocks: Iterable[Pcm]) -> Iterator[Samples]:
    """Give the sound in blocks of the grid, the last one filled up with silence."""
    waiting = np.zeros((0, 2))
    for block in blocks:
        waiting = np.concatenate([waiting, block / FULL_SCALE])
        while len(waiting) >= GRID_FRAMES:
            yield waiting[:GRID_FRAMES]
            waiting = waiting[GRID_FRAMES:]
    if len(waiting):
        yield np.concatenate([waiting, np.zeros((GRID_FRAMES - len(waiting), 2))])


def _neighbours(blocks: Iterator[Samples]) -> Iterator[tuple[Samples, Samples, Samples]]:
    """Give each block with the one before and the one after it; silence lies around the whole."""
    before = silence = np.zeros((GRID_FRAMES, 2))
    here = next(blocks, None)
    while here is not None:
        after = next(blocks, None)
        yield before, here, silence if after is None else after
        before, here = here, after


@cache
def _response() -> NDArray[np.complex128]:
    """Give the filter as a spectrum; it is even around its middle, so that it delays nothing."""
    hz = np.fft.rfftfreq(1 << 16, 1 / RATE_HZ)
    db = np.interp(np.log2(np.maximum(hz, 1.0)), np.log2([at for at, _ in CURVE]), [gain for _, gain in CURVE])
    even = np.fft.irfft(10 ** ((db + GAIN_DB) / 20))
    taps = np.concatenate([even[-HALF_FRAMES:], even[: HALF_FRAMES + 1]]) * np.hanning(2 * HALF_FRAMES + 1)
    return np.asarray(np.fft.rfft(taps, _SIZE))


def _filtered(blocks: Iterator[Samples]) -> Iterator[Samples]:
    response = _response()[:, np.newaxis]
    for before, here, after in _neighbours(blocks):
        around = np.concatenate([before[-HALF_FRAMES:], here, after[:HALF_FRAMES]])
        if not around.any():
            yield here
            continue
        yield np.fft.irfft(np.fft.rfft(around, axis=0) * response, _SIZE, axis=0)[2 * HALF_FRAMES :]


def _limited(blocks: Iterator[Samples]) -> Iterator[Samples]:
    """Keep peaks below the ceiling by one gain for both ears, which glides down before each and up after it."""
    smooth = np.hanning(REACH_STEPS + 1)
    smooth /= smooth.sum()
    for before, here, after in _neighbours(blocks):
        peaks = np.abs(np.concatenate([before, here, after])).max(axis=1).reshape(-1, STEP_FRAMES).max(axis=1)
        if peaks.max() <= CEILING:
            yield here
            continue
        allowed = np.minimum(1.0, CEILING / np.maximum(peaks, CEILING))
        # Smoothing reaches half as far as the least does: where steps meet, the gain is never more than both allow.
        least = sliding_window_view(allowed, REACH_STEPS + 2).min(axis=1)
        gain = np.convolve(least, smooth, mode="valid")
        first = _STEPS - (REACH_STEPS + 1)
        edges = gain[first : first + _STEPS + 1]
        places = np.arange(GRID_FRAMES) / STEP_FRAMES
        yield here * np.interp(places, np.arange(_STEPS + 1), edges)[:, np.newaxis]
