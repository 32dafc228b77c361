"""Reads content files and judges them: the one place that decides, for `check` and for the program's start.

Invariants:
- a file is judged by itself and by what it refers to; whatever goes wrong with it is a problem of that file;
- at most `MOST_BYTES` of a file are read, and nothing but a file is opened;
- our own content is judged as a whole; in the user's folder every file is an exercise.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from herstel_app.core.content import Exercise, Explanation, Identifier
from herstel_app.core.content_checks import exercise_faults, help_faults, words_faults, yardstick_faults
from herstel_app.core.content_problems import ContentError, Problem
from herstel_app.core.file_error_reasons import system_reason
from herstel_app.core.page_content import HelpPage, Yardstick
from herstel_app.core.parsed import Parsed
from herstel_app.core.parsing import MAX_CHARACTERS, parse
from herstel_app.core.programme_content import Proeven, Recipe
from herstel_app.core.recipe_checks import recipe_shape_faults
from herstel_app.core.reference_checks import (
    exercise_reference_faults,
    explanation_faults,
    help_reference_faults,
    own_exercise_faults,
    proeven_faults,
    recipe_faults,
)
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.sources import Source
from herstel_app.core.validation import Fault
from herstel_app.storage.atomic_write import patiently
from herstel_app.storage.content_files import content_files, is_content
from herstel_app.storage.content_snapshot import WholeContent
from herstel_app.storage.exercises_beside import beside

T = TypeVar("T")

log = logging.getLogger(__name__)

MOST_BYTES = 4 * MAX_CHARACTERS + 3
"""The most bytes that so many characters take in UTF-8, with a byte order mark."""
FAILED = "bij het lezen van dit bestand ging iets mis"
OTHER_KINDS: Mapping[str, Any] = {
    "een avond": Recipe,
    "een uitleg": Explanation,
    "een lijst woorden": ShuffleWords,
    "een maatstaf": Yardstick,
    "een lijst proeven": Proeven,
    "een hulppagina": HelpPage,
}


@dataclass
class ContentFolder:
    """The parsed files of one content folder; a file with problems is there too, with the name it would have."""

    explanations: dict[str, Parsed[Explanation]] = field(default_factory=dict)
    exercises: dict[str, Parsed[Exercise]] = field(default_factory=dict)
    recipes: dict[str, Parsed[Recipe]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    help: Parsed[HelpPage] | None = None
    words: Parsed[ShuffleWords] | None = None
    yardstick: Parsed[Yardstick] | None = None
    proeven: Parsed[Proeven] | None = None


def is_whole(folder: Path) -> bool:
    """Whether `folder` holds content as ours does, of every kind, and not only exercises."""
    return (folder / "sources.yaml").is_file() and (folder / "exercises").is_dir()


def judge_own(files: Iterable[Path], base: WholeContent) -> tuple[dict[str, Parsed[Exercise]], list[Problem]]:
    """Read exercises that come beside those of `base`; gives those that may be done, and every problem."""
    return beside(files, base.exercises, lambda file: judged_exercise(file, base))


def judged_exercise(file: Path, base: WholeContent) -> Parsed[Exercise]:
    """Read an exercise that comes beside those of `base`; raises nothing."""
    unread: Parsed[Exercise] = Parsed(str(file), None, ())
    if not is_content(file):
        return unread.with_faults([((), "geen YAML-bestand (.yaml of .yml)")])
    if not file.stem.isprintable():
        return unread.with_faults([((), "de naam heeft tekens die niet te lezen zijn")])
    parsed = read_file(file, Exercise)
    if parsed.value is not None:
        return _checked(
            parsed, lambda own: chain(_exercise_faults(own, base.sources, base.explanations), own_exercise_faults(own))
        )
    other = _other_kind(parsed)
    told = f"dit is {other}; in je eigen map leest Herstel alleen oefeningen"
    return unread.with_faults([((), told)]) if other else parsed


def _other_kind(parsed: Parsed[Any]) -> str | None:
    """Say which other kind of content a file is, judging by its fields; None where that is not clear."""
    inner = (parsed.root and parsed.root.inner) or {}
    for told, kind in OTHER_KINDS.items():
        if {part.encode_name for part in msgspec.structs.fields(kind) if part.required} <= set(inner):
            return told
    sources = {part.encode_name for part in msgspec.structs.fields(Source) if part.required}
    return "een lijst bronnen" if inner and all(sources <= set(place.inner or ()) for place in inner.values()) else None


def judge_whole(root: Path) -> tuple[ContentFolder, list[Problem]]:
    """Read a folder that holds content of every kind; gives what it holds, and every problem."""
    folder = ContentFolder()
    problems: list[Problem] = []
    if not root.is_dir():
        return folder, [Problem(str(root), 1, (), "deze map is er niet")]
    read = [_put(folder, file) for file in content_files(root)]
    for parsed in read:
        problems += parsed.problems
    problems += _cross_checked(folder)
    if not problems:
        problems += _missing(folder, root)
    return folder, problems


def read_whole(root: Path) -> WholeContent:
    """Read a folder that holds content of every kind; raises ContentError where it is not whole."""
    folder, problems = judge_whole(root)
    if problems:
        raise ContentError(problems)
    return whole(folder)


def whole(folder: ContentFolder) -> WholeContent:
    """Give what a folder without problems holds."""

    def there(parsed: Parsed[T] | None) -> T:
        assert parsed is not None
        assert parsed.value is not None
        return parsed.value

    def all_there(files: Mapping[str, Parsed[T]]) -> dict[str, T]:
        return {name: there(parsed) for name, parsed in files.items()}

    return WholeContent(
        all_there(folder.explanations),
        all_there(folder.exercises),
        all_there(folder.recipes),
        folder.sources,
        there(folder.help),
        there(folder.words),
        there(folder.yardstick),
        there(folder.proeven),
    )


def _put(folder: ContentFolder, file: Path) -> Parsed[Any]:
    """Read a file as what its place in the folder says it is."""
    match file.stem, file.parent.name:
        case "sources", _:
            sources: Parsed[dict[str, Source]] = read_file(file, dict[Identifier, Source])
            folder.sources.update(sources.value or {})
            return sources
        case "words", _:
            folder.words = read_file(file, ShuffleWords)
            return folder.words
        case "yardstick", _:
            folder.yardstick = read_file(file, Yardstick)
            return folder.yardstick
        case "proeven", _:
            folder.proeven = read_file(file, Proeven)
            return folder.proeven
        case _, "help":
            folder.help = read_file(file, HelpPage)
            return folder.help
        case name, "evenings":
            folder.recipes[name] = read_file(file, Recipe)
            return folder.recipes[name]
        case name, "explanations":
            folder.explanations[name] = read_file(file, Explanation)
            return folder.explanations[name]
        case name, _:
            folder.exercises[name] = read_file(file, Exercise)
            return folder.exercises[name]


def _missing(folder: ContentFolder, root: Path) -> Iterator[Problem]:
    for parsed, name in (
        (folder.help, "help/safety.yaml"),
        (folder.words, "words.yaml"),
        (folder.yardstick, "yardstick.yaml"),
        (folder.proeven, "proeven.yaml"),
    ):
        if parsed is None:
            yield Problem(str(root / name), 1, (), "dit bestand ontbreekt")


def _cross_checked(folder: ContentFolder) -> Iterator[Problem]:
    """Check the meaning of all files in a folder, with the references between them."""
    exercises = {name: parsed.value for name, parsed in folder.exercises.items() if parsed.value is not None}
    broken = set(folder.exercises) - set(exercises)
    told = folder.proeven.value.proeven if folder.proeven and folder.proeven.value else ()
    proeven = {proef.id: proef for proef in told}

    def of_recipe(recipe: Recipe) -> Iterator[Fault]:
        yield from recipe_shape_faults(recipe)
        yield from recipe_faults(recipe, exercises, folder.explanations)

    def of_explanation(explanation: Explanation) -> Iterator[Fault]:
        return explanation_faults(explanation, folder.sources, exercises, broken, proeven)

    checks: list[tuple[Parsed[Any] | None, Callable[[Any], Iterator[Fault]]]] = [
        *((recipe, of_recipe) for recipe in folder.recipes.values()),
        (folder.words, words_faults),
        (folder.yardstick, yardstick_faults),
        (folder.help, help_faults),
        (folder.proeven, lambda proeven: proeven_faults(proeven, exercises)),
        (folder.help, lambda page: help_reference_faults(page, folder.exercises)),
        *(
            (exercise, lambda exercise: _exercise_faults(exercise, folder.sources, folder.explanations))
            for exercise in folder.exercises.values()
        ),
        *((explanation, of_explanation) for explanation in folder.explanations.values()),
    ]
    for parsed, faults_of in checks:
        if parsed is not None and parsed.value is not None:
            yield from _checked(parsed, faults_of).problems


def _exercise_faults(exercise: Exercise, sources: Collection[str], explanations: Collection[str]) -> Iterator[Fault]:
    yield from exercise_faults(exercise)
    yield from exercise_reference_faults(exercise, sources, explanations)


def _checked(parsed: Parsed[T], faults_of: Callable[[T], Iterator[Fault]]) -> Parsed[T]:
    """Give what was read with what its content lacks."""
    if parsed.value is None:
        return parsed
    try:
        return parsed.with_faults(faults_of(parsed.value))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is about this file, and stops no other
        return _failed(parsed.file, error)


def read_file(file: Path, kind: type[T]) -> Parsed[T]:
    """Read one file as one kind of content; raises nothing."""
    unread: Parsed[T] = Parsed(str(file), None, ())
    try:
        if file.exists() and not file.is_file():
            return unread.with_faults([((), "dit is geen gewoon bestand")])
        with patiently(lambda: file.open("rb")) as opened:
            data = opened.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return unread.with_faults([((), f"te groot: hooguit {MAX_CHARACTERS} tekens")])
        return parse(data.decode("utf-8-sig"), kind, str(file))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return replace(unread, problems=(Problem(str(file), line, (), "geen UTF-8; bewaar het bestand als UTF-8"),))
    except OSError as error:
        return unread.with_faults([((), f"niet te lezen ({system_reason(error)})")])
    except Exception as error:  # noqa: BLE001 - as above
        return _failed(str(file), error)


def _failed(file: str, error: Exception) -> Parsed[Any]:
    log.error("%s could not be judged", file, exc_info=error)
    return Parsed(file, None, (Problem(file, 1, (), f"{FAILED} ({type(error).__name__})"),))
