"""The breath-like cue: a soft band of noise that opens with the inhale and sinks with the exhale.

It is made of the same counted noise as the beds. Each frame has the spectrum of its moment in the phase, so
the band glides; the envelope is that of the tones, exact to the sample, so the turns are as silent as theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from herstel_app.audio.noise import frame, hump, joined, unit
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Samples, block_times_s
from herstel_app.audio.tones import envelope
from herstel_app.core.timeline import Phase

STREAM = 90
WIDTH = 0.5
OCTAVES = 0.50
THROAT_RATIO, THROAT_SHARE = 2.3, 0.22
"""A second, weaker band above the first: what makes it sound like a breath and not like the wind."""
STEPS = 96
"""In how many steps the band moves through a phase: too fine to hear."""


@dataclass(frozen=True)
class Breath:
    """A band of noise that glides. Frequencies in Hz, levels linear (1 = full scale, RMS)."""

    from_hz: float
    to_hz: float
    level_start: float
    level_end: float


BREATHS: dict[Phase, Breath] = {
    "inhale": Breath(430.0, 700.0, 0.0245, 0.0260),
    "top_up": Breath(560.0, 760.0, 0.0218, 0.0240),
    "exhale": Breath(400.0, 210.0, 0.0327, 0.0207),
    "tense": Breath(300.0, 400.0, 0.0175, 0.0230),
    "release": Breath(380.0, 170.0, 0.0272, 0.0142),
}


def breath(cue: Breath, number: int, start_s: float, length_s: float) -> Samples:
    """Give block `number` of a cue that begins at `start_s` (session seconds); shape (GRID_FRAMES, 2)."""
    t = block_times_s(number) - start_s
    level = cue.level_start + (cue.level_end - cue.level_start) * np.clip(t / length_s, 0.0, 1.0)
    before, here = (_frame(cue, n, _step(n, start_s, length_s)) for n in (number - 1, number))
    noise = joined(before, here)
    return np.asarray(noise * (level * envelope(t, length_s))[:, np.newaxis])


def _step(number: int, start_s: float, length_s: float) -> int:
    middle_s = (number + 1) * GRID_FRAMES / RATE_HZ
    return round(STEPS * min(1.0, max(0.0, (middle_s - start_s) / length_s)))


@lru_cache(maxsize=8)
def _frame(cue: Breath, number: int, step: int) -> Samples:
    return frame(STREAM, number, _band(cue, step), WIDTH)


@lru_cache(maxsize=1024)
def _band(cue: Breath, step: int) -> Samples:
    x = step / STEPS
    centre_hz = cue.from_hz * (cue.to_hz / cue.from_hz) ** (x * x * (3 - 2 * x))
    return unit(hump(centre_hz, OCTAVES) + THROAT_SHARE * hump(THROAT_RATIO * centre_hz, OCTAVES))
