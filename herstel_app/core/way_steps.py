"""What an exercise, or one of its ways, consists of: its steps, its lengths, and how it begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from herstel_app.core.content import (
    BreatheStep,
    Exercise,
    GuideStep,
    Opening,
    QuietStep,
    Step,
    ToBed,
    Variant,
    WriteStep,
)


def steps_of(
    exercise: Exercise, variant_id: str | None = None, parts: frozenset[str] | None = None
) -> tuple[Sequence[Step], Opening]:
    """Give the steps, of the parts that are done, and the opening of the exercise or of one of its variants.

    Raises KeyError where the exercise has no such variant.
    """
    steps, opening = exercise.steps, exercise.opening
    if variant_id is not None:
        variant = find_variant(exercise, variant_id)
        steps, opening = variant.steps, variant.opening or exercise.opening
    done = included_parts(exercise) if parts is None else parts
    return [step for step in steps if step.part is None or step.part in done], opening


def closing_of(exercise: Exercise, variant_id: str | None = None) -> str:
    """Give the last line of the exercise or of one of its variants."""
    own = find_variant(exercise, variant_id).closing if variant_id is not None else None
    return own or exercise.closing


def to_bed_of(exercise: Exercise, variant_id: str | None = None) -> ToBed | None:
    """Give how one goes to bed for the exercise or one of its variants; None for what is not done there."""
    return exercise.to_bed if variant_id is None else find_variant(exercise, variant_id).to_bed


def included_parts(exercise: Exercise) -> frozenset[str]:
    """Give the parts that are done the first time."""
    return frozenset(part.id for part in exercise.parts if part.included)


def find_variant(exercise: Exercise, variant_id: str) -> Variant:
    """Give the variant with this id; raises KeyError where there is none."""
    for variant in exercise.variants:
        if variant.id == variant_id:
            return variant
    raise KeyError(variant_id)


def lengths_of(exercise: Exercise, variant_id: str | None = None) -> tuple[float, ...]:
    """Give the lengths in minutes that one can choose from; raises KeyError where there is no such variant."""
    own = find_variant(exercise, variant_id).minutes if variant_id else ()
    return own or exercise.minutes


def default_length(exercise: Exercise, variant_id: str | None = None) -> float:
    """Give the length in minutes where none was chosen."""
    lengths = lengths_of(exercise, variant_id)
    return exercise.default_minutes if exercise.default_minutes in lengths else lengths[0]


def fixed_s(steps: Iterable[Step]) -> float:
    """Seconds that the steps take which do not fill the chosen length."""
    return sum(step_s(step) or 0.0 for step in steps)


def step_s(step: Step) -> float | None:
    """Give the length of a step in seconds; None where it fills the chosen length."""
    match step:
        case BreatheStep():
            return None if step.cycles is None else step.cycles * step.cycle_s
        case GuideStep():
            return step.rounds * sum(line.seconds for line in step.lines)
        case QuietStep() | WriteStep():
            return step.seconds
        case _:
            return None
