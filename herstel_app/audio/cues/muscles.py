"""What muscles do: two strings that pull apart while they hold, and come together when they let go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from herstel_app.audio.cues.harmonics import arrow, harmonics, mixed
from herstel_app.audio.cues.shape import CueSpan, Envelope, course, course_sum
from herstel_app.audio.cues.weighting import ear_weight, evened
from herstel_app.audio.sample_grid import GRID_FRAMES, Ears, Samples, linear
from herstel_app.core.timeline import Phase

COUNT: Final[Samples] = np.arange(1.0, 8.0)
FIRST, SECOND = np.array([0.80, 0.77]), np.array([0.64, 0.80])
"""How loud either string is in both ears."""
LIFT: Final[Samples] = 0.16 * np.array([1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0])
"""By how much (radians) the ears hear each harmonic before and after each other: a little width."""
SHARE = 0.19
"""How loud the second string is: they beat by 3 dB, which trembles and does not swell."""
TOP_HZ, OCTAVES, FLOOR = 850.0, 0.6, 0.35
HEARD = 0.40


@dataclass(frozen=True, slots=True)
class Pull:
    """The pitch, the beat and the resonance (Hz) at the beginning and the end, and the level."""

    pitch_hz: tuple[float, float]
    beat_hz: tuple[float, float]
    resonance_hz: tuple[float, float]
    level: float
    change_db: float
    """How much louder it is at its end."""
    envelope: Envelope


PULLS: dict[Phase, Pull] = {
    "tense": Pull((147.0, 165.0), (0.8, 2.6), (330.0, 500.0), 0.0480, 0.0, Envelope(0.6, 0.8)),
    "release": Pull((165.0, 110.0), (1.6, 0.12), (560.0, 300.0), 0.0660, -5.0, Envelope(0.4, 2.5)),
}


def muscles(span: CueSpan, number: int) -> Ears:
    """Give block `number`, shape (2, GRID_FRAMES)."""
    pull = PULLS[span.phase]
    t = np.clip(span.times(number), 0.0, None)
    x = np.minimum(t / span.length_s, 1.0)
    glided = course_sum(x) if span.phase == "release" else 0.5 * x**2
    (pitch_hz, last_pitch_hz), (beat_hz, last_beat_hz) = pull.pitch_hz, pull.beat_hz
    cycles = pitch_hz * t + (last_pitch_hz - pitch_hz) * span.length_s * glided
    apart = beat_hz * t + (last_beat_hz - beat_hz) * span.length_s * 0.5 * x**2
    before, after = (_gains(span, edge) for edge in (number, number + 1))
    waves = harmonics(cycles, len(COUNT))
    # Each harmonic of the second string lies one beat above the first's, so that all beat at one rate.
    sine, cosine = (mixed(wave, np.outer(SECOND, before), np.outer(SECOND, after)) for wave in waves)
    ahead = np.cos(LIFT), np.outer((1.0, -1.0), np.sin(LIFT))
    turned_sine, turned_cosine = arrow(apart)
    both = sum(
        (
            mixed(wave, np.outer(FIRST, before) * lift, np.outer(FIRST, after) * lift)
            for wave, lift in zip(waves, ahead, strict=True)
        ),
        start=np.zeros((2, GRID_FRAMES), np.float32),
    )
    beaten = SHARE * (sine * turned_cosine + cosine * turned_sine)
    return pull.envelope.over(np.asarray(both + beaten, np.float32), span, number, pull.level)


@lru_cache(maxsize=8)
def _gains(span: CueSpan, edge: int) -> Samples:
    pull, x = PULLS[span.phase], span.place(edge)
    through = course(x) if span.phase == "release" else x
    hz: Samples = COUNT * (pull.pitch_hz[0] + (pull.pitch_hz[1] - pull.pitch_hz[0]) * through)
    centre_hz = span.dark * pull.resonance_hz[0] * (pull.resonance_hz[1] / pull.resonance_hz[0]) ** through
    gains = np.exp(-0.5 * (np.log2(hz / centre_hz) / OCTAVES) ** 2) + FLOOR * 150 / hz
    gains = evened(gains / (1 + (hz / TOP_HZ) ** 8), ear_weight(hz), HEARD)
    return np.asarray(span.dark * linear(pull.change_db * through) * gains)
