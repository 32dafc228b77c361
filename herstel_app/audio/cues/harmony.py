"""Chords over D in pure intervals, and the strings that sound them.

Every exhale is the same chord, home. An inhale has another one each 40 seconds. A chord is chosen by where its phase
begins, so it changes in the silence at a turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.noise import uniform
from herstel_app.audio.sample_grid import Samples

D3_HZ = 146.83
HIGHEST_HZ = 1900.0
CHANGE_S = 40.0
HOME = (1, 3 / 2, 2, 5 / 2, 3, 4)
ABOVE = (
    (4 / 3, 5 / 3, 2, 8 / 3, 10 / 3, 4),
    (3 / 2, 2, 9 / 4, 3, 4, 9 / 2),
    (5 / 3, 2, 5 / 2, 10 / 3, 4, 5),
    (4 / 3, 2, 9 / 4, 8 / 3, 10 / 3, 4),
)
SHADES = ((1, 1, 1, 1, 1, 1), (1, 1, 1, 0.35, 1, 0.8), (1, 0.8, 1, 1, 0.6, 1), (1, 1, 0.9, 0.6, 1, 0.5))
"""How loud the notes of home are after each of the chords above it."""

BEATS, PHASES, LIFTS = 101, 102, 103
PAN = 0.30
SECOND = 0.38
"""The second string of a pair is softer, so that a note in one ear or on one speaker breathes and never vanishes."""
LIFT = 0.30
"""By how much (radians) the ears differ in phase at most: the width of a small room."""


def chord(span: CueSpan) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give the notes, as ratios to D, and how loud each of them is."""
    turn = int(max(0.0, span.start_s) // CHANGE_S) % len(ABOVE)
    return (HOME, SHADES[turn]) if span.phase == "exhale" else (ABOVE[turn], SHADES[0])


@dataclass(frozen=True, eq=False)
class Strings:
    """Strings in pairs that beat slowly, one after the other in each array."""

    hz: tuple[float, ...]
    note: NDArray[np.int_]
    """Which note of the chord a string belongs to."""
    harmonic: NDArray[np.int_]
    ears: Samples
    """How loud in each ear, shape (n, 2)."""
    phase: Samples
    """Radians at session time 0, shape (n, 2)."""


@lru_cache(maxsize=32)
def strings(ratios: tuple[float, ...], harmonics: int, slowest_hz: float, fastest_hz: float) -> Strings:
    """Give two strings for each note and each of its harmonics, that beat at a rate between these two."""
    hz: list[float] = []
    place: list[tuple[int, int, int]] = []
    for note, ratio in enumerate(ratios):
        for harmonic in range(1, harmonics + 1):
            middle_hz = D3_HZ * ratio * harmonic
            if middle_hz <= HIGHEST_HZ:
                share = float(uniform(BEATS, round(7 * middle_hz), 1)[0])
                beat_hz = slowest_hz + (fastest_hz - slowest_hz) * share
                hz += [middle_hz - beat_hz / 2, middle_hz + beat_hz / 2]
                place += [(note, harmonic, -1), (note, harmonic, 1)]
    note_of, harmonic_of, side = np.array(place).T
    phase = 2 * np.pi * uniform(PHASES, round(1000 * sum(ratios)) + harmonics, len(hz))
    lift = LIFT * (2 * uniform(LIFTS, len(hz), len(hz)) - 1)
    ears = np.sqrt(np.stack([0.5 - PAN * side, 0.5 + PAN * side], axis=1))
    ears *= np.where(side > 0, SECOND, 1.0)[:, np.newaxis]
    ears[:, 1] *= np.sqrt((ears[:, 0] ** 2).sum() / (ears[:, 1] ** 2).sum())
    return Strings(tuple(hz), note_of, harmonic_of, ears, np.stack([phase + lift, phase - lift], axis=1))


def beaten(struck: Strings, t: float) -> Samples:
    """Give what its beat makes of the power of each string at session time `t`, 1 on average: alike for a pair."""
    turn, apart, depth = _beats(struck)
    return np.repeat(1 + (depth * np.cos(t * turn + apart)).sum(axis=1), 2)


@lru_cache(maxsize=32)
def _beats(struck: Strings) -> tuple[Samples, Samples, Samples]:
    """Give of each pair in each ear how fast it beats (radians a second), where it begins, and how much it changes."""
    hz = np.asarray(struck.hz)
    first, second = struck.ears[0::2], struck.ears[1::2]
    depth = 2 * first * second / (first**2 + second**2).sum(axis=1, keepdims=True)
    return 2 * np.pi * (hz[1::2] - hz[0::2])[:, np.newaxis], struck.phase[1::2] - struck.phase[0::2], depth


@lru_cache(maxsize=64)
def _drawn(stream: int, place: int, count: int) -> Samples:
    return np.asarray(2 * uniform(stream, max(place, -1), count) - 1)


def drift(stream: int, t: float, every_s: float, count: int) -> Samples:
    """Give `count` slow lines of chance from -1 to 1, eased from one drawn value to the next."""
    place, through = divmod(t / every_s, 1.0)
    before, after = (_drawn(stream, int(place) + more, count) for more in (0, 1))
    return np.asarray(before + (after - before) * (0.5 - 0.5 * np.cos(np.pi * through)))
