"""The lot that decides which evening of a pair comes first, or which part of a proef.

The draw of a trial, so that anyone can do it over once a trial is done: take SHA-256 of the text
`herstel-avondproef-1:SEED:PAIR` (UTF-8; pairs are counted from 1). An even first byte is rest first, an odd one the
exercise first. Each pair has a fair draw of its own, which is what the sign-flip test of `statistics.py` rests on;
an order that was balanced over the trial would not do.
"""

from __future__ import annotations

from enum import Enum

LABEL = "herstel-avondproef-1"


def falls_even(seed: str) -> bool:
    """Draw one lot from a seed: true for one half of all seeds."""
    return _first_byte(seed) % 2 == 0


class Condition(Enum):
    """What is done on an evening of the trial."""

    REST = "rest"
    EXERCISE = "exercise"

    @property
    def other(self) -> Condition:
        """The condition of the other evening of the pair."""
        return Condition.EXERCISE if self is Condition.REST else Condition.REST


def condition_of(seed: str, number: int) -> Condition:
    """Give the condition of evening `number` (from 0) of the trial with this seed."""
    pair, second = divmod(number, 2)
    drawn = _first_byte(f"{LABEL}:{seed}:{pair + 1}")
    first = Condition.EXERCISE if drawn % 2 else Condition.REST
    return first.other if second else first


def _first_byte(text: str) -> int:
    import hashlib  # OpenSSL comes with it; a start draws nothing

    return hashlib.sha256(text.encode()).digest()[0]
