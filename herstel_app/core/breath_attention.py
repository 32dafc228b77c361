"""Breath with attention: ten exhales tapped before and after, and whether they differ by more than breaths always do.

Attending to a breath lengthens it by itself (Han 1997, *European Respiratory Journal* 10: 161), so it is measured in
the same way both times and never called "your breathing". Breaths differ by about 22 % from one to the next: the
middle one of ten is known to within 14 % (1.96 x 22 % / sqrt(10), rounded up), that of twenty to within 10 %.
Both readings have that margin. They are called equal as long as the margins touch: a plain 14 % between the two would
find a difference in a quarter of the evenings on which nothing changed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from herstel_app.core.pacing import MISSED_SHARE, QUICKEST_S, SLOWEST_S, Tap, single_taps

LEAST_BREATHS = 10
"""Whole breaths to tap: from exhale to exhale, so one tap more."""
LEAST_USABLE = 8
"""So many must be left after those with a missed tap are taken out."""
VARIATION = 0.22

Comparison = Literal["equal", "longer", "shorter"]


@dataclass(frozen=True, slots=True)
class BreathLength:
    """The middle length of so many breaths, in seconds."""

    breath_s: float
    breaths: int

    @property
    def margin(self) -> float:
        """How far it can be off by chance, as a share of it: 0.14 for ten breaths."""
        return math.ceil(100 * 1.96 * VARIATION / math.sqrt(self.breaths)) / 100

    @property
    def least_s(self) -> float:
        """The low end of the margin."""
        return self.breath_s * (1 - self.margin)

    @property
    def most_s(self) -> float:
        """The high end of the margin."""
        return self.breath_s * (1 + self.margin)


def measure(taps: Sequence[Tap]) -> BreathLength | None:
    """Give the breath length that `taps` show; None where there are too few, or nobody breathes like that."""
    lengths = [later.exhale_s - earlier.exhale_s for earlier, later in pairwise(single_taps(taps))]
    if len(lengths) < LEAST_BREATHS:
        return None
    usual_s = median(lengths)
    whole = [length for length in lengths if length < MISSED_SHARE * usual_s]
    breath_s = median(whole)
    if len(whole) < LEAST_USABLE or not QUICKEST_S <= breath_s <= SLOWEST_S:
        return None
    return BreathLength(breath_s, len(whole))


def compare(before: BreathLength, after: BreathLength) -> Comparison:
    """Say whether breaths became longer or shorter; equal where the margins of the two readings touch."""
    if after.least_s > before.most_s:
        return "longer"
    if after.most_s < before.least_s:
        return "shorter"
    return "equal"
