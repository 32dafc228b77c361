"""Judges files for `herstel check`, as a start of the program would."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from herstel_app.core.content_problems import Problem
from herstel_app.storage.content_files import content_files
from herstel_app.storage.content_reading import is_whole, judge_own, judge_whole, read_whole


def check_path(path: Path, shipped: Path, own: Path | None = None) -> list[Problem]:
    """Find every fault in a content file or folder, as reading it would.

    What stands in the user's folder `own` is judged as part of that; what stands in a folder with content of every
    kind, as ours is, as part of that; anything else as exercises that are put beside those in `shipped`.
    """
    target = path.resolve()
    if own is not None and target.is_relative_to(own.resolve()):
        return _about(path, target, judge_own(content_files(own.resolve()), read_whole(shipped))[1])
    for folder in (target, *target.parents):
        if folder == shipped.resolve() or is_whole(folder):
            return _about(path, target, judge_whole(folder)[1])
    return judge_own(content_files(path) if path.is_dir() else [path], read_whole(shipped))[1]


def _about(path: Path, target: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Give the problems of what stands at `target`, with the names of files as someone who gave `path` knows them."""
    return [
        replace(problem, file=str(path / Path(problem.file).relative_to(target)))
        for problem in problems
        if Path(problem.file).is_relative_to(target)
    ]
