"""The content as one library: our own, and what the user put in their own folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from herstel_app.core.checks import (
    exercise_faults,
    exercise_reference_faults,
    explanation_faults,
    proeven_faults,
    words_faults,
    yardstick_faults,
)
from herstel_app.core.composer import recipe_faults
from herstel_app.core.content import (
    Exercise,
    Explanation,
    HelpPage,
    Identifier,
    Proef,
    Proeven,
    Recipe,
    Source,
    Words,
    Yardstick,
)
from herstel_app.core.parsing import Parsed, parse
from herstel_app.core.problems import Problem

SUFFIXES = (".yaml", ".yml")
NAME_TAKEN = "er is al een oefening met deze naam; kies een andere"


class ContentError(Exception):
    """The content that came with the program is not whole; `problems` says where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, and show them as the message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Library:
    """All content, by id; explanations and exercises in the order in which they are shown."""

    explanations: Mapping[str, Explanation]
    exercises: Mapping[str, Exercise]
    sources: Mapping[str, Source]
    help: HelpPage
    words: Words
    yardstick: Yardstick
    proeven: Mapping[str, Proef]
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What was wrong in the user's own folder; those files were left out."""
    own: Mapping[str, Path] = field(default_factory=dict)
    """The files of the exercises that come from the user's own folder."""


@dataclass
class _Folder:
    """The parsed files of one content folder."""

    explanations: dict[str, Parsed[Explanation]] = field(default_factory=dict)
    exercises: dict[str, Parsed[Exercise]] = field(default_factory=dict)
    recipes: dict[str, Parsed[Recipe]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    help: HelpPage | None = None
    words: Parsed[Words] | None = None
    yardstick: Parsed[Yardstick] | None = None
    proeven: Parsed[Proeven] | None = None
    problems: list[Problem] = field(default_factory=list)


class ContentFolders:
    """Where the library is read from: our own content once, the user's folder as often as it is asked."""

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        """Remember the folders; nothing is read before `read`, and `own` may not be there yet."""
        self._shipped, self._own = shipped, own
        self._base: _Folder | None = None
        self._seen: _Marks = ()

    def read(self) -> Library:
        """Read and cross-check the shipped content and the user's own exercises, as they are now.

        Raises ContentError where the shipped content has a fault. A fault in the user's own folder
        leaves that file out and is told in `problems`.
        """
        if self._base is None:
            self._base = _read_whole(self._shipped)
        self._seen = _marks(self._own)
        return _library(self._base, *_read_own(self._own, self._base))

    @property
    def has_changed(self) -> bool:
        """Whether a file in the user's folder came, went or changed since it was read."""
        return _marks(self._own) != self._seen


def load_library(shipped: Path, own: Path | None = None) -> Library:
    """Read the library once; see `ContentFolders.read`."""
    return ContentFolders(shipped, own).read()


def _read_whole(shipped: Path) -> _Folder:
    """Read our own content; raises ContentError where it is not whole."""
    base = _read_folder(shipped)
    problems = [*base.problems, *_cross_check(base, base)]
    words = base.words.value if base.words else None
    yardstick = base.yardstick.value if base.yardstick else None
    proeven = base.proeven.value if base.proeven else None
    for value, file in (
        (base.help, shipped / "help" / "safety.yaml"),
        (words, shipped / "words.yaml"),
        (yardstick, shipped / "yardstick.yaml"),
        (proeven, shipped / "proeven.yaml"),
    ):
        if value is None and not problems:
            problems.append(Problem(str(file), 1, (), "dit bestand ontbreekt"))
    if problems:
        raise ContentError(problems)
    return base


def _library(base: _Folder, own: Mapping[str, Parsed[Exercise]], problems: Iterable[Problem]) -> Library:
    assert base.help is not None
    assert base.words is not None
    assert base.words.value is not None
    assert base.yardstick is not None
    assert base.yardstick.value is not None
    assert base.proeven is not None
    assert base.proeven.value is not None
    both = {name: parsed.value for name, parsed in (base.exercises | dict(own)).items() if parsed.value}
    explanations = {name: parsed.value for name, parsed in base.explanations.items() if parsed.value}
    return Library(
        MappingProxyType(dict(sorted(explanations.items(), key=lambda item: item[1].number))),
        MappingProxyType(dict(sorted(both.items(), key=lambda item: (item[1].order, item[0])))),
        MappingProxyType(base.sources),
        base.help,
        base.words.value,
        base.yardstick.value,
        MappingProxyType({proef.id: proef for proef in base.proeven.value.proeven}),
        MappingProxyType({name: parsed.value for name, parsed in base.recipes.items() if parsed.value}),
        tuple(problems),
        MappingProxyType({name: Path(parsed.file) for name, parsed in own.items()}),
    )


def check_path(path: Path, shipped: Path) -> list[Problem]:
    """Find every fault in a content file or folder, checked against the shipped content."""
    base = _read_folder(shipped)
    if path.is_dir() and (path.resolve() == shipped.resolve() or (path / "sources.yaml").exists()):
        folder = _read_folder(path)
        return [*folder.problems, *_cross_check(folder, folder)]
    folder = _Folder()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.suffix in SUFFIXES:
            if file.stem in base.exercises and not file.resolve().is_relative_to(shipped.resolve()):
                folder.problems.append(Problem(str(file), 1, (), NAME_TAKEN))
            _read_one(file, folder, kind=_kind_of(file))
    if not path.is_dir() and path.suffix not in SUFFIXES:
        folder.problems.append(Problem(str(path), 1, (), "geen YAML-bestand (.yaml of .yml)"))
    return [*folder.problems, *_cross_check(folder, base)]


def content_files(folder: Path) -> list[Path]:
    """Give every content file in `folder` and below, in a fixed order; raises OSError."""
    return sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES) if folder.is_dir() else []


