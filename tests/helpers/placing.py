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
WHOLE = (-BEFORE_S, BEFORE_S + AFTER_S, ALIKE)
PIECES = tuple((from_s, 0.4, 0.998) for from_s in (0.0, 0.2, 0.4, 0.6))
"""Of a cue: from where, how long, and how alike it has to be."""
HOLE_S = 0.005, 0.190
"""How short and how long what is missing can be; longer is the silence of a turn, or a cue that is not there."""
BREATH_S, TRIED = 4.0, 6
"""So much of a breath, and of how many, is looked for in the whole to know where the plan begins."""


def find(pattern: Sound, heard: Sound, whole: Sound | None = None) -> tuple[int, float]:
    """Give where in `heard` something most like `pattern` begins, and how alike it is there: 1 is the same.

    Where `whole` is 0 nothing was heard that could be compared.
    """
    if len(heard) < len(pattern):
        return 0, 0.0
    alike = signal.fftconvolve(heard, pattern[::-1], "valid")
    energy = np.concatenate([[0.0], np.cumsum(heard**2)])
    there = energy[len(pattern) :] - energy[: -len(pattern)]
    # What is as good as silent is like nothing.
    floor = 1e-6 * max(float(there.max()), 1e-30)
    known = max(float((pattern**2).sum()), 1e-30)
    if whole is not None and not whole.all():
        known = np.maximum(signal.fftconvolve(whole, pattern[::-1] ** 2, "valid"), 0.5 * known)
    score = alike / np.sqrt(np.maximum(there, floor) * known)
    at = int(np.argmax(score))
    return at, float(score[at])


def without_holes(heard: Sound, rate_hz: int) -> Sound:
    """Give 1 for each frame that was heard, and 0 in a hole: silent to the bit, and shorter than a turn."""
    silent = np.concatenate([[False], heard == 0.0, [False]])
    edges = np.diff(silent.astype(np.int8))
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    whole = np.ones(len(heard))
    for begin, end in zip(begins, ends, strict=True):
        if HOLE_S[0] * rate_hz <= end - begin <= HOLE_S[1] * rate_hz:
            whole[begin:end] = 0.0
    return whole


def late_s(
    heard: Sound, plan: Sound, cues_s: list[float], zero_s: float, rate_hz: int, in_part: bool = False
) -> NDArray[np.float64]:
    """Give how late each cue is heard where the plan begins at `zero_s`; nan for one that is not heard whole.

    `in_part` places one with a hole in it too: by the rest, or by its first piece that is right where it goes on
    elsewhere after the hole. The hole itself may not count, as a chord is nearly the same 40 ms on.
    """
    late = np.full(len(cues_s), np.nan)
    whole = without_holes(heard, rate_hz) if in_part else np.ones(len(heard))
    reach = round(REACH_S * rate_hz)

    def near(from_s: float, lasts_s: float) -> tuple[float, float]:
        """Give how alike the best place is, and how late that is."""
        first, length = round(from_s * rate_hz), round(lasts_s * rate_hz)
        from_frame = round((from_s + zero_s) * rate_hz) - reach
        skipped = max(0, -from_frame)
        there = slice(from_frame + skipped, max(0, from_frame + length + 2 * reach))
        at, alike = find(plan[first : first + length], heard[there], whole[there])
        return alike, (at + skipped - reach) / rate_hz

    for number, cue_s in enumerate(cues_s):
        for from_s, lasts_s, least in (WHOLE, *(PIECES if in_part else ())):
            alike, off_s = near(cue_s + from_s, lasts_s)
            if alike > least:
                late[number] = off_s
                break
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
    """Give how far each cue is from where the others say it belongs; nan for one that is not heard."""
    late = late_s(heard, plan, cues_s, zero_s(heard, plan, cues_s, rate_hz), rate_hz, in_part=True)
    return np.asarray(late - np.nanmedian(late))
