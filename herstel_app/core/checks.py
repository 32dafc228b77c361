"""Whether content makes sense: lengths that add up, lines that fit, references that exist.

`parsing.py` guards the shape of one file; here the meaning is judged, first of one exercise,
then of all files together. Each check gives paths and reasons (Dutch).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from herstel_app.core.compiling import fixed_s
from herstel_app.core.content import (
    BreatheStep,
    Exercise,
    Explanation,
    GuideStep,
    QuietStep,
    Step,
)
from herstel_app.core.problems import Path
from herstel_app.core.shape import Fault

SPEECH_CHARACTERS_PER_S = 12.0
SPEECH_REST_S = 0.5
SHORTEST_SOUNDING_S = 1.0
"""A tone of less cannot rise in 0.3 s, fall in 0.6 s and still be a tone."""
LENGTH_TOLERANCE_S = 5.0


def speech_s(text: str) -> float:
    """Seconds a slow reader needs for `text`, with a breath after it."""
    return len(text) / SPEECH_CHARACTERS_PER_S + SPEECH_REST_S


def exercise_faults(exercise: Exercise) -> Iterator[Fault]:
    """Find what is wrong within one exercise."""
    if exercise.default_minutes not in exercise.minutes:
        yield ("default_minutes",), "dit is geen van de lengtes in 'minutes'"
    if list(exercise.minutes) != sorted(set(exercise.minutes)):
        yield ("minutes",), "zet de lengtes van kort naar lang, elk één keer"
    yield from _slot(("opening", "text"), exercise.opening.text, exercise.opening.seconds)
    yield from _steps_faults(exercise.steps, exercise.minutes, ("steps",))
    seen: set[str] = set()
    for index, variant in enumerate(exercise.variants):
        here: Path = ("variants", index)
        if variant.id in seen:
            yield (*here, "id"), f"de variant '{variant.id}' staat er twee keer"
        seen.add(variant.id)
        if variant.opening:
            yield from _slot(
                (*here, "opening", "text"),
                variant.opening.text,
                variant.opening.seconds,
            )
        yield from _steps_faults(variant.steps, exercise.minutes, (*here, "steps"))


def _steps_faults(steps: tuple[Step, ...], minutes: tuple[float, ...], here: Path) -> Iterator[Fault]:
    filling = [index for index, step in enumerate(steps) if _fills(step)]
    fixed = fixed_s(steps)
    shortest_fill_s = 60 * min(minutes) - fixed
    if len(filling) > 1:
        yield (
            (*here, filling[1]),
            "er is al een stap die de gekozen lengte vult; geef deze een eigen lengte",
        )
    elif filling:
        if shortest_fill_s <= 0:
            yield (
                here,
                f"de vaste stappen duren {fixed:g} s, langer dan de kortste lengte ({min(minutes):g} minuten)",
            )
            return
    elif len(minutes) > 1:
        yield (
            here,
            "geen stap vult de gekozen lengte, dus kan er maar één lengte in 'minutes' staan",
        )
    elif abs(fixed - 60 * minutes[0]) > LENGTH_TOLERANCE_S:
        yield (
            here,
            f"de stappen duren samen {fixed:g} s, maar in 'minutes' staat {minutes[0]:g} minuten",
        )
    for index, step in enumerate(steps):
        path: Path = (*here, index)
        match step:
            case BreatheStep():
                yield from _breathe_faults(
                    step,
                    step.cycles or max(1, round(shortest_fill_s / step.cycle_s)),
                    path,
                )
            case GuideStep():
                for number, line in enumerate(step.lines):
                    yield from _slot((*path, "lines", number, "text"), line.text, line.seconds)
            case QuietStep():
                yield from _quiet_faults(step, step.seconds or shortest_fill_s, path)


def _fills(step: Step) -> bool:
    return (isinstance(step, BreatheStep) and step.cycles is None) or (
        isinstance(step, QuietStep) and step.seconds is None
    )


def _breathe_faults(step: BreatheStep, cycles: int, here: Path) -> Iterator[Fault]:
    phases = [phase.phase for phase in step.pattern]
    if phases[0] != "inhale":
        yield (*here, "pattern", 0, "phase"), "een patroon begint met 'inhale'"
    if phases[-1] not in ("exhale", "hold_out"):
        yield (
            (*here, "pattern", len(phases) - 1, "phase"),
            "een patroon eindigt met 'exhale' of 'hold_out'",
        )
    allowed = {
        ("inhale", "top_up"), ("inhale", "hold"), ("inhale", "exhale"), ("top_up", "hold"), ("top_up", "exhale"),
        ("hold", "exhale"), ("exhale", "hold_out"),
    }  # fmt: skip
    for index, pair in enumerate(pairwise(phases)):
        if pair not in allowed:
            yield (
                (*here, "pattern", index + 1, "phase"),
                f"'{pair[1]}' kan niet na '{pair[0]}' komen",
            )
    for index, phase in enumerate(step.pattern):
        if phase.phase in ("inhale", "top_up", "exhale") and phase.seconds < SHORTEST_SOUNDING_S:
            yield (
                (*here, "pattern", index, "seconds"),
                "in- en uitademen duurt minstens 1 seconde",
            )
    numbers = [line.cycle for line in step.lines]
    yield from _order_faults(numbers, (*here, "lines"), "cycle")
    for index, line in enumerate(step.lines):
        path: Path = (*here, "lines", index)
        if line.cycle > cycles:
            yield (
                (*path, "cycle"),
                f"bij de kortste lengte zijn er maar {cycles} ademhalingen",
            )
            continue
        following = min((number for number in numbers if number > line.cycle), default=cycles + 1)
        yield from _slot((*path, "text"), line.text, (following - line.cycle) * step.cycle_s)


def _quiet_faults(step: QuietStep, seconds: float, here: Path) -> Iterator[Fault]:
    starts = [line.at_s for line in step.lines]
    yield from _order_faults(starts, (*here, "lines"), "at_s")
    for index, line in enumerate(step.lines):
        path: Path = (*here, "lines", index)
        if line.at_s >= seconds:
            yield (
                (*path, "at_s"),
                f"valt na het einde van deze stap ({seconds:g} s bij de kortste lengte)",
            )
            continue
        following = min((start for start in starts if start > line.at_s), default=seconds)
        yield from _slot((*path, "text"), line.text, min(following, seconds) - line.at_s)


def _order_faults(numbers: list[int] | list[float], here: Path, field: str) -> Iterator[Fault]:
    for index, (earlier, later) in enumerate(pairwise(numbers)):
        if later <= earlier:
            yield (
                (*here, index + 1, field),
                "deze regel begint niet later dan de vorige",
            )


def _slot(path: Path, text: str, seconds: float) -> Iterator[Fault]:
    needed_s = speech_s(text)
    if needed_s > seconds:
        yield (
            path,
            f"past niet: langzaam uitgesproken {needed_s:.1f} s, en er is {seconds:.1f} s",
        )


def exercise_reference_faults(
    exercise: Exercise, sources: Collection[str], explanations: Collection[str]
) -> Iterator[Fault]:
    """Find references of an exercise to sources and explanations that are not there."""
    yield from _missing(exercise.evidence.sources, sources, ("evidence", "sources"), "bron")
    yield from _missing(exercise.explanations, explanations, ("explanations",), "uitleg")


def explanation_faults(
    explanation: Explanation,
    sources: Collection[str],
    exercises: Mapping[str, Exercise],
    broken: Collection[str] = (),
) -> Iterator[Fault]:
    """Find references of an explanation to sources, exercises, lengths and variants that are not there.

    `broken` names exercises that are there but could not be read: their own problems are told already.
    """
    yield from _missing(explanation.known.sources, sources, ("known", "sources"), "bron")
    for number, paragraph in enumerate(explanation.body):
        if paragraph.practices and not paragraph.claims:
            yield (
                ("body", number),
                "een alinea met 'practices' draagt ook een bewering ('claims')",
            )
        for index, practice in enumerate(paragraph.practices):
            here: Path = ("body", number, "practices", index)
            if practice.exercise in broken:
                continue
            exercise = exercises.get(practice.exercise)
            if exercise is None:
                yield (*here, "exercise"), f"er is geen oefening '{practice.exercise}'"
                continue
            if practice.minutes not in exercise.minutes:
                lengths = ", ".join(f"{length:g}" for length in exercise.minutes)
                yield (
                    (*here, "minutes"),
                    f"'{practice.exercise}' heeft de lengtes {lengths}",
                )
            if practice.variant and practice.variant not in {variant.id for variant in exercise.variants}:
                yield (
                    (*here, "variant"),
                    f"'{practice.exercise}' heeft geen variant '{practice.variant}'",
                )


def _missing(ids: Iterable[str], known: Collection[str], here: Path, kind: str) -> Iterator[Fault]:
    for index, identifier in enumerate(ids):
        if identifier not in known:
            yield (*here, index), f"er is geen {kind} '{identifier}'"
