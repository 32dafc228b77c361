"""Breath and wave in one: a band of noise that opens and sinks, over strings that are felt more than heard.

Inhaled air sounds like the vowel of *de*: a second, weaker band lies above the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from herstel_app.audio.cues.harmony import Strings, strings
from herstel_app.audio.cues.shape import RAMP, CueSpan, Envelope, course, flow
from herstel_app.audio.cues.sine_bank import sines
from herstel_app.audio.cues.weighting import ear_weight
from herstel_app.audio.noise import BINS_HZ, frame, hump, joined, unit
from herstel_app.audio.sample_grid import Ears, Samples
from herstel_app.core.timeline import Phase

ENVELOPE: Final = Envelope(attack_s=0.70, release_s=1.60)
STREAM, WIDTH = 90, 0.51
TOP_HZ = 1900.0
BEATS_HZ: Final = (0.12, 0.40)
GROUND_OCTAVES = 0.6
HEARD, EVENED = 0.65, 0.6
"""By ear the band comes towards this level by this share, so that its opening is hardly a change of loudness."""
STEPS = 96
"""In how many steps the band moves through a phase: too fine to hear."""


@dataclass(frozen=True, slots=True)
class Air:
    """How a phase sounds: its band and its strings move between two frequencies (Hz); levels are linear (RMS)."""

    from_hz: float
    to_hz: float
    level: float
    notes: tuple[float, ...]
    ground_from_hz: float
    ground_to_hz: float
    ground_level: float


AIRS: dict[Phase, Air] = {
    "inhale": Air(430.0, 840.0, 0.0160, (4 / 3, 2, 8 / 3, 10 / 3), 290.0, 430.0, 0.75),
    "top_up": Air(620.0, 900.0, 0.0160, (4 / 3, 2, 8 / 3, 10 / 3), 380.0, 460.0, 0.75),
    "exhale": Air(600.0, 290.0, 0.0190, (1, 3 / 2, 2, 3), 420.0, 280.0, 0.80),
}


def wave(span: CueSpan, number: int) -> Ears:
    """Give block `number`, shape (2, GRID_FRAMES)."""
    air = AIRS[span.phase]
    before, here = (_frame(span.phase, span.dark, n, _step(span, n)) for n in (number - 1, number))
    first, last = flow(span, number), flow(span, number + 1)
    noise = joined(before, here) * (first + (last - first) * RAMP)
    struck = _strings(air)
    ground = sines(number, struck.hz, struck.phase, _gains(span, number), _gains(span, number + 1))
    return ENVELOPE.over(noise + ground, span, number, air.level)


def _step(span: CueSpan, number: int) -> int:
    """Give where the band is in the middle of frame `number`."""
    return round(STEPS * span.place(number + 1))


@lru_cache(maxsize=8)
def _frame(phase: Phase, dark: float, number: int, step: int) -> Ears:
    return frame(STREAM, number, _band(phase, dark, step), WIDTH)


@lru_cache(maxsize=1024)
def _band(phase: Phase, dark: float, step: int) -> Samples:
    air = AIRS[phase]
    centre_hz = dark * air.from_hz * (air.to_hz / air.from_hz) ** course(step / STEPS)
    throat = 0.16 * hump(2.4 * centre_hz, 0.35) + 0.12 * hump(0.5 * centre_hz, 0.6)
    band = unit((hump(centre_hz, 0.42) + throat) / (1 + (BINS_HZ / TOP_HZ) ** 10))
    heard = float(np.sqrt(((band * ear_weight(BINS_HZ)) ** 2).sum() / (band**2).sum()))
    return np.asarray(band * (HEARD / heard) ** EVENED)


def _strings(air: Air) -> Strings:
    return strings(air.notes, 1, *BEATS_HZ)


@lru_cache(maxsize=8)
def _gains(span: CueSpan, edge: int) -> Samples:
    air = AIRS[span.phase]
    struck = _strings(air)
    centre_hz = span.dark * air.ground_from_hz * (air.ground_to_hz / air.ground_from_hz) ** course(span.place(edge))
    window = np.exp(-0.5 * (np.log2(np.asarray(struck.hz) / centre_hz) / GROUND_OCTAVES) ** 2)
    return np.asarray((air.ground_level * flow(span, edge) * window)[:, np.newaxis] * struck.ears)
