"""An exercise as it was chosen, laid out in time and named."""

from __future__ import annotations

from herstel_app.core.compiling import Options, compile_timeline, find_variant
from herstel_app.core.content import Exercise
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.timeline import Timeline


def compiled(exercise: Exercise, choice: PracticeRequest, options: Options) -> tuple[Timeline, str]:
    """Give the timeline of what was chosen, and its title."""
    title = exercise.title
    if choice.variant_id:
        title = f"{title} · {find_variant(exercise, choice.variant_id).title.lower()}"
    return compile_timeline(exercise, choice.minutes, choice.variant_id, options), title
