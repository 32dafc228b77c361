"""The cues of breathing and of the body: what rises, what falls, and how it sounds.

Levels and times follow the project's own specification: no onset faster than 300 ms, no cut-off faster
than 600 ms, fundamentals between 110 and 330 Hz, and no swelling, since growing loudness is a warning cue.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from herstel_app.audio.curves import Samples, db_to_gain, envelope, harmonics, sweep, sweep_integral
from herstel_app.core.timeline import Segment

ATTACK_S = 0.30
RELEASE_S = 0.60
LONG_RELEASE_S = 1.40
RELEASE_SHARE = 0.3
TURN_S = 0.16
"""Silence at the end of every cue, just over the 150 ms that a turn needs."""
FULL_S = 0.84
"""The shortest sound with a whole attack and release; what is shorter is drawn in and softened."""
SHORTEST_S = 0.06
LONGEST_RELEASE_CUE_S = 9.0
"""A letting go may be shown for half a minute; its tone opens and is gone sooner."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """How one kind of cue sounds.

    `partials` are amplitudes of 1, 2, 3 … times the fundamental; over the whole cue the n-th changes by
    (n − 1) · `colour_db` on top of `fall_db`. A second, soft voice (`second`, relative) drifts away from the
    first by `beat_*_hz`, upwards on the left and downwards on the right: that gives width and warmth.
    """

    start_hz: float
    end_hz: float
    level_db: float
    fall_db: float
    partials: tuple[float, ...]
    colour_db: float
    second: float = 0.10
    beat_start_hz: float = 0.4
    beat_end_hz: float = 0.4


# A fourth up from A to D with a hollow, flute-like sound; the way back lies an octave lower and is fuller, so
# that the two are told apart by register as well as by timbre, also with a hearing loss.
INHALE = Timbre(225.0, 300.0, -22.5, 1.2, (1.0, 0.16, 0.10, 0.02, 0.012), 0.4)
TOP_UP = Timbre(285.0, 325.0, -24.5, 1.2, (1.0, 0.16, 0.10, 0.02, 0.012), 0.4)
EXHALE = Timbre(150.0, 112.5, -20.0, 8.0, (1.0, 0.62, 0.34, 0.20, 0.10, 0.06, 0.03), -2.2, 0.14, 0.5, 0.25)
TENSE = Timbre(180.0, 202.5, -25.0, 0.5, (1.0, 0.30, 0.22, 0.10, 0.05), 0.3, 0.15, 0.5, 2.6)
RELEASE = Timbre(200.0, 150.0, -22.0, 9.0, (1.0, 0.45, 0.20, 0.10, 0.04), -2.5, 0.14, 0.6, 0.2)
RELEASE_FIFTH = Timbre(300.0, 225.0, -31.0, 6.0, (1.0, 0.12, 0.04), -1.5, 0.14, 0.5, 0.2)

TIMBRES: dict[str, tuple[Timbre, ...]] = {
    "inhale": (INHALE,),
    "top_up": (TOP_UP,),
    "exhale": (EXHALE,),
    "tense": (TENSE,),
    "release": (RELEASE, RELEASE_FIFTH),
}


@dataclass(frozen=True, slots=True)
class Tone:
    """One cue: a timbre that sounds from `start_s` for `length_s`."""

    timbre: Timbre
    start_s: float
    length_s: float
    follows_fade: bool = True

    @property
    def end_s(self) -> float:
        """Where it has become silent, in session seconds."""
        return self.start_s + self.length_s

    def samples(self, at_s: Samples) -> Samples:
        """Give the sound at these session seconds (n,) as frames (n, 2)."""
        timbre, time_s = self.timbre, at_s - self.start_s
        scale = min(1.0, self.length_s / FULL_S)
        release_s = min(LONG_RELEASE_S, max(RELEASE_S, RELEASE_SHARE * self.length_s))
        shape = envelope(time_s, self.length_s, ATTACK_S * scale, release_s * scale)
        part = np.clip(time_s / self.length_s, 0.0, 1.0)

        radians = 2.0 * math.pi * self.length_s
        phase = radians * (timbre.start_hz * part + (timbre.end_hz - timbre.start_hz) * sweep_integral(part))
        beat = radians * part * (timbre.beat_start_hz + 0.5 * (timbre.beat_end_hz - timbre.beat_start_hz) * part)

        colour = np.exp(math.log(db_to_gain(timbre.colour_db)) * sweep(part))
        amplitudes: list[Samples] = []
        growth = np.ones_like(part)
        for partial in timbre.partials:
            amplitudes.append(partial * growth)
            growth = growth * colour
        first = harmonics(phase, amplitudes)
        left = first + timbre.second * harmonics(phase + beat, amplitudes)
        right = first + timbre.second * harmonics(phase - beat, amplitudes)

        fall = np.exp(-math.log(db_to_gain(timbre.fall_db)) * part)
        loud = scale * db_to_gain(timbre.level_db) * shape * fall
        return np.stack((loud * left, loud * right), axis=1)


def tones_of(segment: Segment, latest_s: float) -> tuple[Tone, ...]:
    """Give the cue of a segment, silent again by `latest_s` (session seconds); many have none."""
    length_s = min(segment.end_s - TURN_S, latest_s) - segment.start_s
    if segment.phase == "release":
        length_s = min(length_s, LONGEST_RELEASE_CUE_S)
    if length_s < SHORTEST_S:
        return ()
    return tuple(Tone(timbre, segment.start_s, length_s) for timbre in TIMBRES.get(segment.phase or "", ()))
