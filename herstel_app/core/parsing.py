"""YAML text → typed content, with the faults of a file at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, TypeVar

import msgspec

from herstel_app.core.content_problems import Path, Problem
from herstel_app.core.validation import Fault, faults
from herstel_app.core.yaml_reading import Unreadable, YamlDocument, YamlPlace, read_yaml

T = TypeVar("T")

MAX_CHARACTERS = 200_000
MOST_PROBLEMS = 50
MORE = "en er is meer; los eerst op wat hiervoor staat"


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A file's content, if it could be read, and what was wrong with it."""

    file: str
    value: T | None
    problems: tuple[Problem, ...]
    root: YamlPlace | None = None

    def with_faults(self, found: Iterable[Fault]) -> Parsed[T]:
        """Give the same file with these faults added; its content may be used only when there are none."""
        first = [*islice(found, MOST_PROBLEMS + 1)]
        told = [Problem(self.file, self._line_of(path), path, reason) for path, reason in first[:MOST_PROBLEMS]]
        problems = [*self.problems, *sorted(told, key=lambda problem: problem.line)]
        if len(first) > MOST_PROBLEMS:
            problems.append(Problem(self.file, problems[-1].line, (), MORE))
        return replace(self, problems=tuple(problems))

    def _line_of(self, path: Path) -> int:
        return self.root.line_of(path) if self.root else 1


def parse(text: str, kind: type[T], file: str) -> Parsed[T]:
    """Read one file of one kind; `file` is the name that messages call it by."""
    unread: Parsed[T] = Parsed(file, None, ())
    if len(text) > MAX_CHARACTERS:
        return unread.with_faults([((), f"te groot: hooguit {MAX_CHARACTERS} tekens")])
    try:
        document = read_yaml(text)
    except Unreadable as error:
        return Parsed(file, None, (Problem(file, error.line, (), error.reason),))
    if document.root is None:
        return unread.with_faults([((), "het bestand is leeg")])
    parsed = replace(unread, root=document.root).with_faults(_faults(document, kind))
    return parsed if parsed.problems else replace(parsed, value=msgspec.convert(document.data, type=kind))


def _faults(document: YamlDocument, kind: type) -> Iterator[Fault]:
    """Find what is wrong with the structure; a value that could not be read gets only that fault."""
    yield from document.faults
    told = {path for path, _ in document.faults}
    yield from (fault for fault in faults(document.data, kind) if fault[0] not in told)
