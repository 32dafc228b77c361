"""The wind harp: wind moves over the strings of a chord, upward with the inhale, downward with the exhale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from herstel_app.audio.cues.harmony import Strings, chord, drift, strings
from herstel_app.audio.cues.shape import CueSpan, Envelope, course, flow
from herstel_app.audio.cues.sine_bank import sines
from herstel_app.audio.cues.weighting import evened
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Samples
from herstel_app.core.timeline import Phase

ENVELOPE: Final = Envelope(attack_s=0.50, release_s=1.20)
HARMONICS, SECOND_HARMONIC = 2, 0.22
BEATS_HZ: Final = (0.10, 0.45)
WIDTH_OCTAVES, TOP_HZ = 0.50, 950.0
GUSTS, GUST_S, GUST_DB = 110, 1.7, 1.7
HEARD = 0.40
"""Whatever the chord and the colour, by ear the strings are as loud: loudness is left to the wind."""


@dataclass(frozen=True, slots=True)
class Wind:
    """Where the wind blows hardest, in Hz, and how loud it is."""

    from_hz: float
    to_hz: float
    level: float


WINDS: dict[Phase, Wind] = {
    "inhale": Wind(280.0, 610.0, 0.0625),
    "top_up": Wind(440.0, 660.0, 0.0625),
    "exhale": Wind(500.0, 250.0, 0.0745),
}


def harp(span: CueSpan, number: int) -> Samples:
    """Give block `number`, shape (GRID_FRAMES, 2)."""
    struck = _strings(span)
    before, after = (_gains(span, edge) for edge in (number, number + 1))
    both = sines(number, struck.hz, struck.phase, before, after)
    return ENVELOPE.over(both, span, number, WINDS[span.phase].level)


def _strings(span: CueSpan) -> Strings:
    return strings(chord(span)[0], HARMONICS, *BEATS_HZ)


@lru_cache(maxsize=8)
def _gains(span: CueSpan, edge: int) -> Samples:
    """Give the gain of each string in each ear where block `edge` begins."""
    struck, wind = _strings(span), WINDS[span.phase]
    hz = np.asarray(struck.hz)
    centre_hz = span.dark * wind.from_hz * (wind.to_hz / wind.from_hz) ** course(span.place(edge))
    window = np.exp(-0.5 * (np.log2(hz / centre_hz) / WIDTH_OCTAVES) ** 2) / (1 + (hz / TOP_HZ) ** 6)
    shade = np.asarray(chord(span)[1])[struck.note] * np.where(struck.harmonic == 2, SECOND_HARMONIC, 1.0)
    lines = drift(GUSTS, max(edge, 0) * GRID_FRAMES / RATE_HZ, GUST_S, HARMONICS * (int(struck.note.max()) + 1))
    gust = 10 ** (GUST_DB * lines[HARMONICS * struck.note + struck.harmonic - 1] / 20)
    loud = span.dark * evened(window * shade, hz, HEARD) * gust * flow(span, edge)
    return np.asarray(loud[:, np.newaxis] * struck.ears)
