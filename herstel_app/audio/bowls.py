"""The tone that opens an exercise and the softer, lower one that closes it: a bowl, struck with felt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from herstel_app.audio.curves import Samples, db_to_gain, envelope
from herstel_app.audio.tones import ATTACK_S
from herstel_app.core.timeline import Timeline

DELAY_S = 0.5
LONGEST_S = 10.0
SHORTEST_S = 1.0
REST_S = 0.3
"""Silence between the start tone and the practice."""
END_SILENCE_S = 1.0
DECAY_SHARE = 0.24
"""Decay time (to 1/e) of the fundamental, as a share of the length: a short opening rings shorter."""
RELEASE_SHARE = 0.5

START_HZ = 225.0
END_HZ = 150.0
START_LEVEL_DB = -17.0
END_LEVEL_DB = -22.0

PARTIALS: tuple[tuple[float, float, float, float], ...] = (
    # times the fundamental, amplitude, decay (relative), beat in Hz: a bowl is never quite round
    (1.0, 1.0, 1.0, 0.45),
    (2.02, 0.20, 0.55, 0.7),
    (2.76, 0.16, 0.42, 0.9),
    (4.10, 0.04, 0.25, 1.3),
)
SECOND = 0.3


@dataclass(frozen=True, slots=True)
class Bowl:
    """One stroke at `start_s` that has died away after `length_s`."""

    start_s: float
    length_s: float
    pitch_hz: float
    level_db: float
    follows_fade: bool = False

    @property
    def end_s(self) -> float:
        """Where it has become silent, in session seconds."""
        return self.start_s + self.length_s

    def samples(self, at_s: Samples) -> Samples:
        """Give the sound at these session seconds (n,) as frames (n, 2)."""
        time_s = np.maximum(at_s - self.start_s, 0.0)
        left, right = np.zeros_like(time_s), np.zeros_like(time_s)
        for ratio, amplitude, decay, beat_hz in PARTIALS:
            fall = amplitude * np.exp(-time_s / (decay * DECAY_SHARE * self.length_s))
            phase = 2.0 * math.pi * self.pitch_hz * ratio * time_s
            beat = 2.0 * math.pi * beat_hz * time_s
            first = np.sin(phase)
            left += fall * (first + SECOND * np.sin(phase + beat))
            right += fall * (first + SECOND * np.sin(phase - beat))
        shape = envelope(at_s - self.start_s, self.length_s, ATTACK_S, RELEASE_SHARE * self.length_s)
        loud = db_to_gain(self.level_db) * shape
        return np.stack((loud * left, loud * right), axis=1)


def bowls_of(timeline: Timeline) -> tuple[Bowl, ...]:
    """Give the start and the end tone, as far as the settling and the closing leave room for them."""
    bowls: list[Bowl] = []
    opening_s = min(timeline.practice_start_s - REST_S - DELAY_S, LONGEST_S)
    if opening_s >= SHORTEST_S:
        bowls.append(Bowl(DELAY_S, opening_s, START_HZ, START_LEVEL_DB))
    closing_start_s = timeline.practice_end_s + DELAY_S
    closing_s = min(timeline.duration_s - END_SILENCE_S - closing_start_s, LONGEST_S)
    if closing_s >= SHORTEST_S:
        bowls.append(Bowl(closing_start_s, closing_s, END_HZ, END_LEVEL_DB))
    return tuple(bowls)
