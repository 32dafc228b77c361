"""What someone chooses of an exercise before it begins: how long, in which way, and with which parts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from herstel_app.core.content import Evidence, Exercise, WriteStep
from herstel_app.core.fit import Way
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.told_length import whole_minutes
from herstel_app.core.way_names import evidence_in, summary_in, title_in
from herstel_app.core.way_steps import default_length, find_variant, included_parts, lengths_of

MOST_OFFERED = 5
"""So many lengths are offered on screen; an exercise can have more, to be asked for by the command line."""


def instructions_of(exercise: Exercise, variant_id: str | None = None) -> tuple[str, ...]:
    """Give how to sit or lie, and what to do then."""
    own = find_variant(exercise, variant_id).instructions if variant_id else None
    return (exercise.posture, *(own or exercise.instructions))


class ExerciseChoice:
    """An exercise as it is going to be done; what does not fit it is not chosen."""

    def __init__(
        self,
        asked: PracticeRequest,
        exercise: Exercise,
        parts: frozenset[str] | None = None,
        ways: Sequence[Way] | None = None,
    ) -> None:
        """Begin with what was `asked` for; `parts` were done the last time, and `ways` can be chosen (None: all)."""
        self.ways = tuple(ways) if ways is not None else (None, *(variant.id for variant in exercise.variants))
        self.asked, self.exercise = asked, exercise
        self.variant_id = asked.variant_id
        self.minutes = asked.minutes or default_length(exercise, asked.variant_id)
        self.parts = asked.parts or (included_parts(exercise) if parts is None else parts)

    @property
    def title(self) -> str:
        """What it is called in the way that is chosen."""
        return title_in(self.exercise, self.variant_id)

    @property
    def summary(self) -> str:
        """Why this exercise, or what it is in the way that is chosen."""
        return self.asked.why or summary_in(self.exercise, self.variant_id)

    @property
    def evidence(self) -> Evidence:
        """What research shows of it in the way that is chosen."""
        return evidence_in(self.exercise, self.variant_id)

    @property
    def every_evidence(self) -> tuple[Evidence, ...]:
        """What research shows of it in the ways that can be chosen, each once."""
        told = [evidence_in(self.exercise, way) for way in self.ways]
        return tuple(dict.fromkeys([*told, self.evidence]))

    @property
    def can_be_saved(self) -> bool:
        """Whether it can be heard without a screen: nothing is written in it."""
        return not any(isinstance(step, WriteStep) for step in self.exercise.steps)

    @property
    def lengths(self) -> Sequence[float]:
        """The lengths that it can have, in minutes."""
        return lengths_of(self.exercise, self.variant_id)

    @property
    def offered_lengths(self) -> tuple[float, ...]:
        """A few of them to choose from: of two that are close together one; the usual and the chosen stay."""
        offered = sorted(self.lengths)
        usual = default_length(self.exercise, self.variant_id)
        while len(offered) > MOST_OFFERED:
            inner = [n for n in range(1, len(offered) - 1) if offered[n] not in (usual, self.minutes)]
            offered.pop(min(inner, key=lambda n: offered[n + 1] / offered[n - 1]))
        return tuple(offered)

    @property
    def every_length(self) -> frozenset[float]:
        """The lengths that it can have in any of the ways."""
        return frozenset(length for way in (*self.ways, self.variant_id) for length in lengths_of(self.exercise, way))

    @property
    def has_parts(self) -> bool:
        """Whether there are parts to leave out in the way that is chosen."""
        way = find_variant(self.exercise, self.variant_id) if self.variant_id else self.exercise
        return any(step.part for step in way.steps)

    @property
    def told_minutes(self) -> float:
        """How long it takes in all, as it is chosen."""
        return self.told(self.minutes)

    def told(self, minutes: float) -> float:
        """Give how long it takes in all with another length."""
        return whole_minutes(self.exercise, minutes, self.variant_id, self.parts)

    @property
    def when(self) -> str:
        """When the variant fits; nothing where none is chosen."""
        return find_variant(self.exercise, self.variant_id).when if self.variant_id else ""

    @property
    def instructions(self) -> tuple[str, ...]:
        """How to sit or lie, and what to do then."""
        return instructions_of(self.exercise, self.variant_id)

    def take_minutes(self, minutes: float) -> None:
        """Choose a length."""
        self.minutes = minutes

    def take_variant(self, variant_id: str) -> None:
        """Choose a variant, or none with an empty name; a length that it does not have gives way to its usual one."""
        self.variant_id = variant_id or None
        if self.minutes not in self.lengths:
            self.minutes = default_length(self.exercise, self.variant_id)

    def turn_part(self, part_id: str) -> None:
        """Do a part, or leave it out where it would have been done."""
        self.parts ^= {part_id}

    @property
    def request(self) -> PracticeRequest:
        """All of it."""
        return replace(
            self.asked,
            minutes=self.minutes,
            variant_id=self.variant_id,
            parts=self.parts if self.exercise.parts else None,
        )
