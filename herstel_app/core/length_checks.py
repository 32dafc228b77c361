"""Whether an exercise takes the minutes that it says, judged by laying it out in every length and variant."""

from __future__ import annotations

from collections.abc import Iterator

from herstel_app.core.content import Exercise
from herstel_app.core.content_problems import Path
from herstel_app.core.timeline_compiler import CompileOptions, practice_s
from herstel_app.core.told_length import ANY_WORDS
from herstel_app.core.validation import Fault
from herstel_app.core.way_steps import fixed_s, lengths_of, steps_of

PRACTICE_TOLERANCE_S = 10.0
"""How much longer or shorter the practice may be than its minutes; it ends on a whole breath."""
MOST_S = 3600.0
"""What all parts together may take; one length is never more."""
OPTIONS = CompileOptions(fade=False, words=ANY_WORDS)


def length_faults(exercise: Exercise) -> Iterator[Fault]:
    """Find lengths that are not what they say; for an exercise in which nothing else is wrong."""
    every = frozenset(part.id for part in exercise.parts)
    variants: list[tuple[str | None, Path]] = [(None, ())]
    variants += [(variant.id, ("variants", index)) for index, variant in enumerate(exercise.variants)]
    for name, here in variants:
        together_s = fixed_s(steps_of(exercise, name, every)[0])
        if together_s > MOST_S:
            yield (*here, "steps"), f"met alle onderdelen duurt dit {together_s:g} s; het hoort hooguit een uur te zijn"
            continue
        own = not here or bool(exercise.variants[int(here[-1])].minutes)
        for index, minutes in enumerate(lengths_of(exercise, name)):
            path: Path = (*here, "minutes", index) if own else (*here, "steps")
            yield from _length_fault(exercise, minutes, name, path)


def _length_fault(exercise: Exercise, minutes: float, name: str | None, path: Path) -> Iterator[Fault]:
    taken_s = practice_s(exercise, minutes, name, OPTIONS)
    if abs(taken_s - 60 * minutes) > PRACTICE_TOLERANCE_S + 1e-6:
        differs = f"het verschil hoort hooguit {PRACTICE_TOLERANCE_S:g} s te zijn"
        yield path, f"hier staat {minutes:g} minuten, maar de stappen duren dan {taken_s:.0f} s; {differs}"
