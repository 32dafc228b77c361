"""Where a sound that is known to the sample lies in what was heard: exact for any voice, however softly it begins."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import signal  # type: ignore[import-untyped] # it has no types of its own

Sound = NDArray[np.float64]

BEFORE_S, AFTER_S = 0.2, 1.0
"""A cue is known by the silence before it and by how it begins."""
REACH_S = 0.5
"""So far from where it belongs it is looked for."""
ALIKE = 0.9
"""What is less alike was not heard; a cue that is whole has 1.0."""
BREATH_S, TRIED = 4.0, 6
"""So much of a breath, and of how many, is looked for in the whole to know where the plan begins."""


def find(pattern: Sound, heard: Sound) -> tuple[int, float]:
    """Give where in `heard` something most like `pattern` begins, and how alike it is there: 1 is the same."""
    if len(heard) < len(pattern):
        return 0, 0.0
    alike = signal.fftconvolve(heard, pattern[::-1], "valid")
    energy = np.concatenate([[0.0], np.cumsum(heard**2)])
    there = energy[len(pattern) :] - energy[: -len(pattern)]
    # What is as good as silent is like nothing.
    floor = 1e-6 * max(float(there.max()), 1e-30)
    score = alike / np.sqrt(np.maximum(there, floor) * max(float((pattern**2).sum()), 1e-30))
    at = int(np.argmax(score))
    return at, float(score[at])


def late_s(heard: Sound, plan: Sound, cues_s: list[float], zero_s: float, rate_hz: int) -> NDArray[np.float64]:
    """Give how late each cue is heard where the plan begins at `zero_s`; nan for one that is not heard whole."""
    late = np.full(len(cues_s), np.nan)
    length, reach = round((BEFORE_S + AFTER_S) * rate_hz), round(REACH_S * rate_hz)
    for number, cue_s in enumerate(cues_s):
        first = round((cue_s - BEFORE_S) * rate_hz)
        from_frame = round((cue_s - BEFORE_S + zero_s) * rate_hz) - reach
        skipped = max(0, -from_frame)
        near = heard[from_frame + skipped : max(0, from_frame + length + 2 * reach)]
        at, alike = find(plan[first : first + length], near)
        if alike > ALIKE:
            late[number] = (at + skipped - reach) / rate_hz
    return late


def zero_s(heard: Sound, plan: Sound, cues_s: list[float], rate_hz: int) -> float:
    """Give where in `heard` the plan begins, in seconds: where most of its cues are found."""
    best_s, most = 0.0, 0
    for cue_s in cues_s[:TRIED]:
        first = round((cue_s - BEFORE_S) * rate_hz)
        at, _ = find(plan[first : first + round(BREATH_S * rate_hz)], heard)
        at_s = (at - first) / rate_hz
        found = int(np.isfinite(late_s(heard, plan, cues_s, at_s, rate_hz)).sum())
        if found > most:
            best_s, most = at_s, found
        if most == len(cues_s):
            break
    assert most, "nothing of the plan is heard"
    return best_s


def deviations_s(heard: Sound, plan: Sound, cues_s: list[float], rate_hz: int) -> NDArray[np.float64]:
    """Give how far each cue is from where the others say it belongs; nan for one that is not heard whole."""
    late = late_s(heard, plan, cues_s, zero_s(heard, plan, cues_s, rate_hz), rate_hz)
    return np.asarray(late - np.nanmedian(late))
