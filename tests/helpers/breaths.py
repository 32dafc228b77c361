"""Made-up breaths, tapped."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from random import Random

from herstel_app.core.breath_attention import LEAST_BREATHS, VARIATION, BreathLength, compare, measure
from herstel_app.core.pacing import Tap

SHORTEST_S = 1.2


def taps(*lengths_s: float, start_s: float = 100.0) -> list[Tap]:
    """Tap breaths of these lengths."""
    return [Tap(at_s) for at_s in accumulate(lengths_s, initial=start_s)]


def differ(before: BreathLength, after: BreathLength) -> bool:
    return compare(before, after) != "equal"


def differ_by_one_margin(before: BreathLength, after: BreathLength) -> bool:
    """Give the rule that was not taken: as if only one of the two readings could be off."""
    return abs(after.breath_s - before.breath_s) > before.margin * before.breath_s


def called_different(
    share: float, seed: int, times: int, rule: Callable[[BreathLength, BreathLength], bool] = differ
) -> float:
    """Give how often someone whose breaths become `share` times as long hears that they differ."""
    random = Random(seed)
    found = 0
    for _ in range(times):
        before, after = (
            measure(taps(*[max(SHORTEST_S, usual_s * random.gauss(1, VARIATION)) for _ in range(LEAST_BREATHS)]))
            for usual_s in (4.0, 4.0 * share)
        )
        found += before is not None and after is not None and rule(before, after)
    return found / times
