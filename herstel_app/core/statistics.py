"""What pairs of evenings can and cannot say about one signal.

For each pair the difference is d = (after - before of the exercise evening) - (after - before of the rest evening).
The test is the exact two-sided sign-flip (randomisation) test for paired differences (Fisher 1935, *The Design of
Experiments*, ch. III; Edgington & Onghena 2007, *Randomization Tests*): under no difference the lot that gave each pair
its order could as well have given the other one, so every combination of signs was equally likely. The share of
combinations whose sum is at least as far from 0 as the observed one is the p-value.

"Rest did as much" is held to the same standard, for a difference that was not found is not yet ruled out. The same
test, one-sided, has to reject that the exercise does 2 points more, and that it does 2 points less: two one-sided tests
(Schuirmann 1987, *Journal of Pharmacokinetics and Biopharmaceutics* 15: 657-680). So each of the two statements is
wrongly made in at most one of twenty trials, signal by signal.

The outcome, of which every set of pairs has exactly one:
1. fewer than 4 whole pairs: too little;
2. p <= .05, and the median difference at least a point, to the same side: seems to differ (not before 6 pairs);
3. the median difference less than a point, and 2 points ruled out on both sides: as much (not before 5 pairs);
4. anything else may be chance.
With whole points and at most ten pairs p <= .05 takes six pairs to one side, so that the median is a point or more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from herstel_app.core.randomisation import Condition

LEAST_PAIRS = 4
"""Before this many whole pairs nothing is said about a difference."""
LEVEL = 0.05
LEAST_RESTS_FOR_NOISE = 5
NOISE_UNTIL_KNOWN = 2.0
"""In points; the noise that is assumed while someone's own is not known."""
HARDLY = 1.0
"""A median difference of less than a point, one dot, is hardly one."""
MARGIN = 2.0
"""In points; "rest did as much" means that a difference of this size, either way, is ruled out."""
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
class PairsOutcome:
    """What the pairs say about one signal. Numbers are None where there are too few pairs."""

    finding: Finding
    pairs: int
    median: float | None
    p: float | None
    noise: float
    """Half the width of the person's own noise band, in points."""
    exercise_more: int
    rest_more: int

    @property
    def equal(self) -> int:
        """In how many pairs both evenings changed as much."""
        return self.pairs - self.exercise_more - self.rest_more

    @property
    def favours(self) -> Condition | None:
        """What changed more, where it seems to differ."""
        if self.finding is not Finding.SEEMS_TO_DIFFER or self.median is None:
            return None
        return Condition.EXERCISE if self.median > 0 else Condition.REST


def sign_flip_p(differences: Sequence[float]) -> float:
    """Give the exact two-sided p-value of paired differences; 1.0 for none at all.

    Raises ValueError for more than `MOST_PAIRS` differences, or one that is not finite.
    """
    observed, sums, slack = _flipped(differences)
    return sum(abs(total) >= abs(observed) - slack for total in sums) / len(sums)


def is_below(differences: Sequence[float], limit: float) -> bool:
    """Whether the one-sided sign-flip test, at `LEVEL`, rules out that the difference is `limit` or more.

    Raises ValueError as `sign_flip_p` does.
    """
    observed, sums, slack = _flipped([limit - difference for difference in differences])
    return sum(total >= observed - slack for total in sums) / len(sums) <= LEVEL


def noise_band(rests: Sequence[float]) -> float:
    """Give how much a change has to differ before it is more than this person's own ups and downs, in points.

    1.96 * sqrt(2) * SD of the changes on rest evenings, the smallest detectable change; 2 points before there are five.
    """
    if len(rests) < LEAST_RESTS_FOR_NOISE:
        return NOISE_UNTIL_KNOWN
    from statistics import stdev  # with fractions and decimals behind it, which a start does without

    return 1.96 * math.sqrt(2) * stdev(rests)


def judge(pairs: Sequence[Pair]) -> PairsOutcome:
    """Say what `pairs` say about one signal; pairs with a missing evening do not count."""
    differences = [pair.difference for pair in pairs if pair.difference is not None]
    noise = noise_band([pair.rest for pair in pairs if pair.rest is not None])
    more, less = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    if len(differences) < LEAST_PAIRS:
        return PairsOutcome(Finding.TOO_LITTLE, len(differences), None, None, noise, more, less)
    from statistics import median

    middle, p = median(differences), sign_flip_p(differences)
    finding = Finding.MAY_BE_CHANCE
    if abs(middle) >= HARDLY:
        if p <= LEVEL and middle * math.fsum(differences) > 0:
            finding = Finding.SEEMS_TO_DIFFER
    elif is_below(differences, MARGIN) and is_below([-d for d in differences], MARGIN):
        finding = Finding.AS_MUCH
    return PairsOutcome(finding, len(differences), middle, p, noise, more, less)


def _flipped(differences: Sequence[float]) -> tuple[float, list[float], float]:
    """Give the sum of `differences`, the sums of all combinations of signs, and what may differ by rounding alone."""
    if len(differences) > MOST_PAIRS:
        raise ValueError(f"more than {MOST_PAIRS} pairs")
    if not all(map(math.isfinite, differences)):
        raise ValueError("a difference that is no number")
    sums = [0.0]
    for difference in differences:
        if difference != 0:  # a 0 is the same with either sign: without it there are half as many, in the same shares
            sums = [total + sign for sign in (difference, -difference) for total in sums]
    return math.fsum(differences), sums, TOLERANCE * max([1.0, *map(abs, differences)])
