"""Which part of an exercise gives an idea of how it sounds."""

from __future__ import annotations

from itertools import takewhile

from herstel_app.core.content import BreatheStep, Exercise, GuideStep, PaceStep
from herstel_app.core.timeline import Phase, Timeline

SOUNDING: frozenset[Phase] = frozenset({"inhale", "top_up", "exhale", "tense", "release"})
"""The phases that have a sound of their own."""
OPENING = ("inhale", "tense")
"""What a breath, or a tension and its release, begins with."""


def has_sound(exercise: Exercise) -> bool:
    """Whether anything of it sounds by itself, without a voice: a breath, or a tension and its release."""
    return any(
        isinstance(step, BreatheStep | PaceStep)
        or (isinstance(step, GuideStep) and any(line.phase in SOUNDING for line in step.lines))
        for step in exercise.steps
    )


def heard_from_s(timeline: Timeline) -> float | None:
    """Give where to begin, in session seconds: in the middle of the first part that sounds; None where nothing does."""
    first = next((place for place, each in enumerate(timeline.segments) if each.phase in SOUNDING), None)
    if first is None:
        return None
    kind = timeline.segments[first].kind
    part = list(takewhile(lambda each: each.kind == kind, timeline.segments[first:]))
    middle_s = (part[0].start_s + part[-1].end_s) / 2
    begins = [each.start_s for each in part if each.phase in OPENING] or [part[0].start_s]
    return min(begins, key=lambda at_s: abs(at_s - middle_s))
