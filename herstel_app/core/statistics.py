"""What pairs of evenings can and cannot say about one signal.

For each pair the difference is d = (after - before of the exercise evening) - (after - before of the rest evening).
The test is the exact two-sided sign-flip (randomisation) test for paired differences (Fisher 1935, *The Design of
Experiments*, ch. III; Edgington & Onghena 2007, *Randomization Tests*): under no difference the lot that gave each pair
its order could as well have given the other one, so every combination of signs was equally likely. The share of
combinations whose sum is at least as far from 0 as the observed one is the p-value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product
from statistics import median, stdev

LEAST_PAIRS = 4
"""Before this many whole pairs nothing is said about a difference."""
LEVEL = 0.05
LEAST_RESTS_FOR_NOISE = 5
NOISE_UNTIL_KNOWN = 2.0
"""Points; smaller differences count as noise as long as one's own noise is not known."""
HARDLY = 1.0
"""A median difference of less than a point, the slider's own step, is hardly one."""
TOLERANCE = 1e-9
MOST_PAIRS = 20
"""The test tries 2^n combinations; the avondproef has ten pairs at most."""


class Finding(Enum):
    """The four kinds of outcome."""

    TOO_LITTLE = "too_little"
    MAY_BE_CHANCE = "may_be_chance"
    SEEMS_TO_DIFFER = "seems_to_differ"
    AS_MUCH = "as_much"


@dataclass(frozen=True, slots=True)
class Pair:
    """The change (after - before, in points) of each evening of one pair; None where it was not answered."""

    rest: float | None
    exercise: float | None

    @property
    def difference(self) -> float | None:
        """How much more the exercise changed than rest did; None where an evening is missing."""
        return None if self.rest is None or self.exercise is None else self.exercise - self.rest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the pairs say about one signal. Numbers are None where there are too few pairs."""

    finding: Finding
    pairs: int
    median: float | None
    p: float | None
    noise: float
    """Half the width of the person's own noise band, in points."""
    exercise_more: int
    rest_more: int


def sign_flip_p(differences: Sequence[float]) -> float:
    """Give the exact two-sided p-value of paired differences; 1.0 for none at all.

    Raises ValueError for more than `MOST_PAIRS` differences, or one that is not finite.
    """
    if len(differences) > MOST_PAIRS:
        raise ValueError(f"more than {MOST_PAIRS} pairs")
    if not all(map(math.isfinite, differences)):
        raise ValueError("a difference that is no number")
    observed = abs(math.fsum(differences))
    slack = TOLERANCE * max(1.0, *map(abs, differences)) if differences else TOLERANCE
    sizes = [abs(difference) for difference in differences if difference != 0]
    # A difference of 0 is the same with either sign: leaving it out halves both counts.
    as_far = sum(
        abs(math.fsum(sign * size for sign, size in zip(signs, sizes, strict=True))) >= observed - slack
        for signs in product((1, -1), repeat=len(sizes))
    )
    return as_far / 2 ** len(sizes)


def noise_band(rests: Sequence[float]) -> float:
    """Give how much a change has to differ before it is more than this person's own ups and downs, in points.

    1.96 * sqrt(2) * SD of the changes on rest evenings, the smallest detectable change; 2 points before there are five.
    """
    if len(rests) < LEAST_RESTS_FOR_NOISE:
        return NOISE_UNTIL_KNOWN
    return 1.96 * math.sqrt(2) * stdev(rests)


def judge(pairs: Sequence[Pair]) -> Outcome:
    """Say what `pairs` say about one signal; pairs with a missing evening do not count."""
    differences = [pair.difference for pair in pairs if pair.difference is not None]
    noise = noise_band([pair.rest for pair in pairs if pair.rest is not None])
    more, less = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    if len(differences) < LEAST_PAIRS:
        return Outcome(Finding.TOO_LITTLE, len(differences), None, None, noise, more, less)
    middle, p = median(differences), sign_flip_p(differences)
    if abs(middle) < HARDLY:
        finding = Finding.AS_MUCH
    elif p <= LEVEL:
        finding = Finding.SEEMS_TO_DIFFER
    else:
        finding = Finding.MAY_BE_CHANCE
    return Outcome(finding, len(differences), middle, p, noise, more, less)
