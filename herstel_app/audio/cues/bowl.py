"""The singing bowl: a soft stroke at each turn. No bowl is quite round, so every mode is a pair that beats slowly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from herstel_app.audio.cues.shape import CueSpan, Envelope
from herstel_app.audio.cues.sine_bank import sines
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples
from herstel_app.core.timeline import Phase

RELEASE_S: Final = 1.2
USUAL_S, LONGEST = 5.0, 2.0
"""In a phase longer than usual a bowl rings longer: at most twice as long."""
BEATS_HZ: Final = (0.55, 0.90, 1.3)
SECOND = 0.30
"""The second of a pair is softer: on one speaker a mode breathes and never vanishes."""
PAN, GROUND_PAN = 0.32, 0.18


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke: its note, its loudness (1 = full scale), and how long it rings."""

    hz: float
    level: float
    ring: float = 1.0
    """Multiplies the times in which the modes fall to 1/e."""
    attack_s: float = 0.40
    modes: tuple[tuple[float, float, float], ...] = ((1.0, 1.0, 3.0), (2.71, 0.75, 1.9), (4.95, 0.05, 0.9))
    """Of each mode its ratio to the note, its share, and the time in which it falls to 1/e."""


OUT_MODES: Final = ((1.0, 1.0, 3.0), (2.71, 0.85, 2.2), (4.95, 0.05, 0.9))
STROKES: dict[Phase, Stroke] = {
    "inhale": Stroke(233.0, 0.0717),
    "top_up": Stroke(261.6, 0.0460, ring=0.6, attack_s=0.30),
    "exhale": Stroke(174.6, 0.0683, ring=1.25, modes=OUT_MODES),
}


@dataclass(frozen=True, eq=False)
class _Modes:
    hz: tuple[float, ...]
    decay_s: Samples
    ears: Samples


@lru_cache(maxsize=16)
def _modes(stroke: Stroke) -> _Modes:
    hz, decay_s, ears = [], [], []
    for (ratio, share, falls_s), beat_hz in zip(stroke.modes, BEATS_HZ, strict=True):
        for side in (-1, 1):
            hz.append(stroke.hz * ratio + side * beat_hz / 2)
            decay_s.append(falls_s * stroke.ring)
            pan = side * (PAN if ratio > 1 else GROUND_PAN)
            loud = share * (1.0 if side < 0 else SECOND)
            ears.append((loud * np.sqrt(0.5 - pan), loud * np.sqrt(0.5 + pan)))
    both = np.asarray(ears)
    both[:, 1] *= np.sqrt((both[:, 0] ** 2).sum() / (both[:, 1] ** 2).sum())
    return _Modes(tuple(hz), np.asarray(decay_s), both)


def struck(stroke: Stroke, span: CueSpan, number: int) -> Ears:
    """Give block `number` of a stroke at the beginning of `span`, gone when it ends; shape (2, GRID_FRAMES)."""
    modes = _modes(stroke)
    # The pairs begin in step at the stroke, so that every stroke blooms in the same way.
    phase = -2 * np.pi * ((np.asarray(modes.hz) * span.start_s) % 1.0)
    before, after = (_gains(modes, span, edge) for edge in (number, number + 1))
    both = sines(number, modes.hz, np.stack([phase, phase], axis=1), before, after)
    return Envelope(stroke.attack_s, RELEASE_S).over(both, span, number, stroke.level)


def _gains(modes: _Modes, span: CueSpan, edge: int) -> Samples:
    since_s = max(0.0, edge * GRID_FRAMES / RATE_HZ - span.start_s)
    return np.asarray(np.exp(-since_s / modes.decay_s)[:, np.newaxis] * modes.ears)


def bowl(span: CueSpan, number: int) -> Ears:
    """Give block `number` of the stroke with which a phase begins."""
    stroke = STROKES[span.phase]
    longer = min(LONGEST, max(1.0, span.length_s / USUAL_S))
    return struck(replace(stroke, ring=longer * stroke.ring), span, number)
