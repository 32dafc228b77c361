"""The tones: closed forms of time, so that any moment can be rendered by itself.

The figures are those of docs/adr/006: inhale and exhale differ in register and in timbre (some people hear high or low
tones badly), move a fourth at most, rise over 0.3 s or more, fall over 0.6 s or more, and leave
silence at every turn. No partial of more than a whisper lies above 1 kHz. Strokes ring out before the next turn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from herstel_app.audio.sample_grid import Samples, raised_cosine
from herstel_app.core.timeline import Phase

ATTACK_S = 0.35
RELEASE_S = 0.80
TURN_S = 0.20
SHORTEST_ATTACK_S, SHORTEST_RELEASE_S = 0.30, 0.60


@dataclass(frozen=True)
class Partial:
    """One overtone: a multiple of the fundamental, its loudness at the start and the end of the tone."""

    ratio: int
    start: float
    end: float


@dataclass(frozen=True)
class Glide:
    """A tone that glides. Frequencies in Hz, levels linear (1 = full scale)."""

    from_hz: float
    to_hz: float
    level_start: float
    level_end: float
    partials: tuple[Partial, ...]
    beat_hz: float = 0.0
    """How fast the two ears drift apart: a slow shimmer, 0 for none."""


@dataclass(frozen=True)
class Bowl:
    """A soft stroke that rings out. `decays_s` is the time in which a partial falls to 1/e."""

    hz: float
    level: float
    partials: tuple[tuple[float, float], ...]
    decay_s: float
    attack_s: float = 0.40


D3_HZ, G3_HZ, C3_HZ, G2_SHARP_HZ = 146.83, 196.00, 164.81, 123.47

INHALE = Glide(
    D3_HZ, G3_HZ, 0.034, 0.043,
    (Partial(1, 1.0, 1.0), Partial(2, 0.16, 0.34), Partial(3, 0.05, 0.11), Partial(4, 0.01, 0.03)),
)  # fmt: skip
EXHALE = Glide(
    C3_HZ, G2_SHARP_HZ, 0.045, 0.027,
    (Partial(1, 1.0, 1.0), Partial(3, 0.10, 0.03), Partial(5, 0.02, 0.0)),
    beat_hz=0.35,
)  # fmt: skip
TENSE = Glide(130.81, 155.56, 0.025, 0.038, (Partial(1, 1.0, 1.0), Partial(2, 0.2, 0.4)), beat_hz=2.4)
RELEASE = Glide(155.56, 116.54, 0.040, 0.020, (Partial(1, 1.0, 1.0), Partial(3, 0.06, 0.0)), beat_hz=0.25)
START = Bowl(196.00, 0.040, ((1.0, 1.0), (2.0, 0.30), (2.76, 0.12)), decay_s=1.3)
END = Bowl(146.83, 0.036, ((1.0, 1.0), (2.0, 0.22), (2.76, 0.08)), decay_s=2.2)


GLIDES: dict[Phase, Glide] = {
    "inhale": INHALE,
    "top_up": INHALE,
    "exhale": EXHALE,
    "tense": TENSE,
    "release": RELEASE,
}
STROKES: dict[Phase, Bowl] = {
    "inhale": Bowl(220.00, 0.103, ((1.0, 1.0), (2.0, 0.34), (2.76, 0.14)), decay_s=1.2),
    "top_up": Bowl(246.94, 0.055, ((1.0, 1.0), (2.0, 0.30), (2.76, 0.10)), decay_s=0.7),
    "exhale": Bowl(164.81, 0.094, ((1.0, 1.0), (3.0, 0.12), (4.2, 0.03)), decay_s=1.5),
    "tense": Bowl(196.00, 0.081, ((1.0, 1.0), (2.0, 0.34), (2.76, 0.14)), decay_s=1.2),
    "release": Bowl(130.81, 0.092, ((1.0, 1.0), (3.0, 0.12), (4.2, 0.03)), decay_s=2.0),
}


def envelope(t: Samples, length_s: float, longest_attack_s: float = ATTACK_S) -> Samples:
    """Give the loudness of a cue of `length_s` at `t` seconds: attack, release, and silence before the turn.

    A tone that is too short for all three, such as a breath cut by a pause, is shortened in proportion.
    """
    room_s = length_s - SHORTEST_ATTACK_S - SHORTEST_RELEASE_S
    turn_s = min(TURN_S, max(0.0, room_s))
    spare_s = max(0.0, room_s - turn_s)
    attack_s = min(longest_attack_s, SHORTEST_ATTACK_S + spare_s / 2)
    release_s = min(RELEASE_S, SHORTEST_RELEASE_S + spare_s / 2)
    if room_s < 0:
        squeeze = length_s / (SHORTEST_ATTACK_S + SHORTEST_RELEASE_S)
        attack_s, release_s = SHORTEST_ATTACK_S * squeeze, SHORTEST_RELEASE_S * squeeze
    ends_s = length_s - turn_s
    result: Samples = raised_cosine(t / attack_s) * raised_cosine((ends_s - t) / release_s)
    return result


def glide(tone: Glide, t: Samples, length_s: float) -> Samples:
    """Give the tone at `t` seconds after its start; shape (n, 2), left and right."""
    x = np.clip(t / length_s, 0.0, 1.0)
    # The phase is the integral of a smoothstep (3x² - 2x³) between the two frequencies.
    cycles = tone.from_hz * x * length_s + (tone.to_hz - tone.from_hz) * length_s * (x**3 - x**4 / 2)
    level = (tone.level_start + (tone.level_end - tone.level_start) * x) * envelope(t, length_s)
    # As turning arrows (complex numbers) the partials are powers of the first, which saves most of the sines.
    first = np.exp(2j * np.pi * cycles)
    total, power, ratio = np.zeros_like(first), np.ones_like(first), 0
    for partial in tone.partials:
        while ratio < partial.ratio:
            power, ratio = power * first, ratio + 1
        total += (partial.start + (partial.end - partial.start) * x) * power
    total *= level
    if not tone.beat_hz:
        return np.stack([total.imag, total.imag], axis=1)
    shimmer = np.exp(0.25j * np.sin(2 * np.pi * tone.beat_hz * t))
    return np.stack([(total * shimmer).imag, (total * shimmer.conj()).imag], axis=1)


def bowl(tone: Bowl, t: Samples, length_s: float) -> Samples:
    """Give the stroke at `t` seconds after its start, gone after `length_s`; shape (n, 2)."""
    loud = tone.level * raised_cosine(t / tone.attack_s) * raised_cosine((length_s - t) / (0.6 * length_s))
    return _ringing(tone, t, loud)


def stroke(tone: Bowl, t: Samples, length_s: float) -> Samples:
    """Give a stroke that marks the start of a phase of `length_s`: it keeps to the phase as a glide does."""
    return _ringing(tone, t, tone.level * envelope(t, length_s, tone.attack_s))


def _ringing(tone: Bowl, t: Samples, loud: Samples) -> Samples:
    total = np.zeros_like(t)
    for ratio, share in tone.partials:
        # A higher partial rings out sooner, as in a real bowl.
        ring = np.exp(-np.clip(t, 0.0, None) * ratio**0.7 / tone.decay_s)
        total += share * ring * np.sin(2 * np.pi * tone.hz * ratio * t)
    total *= loud
    return np.stack([total, total], axis=1)
