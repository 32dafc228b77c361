"""The typed content that puts exercises together: the recipes of evenings, and the proeven."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from herstel_app.core.content import Content, Identifier, Minutes, Text
from herstel_app.core.signals import Signal

Where = Literal["head", "body", "feeling", "unknown"]
"""Where it sits tonight: the four looks of the ninth explanation."""


class RecipeStep(Content, frozen=True):
    """One part of an evening: one of several exercises that can stand in the same place."""

    label: Annotated[str, msgspec.Meta(min_length=1, max_length=14)]
    exercises: Annotated[tuple[Identifier, ...], msgspec.Meta(min_length=1)]
    ways: dict[Identifier, Identifier] = msgspec.field(default_factory=dict)
    """The variant in which an exercise is done here, where it fits; without one the first way that fits."""
    share: Annotated[float, msgspec.Meta(gt=0, le=10)] = 1.0
    """How much of the evening it takes, against the shares of the other steps."""
    heart: bool = False
    """Whether the evening is about this part: it takes the longest, and is drawn highest."""


class Recipe(Content, frozen=True):
    """An evening for some answers and a range of lengths; its id is the name of its file."""

    where: Annotated[tuple[Where, ...], msgspec.Meta(min_length=1)]
    least_minutes: Annotated[float, msgspec.Meta(ge=3, le=60)]
    most_minutes: Annotated[float, msgspec.Meta(ge=3, le=60)]
    read: Identifier
    """The text that belongs to it; it is no part of the evening and takes none of its time."""
    steps: Annotated[tuple[RecipeStep, ...], msgspec.Meta(min_length=1)]


DIFFERENCE: Final = "difference"
"""The id of *Voel het verschil*, which is there before anything is known of someone."""


class ProefChoice(Content, frozen=True):
    """One way to fill a part of a proef; `after` names the moment that follows it ("na stilzitten")."""

    exercise: Identifier
    minutes: Minutes
    label: Text
    after: Text
    variant: Identifier | None = None

    @property
    def short(self) -> str:
        """Its name as one looks back on it, which is short enough for one line: "uitademen"."""
        return self.after.removeprefix("na ")


ProefParts = tuple[ProefChoice, ProefChoice]
"""The parts of a proef as they fit someone: rest, and what is laid beside it."""


class ProefPart(Content, frozen=True):
    """One of the two parts of a proef: the ways it can be filled; the first that fits someone is done."""

    choices: Annotated[tuple[ProefChoice, ...], msgspec.Meta(min_length=1)]


class ProefTold(Content, frozen=True):
    """Names what was felt, when both parts of a proef are done."""

    more_after_rest: Text
    more_after_other: Text
    """What was laid beside rest had the higher tap."""
    same: Text
    """Follows on the line that rest was enough tonight."""


class Proef(Content, frozen=True):
    """Two short parts within one evening, with one signal after each; nothing is concluded."""

    id: Identifier
    title: Text
    summary: Text
    signal: Signal
    takes_minutes: Minutes
    parts: Annotated[tuple[ProefPart, ...], msgspec.Meta(min_length=2, max_length=2)]
    """Rest, and what is laid beside it."""
    told: ProefTold
    invitation: Text | None = None
    """How *Vanavond* offers it; without it by its title."""


class Proeven(Content, frozen=True):
    """All proeven, in the order in which they are shown."""

    proeven: Annotated[tuple[Proef, ...], msgspec.Meta(min_length=1)]
