"""What someone chose to practise, and why: the request that pages hand to the practice pane."""

from __future__ import annotations

import msgspec

from herstel_app.core.programme_content import Where


class PracticeRequest(msgspec.Struct, frozen=True):
    """An exercise with a length (minutes; None = its own), perhaps from a claim in an explanation."""

    exercise_id: str
    minutes: float | None = None
    variant_id: str | None = None
    explanation_id: str | None = None
    claim_id: str | None = None
    why: str = ""
    parts: frozenset[str] | None = None
    """The parts that are done; None is those that the exercise includes at first."""
    place: Where | None = None
    """Where it sits, as was answered for the evening that the exercise is a step of."""
    proef: str | None = None
    """The proef that it is a part of, by id."""
    dark: bool = False
    """Whether it begins with the dark screen."""
