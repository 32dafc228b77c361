"""How long something took, or takes, with all that is said at its beginning and end, as it is told.

Invariant: what is told before an exercise is what it takes from the click to its last tone, in whole minutes or, where
those would be a tenth beside it, in halves; the minutes that a file gives are those of the practice alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from herstel_app.core.content import Exercise
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.timeline_compiler import CompileOptions, run_s
from herstel_app.core.way_steps import default_length

WHOLE_FROM_MIN = 10.0
"""From so many minutes on, half a minute more or less is not told."""
BESIDE = 0.1
"""Whole minutes are told where they are at most this share beside what it takes."""
ANY_WORDS = ShuffleWords(("lampen",), {letter: (letter,) for letter in "abcdefghijklmnopqrstuvwxyz"})
"""The words of a shuffle make no difference to how long it takes."""


def whole_minutes(
    exercise: Exercise,
    minutes: float | None = None,
    variant_id: str | None = None,
    parts: Collection[str] | None = None,
) -> float:
    """Give what an exercise of `minutes` (its usual ones without) takes in all, as it is told before it."""
    practice = default_length(exercise, variant_id) if minutes is None else minutes
    options = CompileOptions(None if parts is None else frozenset(parts), words=ANY_WORDS)
    seconds = run_s(exercise, practice, variant_id, options)
    whole = max(1, round(seconds / 60))
    return float(whole) if abs(60 * whole - seconds) <= BESIDE * seconds else max(1.0, told_minutes(seconds))


def short_words(minutes: float) -> str:
    """Give told minutes as they stand behind a name: "3,5 min"."""
    return f"{minutes:g} min".replace(".", ",")


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
