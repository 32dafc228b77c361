"""Whether content makes sense: lengths that add up, lines that can be spoken in time.

`parsing.py` guards the shape of one file; here the meaning of one file is judged, and in `reference_checks.py` what it
names in others. Each check gives paths and reasons (Dutch).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from herstel_app.core.added_lines import cue_word
from herstel_app.core.cognitive_shuffle import letters_of
from herstel_app.core.content import (
    BreatheStep,
    CycleLine,
    Exercise,
    GuideStep,
    Opening,
    PaceStep,
    PhaseLength,
    PicturesStep,
    QuietStep,
    Step,
    ToBed,
    WriteStep,
)
from herstel_app.core.content_problems import Path
from herstel_app.core.length_checks import length_faults
from herstel_app.core.page_content import HelpPage, Yardstick
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.silences import TOLD, longest, unknown_marks
from herstel_app.core.speech_timing import CLOSING_S, END_TONE_S, LEAST_TONE_S, START_TONE_S, speech_s
from herstel_app.core.validation import Fault
from herstel_app.core.way_steps import fixed_s, included_parts, step_s

SHORTEST_SOUNDING_S = 1.0
"""A tone needs 0.3 s to rise and 0.6 s to fall."""
LENGTH_TOLERANCE_S = 5.0
UNAIDED_S = 20.0
"""A body exercise ends with at least this long to go on by oneself."""
FOLLOWS = {
    ("inhale", "top_up"), ("inhale", "hold"), ("inhale", "exhale"), ("top_up", "hold"), ("top_up", "exhale"),
    ("hold", "exhale"), ("exhale", "hold_out"),
}  # fmt: skip


def exercise_faults(exercise: Exercise) -> Iterator[Fault]:
    """Find what is wrong within one exercise. Its lengths are only checked when the rest is right."""
    whole = True
    for fault in _exercise_faults(exercise):
        whole = False
        yield fault
    if whole:
        yield from length_faults(exercise)


def _exercise_faults(exercise: Exercise) -> Iterator[Fault]:
    if exercise.default_minutes not in exercise.minutes:
        yield ("default_minutes",), "dit is geen van de lengtes in 'minutes'"
    yield from _lengths(exercise.minutes, ("minutes",))
    yield from _opening(exercise.opening, ("opening",))
    if exercise.to_bed:
        yield from _to_bed(exercise.to_bed, ("to_bed",))
    yield from _slot(("closing",), exercise.closing, CLOSING_S - END_TONE_S)
    yield from repeated_ids((part.id for part in exercise.parts), ("parts",), "het onderdeel")
    if exercise.without_voice and any(isinstance(step, GuideStep | PicturesStep) for step in exercise.steps):
        yield ("without_voice",), "een stap 'guide' of 'pictures' is zonder stem niet te volgen"
    if exercise.opt_in_why and not exercise.opt_in:
        yield ("opt_in_why",), "alleen een oefening met 'opt_in' staat uit"
    yield from _steps_faults(exercise, exercise.steps, exercise.minutes, ("steps",))
    yield from repeated_ids((variant.id for variant in exercise.variants), ("variants",), "de variant")
    for index, variant in enumerate(exercise.variants):
        here: Path = ("variants", index)
        yield from _lengths(variant.minutes, (*here, "minutes"))
        if variant.opening:
            yield from _opening(variant.opening, (*here, "opening"))
        if variant.to_bed:
            yield from _to_bed(variant.to_bed, (*here, "to_bed"))
        if variant.closing:
            yield from _slot((*here, "closing"), variant.closing, CLOSING_S - END_TONE_S)
        yield from _steps_faults(exercise, variant.steps, variant.minutes or exercise.minutes, (*here, "steps"))


def _lengths(minutes: Sequence[float], here: Path) -> Iterator[Fault]:
    if list(minutes) != sorted(set(minutes)):
        yield here, "zet de lengtes van kort naar lang, elk één keer"


def repeated_ids(ids: Iterable[str], here: Path, what: str) -> Iterator[Fault]:
    """Find ids that stand more than once in one list."""
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            yield (*here, index, "id"), f"{what} '{name}' staat er twee keer"
        seen.add(name)


def _opening(opening: Opening, here: Path) -> Iterator[Fault]:
    for field, text in (("text", opening.text), ("bowl", opening.bowl), ("none", opening.none)):
        if text is not None:
            yield from _slot((*here, field), text, opening.seconds - START_TONE_S)


def _to_bed(to_bed: ToBed, here: Path) -> Iterator[Fault]:
    yield from _slot((*here, "text"), to_bed.text, to_bed.seconds - START_TONE_S)


def _steps_faults(exercise: Exercise, steps: Sequence[Step], minutes: Sequence[float], here: Path) -> Iterator[Fault]:
    parts = {part.id for part in exercise.parts}
    for index, step in enumerate(steps):
        if step.part is not None and step.part not in parts:
            yield (*here, index, "part"), f"er is geen onderdeel '{step.part}' in 'parts'"
    chosen = included_parts(exercise)
    done = [step for step in steps if step.part is None or step.part in chosen]
    filling = [index for index, step in enumerate(steps) if step_s(step) is None]
    fixed = fixed_s(done)
    fill_s = 60 * min(minutes) - fixed
    if len(filling) > 1:
        yield (*here, filling[1]), "er is al een stap die de gekozen lengte vult; geef deze een eigen lengte"
    elif filling and exercise.parts:
        yield (*here, filling[0]), "een oefening met onderdelen ('parts') heeft geen stap die de lengte vult"
    elif filling:
        if fill_s <= 0:
            yield here, f"de vaste stappen duren {fixed:g} s, langer dan de kortste lengte ({min(minutes):g} minuten)"
            return
    elif len(minutes) > 1:
        yield here, "geen stap vult de gekozen lengte, dus kan er maar één lengte in 'minutes' staan"
    elif abs(fixed - 60 * minutes[0]) > LENGTH_TOLERANCE_S:
        yield here, f"de stappen duren samen {fixed:g} s, maar in 'minutes' staat {minutes[0]:g} minuten"
    if exercise.group == "body" and not exercise.parts and not (done and _ends_unaided(done[-1], fill_s)):
        yield here, f"een oefening voor het lijf eindigt met minstens {UNAIDED_S:g} s 'quiet', om zelf door te gaan"
    for index, step in enumerate(steps):
        yield from _step_faults(exercise, step, fill_s, (*here, index))


def _ends_unaided(step: Step, fill_s: float) -> bool:
    return isinstance(step, QuietStep) and (step.seconds or fill_s) >= UNAIDED_S and len(step.lines) <= 1


def _step_faults(exercise: Exercise, step: Step, fill_s: float, here: Path) -> Iterator[Fault]:
    match step:
        case BreatheStep():
            yield from _pattern_faults(step.pattern, here)
            yield from _breath_line_faults(step.lines, step.cycles or round(fill_s / step.cycle_s), step.pattern, here)
            yield from _later_faults(step.later, step.pattern, here)
            if step.cycles is None and exercise.unaided is not None:
                yield from _slot(("unaided",), exercise.unaided, _exhale_s(step.pattern))
        case PaceStep():
            yield from _pattern_faults(step.pattern, here)
            cycle_s = sum(phase.seconds for phase in step.pattern)
            yield from _breath_line_faults(step.lines, round(fill_s / cycle_s), step.pattern, here)
            yield from _later_faults(step.later, step.pattern, here)
        case GuideStep():
            for number, line in enumerate(step.lines):
                tone_s = LEAST_TONE_S if line.phase in ("tense", "release") else 0.0
                yield from _slot((*here, "lines", number, "text"), line.text, line.seconds - tone_s)
        case QuietStep():
            yield from _quiet_faults(step, step.seconds or fill_s, here)
        case WriteStep():
            yield from _slot((*here, "prompt"), f"{step.prompt} {TOLD}", step.seconds or fill_s)
        case _:
            pass


def _pattern_faults(pattern: Sequence[PhaseLength], here: Path) -> Iterator[Fault]:
    phases = [phase.phase for phase in pattern]
    if phases[0] != "inhale":
        yield (*here, "pattern", 0, "phase"), "een patroon begint met 'inhale'"
    if phases[-1] not in ("exhale", "hold_out"):
        yield (*here, "pattern", len(phases) - 1, "phase"), "een patroon eindigt met 'exhale' of 'hold_out'"
    for index, pair in enumerate(pairwise(phases)):
        if pair not in FOLLOWS:
            yield (*here, "pattern", index + 1, "phase"), f"'{pair[1]}' kan niet na '{pair[0]}' komen"
    for index, phase in enumerate(pattern):
        if phase.phase in ("inhale", "top_up", "exhale") and phase.seconds < SHORTEST_SOUNDING_S:
            yield (*here, "pattern", index, "seconds"), "in- en uitademen duurt minstens 1 seconde"


def _exhale_s(pattern: Sequence[PhaseLength]) -> float:
    return next((phase.seconds for phase in pattern if phase.phase == "exhale"), 0.0)


def _breath_line_faults(
    lines: Sequence[CycleLine], cycles: int, pattern: Sequence[PhaseLength], here: Path
) -> Iterator[Fault]:
    """Check the lines of a breathing step: each is spoken in the exhale of its first breath, or where one waits."""
    yield from _order_faults([line.cycle for line in lines], (*here, "lines"), "cycle")
    for index, line in enumerate(lines):
        path: Path = (*here, "lines", index)
        if line.cycle > max(1, cycles):
            yield (*path, "cycle"), f"bij de kortste lengte zijn er maar {cycles} ademhalingen"
        elif line.phase is not None:
            waited = [phase for phase in pattern if phase.phase == line.phase]
            if not waited:
                yield (*path, "phase"), f"in dit patroon is er geen '{line.phase}'"
            for phase in waited:
                yield from _slot((*path, "text"), f"{cue_word(phase)} {line.text}", phase.seconds)
        else:
            yield from _slot((*path, "text"), line.text, _exhale_s(pattern))


def _later_faults(later: Sequence[str], pattern: Sequence[PhaseLength], here: Path) -> Iterator[Fault]:
    for index, text in enumerate(later):
        yield from _slot((*here, "later", index), text, _exhale_s(pattern))


def _quiet_faults(step: QuietStep, seconds: float, here: Path) -> Iterator[Fault]:
    starts = [line.at_s for line in step.lines]
    in_order = sorted(starts)
    yield from _order_faults(starts, (*here, "lines"), "at_s")
    for index, line in enumerate(step.lines):
        path: Path = (*here, "lines", index)
        if line.at_s >= seconds:
            yield (*path, "at_s"), f"valt na het einde van deze stap ({seconds:g} s bij de kortste lengte)"
            continue
        later = bisect_right(in_order, line.at_s)
        following = in_order[later] if later < len(in_order) else seconds
        yield from _slot((*path, "text"), line.text, min(following, seconds) - line.at_s)


def _order_faults(numbers: Sequence[float], here: Path, field: str) -> Iterator[Fault]:
    for index, (earlier, later) in enumerate(pairwise(numbers)):
        if later <= earlier:
            yield (*here, index + 1, field), "deze regel begint niet later dan de vorige"


def _slot(path: Path, text: str, seconds: float) -> Iterator[Fault]:
    for mark in unknown_marks(text):
        yield path, f"'{mark}' wordt nergens door vervangen; dat kan alleen met '{{stilte}}' en '{{daarna}}'"
    needed_s = speech_s(longest(text))
    if needed_s > seconds:
        yield path, f"past niet: langzaam uitgesproken {needed_s:.1f} s, en er is {max(0.0, seconds):.1f} s"


def words_faults(words: ShuffleWords) -> Iterator[Fault]:
    """Find words for the shuffle that need a letter without pictures, and pictures that begin with another letter."""
    for index, target in enumerate(words.targets):
        lacking = sorted({letter for letter in letters_of(target) if not words.pictures.get(letter)})
        if lacking:
            yield ("targets", index), f"voor '{target}' ontbreken beelden bij: {', '.join(lacking)}"
    for letter, pictures in words.pictures.items():
        for index, picture in enumerate(pictures):
            if letters_of(picture.lower())[0] != letter:
                yield ("pictures", letter, index), f"'{picture}' begint niet met een {letter}"


def yardstick_faults(yardstick: Yardstick) -> Iterator[Fault]:
    """Find questions with the same id: answers are kept by it."""
    yield from repeated_ids((question.id for question in yardstick.questions), ("questions",), "de vraag")


def help_faults(page: HelpPage) -> Iterator[Fault]:
    """Find entries with the same id: other pages lead to them by it."""
    yield from repeated_ids((entry.id for entry in page.entries), ("entries",), "het stuk")
