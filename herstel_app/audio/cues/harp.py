"""The wind harp: wind moves over the strings of a chord, upward with the inhale, downward with the exhale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.cues.harmony import Strings, beaten, chord, drift, strings
from herstel_app.audio.cues.shape import CueSpan, Envelope, course, flow
from herstel_app.audio.cues.sine_bank import sines
from herstel_app.audio.cues.weighting import ear_weight, evened
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples
from herstel_app.core.timeline import Phase

ENVELOPE: Final = Envelope(attack_s=0.50, release_s=1.20)
HARMONICS, SECOND_HARMONIC = 2, 0.22
BEATS_HZ: Final = (0.10, 0.45)
WIDTH_OCTAVES, TOP_HZ = 0.50, 950.0
GUSTS, GUST_S, GUST_DB = 110, 1.7, 1.7
HEARD = 0.40
"""Whatever the chord, the colour, the gusts and the beats, by ear the strings are as loud: flow alone is left."""


@dataclass(frozen=True, slots=True)
class Wind:
    """Where the wind blows hardest, in Hz, and how loud it is."""

    from_hz: float
    to_hz: float
    level: float


WINDS: dict[Phase, Wind] = {
    "inhale": Wind(280.0, 610.0, 0.0675),
    "top_up": Wind(440.0, 660.0, 0.0675),
    "exhale": Wind(500.0, 250.0, 0.0800),
}


def harp(span: CueSpan, number: int) -> Ears:
    """Give block `number`, shape (2, GRID_FRAMES)."""
    struck = _strings(span)
    before, after = (_gains(span, edge) for edge in (number, number + 1))
    both = sines(number, struck.hz, struck.phase, before, after)
    return ENVELOPE.over(both, span, number, WINDS[span.phase].level)


def _strings(span: CueSpan) -> Strings:
    return strings(chord(span)[0], HARMONICS, *BEATS_HZ)


@dataclass(frozen=True, eq=False)
class _Tuning:
    """What of the strings of a chord does not change: each is an array with a value for each string."""

    octave: Samples
    share: Samples
    weight: Samples
    line: NDArray[np.int_]
    """Which of the lines of chance its gusts follow."""
    lines: int


@lru_cache(maxsize=32)
def _tuning(struck: Strings, shades: tuple[float, ...]) -> _Tuning:
    hz = np.asarray(struck.hz)
    share = np.asarray(shades)[struck.note] * np.where(struck.harmonic == 2, SECOND_HARMONIC, 1.0)
    line = HARMONICS * struck.note + struck.harmonic - 1
    return _Tuning(
        np.log2(hz), share / (1 + (hz / TOP_HZ) ** 6), ear_weight(hz), line, HARMONICS * (int(struck.note.max()) + 1)
    )


@lru_cache(maxsize=8)
def _gains(span: CueSpan, edge: int) -> Samples:
    """Give the gain of each string in each ear where block `edge` begins."""
    struck, wind, at_s = _strings(span), WINDS[span.phase], max(edge, 0) * GRID_FRAMES / RATE_HZ
    tuning = _tuning(struck, chord(span)[1])
    centre_hz = span.dark * wind.from_hz * (wind.to_hz / wind.from_hz) ** course(span.place(edge))
    window = np.exp(-0.5 * ((tuning.octave - np.log2(centre_hz)) / WIDTH_OCTAVES) ** 2)
    gust = 10 ** (GUST_DB * drift(GUSTS, at_s, GUST_S, tuning.lines)[tuning.line] / 20)
    loud = evened(window * tuning.share * gust, tuning.weight, HEARD, beaten(struck, at_s))
    return np.asarray((span.dark * flow(span, edge) * loud)[:, np.newaxis] * struck.ears)
