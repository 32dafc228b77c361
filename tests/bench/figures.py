"""What was measured, and whether it is within its bound."""

from __future__ import annotations

import operator
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

SIGNS: dict[str, Callable[[float, float], bool]] = {"≤": operator.le, "≥": operator.ge}


@dataclass(frozen=True)
class Bound:
    """What a figure may be: at most, or at least."""

    sign: Literal["≤", "≥"]
    value: float
    unit: str = ""

    def holds(self, value: float) -> bool:
        """Whether a value is within it."""
        return SIGNS[self.sign](value, self.value)

    def __str__(self) -> str:
        return f"{self.sign} {shown(self.value)} {self.unit}".rstrip()


def at_most(value: float, unit: str = "") -> Bound:
    """Give a bound from above."""
    return Bound("≤", value, unit)


def at_least(value: float, unit: str = "") -> Bound:
    """Give a bound from below."""
    return Bound("≥", value, unit)


@dataclass(frozen=True)
class Figure:
    """One figure: each time it was measured, and what it was measured beside."""

    what: str
    unit: str
    samples: Sequence[float]
    bound: Bound | None = None
    reference: Sequence[float] = ()
    """Of the reference in the same run, in the same unit."""
    per_reference: bool = False
    """Whether the bound is about how many times the reference it is."""

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.samples)

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the most."""
        return min(self.samples), max(self.samples)

    @property
    def times(self) -> float | None:
        """How many times the reference it is, by the medians; None where there is none."""
        beside = statistics.median(self.reference) if self.reference else 0.0
        return self.median / beside if beside else None

    @property
    def judged(self) -> float:
        """The value that the bound is about."""
        return self.times if self.per_reference and self.times is not None else self.median

    @property
    def met(self) -> bool | None:
        """Whether it is within its bound; None where there is no bound."""
        return None if self.bound is None else self.bound.holds(self.judged)


def shown(value: float) -> str:
    """Give a value with two or three figures."""
    decimals = next((count for least, count in ((100, 0), (10, 1), (0.1, 2)) if abs(value) >= least), 3)
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text
