"""Exercise + chosen length → timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from herstel_app.core.content import (
    BreatheStep,
    Exercise,
    GuideStep,
    Opening,
    PhaseLength,
    QuietStep,
    Step,
    Variant,
)
from herstel_app.core.timeline import Kind, Line, Phase, Segment, Timeline

CLOSING_S = 12.0
TOP_UP_SHARE = 0.85
"""Size of the orb where a second, smaller inhale still follows."""


def steps_of(exercise: Exercise, variant_id: str | None = None) -> tuple[Sequence[Step], Opening]:
    """Give the steps and the opening of the exercise or of one of its variants.

    Raises KeyError where the exercise has no such variant.
    """
    if variant_id is None:
        return exercise.steps, exercise.opening
    variant = find_variant(exercise, variant_id)
    return variant.steps, variant.opening or exercise.opening


def find_variant(exercise: Exercise, variant_id: str) -> Variant:
    """Give the variant with this id; raises KeyError where there is none."""
    for variant in exercise.variants:
        if variant.id == variant_id:
            return variant
    raise KeyError(variant_id)


def fixed_s(steps: Iterable[Step]) -> float:
    """Seconds that the steps take which do not fill the chosen length."""
    total = 0.0
    for step in steps:
        match step:
            case BreatheStep(cycles=int(cycles)):
                total += cycles * step.cycle_s
            case GuideStep():
                total += step.rounds * sum(line.seconds for line in step.lines)
            case QuietStep(seconds=seconds) if seconds is not None:
                total += seconds
            case _:
                pass
    return total


def compile_timeline(exercise: Exercise, minutes: float | None = None, variant_id: str | None = None) -> Timeline:
    """Lay the exercise out in time.

    `minutes` is the length of the practice itself (default: the exercise's own); the settling
    before and the closing after it come on top. A breathing step that fills the length takes
    the nearest whole number of breaths, at least one, so that the end falls on an exhale.
    """
    steps, opening = steps_of(exercise, variant_id)
    length_s = 60.0 * (exercise.default_minutes if minutes is None else minutes)
    fill_s = max(0.0, length_s - fixed_s(steps))
    layer = _Layer()
    layer.add(
        opening.seconds,
        "settle",
        None,
        layer.line(opening.text, opening.seconds),
        0.0,
        None,
    )
    for step in steps:
        match step:
            case BreatheStep():
                layer.breathe(step, step.cycles or max(1, round(fill_s / step.cycle_s)))
            case GuideStep():
                layer.guide(step)
            case QuietStep():
                layer.quiet(step, step.seconds or max(1.0, fill_s))
    layer.add(
        CLOSING_S,
        "closing",
        None,
        layer.line(exercise.closing, CLOSING_S),
        layer.level,
        None,
    )
    return Timeline(tuple(layer.segments))


@dataclass
class _Layer:
    """Collects segments; knows the time and the level reached so far."""

    segments: list[Segment] = field(default_factory=list)
    now_s: float = 0.0
    level: float = 0.0

    def line(self, text: str, seconds: float) -> Line:
        return Line(text, self.now_s, self.now_s + seconds)

    def add(
        self,
        seconds: float,
        kind: Kind,
        phase: Phase | None,
        line: Line | None,
        level: float,
        unit_s: float | None,
    ) -> None:
        end_s = self.now_s + seconds
        self.segments.append(Segment(self.now_s, end_s, kind, phase, line, self.level, level, unit_s))
        self.now_s, self.level = end_s, level

    def breathe(self, step: BreatheStep, cycles: int) -> None:
        texts = {line.cycle: line.text for line in step.lines if line.cycle <= cycles}
        starts = sorted(texts)
        line: Line | None = None
        for cycle in range(1, cycles + 1):
            unit_s = self.now_s
            if cycle in texts:
                following = next((start for start in starts if start > cycle), cycles + 1)
                line = self.line(texts[cycle], (following - cycle) * step.cycle_s)
            for index, phase in enumerate(step.pattern):
                level = _level_after(step.pattern, index, self.level)
                self.add(phase.seconds, "breathe", phase.phase, line, level, unit_s)

    def guide(self, step: GuideStep) -> None:
        for _ in range(step.rounds):
            # From a tension to the end of its release is one unit: they are taken again together.
            # A release without a tension before it stands by itself.
            tense_s: float | None = None
            released = False
            for item in step.lines:
                if item.phase == "tense":
                    tense_s, released = self.now_s, False
                elif item.phase == "release":
                    released = True
                elif released:
                    tense_s, released = None, False
                unit_s = self.now_s if tense_s is None else tense_s
                level = {
                    "tense": 1.0,
                    "release": 0.0,
                    "notice": self.level,
                    None: self.level,
                }[item.phase]
                self.add(
                    item.seconds,
                    "guide",
                    item.phase,
                    self.line(item.text, item.seconds),
                    level,
                    unit_s,
                )

    def quiet(self, step: QuietStep, seconds: float) -> None:
        lines = [line for line in step.lines if line.at_s < seconds]
        start_s = self.now_s
        if not lines or lines[0].at_s > 0:
            first_s = lines[0].at_s if lines else seconds
            self.add(first_s, "quiet", None, None, self.level, None)
        if not lines:
            return
        for line, following in zip(lines, [*(other.at_s for other in lines[1:]), seconds], strict=True):
            length_s = start_s + following - self.now_s
            self.add(
                length_s,
                "quiet",
                None,
                self.line(line.text, length_s),
                self.level,
                None,
            )


def _level_after(pattern: Sequence[PhaseLength], index: int, level: float) -> float:
    match pattern[index].phase:
        case "inhale":
            follows_top_up = index + 1 < len(pattern) and pattern[index + 1].phase == "top_up"
            return TOP_UP_SHARE if follows_top_up else 1.0
        case "top_up":
            return 1.0
        case "exhale":
            return 0.0
        case _:
            return level
