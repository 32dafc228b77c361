"""How loud something sounds (ITU-R BS.1770-4): by this a spoken line gets its level, whichever voice says it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.sample_grid import RATE_HZ, Samples

SILENT_LUFS = -120.0
BLOCK_S, HOP_S = 0.4, 0.1
ABSOLUTE_GATE_LUFS, RELATIVE_GATE_LU = -70.0, -10.0
PAD_FRAMES = RATE_HZ // 4

SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""The two filters of the standard at 48 kHz: (numerator, denominator)."""


def loudness_lufs(mono: Samples) -> float:
    """Give the integrated loudness of a line that is heard alike in both ears; SILENT_LUFS where there is nothing."""
    size, hop = round(BLOCK_S * RATE_HZ), round(HOP_S * RATE_HZ)
    length = fast_length(max(len(mono), size) + PAD_FRAMES)
    weighted = np.fft.irfft(np.fft.rfft(mono, length) * _weighting(length), length)[: max(len(mono), size)]
    energy = np.concatenate([[0.0], np.cumsum(2.0 * weighted**2)])
    starts = np.arange(0, max(1, len(weighted) - size + 1), hop)
    blocks = _lufs((energy[starts + size] - energy[starts]) / size)
    loud = blocks[blocks > ABSOLUTE_GATE_LUFS]
    if not loud.size:
        return SILENT_LUFS
    gate = _mean(loud) + RELATIVE_GATE_LU
    return _mean(loud[loud > gate])


def fast_length(least: int) -> int:
    """Give a length of at least `least` for which a spectrum is quickly made."""
    power = 1 << max(0, least - 1).bit_length()
    return next(length for length in (power * 5 // 8, power * 3 // 4, power) if length >= least)


@lru_cache(maxsize=16)
def _weighting(length: int) -> NDArray[np.complex128]:
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(length))
    response = np.ones(len(z), dtype=np.complex128)
    for above, below in (SHELF, HIGH_PASS):
        response *= (above[0] + z * (above[1] + z * above[2])) / (below[0] + z * (below[1] + z * below[2]))
    return response


def _lufs(power: Samples) -> Samples:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-16)))


def _mean(lufs: Samples) -> float:
    return float(-0.691 + 10 * np.log10((10 ** ((lufs + 0.691) / 10)).mean()))
