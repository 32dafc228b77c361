"""YAML text → typed content, with every fault of a file at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
import yaml

from herstel_app.core.problems import Path, Problem
from herstel_app.core.shape import faults

T = TypeVar("T")

MAX_CHARACTERS = 200_000
# The safe loader in C, where PyYAML has it, reads our content ten times as fast as the one in Python.
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A file's content, if it could be read, and what was wrong with it."""

    file: str
    value: T | None
    problems: tuple[Problem, ...]
    root: yaml.Node | None = None

    def problem(self, path: Path, reason: str) -> Problem:
        """Give a problem of this file with the line on which `path` stands."""
        return Problem(self.file, line_of(self.root, path), path, reason)


def parse(text: str, kind: type[T], file: str) -> Parsed[T]:
    """Read one file of one kind; `file` is the name that messages call it by."""
    if len(text) > MAX_CHARACTERS:
        return Parsed(
            file,
            None,
            (Problem(file, 1, (), f"te groot: hooguit {MAX_CHARACTERS} tekens"),),
        )
    try:
        root, data = _load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Parsed(
            file,
            None,
            (Problem(file, line, (), f"geen geldige YAML ({error.problem})"),),
        )
    except yaml.YAMLError as error:
        return Parsed(file, None, (Problem(file, 1, (), f"geen geldige YAML ({error})"),))
    except (RecursionError, ValueError) as error:
        return Parsed(
            file,
            None,
            (Problem(file, 1, (), f"niet te lezen ({type(error).__name__})"),),
        )
    if root is None:
        return Parsed(file, None, (Problem(file, 1, (), "het bestand is leeg"),))
    problems = [Problem(file, line, path, "dit veld staat er twee keer") for path, line in _doubles(root)]
    problems += [Problem(file, line_of(root, path), path, reason) for path, reason in faults(data, kind)]
    if problems:
        return Parsed(file, None, tuple(sorted(problems, key=lambda problem: problem.line)), root)
    return Parsed(file, msgspec.convert(data, type=kind), (), root)


def _load(text: str) -> tuple[yaml.Node | None, Any]:
    """Compose and construct with the safe loader; aliases are refused (they can grow without end)."""
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(None, None, "verwijzingen met * worden niet gelezen", event.start_mark)  # type: ignore[arg-type]
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        return root, None if root is None else loader.construct_document(root)
    finally:
        loader.dispose()


def line_of(root: yaml.Node | None, path: Path) -> int:
    """Give the line (1 = the first) of the value at `path`, or of the nearest thing around it."""
    node, line = root, 1
    for part in path:
        found = _child(node, part)
        if found is None:
            break
        key, node = found
        line = key.start_mark.line + 1
    return line if path else (root.start_mark.line + 1 if root else 1)


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def _doubles(node: yaml.Node, path: Path = ()) -> Iterable[tuple[Path, int]]:
    """Find fields that are written twice, of which YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            here = (*path, str(key.value))
            if key.value in seen:
                yield here, key.start_mark.line + 1
            seen.add(str(key.value))
            yield from _doubles(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _doubles(item, (*path, index))
