"""Exercises that come beside others, whose names they cannot have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from herstel_app.core.content import Exercise
from herstel_app.core.content_problems import Problem
from herstel_app.core.parsed import Parsed

NAME_TAKEN = "er is al een oefening met deze naam; kies een andere"


def beside(
    files: Iterable[Path], names: Collection[str], judge: Callable[[Path], Parsed[Exercise]]
) -> tuple[dict[str, Parsed[Exercise]], list[Problem]]:
    """Read exercises that come beside those with these `names`; gives those that may be done, and every problem."""
    good: dict[str, Parsed[Exercise]] = {}
    taken = set(names)
    problems: list[Problem] = []
    for file in files:
        if file.stem in taken:
            problems.append(Problem(str(file), 1, (), NAME_TAKEN))
            continue
        taken.add(file.stem)
        parsed = judge(file)
        problems += parsed.problems
        if parsed.value is not None and not parsed.problems:
            good[file.stem] = parsed
    return good, problems
