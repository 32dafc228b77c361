"""Exercise + what was chosen → timeline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import msgspec

from herstel_app.core.added_lines import breath_lines, cue_word, end_of_evening, later_lines, opening_text, out_said
from herstel_app.core.breath_level import level_after
from herstel_app.core.closing import closed, closed_for_tap, closing_s
from herstel_app.core.cognitive_shuffle import shuffled
from herstel_app.core.content import (
    BreatheStep,
    Exercise,
    GuideStep,
    OffsetLine,
    PaceStep,
    PhaseLength,
    PicturesStep,
    QuietStep,
    Step,
    WriteStep,
)
from herstel_app.core.fading import LEAST_BREATHS, faded, thinned
from herstel_app.core.pacing import Pace, breaths
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.silences import TOLD, filled
from herstel_app.core.sound import Cue
from herstel_app.core.timeline import WORDED_BREATHS, Kind, Line, Phase, Segment, Timeline
from herstel_app.core.way_names import is_rest
from herstel_app.core.way_steps import closing_of, default_length, fixed_s, steps_of, to_bed_of


class CompileOptions(msgspec.Struct, frozen=True):
    """What belongs to one run, besides its length and variant."""

    parts: frozenset[str] | None = None
    """The parts that are done; None is those that are included at first."""
    fade: bool = True
    """Whether guidance thins out in the last part."""
    cue: Cue = "harp"
    """What sounds: what it means is said at the start. Where nothing sounds, words are said throughout."""
    words_throughout: bool = False
    """Whether "in" and "uit" are said in every breath, and not in the first three alone."""
    ends_evening: bool = False
    """Whether it is the last of an evening, which its closing says."""
    follows: bool = False
    """Whether something else was done before it, so that what is done in bed begins with going there."""
    tap_follows: bool = False
    """Whether someone taps what they feel as soon as the end tone begins, so that no closing is said."""
    pace: Pace | None = None
    """The user's own pace, for a step that starts from it; None is the step's own pattern."""
    words: ShuffleWords | None = None
    """What a shuffle of pictures draws from."""
    seed: int = 0
    """Which pictures, out of all that there are."""

    @property
    def says_all_words(self) -> bool:
        """Whether the words of a cue are said in every breath."""
        return self.words_throughout or self.cue == "none"

    def with_words(self, words: ShuffleWords) -> CompileOptions:
        """Give the same with these words to draw from."""
        return msgspec.structs.replace(self, words=words)


DEFAULTS = CompileOptions()


def compile_timeline(
    exercise: Exercise, minutes: float | None = None, variant_id: str | None = None, options: CompileOptions = DEFAULTS
) -> Timeline:
    """Lay the exercise out in time.

    `minutes` is the length of the practice itself (default: the exercise's own); the settling
    before and the closing after it come on top. A breathing step that fills the length takes
    the nearest whole number of breaths, at least one, so that the end falls on an exhale.
    Raises ValueError where a shuffle of pictures has no words to draw from.
    """
    layer = _laid(exercise, minutes, variant_id, options)
    if options.fade:
        layer.segments = faded(thinned(layer.segments, layer.fading), exercise.unaided)
    own = closing_of(exercise, variant_id)
    closing = end_of_evening(own) if options.ends_evening else own
    end = closed_for_tap(layer.now_s, layer.level) if options.tap_follows else closed(layer.now_s, layer.level, closing)
    return Timeline(tuple(filled(out_said([*layer.segments, end]))))


def run_s(
    exercise: Exercise, minutes: float, variant_id: str | None = None, options: CompileOptions = DEFAULTS
) -> float:
    """Give the seconds that a run takes, closing included, without the work of a whole timeline."""
    return _laid(exercise, minutes, variant_id, options).now_s + closing_s(closing_of(exercise, variant_id))


def practice_s(exercise: Exercise, minutes: float, variant_id: str | None, options: CompileOptions) -> float:
    """Give the seconds that the practice takes once it is laid out, without settling and closing."""
    laid = Timeline(tuple(_laid(exercise, minutes, variant_id, options).segments))
    return laid.duration_s - laid.practice_start_s


def _laid(exercise: Exercise, minutes: float | None, variant_id: str | None, options: CompileOptions) -> _Layer:
    """Lay the settling and the practice, with all that is said in them."""
    steps, opening = steps_of(exercise, variant_id, options.parts)
    length_s = 60.0 * (default_length(exercise, variant_id) if minutes is None else minutes)
    fill_s = max(0.0, length_s - fixed_s(steps))
    layer = _Layer(is_rest(exercise, variant_id))
    to_bed = to_bed_of(exercise, variant_id) if options.follows else None
    if to_bed is not None:
        layer.add(to_bed.seconds, "settle", None, layer.line(to_bed.text, to_bed.seconds), 0.0, None)
    told = layer.line(opening_text(opening, options.cue), opening.seconds)
    layer.add(opening.seconds, "settle", None, told, 0.0, None)
    for step in steps:
        layer.step(step, fill_s, options)
    return layer


class _Layer(msgspec.Struct):
    """Collects segments; knows the time and the level reached so far."""

    rests: bool
    segments: list[Segment] = msgspec.field(default_factory=list)
    now_s: float = 0.0
    level: float = 0.0
    fading: list[range] = msgspec.field(default_factory=list)
    """The segments of each guided step that thins out."""

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
        word: str | None = None,
        cue_word: str | None = None,
    ) -> None:
        end_s = self.now_s + seconds
        rests = self.rests and kind == "quiet"
        # Not by `replace`: that takes as long as all the rest, and there may be thousands.
        laid = Segment(self.now_s, end_s, kind, phase, line, self.level, level, unit_s, word, cue_word, is_rest=rests)
        self.segments.append(laid)
        self.now_s, self.level = end_s, level

    def step(self, step: Step, fill_s: float, options: CompileOptions) -> None:
        """Lay one step; one without a length of its own takes `fill_s`."""
        match step:
            case BreatheStep():
                count = step.cycles or max(1, round(fill_s / step.cycle_s))
                self.breathe([step.pattern] * count, step, options.says_all_words)
            case PaceStep():
                inhale, exhale = step.pattern
                pace = options.pace or Pace(inhale.seconds, exhale.seconds)
                cycles = [
                    (msgspec.structs.replace(inhale, seconds=in_s), msgspec.structs.replace(exhale, seconds=out_s))
                    for in_s, out_s in breaths(pace, fill_s, step.lengthens)
                ]
                self.breathe(cycles, step, options.says_all_words)
            case GuideStep():
                self.guide(step)
            case QuietStep():
                self.quiet(step, step.seconds or max(1.0, fill_s))
            case WriteStep():
                seconds = step.seconds or max(1.0, fill_s)
                self.add(seconds, "write", None, self.line(f"{step.prompt} {TOLD}", seconds), self.level, None)
            case PicturesStep():
                if options.words is None:
                    raise ValueError("pictures need words")
                for text, seconds in shuffled(options.words, fill_s, step.picture_s, options.seed):
                    self.add(seconds, "guide", None, self.line(text, seconds), self.level, self.now_s)

    def breathe(
        self, cycles: Sequence[Sequence[PhaseLength]], step: BreatheStep | PaceStep, words_throughout: bool
    ) -> None:
        lengths_s = [sum(phase.seconds for phase in cycle) for cycle in cycles]
        begins_s = [0.0, *accumulate(lengths_s)]
        entries = breath_lines(step, begins_s)
        following = dict(pairwise([*sorted(entries), len(cycles) + 1]))
        line: Line | None = None
        worded = WORDED_BREATHS if len(cycles) >= LEAST_BREATHS else len(cycles)
        for number, pattern in enumerate(cycles, start=1):
            unit_s = self.now_s
            entry = entries.get(number)
            length_s = begins_s[following[number] - 1] - begins_s[number - 1] if entry else 0.0
            if entry and entry.phase is None:
                line = self.line(entry.text, length_s)
            for index, phase in enumerate(pattern):
                level = level_after(pattern, index, self.level)
                said = cue_word(phase) if words_throughout or number <= worded else None
                if entry and entry.phase == phase.phase:
                    line = Line(entry.text, self.now_s, unit_s + length_s)
                    said = f"{cue_word(phase)} {entry.text}"
                self.add(phase.seconds, "breathe", phase.phase, line, level, unit_s, phase.word, said)

    def guide(self, step: GuideStep) -> None:
        first = len(self.segments)
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
                level = {"tense": 1.0, "release": 0.0, "notice": self.level, None: self.level}[item.phase]
                self.add(item.seconds, "guide", item.phase, self.line(item.text, item.seconds), level, unit_s)
        if step.fades:
            self.fading.append(range(first, len(self.segments)))

    def quiet(self, step: QuietStep, seconds: float) -> None:
        lines = [line for line in step.lines if line.at_s < seconds]
        last_s = lines[-1].at_s if lines else 0.0
        lines += [OffsetLine(at_s, text) for at_s, text in later_lines(step.later, last_s, seconds)]
        start_s = self.now_s
        if not lines or lines[0].at_s > 0:
            first_s = lines[0].at_s if lines else seconds
            self.add(first_s, "quiet", None, None, self.level, None)
        if not lines:
            return
        for line, following in zip(lines, [*(other.at_s for other in lines[1:]), seconds], strict=True):
            length_s = start_s + following - self.now_s
            self.add(length_s, "quiet", None, self.line(line.text, length_s), self.level, None)
