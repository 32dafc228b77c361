"""An evening: its steps, in their order, and how it is changed by hand."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from herstel_app.core.fit import Way
from herstel_app.core.programme_content import Where
from herstel_app.core.told_length import shared_minutes


class EveningStep(msgspec.Struct, frozen=True):
    """One step as it will be done."""

    label: str
    kind: Literal["read", "practise"]
    id: str
    """The explanation or the exercise."""
    seconds: float
    """How long it takes in all: settling, practice and closing; of a text, what a slow reader needs."""
    minutes: float | None = None
    """The length of the practice itself."""
    variant_id: Way = None
    """The way in which it is done."""
    is_heart: bool = False
    """Whether the evening was made around it."""


class Evening(msgspec.Struct, frozen=True):
    """What is done tonight, and why."""

    title: str
    where: Where
    steps: tuple[EveningStep, ...]
    recipe_id: str = ""
    read: str = ""
    """The explanation that belongs to it, which may be read before; none for an evening without a recipe."""

    @property
    def seconds(self) -> float:
        """How long it takes in all."""
        return sum(step.seconds for step in self.steps)

    @property
    def step_minutes(self) -> tuple[int, ...]:
        """How long each step takes, as it is said."""
        return shared_minutes([step.seconds for step in self.steps])


def without(evening: Evening, place: int) -> Evening:
    """Give the evening without one step; it becomes shorter. The last step stays."""
    if len(evening.steps) == 1:
        return evening
    return replace(evening, steps=evening.steps[:place] + evening.steps[place + 1 :])


def moved(evening: Evening, place: int, to: int) -> Evening:
    """Give the evening with one step in another place."""
    steps = list(evening.steps)
    steps.insert(to, steps.pop(place))
    return replace(evening, steps=tuple(steps))
