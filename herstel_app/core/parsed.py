"""What was read from one content file, with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from herstel_app.core.content_problems import Path, Problem

if TYPE_CHECKING:
    from herstel_app.core.validation import Fault
    from herstel_app.core.yaml_reading import YamlPlace

T = TypeVar("T")

MOST_PROBLEMS = 50
MORE = "en er is meer; los eerst op wat hiervoor staat"


class Parsed(msgspec.Struct, Generic[T], frozen=True):
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
