"""Whether what content files name is there: the sources, explanations, exercises, lengths, variants and proeven.

Each check gives paths and reasons (Dutch).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from herstel_app.core.content import ClaimPractice, Exercise, Explanation
from herstel_app.core.content_checks import repeated_ids
from herstel_app.core.content_problems import Path
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.page_content import HelpPage
from herstel_app.core.programme_content import Proef, ProefChoice, Proeven, Recipe
from herstel_app.core.validation import Fault
from herstel_app.core.way_steps import lengths_of


def proeven_faults(proeven: Proeven, exercises: Mapping[str, Exercise]) -> Iterator[Fault]:
    """Find proeven with the same id, and exercises, lengths and variants that are not there."""
    yield from repeated_ids((proef.id for proef in proeven.proeven), ("proeven",), "de proef")
    for number, proef in enumerate(proeven.proeven):
        for place, part in enumerate(proef.parts):
            for index, choice in enumerate(part.choices):
                here: Path = ("proeven", number, "parts", place, "choices", index)
                yield from _practised_faults(choice, exercises, here)


def exercise_reference_faults(
    exercise: Exercise, sources: Collection[str], explanations: Collection[str]
) -> Iterator[Fault]:
    """Find references of an exercise to sources and explanations that are not there."""
    yield from _missing(exercise.evidence.sources, sources, ("evidence", "sources"), "bron")
    for index, variant in enumerate(exercise.variants):
        if variant.evidence is not None:
            here: Path = ("variants", index, "evidence", "sources")
            yield from _missing(variant.evidence.sources, sources, here, "bron")
    yield from _missing(exercise.explanations, explanations, ("explanations",), "uitleg")


def own_exercise_faults(exercise: Exercise) -> Iterator[Fault]:
    """Find what keeps an exercise in the user's own folder from being offered anywhere."""
    if exercise.place == "proef":
        yield ("place",), "eigen proeven zijn er niet: zo staat de oefening nergens"


def explanation_faults(
    explanation: Explanation,
    sources: Collection[str],
    exercises: Mapping[str, Exercise],
    broken: Collection[str] = (),
    proeven: Mapping[str, Proef] = MappingProxyType({}),
) -> Iterator[Fault]:
    """Find references of an explanation to sources, exercises, lengths, variants and `proeven` that are not there.

    `broken` names exercises that are there but could not be read: their own problems are told already.
    """
    yield from _missing(explanation.known.sources, sources, ("known", "sources"), "bron")
    proef = proeven.get(explanation.proef or "")
    if explanation.proef is not None and proef is None:
        yield ("proef",), f"er is geen proef '{explanation.proef}'"
    for number, paragraph in enumerate(explanation.body):
        if paragraph.practices and not paragraph.claims:
            yield ("body", number), "een alinea met 'practices' draagt ook een bewering ('claims')"
        for index, practice in enumerate(paragraph.practices):
            here: Path = ("body", number, "practices", index)
            if practice.exercise in broken:
                continue
            yield from _practised_faults(practice, exercises, here)
            asked = exercises.get(practice.exercise)
            if asked is not None and asked.place == "proef" and not (proef and _is_done_in(proef, practice.exercise)):
                yield (*here, "exercise"), f"'{practice.exercise}' is alleen voor een proef ('place')"


def _is_done_in(proef: Proef, exercise_id: str) -> bool:
    return any(choice.exercise == exercise_id for part in proef.parts for choice in part.choices)


def recipe_faults(recipe: Recipe, exercises: Mapping[str, Exercise], explanations: Collection[str]) -> Iterator[Fault]:
    """Find references to an explanation, exercises and ways that are not there, and what belongs to no evening."""
    if recipe.read not in explanations:
        yield ("read",), f"er is geen uitleg '{recipe.read}'"
    for index, step in enumerate(recipe.steps):
        yield from _missing(step.exercises, exercises, ("steps", index, "exercises"), "oefening")
        for number, name in enumerate(step.exercises):
            here: Path = ("steps", index, "exercises", number)
            if name in exercises and not goes_in_evenings(exercises[name]):
                yield here, f"'{name}' hoort niet in een avond ('place')"
        for name, way in step.ways.items():
            if name not in step.exercises:
                yield ("steps", index, "ways", name), f"'{name}' staat niet in 'exercises'"
            elif name in exercises and way not in {variant.id for variant in exercises[name].variants}:
                yield ("steps", index, "ways", name), f"'{name}' heeft geen variant '{way}'"


def help_reference_faults(page: HelpPage, exercises: Collection[str]) -> Iterator[Fault]:
    """Find exercises that the help page offers and that are not there."""
    for index, entry in enumerate(page.entries):
        if entry.exercise is not None and entry.exercise not in exercises:
            yield ("entries", index, "exercise"), f"er is geen oefening '{entry.exercise}'"


def _practised_faults(
    asked: ClaimPractice | ProefChoice, exercises: Mapping[str, Exercise], here: Path
) -> Iterator[Fault]:
    """Find what is asked of an exercise that it does not have."""
    exercise = exercises.get(asked.exercise)
    if exercise is None:
        yield (*here, "exercise"), f"er is geen oefening '{asked.exercise}'"
    elif asked.variant and asked.variant not in {variant.id for variant in exercise.variants}:
        yield (*here, "variant"), f"'{asked.exercise}' heeft geen variant '{asked.variant}'"
    elif asked.minutes not in lengths_of(exercise, asked.variant):
        lengths = ", ".join(f"{length:g}" for length in lengths_of(exercise, asked.variant))
        yield (*here, "minutes"), f"'{asked.exercise}' heeft de lengtes {lengths}"


def _missing(ids: Iterable[str], known: Collection[str], here: Path, kind: str) -> Iterator[Fault]:
    for index, identifier in enumerate(ids):
        if identifier not in known:
            yield (*here, index), f"er is geen {kind} '{identifier}'"
