"""A hummed choir: two voices a hair apart, whose vowel opens through the inhale and closes through the exhale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from herstel_app.audio.cues.harmonics import harmonics, mixed
from herstel_app.audio.cues.harmony import drift
from herstel_app.audio.cues.shape import CueSpan, Envelope, course, course_sum, flow
from herstel_app.audio.cues.weighting import ear_weight, evened
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples
from herstel_app.core.timeline import Phase

ENVELOPE: Final = Envelope(attack_s=0.50, release_s=1.20)
COUNT: Final[Samples] = np.arange(1.0, 7.0)
APART = 2 ** (0.9 / 1200)
"""By how much each of the voices is off: 0.9 cent, up and down."""
FIRST, SECOND = np.array([0.828, 0.785]), np.array([0.07, 0.33])
"""How loud either voice is in both ears."""
WANDER, WANDER_S, WANDER_DB = 120, 2.3, 1.0
FLOOR = 0.10
TOP_HZ = 840.0
HEARD = 0.40
"""Whatever the vowel, by ear the voices are as loud."""


@dataclass(frozen=True, slots=True)
class Vowel:
    """The pitch, the two resonances (Hz), the share of the second and of the even harmonics, and the level."""

    pitch_hz: tuple[float, float]
    first_hz: tuple[float, float]
    second_hz: tuple[float, float]
    second: float
    even: float
    level: float


VOWELS: dict[Phase, Vowel] = {
    "inhale": Vowel((196.0, 220.0), (310.0, 820.0), (700.0, 950.0), 0.22, 1.0, 0.0510),
    "top_up": Vowel((220.0, 233.1), (560.0, 720.0), (840.0, 920.0), 0.22, 1.0, 0.0510),
    "exhale": Vowel((184.0, 147.0), (800.0, 240.0), (800.0, 560.0), 0.14, 0.40, 0.0500),
}


def hum(span: CueSpan, number: int) -> Ears:
    """Give block `number`, shape (2, GRID_FRAMES)."""
    vowel = VOWELS[span.phase]
    low_hz, high_hz = vowel.pitch_hz
    t = np.clip(span.times(number), 0.0, None)
    cycles = low_hz * t + (high_hz - low_hz) * span.length_s * course_sum(t / span.length_s)
    (gains_0, wander_0), (gains_1, wander_1) = (_gains(span, edge) for edge in (number, number + 1))
    upper, _ = harmonics(cycles * APART, len(COUNT))
    lower, _ = harmonics(cycles / APART, len(COUNT))
    both = mixed(upper, np.outer(FIRST, gains_0 * wander_0), np.outer(FIRST, gains_1 * wander_1))
    both = both + mixed(lower, np.outer(SECOND, gains_0 / wander_0), np.outer(SECOND, gains_1 / wander_1))
    return ENVELOPE.over(both, span, number, vowel.level)


@lru_cache(maxsize=8)
def _gains(span: CueSpan, edge: int) -> tuple[Samples, Samples]:
    """Give the gain of each harmonic where block `edge` begins, and how they wander from one voice to the other."""
    vowel, through = VOWELS[span.phase], course(span.place(edge))

    def between(hz: tuple[float, float]) -> float:
        return float(hz[0] * (hz[1] / hz[0]) ** through)

    hz: Samples = COUNT * (vowel.pitch_hz[0] + (vowel.pitch_hz[1] - vowel.pitch_hz[0]) * through)
    gains = np.exp(-0.5 * (np.log2(hz / (span.dark * between(vowel.first_hz))) / 0.55) ** 2)
    gains += vowel.second * np.exp(-0.5 * (np.log2(hz / (span.dark * between(vowel.second_hz))) / 0.35) ** 2)
    gains = (gains + FLOOR * 200 / hz) / (1 + (hz / TOP_HZ) ** 10) * np.where(COUNT % 2 == 0, vowel.even, 1.0)
    lines = drift(WANDER, max(edge, 0) * GRID_FRAMES / RATE_HZ, WANDER_S, len(COUNT))
    return span.dark * flow(span, edge) * evened(gains, ear_weight(hz), HEARD), 10 ** (WANDER_DB * lines / 20)
