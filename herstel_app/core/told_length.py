"""How long something took, or takes, with all that is said at its beginning and end, as it is told."""

from __future__ import annotations

from collections.abc import Sequence

WHOLE_FROM_MIN = 10.0
"""From so many minutes on, half a minute more or less is not told."""


def told_words(seconds: float) -> str:
    """Give a length of half a minute or more in words: "anderhalve minuut", "3,5 minuten"."""
    minutes = max(1.0, told_minutes(seconds))
    if minutes == 1.5:
        return "anderhalve minuut"
    return "1 minuut" if minutes == 1 else f"{minutes:g} minuten".replace(".", ",")


def told_minutes(seconds: float) -> float:
    """Give a length to the nearest half minute, which is at most a quarter of a minute beside it."""
    minutes = seconds / 60
    return float(round(minutes)) if minutes >= WHOLE_FROM_MIN else round(2 * minutes) / 2


def shared_minutes(seconds: Sequence[float]) -> tuple[int, ...]:
    """Give what parts take in whole minutes, a minute each at least, which together are what the whole takes.

    What is left after each part has its whole minutes goes to the parts with the most seconds beside those.
    """
    whole = [max(1, int(each // 60)) for each in seconds]
    left = max(0, round(sum(seconds) / 60) - sum(whole))
    most_beside = sorted(range(len(whole)), key=lambda place: 60 * whole[place] - seconds[place])
    return tuple(minutes + (place in most_beside[:left]) for place, minutes in enumerate(whole))
