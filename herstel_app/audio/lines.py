"""Spoken lines, made ready to be mixed: at one level whichever voice said them, without a peak, without a click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from herstel_app.audio.grid import RATE_HZ, Samples, linear, raised_cosine
from herstel_app.audio.loudness import SILENT_LUFS, loudness_lufs

SPEECH_LUFS = -26.0
PEAK = linear(-15.5)
MOST_GAIN_DB = 40.0
LOWEST_HZ = 70.0
REACH_FRAMES = round(0.008 * RATE_HZ)
"""How long before and after a peak its gain is brought down: a glide that cannot be heard as one."""
EDGE_S = 0.015


class LevelledLines(Mapping[str, Samples]):
    """What each line sounds like, one channel at RATE_HZ; a line is levelled when it is first asked for."""

    def __init__(self, spoken: Mapping[str, Any]) -> None:
        """Keep `spoken`: text to mono samples at RATE_HZ, full scale ±1, at any level."""
        self._spoken = spoken
        self._ready: dict[str, Samples] = {}

    def __getitem__(self, text: str) -> Samples:
        """Give the levelled line; raises KeyError where it was not spoken."""
        if text not in self._ready:
            self._ready[text] = levelled(np.asarray(self._spoken[text], dtype=np.float64))
        return self._ready[text]

    def __iter__(self) -> Iterator[str]:
        return iter(self._spoken)

    def __len__(self) -> int:
        return len(self._spoken)

    def frames(self, text: str) -> int:
        """Give the length of a line without levelling it; 0 where it was not spoken."""
        return len(self._spoken[text]) if text in self._spoken else 0


def levelled(mono: Samples) -> Samples:
    """Bring a line to SPEECH_LUFS with no peak above PEAK, free of rumble and with soft edges."""
    if not len(mono):
        return mono
    hz = np.fft.rfftfreq(2 * len(mono), 1 / RATE_HZ)
    rumble = (hz / LOWEST_HZ) ** 2
    line = np.fft.irfft(np.fft.rfft(np.nan_to_num(mono), 2 * len(mono)) * (rumble / (1 + rumble)))[: len(mono)]
    for _ in range(3):  # holding down peaks costs a little loudness, which the next turn gives back
        lufs = loudness_lufs(line)
        if lufs == SILENT_LUFS:
            return np.zeros_like(mono)
        line = held(line * linear(min(SPEECH_LUFS - lufs, MOST_GAIN_DB)))
    t = np.arange(len(line)) / RATE_HZ
    return np.asarray(line * raised_cosine(t / EDGE_S) * raised_cosine((t[-1] - t) / EDGE_S))


def held(line: Samples) -> Samples:
    """Hold peaks under PEAK with a gain that glides down before each and up after it."""
    wanted = np.minimum(1.0, PEAK / np.maximum(np.abs(line), 1e-9))
    if wanted.min() == 1.0:
        return line
    lowest = _lowest(wanted, REACH_FRAMES + 1)
    curve = np.hanning(2 * REACH_FRAMES + 3)[1:-1]
    padded = np.pad(lowest, len(curve) // 2, mode="edge")
    size = 1 << (len(padded) + len(curve)).bit_length()
    smooth = np.fft.irfft(np.fft.rfft(padded, size) * np.fft.rfft(curve / curve.sum(), size), size)
    gain = smooth[len(curve) - 1 :][: len(line)]
    return line * gain


def _lowest(values: Samples, reach: int) -> Samples:
    """Give the lowest value within `reach` of each place."""
    span = 1
    result = np.pad(values, reach, constant_values=1.0)
    # Doubling the span: two overlapping minima of `span` make one of up to twice that.
    while span < 2 * reach + 1:
        step = min(span, 2 * reach + 1 - span)
        result = np.minimum(result[:-step], result[step:])
        span += step
    return result
