"""What an exercise or an evening is drawn as: one stroke for each thing that is done.

Two lines carry it everywhere: *rest* is a flat line, *recovery* a swelling wave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from herstel_app.core.content import BreatheStep, Exercise, GuideStep, Kin, PaceStep, QuietStep, Step, WriteStep
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.fit import Way
from herstel_app.core.library import Library
from herstel_app.core.programme_content import ProefChoice
from herstel_app.core.records import Entry
from herstel_app.core.told_length import shared_minutes, told_words
from herstel_app.core.traits import Trait
from herstel_app.core.way_names import drawn_in, is_rest, kin_in, short_name, title_in, within_sentence
from herstel_app.core.way_steps import find_variant

Shape = Literal["wave", "release", "gentle", "strain", "flat", "read"]
"""Breathing in a rhythm; tensing and letting go; else guided; doing one's best; stillness; a text."""
Cycle = tuple[float, float, float, float]
"""Shares of one cycle, together 1: up, at the top, down, at the bottom."""
EVEN: Cycle = (0.5, 0.0, 0.5, 0.0)
RISING: Cycle = (0.4, 0.0, 0.6, 0.0)
"""A longer exhale: how recovery is drawn where no exercise is meant."""
TENSE: Cycle = (0.12, 0.28, 0.2, 0.4)
USUAL_S = 10.0
"""Length of a breath where no exercise is meant."""
LEAST_UP, MOST_UP = 0.38, 0.62
"""The rise of a breath without holds, as a share of it: steeper it would be a fin and no swell."""
TRAITS: dict[Kin | None, Trait] = {"touch": "hands", "feet": "feet", "sound": "heard"}
"""Of what is guided and says nothing of its drawing: what is no breath in a rhythm is not drawn as a wave."""
WAVE_MINUTES, MOST_WAVES = 3, 5
"""What was done is a wave for so many minutes, and no more waves than that."""
LEAST_DONE = 0.1
"""Minutes that something counts for at least, also where it was stopped at once."""
LEAST_SHARE = 0.12
"""Of the width, for what took shortest."""
HIGH, LOW = 1.0, 0.38
HIGHER = 0.5
"""Of what is gentle, by itself or as the heart of an evening."""
RISES: dict[Shape, float] = {"wave": HIGH, "release": 0.8, "gentle": HIGHER, "strain": HIGH, "flat": 0.0, "read": 0.0}
"""How high a stroke rises that stands by itself."""
SWELLING = ("wave", "release")
"""What is filled."""
UP, TOP, DOWN, BOTTOM = range(4)
PLACES = {"inhale": UP, "top_up": UP, "hold": TOP, "exhale": DOWN, "hold_out": BOTTOM}


class Stroke(msgspec.Struct, frozen=True):
    """One thing that is done: its shape, how long it takes in minutes, and what it is called."""

    shape: Shape
    minutes: float
    label: str
    cycle: Cycle = EVEN
    is_peak: bool | None = None
    """Whether it is the heart of an evening, that nothing rises above; None where it is as high as by itself."""
    breath_s: float = USUAL_S
    """Length of the first breath."""
    top_up: float = 0.0
    """Share of the rise that is a second breath in, on top of the first."""
    times: int | None = None
    """So many breaths, and stillness after them; None where breathing goes on."""
    is_own: bool = False
    """Whether it begins at a pace of one's own."""
    slows: bool = False
    """Whether each breath is longer than the one before."""
    trait: Trait | None = None
    """What tells it from others of its shape."""
    waves: int | None = None
    """So many waves where they have room, of what swells; None where there are as many as fit."""

    @property
    def rise(self) -> float:
        """How high it rises, as a share of the room."""
        if self.is_peak is None or self.shape in ("flat", "read"):
            return RISES[self.shape]
        if not self.is_peak:
            return LOW
        return HIGHER if self.shape == "gentle" else HIGH

    @property
    def drawn_cycle(self) -> Cycle:
        """The cycle as it is, but for a rise or a fall that would be too steep to be a swell."""
        up, top, _, bottom = self.cycle
        if self.shape != "wave" or self.top_up or top or bottom:
            return self.cycle
        up = min(MOST_UP, max(LEAST_UP, up))
        return up, 0.0, 1 - up, 0.0


def stroke_of(exercise: Exercise, way: Way = None, minutes: float = 1.0) -> Stroke:
    """Give the stroke of an exercise in a way; one that it does not have (any more) counts as the exercise itself."""
    variant = find_variant(exercise, way) if way in {each.id for each in exercise.variants} else None
    steps = variant.steps if variant else exercise.steps
    label, trait = within_sentence(title_in(exercise, way)), drawn_in(exercise, way)
    for place, step in enumerate(steps):
        if isinstance(step, BreatheStep | PaceStep):
            return _breathing(step, Stroke("wave", minutes, label, trait=trait), any(map(_is_quiet, steps[place:])))
        if isinstance(step, GuideStep) and any(line.phase == "tense" for line in step.lines):
            return Stroke("release", minutes, label, TENSE)
    match kin_in(exercise, way):
        case "rest":
            return Stroke("flat", minutes, label)
        case "effort":
            return Stroke("strain", minutes, label)
        case kin:
            return Stroke("gentle", minutes, label, trait=trait or TRAITS.get(kin, "rests"))


