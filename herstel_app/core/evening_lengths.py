"""How long an evening may be: by itself, and for someone who asks for more."""

from __future__ import annotations

from collections.abc import Collection

from herstel_app.core.health_facts import EVERY_FACT

LEAST_MINUTES, MOST_MINUTES = 3.0, 60.0
USUAL_MOST_MINUTES = 35.0
"""An evening takes at most so long unless someone asks for more."""
SOON_TOO_MUCH: frozenset[str] = frozenset({"exhaustion", "panic"})
"""With these facts a long evening is soon too much."""
CAREFUL_MOST_MINUTES, CAREFUL_USUAL_MINUTES = 30.0, 20.0
CHOICES = (5.0, 15.0, 30.0)
EXHAUSTED_CHOICES = (5.0, 10.0, 15.0)
"""What there is to choose from for who is soon exhausted."""
EVERY_CHOICE = tuple(sorted({*CHOICES, *EXHAUSTED_CHOICES, CAREFUL_USUAL_MINUTES}))
"""All that can be there to choose from; what is depends on the person."""

PARTS_BELOW = ((8.0, 2), (21.0, 3))
"""Below so many minutes an evening has at most so many parts."""
USUAL_MOST_PARTS, MOST_PARTS = 4, 5
"""The same up to the usual longest time, and for an evening that is longer."""


def most_parts(minutes: float) -> int:
    """Give how many parts an evening of `minutes` has at most: a few whole ones, no string of small ones."""
    usual = USUAL_MOST_PARTS if minutes <= USUAL_MOST_MINUTES else MOST_PARTS
    return next((parts for below, parts in PARTS_BELOW if minutes < below), usual)


def usual_most(facts: Collection[str]) -> float:
    """Give the longest time in minutes that is offered by itself, with the facts that have to be reckoned with."""
    return USUAL_MOST_MINUTES if SOON_TOO_MUCH.isdisjoint(facts) else CAREFUL_USUAL_MINUTES


def most(facts: Collection[str]) -> float:
    """Give the longest time in minutes that someone can ask for."""
    return MOST_MINUTES if SOON_TOO_MUCH.isdisjoint(facts) else CAREFUL_MOST_MINUTES


def choices(facts: Collection[str]) -> tuple[float, ...]:
    """Give the times in minutes to choose from.

    Someone who gave no answer, for whom all facts are reckoned with, is not taken for exhausted.
    """
    if "exhaustion" in facts and EVERY_FACT.difference(facts):
        return EXHAUSTED_CHOICES
    return tuple(min(each, usual_most(facts)) for each in CHOICES)
