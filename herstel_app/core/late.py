"""Exercises that are for earlier in the evening: when it has become late for one."""

from __future__ import annotations

from datetime import datetime

from herstel_app.core.content import Exercise, LateHint

MORNING = "05:00"
"""Until then the evening before is not over."""


def late_hint(exercise: Exercise, now: datetime) -> LateHint | None:
    """Give what is said of an exercise at this hour; nothing where it is early enough for it."""
    hint = exercise.late
    return None if hint is None or MORNING <= f"{now:%H:%M}" < hint.since else hint