def strokes_of(evening: Evening, library: Library) -> tuple[Stroke, ...]:
    """Give the strokes of an evening, one for each step; called by their short names.

    The heart is high; of the others only what swells as it does.
    """
    peak, strokes = peak_of(evening, library), [_step_stroke(step, library) for step in evening.steps]
    is_swelling = [stroke.shape in SWELLING for stroke in strokes]
    beside = None if peak is not None and is_swelling[peak] else False
    return tuple(
        replace(stroke, is_peak=True if place == peak else beside if is_swelling[place] else False)
        for place, stroke in enumerate(strokes)
    )


def peak_of(evening: Evening, library: Library) -> int | None:
    """Give the place of the heart, or else of the longest step that is no reading, writing or rest, where there is one.

    What someone made by hand, or kept, may have no heart.
    """
    steps = evening.steps
    hearts = [place for place, step in enumerate(steps) if step.is_heart]
    longest = (place for place, step in enumerate(steps) if _can_be_peak(step, library))
    return hearts[0] if hearts else max(longest, key=lambda place: steps[place].seconds, default=None)


def _can_be_peak(step: EveningStep, library: Library) -> bool:
    exercise = library.exercises.get(step.id) if step.kind == "practise" else None
    if exercise is None:
        return False
    return not (is_rest(exercise, step.variant_id) or any(isinstance(each, WriteStep) for each in exercise.steps))


def proef_strokes(parts: Sequence[ProefChoice], library: Library) -> tuple[Stroke, ...]:
    """Give the strokes of the parts of a proef, called as it calls them."""
    return tuple(
        replace(stroke_by_id(part.exercise, library, part.variant, part.minutes), label=part.label) for part in parts
    )


def done_stroke(entry: Entry, exercise: Exercise | None) -> Stroke:
    """Give the stroke of what was done, called as it was then; `exercise` is None where it is not there any more."""
    minutes, label = max(entry.elapsed_s / 60, LEAST_DONE), within_sentence(entry.exercise_title)
    if exercise is None:
        return Stroke("gentle", minutes, label)
    return replace(stroke_of(exercise, entry.variant_id, minutes), label=label)


def share_done(done: Sequence[Entry]) -> float:
    """Give what was done as a share of what it would have been: all of it, unless something was stopped."""
    whole_s = sum(entry.planned_s if entry.outcome == "stopped" else entry.elapsed_s for entry in done)
    return max(LEAST_SHARE, min(1.0, sum(entry.elapsed_s for entry in done) / whole_s)) if whole_s else 1.0


def with_waves(stroke: Stroke) -> Stroke:
    """Give a stroke of what was done with more waves the longer that took: so evenings are told apart."""
    return replace(stroke, waves=min(MOST_WAVES, max(1, round(stroke.minutes / WAVE_MINUTES))))


def stopped_words(entry: Entry, label: str) -> str:
    """Give what was done by its name; what was stopped with its minutes, so that it is not taken for the whole."""
    return f"{label} {told_words(entry.elapsed_s)}" if entry.outcome == "stopped" else label


def in_words(strokes: Sequence[Stroke]) -> str:
    """Tell the strokes with their minutes, for who does not see them: "lang uitademen 7 minuten, stilzitten 4"."""
    told = zip(strokes, whole_minutes(strokes), strict=True)
    return ", ".join(f"{each.label} {minutes} {'minuut' if minutes == 1 else 'minuten'}" for each, minutes in told)


def done_in_words(strokes: Sequence[Stroke]) -> str:
    """Tell strokes of what was done, as long as it really took: "stilzitten anderhalve minuut"."""
    return ", ".join(f"{each.label} {told_words(60 * each.minutes)}" for each in strokes)


def whole_minutes(strokes: Sequence[Stroke]) -> tuple[int, ...]:
    """Give how long each takes, as it is said of what is done after each other."""
    return shared_minutes([60 * each.minutes for each in strokes])


def _step_stroke(step: EveningStep, library: Library) -> Stroke:
    minutes = step.seconds / 60
    if step.kind == "read":
        return Stroke("read", minutes, step.label)
    exercise = library.exercises.get(step.id)
    if exercise is None:  # it was removed meanwhile
        return Stroke("gentle", minutes, step.label)
    return replace(stroke_of(exercise, step.variant_id, minutes), label=short_name(exercise, step.variant_id))


def stroke_by_id(exercise_id: str, library: Library, way: Way = None, minutes: float = 1.0) -> Stroke:
    """Give the stroke of an exercise; of one that is not there any more without a label."""
    exercise = library.exercises.get(exercise_id)
    return stroke_of(exercise, way, minutes) if exercise else Stroke("gentle", minutes, "")


def _is_quiet(step: Step) -> bool:
    return isinstance(step, QuietStep)


def _breathing(step: BreatheStep | PaceStep, stroke: Stroke, is_quiet_after: bool) -> Stroke:
    """Give the stroke of what is breathed in a rhythm."""
    lengths, topped_up = [0.0, 0.0, 0.0, 0.0], 0.0
    for phase in step.pattern:
        lengths[PLACES[phase.phase]] += phase.seconds
        topped_up += phase.seconds if phase.phase == "top_up" else 0.0
    whole = sum(lengths)
    up, top, down, bottom = (length / whole for length in lengths)
    stroke = replace(stroke, cycle=(up, top, down, bottom), breath_s=whole)
    if isinstance(step, PaceStep):
        return replace(stroke, is_own=True, slows=step.lengthens)
    times = step.cycles if is_quiet_after else None
    return replace(stroke, times=times, top_up=topped_up / lengths[UP] if topped_up else 0.0)
