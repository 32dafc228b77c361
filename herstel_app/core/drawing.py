"""What an exercise or an evening is drawn as: one stroke for each thing that is done.

Two lines carry it everywhere: *rest* is a flat line, *recovery* a swelling wave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from herstel_app.core.content import BreatheStep, Exercise, GuideStep, PaceStep, PhaseLength
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.fit import Way
from herstel_app.core.library import Library
from herstel_app.core.timeline_compiler import find_variant
from herstel_app.core.way_names import title_in

Shape = Literal["wave", "release", "gentle", "flat", "read"]
"""Breathing in a rhythm; tensing and letting go; anything else that is guided; stillness; a text."""
Cycle = tuple[float, float, float, float]
"""Shares of one cycle, together 1: up, at the top, down, at the bottom."""
EVEN: Cycle = (0.5, 0.0, 0.5, 0.0)
TENSE: Cycle = (0.12, 0.28, 0.2, 0.4)
UP, TOP, DOWN, BOTTOM = range(4)
PLACES = {"inhale": UP, "top_up": UP, "hold": TOP, "exhale": DOWN, "hold_out": BOTTOM}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One thing that is done: its shape, how long it takes in minutes, and what it is called."""

    shape: Shape
    minutes: float
    label: str
    cycle: Cycle = EVEN


def stroke_of(exercise: Exercise, way: Way = None, minutes: float = 1.0) -> Stroke:
    """Give the stroke of an exercise in a way; one that it does not have (any more) counts as the exercise itself."""
    variant = find_variant(exercise, way) if way in {each.id for each in exercise.variants} else None
    steps = variant.steps if variant else exercise.steps
    label = _as_label(title_in(exercise, way))
    for step in steps:
        if isinstance(step, BreatheStep | PaceStep):
            return Stroke("wave", minutes, label, _cycle(step.pattern))
        if isinstance(step, GuideStep) and any(line.phase == "tense" for line in step.lines):
            return Stroke("release", minutes, label, TENSE)
    is_rest = (variant.kin if variant else exercise.kin) == "rest"
    return Stroke("flat" if is_rest else "gentle", minutes, label)


def strokes_of(evening: Evening, library: Library) -> tuple[Stroke, ...]:
    """Give the strokes of an evening, one for each step, in order."""
    return tuple(_step_stroke(step, library) for step in evening.steps)


def in_words(strokes: Sequence[Stroke]) -> str:
    """Tell the strokes with their minutes, for who does not see the drawing: "langer uit 7 minuten, stilzitten 4"."""
    return ", ".join(f"{each.label} {whole_minutes(each)} {_minutes_word(each)}" for each in strokes)


def whole_minutes(stroke: Stroke) -> int:
    """Give how long it takes, as it is said: a minute at least."""
    return max(1, round(stroke.minutes))


def _minutes_word(stroke: Stroke) -> str:
    return "minuut" if whole_minutes(stroke) == 1 else "minuten"


def _step_stroke(step: EveningStep, library: Library) -> Stroke:
    minutes = step.seconds / 60
    exercise = library.exercises.get(step.id) if step.kind == "practise" else None
    if exercise is None:
        return Stroke("read" if step.kind == "read" else "gentle", minutes, _as_label(step.label))
    return stroke_of(exercise, step.variant_id, minutes)


def _as_label(title: str) -> str:
    text = title.rstrip("?").split(",")[0]
    return text[:1].lower() + text[1:]


def _cycle(pattern: Sequence[PhaseLength]) -> Cycle:
    lengths = [0.0, 0.0, 0.0, 0.0]
    for phase in pattern:
        lengths[PLACES[phase.phase]] += phase.seconds
    whole = sum(lengths)
    up, top, down, bottom = (length / whole for length in lengths)
    return up, top, down, bottom
