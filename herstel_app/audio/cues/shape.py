"""What all cues share: loudness is the flow of air, colour and pitch are how full the lungs are.

Flow is highest early in a phase and gone at the turn. The course of a phase goes quickly at first and eases out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples, linear, raised_cosine
from herstel_app.core.timeline import Phase

TURN_S = 0.20
SHORTEST_ATTACK_S, SHORTEST_RELEASE_S = 0.30, 0.60
ATTACK_SHARE, RELEASE_SHARE = 0.20, 0.35
INHALE_PEAK, INHALE_FALL_DB = 0.30, 3.0
EXHALE_PEAK, EXHALE_FALL_DB = 0.20, 5.0
DARKEST, DARKER_BY = 0.80, 0.30


@dataclass(frozen=True, slots=True)
class CueSpan:
    """One cue: its phase, and where it begins and how long it takes in session seconds."""

    phase: Phase
    start_s: float
    length_s: float
    dark: float = 1.0
    """Multiplies the frequencies of the colour: less than 1 is darker."""

    def place(self, edge: int) -> float:
        """Say how far the phase is at the beginning of block `edge`, 0–1."""
        return min(1.0, max(0.0, (edge * GRID_FRAMES / RATE_HZ - self.start_s) / self.length_s))

    def times(self, number: int) -> Samples:
        """Give the time since the beginning for each frame of block `number`."""
        return np.asarray((number * GRID_FRAMES + np.arange(GRID_FRAMES)) / RATE_HZ - self.start_s)


def darkness(guidance: float) -> float:
    """Give how dark a cue is whose guidance fades."""
    return max(DARKEST, 1.0 - DARKER_BY * (1.0 - min(guidance, 1.0)))


def course(x: float) -> float:
    """Give how full the lungs are, 0–1, at a place in a phase."""
    return (1.5 - 0.5 * x * x) * x


def course_sum(x: Samples) -> Samples:
    """Give the integral of `course`, for the phase of a tone that glides."""
    x = np.clip(x, 0.0, 1.0)
    return np.asarray((0.75 - x * x / 8) * x * x)


def flow(span: CueSpan, edge: int) -> float:
    """Give the flow of air as a gain: up to 1 dB before its peak, and some decibels after it."""
    x = span.place(edge)
    peak, fall_db = (EXHALE_PEAK, EXHALE_FALL_DB) if span.phase == "exhale" else (INHALE_PEAK, INHALE_FALL_DB)
    if x < peak:
        return linear(-((1 - x / peak) ** 2))
    return linear(-fall_db * ((x - peak) / (1 - peak)) ** 1.2)


@dataclass(frozen=True, slots=True)
class Envelope:
    """How a cue comes up and goes: at most so long, with silence before the turn."""

    attack_s: float
    release_s: float

    def lengths(self, length_s: float) -> tuple[float, float, float]:
        """Give how long it rises, how long it falls and where it has fallen, in a cue of `length_s`.

        In a short phase both are a share of it, so that most of it is at its full loudness. A cue that is too short
        for all three, such as a breath cut by a pause, is shortened in proportion.
        """
        room_s = length_s - SHORTEST_ATTACK_S - SHORTEST_RELEASE_S
        if room_s < 0:
            squeeze = length_s / (SHORTEST_ATTACK_S + SHORTEST_RELEASE_S)
            return SHORTEST_ATTACK_S * squeeze, SHORTEST_RELEASE_S * squeeze, length_s
        turn_s = min(TURN_S, room_s)
        attack_s = min(self.attack_s, max(SHORTEST_ATTACK_S, ATTACK_SHARE * length_s))
        release_s = min(self.release_s, max(SHORTEST_RELEASE_S, RELEASE_SHARE * length_s))
        return attack_s, release_s, length_s - turn_s

    def over(self, both: Ears, span: CueSpan, number: int, level: float) -> Ears:
        """Give block `number` of a cue from its two ears, with its level and this envelope."""
        attack_s, release_s, ends_s = self.lengths(span.length_s)
        first_s = number * GRID_FRAMES / RATE_HZ - span.start_s
        if first_s >= attack_s and first_s + GRID_FRAMES / RATE_HZ <= ends_s - release_s:
            return level * both  # most of the time nothing rises or falls
        t = span.times(number)
        gain = level * raised_cosine(t / attack_s) * raised_cosine((ends_s - t) / release_s)
        return np.asarray(both * gain.astype(np.float32))


RAMP: Final = np.arange(GRID_FRAMES, dtype=np.float32) / np.float32(GRID_FRAMES)
"""From 0 to 1 through a block: gains are made where blocks meet, and are straight lines between."""
