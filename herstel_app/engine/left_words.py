"""How much is left of what goes on, in Dutch, for who looks up in the dark: in minutes, where that is known."""

from __future__ import annotations

from herstel_app.core.content import WriteStep
from herstel_app.core.evening import EveningStep
from herstel_app.core.library import Library
from herstel_app.core.told_length import short_words, told_minutes
from herstel_app.engine.coming_words import ComingWords
from herstel_app.engine.practice import Practice
from herstel_app.engine.programme_runner import ProgrammeRunner

MINUTE_S = 60.0


def left_words(practice: Practice, programmes: ProgrammeRunner, coming: ComingWords, library: Library) -> str:
    """Say how much is left of the evening, or else of the exercise, as it is told.

    Nothing where that is not known: what is read or written takes as long as it takes. Nor where it is told already.
    """
    seconds, following = _left_s(practice), _following(programmes)
    if seconds is None or not all(_has_length(step, library) for step in following):
        return ""
    if coming.tells_end and not following:
        return ""
    seconds += sum(step.seconds for step in following)
    return "nog even" if seconds < MINUTE_S else f"nog {short_words(told_minutes(seconds))}"


def _left_s(practice: Practice) -> float | None:
    """Give what is left of the exercise, in seconds; None where something is still to be written in it."""
    timeline, at_s = practice.timeline, practice.at_s
    if timeline is None or any(each.kind == "write" and each.end_s > at_s for each in timeline.segments):
        return None
    return timeline.duration_s - at_s


def _following(programmes: ProgrammeRunner) -> tuple[EveningStep, ...]:
    """Give the steps of the evening that come after this one."""
    if programmes.evening is None:
        return ()
    evening, at = programmes.evening
    return evening.steps[at + 1 :]


def _has_length(step: EveningStep, library: Library) -> bool:
    """Whether it is known how long a step takes: nothing is read in it, and in none of its ways written."""
    exercise = library.exercises.get(step.id) if step.kind == "practise" else None
    if exercise is None:
        return False
    ways = exercise.steps, *(variant.steps for variant in exercise.variants)
    return not any(isinstance(each, WriteStep) for steps in ways for each in steps)