_Marks = tuple[tuple[Path, int, int], ...]


def _marks(folder: Path | None) -> _Marks:
    """Give what tells that a file in `folder` has changed: its name, time and size."""
    try:
        files = content_files(folder) if folder else []
        return tuple((file, found.st_mtime_ns, found.st_size) for file in files for found in [file.stat()])
    except OSError:
        return ()


def _read_own(own: Path | None, base: _Folder) -> tuple[dict[str, Parsed[Exercise]], list[Problem]]:
    """Read the user's own exercises; an id that is there already cannot be taken."""
    folder = _Folder()
    try:
        files = content_files(own) if own else []
    except OSError as error:
        return {}, [Problem(str(own), 1, (), f"deze map is niet te lezen ({error.strerror})")]
    for file in files:
        if file.stem in base.exercises or file.stem in folder.exercises:
            folder.problems.append(Problem(str(file), 1, (), NAME_TAKEN))
        else:
            _read_one(file, folder, kind=Exercise)
    problems = [*folder.problems, *_cross_check(folder, base)]
    faulty = {problem.file for problem in problems}
    return {name: parsed for name, parsed in folder.exercises.items() if parsed.file not in faulty}, problems


def _read_folder(root: Path) -> _Folder:
    folder = _Folder()
    if not root.is_dir():
        folder.problems.append(Problem(str(root), 1, (), "deze map is er niet"))
        return folder
    for file in sorted(root.rglob("*")):
        if file.suffix in SUFFIXES:
            _read_one(file, folder, kind=_kind_of(file))
    return folder


def _kind_of(file: Path) -> Any:
    if file.stem == "sources":
        return dict
    if file.stem == "words":
        return Words
    if file.stem == "yardstick":
        return Yardstick
    if file.stem == "proeven":
        return Proeven
    return {"explanations": Explanation, "help": HelpPage, "evenings": Recipe}.get(file.parent.name, Exercise)


def _read_one(file: Path, folder: _Folder, kind: Any) -> None:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        folder.problems.append(Problem(str(file), line, (), "geen UTF-8; bewaar het bestand als UTF-8"))
        return
    except OSError as error:
        folder.problems.append(Problem(str(file), 1, (), f"niet te lezen ({error.strerror})"))
        return
    name = str(file)
    if kind is dict:
        sources = parse(text, dict[Identifier, Source], name)
        folder.sources.update(sources.value or {})
        folder.problems.extend(sources.problems)
    elif kind is Words:
        folder.words = parse(text, Words, name)
        folder.problems.extend(folder.words.problems)
    elif kind is Yardstick:
        folder.yardstick = parse(text, Yardstick, name)
        folder.problems.extend(folder.yardstick.problems)
    elif kind is Proeven:
        folder.proeven = parse(text, Proeven, name)
        folder.problems.extend(folder.proeven.problems)
    elif kind is HelpPage:
        page = parse(text, HelpPage, name)
        folder.help = page.value
        folder.problems.extend(page.problems)
    elif kind is Recipe:
        recipe = folder.recipes[file.stem] = parse(text, Recipe, name)
        folder.problems.extend(recipe.problems)
    elif kind is Explanation:
        explanation = folder.explanations[file.stem] = parse(text, Explanation, name)
        folder.problems.extend(explanation.problems)
    else:
        exercise = folder.exercises[file.stem] = parse(text, Exercise, name)
        folder.problems.extend(exercise.problems)


def _cross_check(folder: _Folder, base: _Folder) -> Iterator[Problem]:
    """Check the files of `folder`; what they refer to may stand in `folder` or in `base`."""
    sources = base.sources | folder.sources
    explanations = set(base.explanations) | set(folder.explanations)
    exercises = {
        name: parsed.value for name, parsed in (base.exercises | folder.exercises).items() if parsed.value is not None
    }
    broken = {name for name, parsed in folder.exercises.items() if parsed.value is None}
    for made in folder.recipes.values():
        if made.value is not None:
            for path, reason in recipe_faults(made.value, exercises, explanations):
                yield made.problem(path, reason)
    if folder.words is not None and folder.words.value is not None:
        for path, reason in words_faults(folder.words.value):
            yield folder.words.problem(path, reason)
    if folder.yardstick is not None and folder.yardstick.value is not None:
        for path, reason in yardstick_faults(folder.yardstick.value):
            yield folder.yardstick.problem(path, reason)
    if folder.proeven is not None and folder.proeven.value is not None:
        for path, reason in proeven_faults(folder.proeven.value, exercises):
            yield folder.proeven.problem(path, reason)
    told = folder.proeven or base.proeven
    proeven = {proef.id for proef in told.value.proeven} if told and told.value else set()
    for parsed in folder.exercises.values():
        if parsed.value is not None:
            for path, reason in exercise_faults(parsed.value):
                yield parsed.problem(path, reason)
            for path, reason in exercise_reference_faults(parsed.value, sources, explanations):
                yield parsed.problem(path, reason)
    for text in folder.explanations.values():
        if text.value is not None:
            for path, reason in explanation_faults(text.value, sources, exercises, broken, proeven):
                yield text.problem(path, reason)
