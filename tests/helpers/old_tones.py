"""The tones that carried a breath before, kept as they were: what is measured now has to find their faults."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from herstel_app.audio.sample_grid import Samples, raised_cosine

ATTACK_S, RELEASE_S, TURN_S = 0.35, 0.80, 0.20


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


INHALE = Glide(
    146.83, 196.00, 0.034, 0.043,
    (Partial(1, 1.0, 1.0), Partial(2, 0.16, 0.34), Partial(3, 0.05, 0.11), Partial(4, 0.01, 0.03)),
)  # fmt: skip
EXHALE = Glide(
    164.81, 123.47, 0.045, 0.027,
    (Partial(1, 1.0, 1.0), Partial(3, 0.10, 0.03), Partial(5, 0.02, 0.0)),
    beat_hz=0.35,
)  # fmt: skip
TENSE = Glide(130.81, 155.56, 0.025, 0.038, (Partial(1, 1.0, 1.0), Partial(2, 0.2, 0.4)), beat_hz=2.4)
RELEASE = Glide(155.56, 116.54, 0.040, 0.020, (Partial(1, 1.0, 1.0), Partial(3, 0.06, 0.0)), beat_hz=0.25)


def glide(tone: Glide, t: Samples, length_s: float) -> Samples:
    """Give the tone at `t` seconds after its start, in a phase of at least two seconds; shape (n, 2)."""
    x = np.clip(t / length_s, 0.0, 1.0)
    cycles = tone.from_hz * x * length_s + (tone.to_hz - tone.from_hz) * length_s * (x**3 - x**4 / 2)
    loud = raised_cosine(t / ATTACK_S) * raised_cosine((length_s - TURN_S - t) / RELEASE_S)
    level = (tone.level_start + (tone.level_end - tone.level_start) * x) * loud
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
