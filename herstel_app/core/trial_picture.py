"""How much of the points of a signal is drawn in the picture of a trial."""

from __future__ import annotations

from herstel_app.core.signals import HIGHEST
from herstel_app.core.trial import Result

LEAST_SPAN, LEAST_SIDE, AROUND = 8.0, 2.0, 0.5
"""Points that are always drawn, so that small changes look small; those on each side of no change; and around all."""


def sides(result: Result) -> tuple[float, float]:
    """Give how many points are drawn below and above no change: each pair fits, and the noise on both sides."""
    values = [v for pair in result.pairs for v in (pair.rest, pair.exercise) if v is not None]
    least = max(LEAST_SIDE, min(result.outcome.noise, HIGHEST))
    below, above = AROUND + max((least, *(-v for v in values))), AROUND + max((least, *values))
    more = max(0.0, LEAST_SPAN - below - above) / 2
    return below + more, above + more
