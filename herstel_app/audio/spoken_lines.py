"""Spoken lines, made ready to be mixed: at one level whichever voice said them, without a peak, without a click."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.loudness import SILENT_LUFS, fast_length, loudness_lufs
from herstel_app.audio.sample_grid import RATE_HZ, Samples, linear, raised_cosine
from herstel_app.core.sound import SPEECH_LUFS

PEAK = linear(-14.0)
MOST_GAIN_DB = 40.0
LOWEST_HZ, SHARP_HZ = 70.0, 4500.0
"""Below the one there is only rumble; above the other a voice gets softer, so that no s stings in the dark."""
REACH_FRAMES = round(0.008 * RATE_HZ)
"""How long before and after a peak its gain is brought down: a glide that cannot be heard as one."""
EDGE_S = 0.015


Levelled = NDArray[np.float32]
"""A line as it is kept, one channel: minutes of speech wait, and single precision takes half of the memory."""


class LevelledLines(Mapping[str, Levelled]):
    """What each line sounds like, one channel at RATE_HZ; a line is levelled when it is first asked for."""

    def __init__(self, spoken: Mapping[str, Any], before: LevelledLines | None = None) -> None:
        """Keep `spoken`: text to mono samples at RATE_HZ, full scale ±1, at any level.

        What `before` has levelled of the same samples is not levelled again.
        """
        self._spoken = dict(spoken)
        self._ready: dict[str, Levelled] = {}
        if before is not None:
            same = (text for text, mono in self._spoken.items() if before._spoken.get(text) is mono)
            self._ready = {text: before._ready[text] for text in same if text in before._ready}

    def __getitem__(self, text: str) -> Levelled:
        """Give the levelled line; raises KeyError where it was not spoken."""
        if text not in self._ready:
            self._ready[text] = levelled(np.asarray(self._spoken[text], dtype=np.float64)).astype(np.float32)
        return self._ready[text]

    def __iter__(self) -> Iterator[str]:
        return iter(self._spoken)

    def __len__(self) -> int:
        return len(self._spoken)

    def prepare(self, wanted: Callable[[], bool]) -> None:
        """Level all lines in order, for a thread of its own; stops once `wanted` says no."""
        for text in self._spoken:
            if not wanted():
                return
            self[text]

    def frames(self, text: str) -> int:
        """Give the length of a line without levelling it; 0 where it was not spoken."""
        return len(self._spoken[text]) if text in self._spoken else 0


def levelled(mono: Samples) -> Samples:
    """Bring a line to SPEECH_LUFS with no peak above PEAK, free of rumble and with soft edges."""
    if not len(mono):
        return mono
    length = fast_length(len(mono) + RATE_HZ // 10)
    hz = np.fft.rfftfreq(length, 1 / RATE_HZ)
    kept = 1.0 / (1.0 + (LOWEST_HZ / np.maximum(hz, 1.0)) ** 2) / np.sqrt(1.0 + (hz / SHARP_HZ) ** 2)
    line = np.fft.irfft(np.fft.rfft(np.nan_to_num(mono), length) * kept, length)[: len(mono)]
    for _ in range(2):  # holding down peaks costs a little loudness, which the second time gives back
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
    # The averages are as wide as the minimum, so the gain is fully down at the peak.
    lowest = _lowest(np.pad(wanted, 2 * REACH_FRAMES, constant_values=1.0), 2 * REACH_FRAMES + 1)
    return line * _mean(_mean(lowest, REACH_FRAMES + 1), REACH_FRAMES + 1)


def _mean(values: Samples, width: int) -> Samples:
    """Give the sliding mean of `width` values, without the edges."""
    sums = np.cumsum(np.concatenate([[0.0], values]))
    return np.asarray((sums[width:] - sums[:-width]) / width)


def _lowest(values: Samples, width: int) -> Samples:
    """Give the sliding minimum of `width` values, without the edges."""
    span = 1
    # Two minima of `span` that overlap make one of up to twice that.
    while span < width:
        step = min(span, width - span)
        values = np.minimum(values[:-step], values[step:])
        span += step
    return values
