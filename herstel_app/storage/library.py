"""The content as one library: our own, and what the user put in their own folder.

What judges content is loaded when something has to be judged: not at a start where a snapshot says all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from herstel_app.core.content import Exercise
from herstel_app.core.content_problems import Problem
from herstel_app.core.file_error_reasons import system_reason
from herstel_app.core.library import Library
from herstel_app.core.parsed import Parsed
from herstel_app.storage.content_files import FileState, content_files, state_of, states
from herstel_app.storage.content_snapshot import Snapshots, WholeContent
from herstel_app.storage.exercises_beside import beside


class ContentFolders:
    """Where the library is read from: our own content once, the user's folder as often as it is asked."""

    def __init__(self, shipped: Path, own: Path | None = None, snapshots: Snapshots | None = None) -> None:
        """Remember the folders; nothing is read before `read`, and `own` may not be there yet."""
        self._shipped, self._own, self._snapshots = shipped, own, snapshots
        self._base: WholeContent | None = None
        self._seen: dict[Path, FileState] = {}

    def read(self) -> Library:
        """Read and cross-check the shipped content and the user's own exercises, as they are now.

        Raises ContentError where the shipped content has a fault. A fault in the user's own folder
        leaves that file out and is told in `problems`.
        """
        if self._base is None:
            self._base = self._read_whole()
        try:
            files = content_files(self._own) if self._own else []
        except OSError as error:
            self._seen = {}
            told = Problem(str(self._own), 1, (), f"deze map is niet te lezen ({system_reason(error)})")
            return _library(self._base, {}, [told])
        self._seen = {file: state_of(file) for file in files}
        return _library(self._base, *self._read_own(files, self._base))

    @property
    def has_changed(self) -> bool:
        """Whether a file in the user's folder came, went or changed since it was read."""
        return states(self._own) != self._seen

    def _read_whole(self) -> WholeContent:
        kept = self._snapshots.whole(self._shipped) if self._snapshots else None
        if kept is not None:
            return kept
        from herstel_app.storage.content_reading import read_whole

        base = read_whole(self._shipped)
        if self._snapshots:
            self._snapshots.keep_whole(base)
        return base

    def _read_own(self, files: list[Path], base: WholeContent) -> tuple[dict[str, Parsed[Exercise]], list[Problem]]:
        """Read the user's own exercises; an id that is there already cannot be taken."""
        if self._snapshots is None:
            return beside(files, base.exercises, lambda file: _judged(file, base))
        known = self._snapshots.own(self._seen)
        judged: dict[Path, Parsed[Exercise]] = {}

        def judge(file: Path) -> Parsed[Exercise]:
            judged[file] = known[file] if file in known else _judged(file, base)
            return judged[file]

        read = beside(files, base.exercises, judge)
        self._snapshots.keep_own(judged, self._seen)
        return read


def _judged(file: Path, base: WholeContent) -> Parsed[Exercise]:
    from herstel_app.storage.content_reading import judged_exercise

    return judged_exercise(file, base)


def load_library(shipped: Path, own: Path | None = None) -> Library:
    """Read the library once; see `ContentFolders.read`."""
    return ContentFolders(shipped, own).read()


def _library(base: WholeContent, own: Mapping[str, Parsed[Exercise]], problems: Iterable[Problem]) -> Library:
    both = base.exercises | {name: parsed.value for name, parsed in own.items() if parsed.value}
    return Library(
        MappingProxyType(dict(sorted(base.explanations.items(), key=lambda item: item[1].number))),
        MappingProxyType(dict(sorted(both.items(), key=lambda item: (item[1].order, item[0])))),
        MappingProxyType(base.sources),
        base.help,
        base.words,
        base.yardstick,
        MappingProxyType({proef.id: proef for proef in base.proeven.proeven}),
        MappingProxyType(base.recipes),
        tuple(problems),
        MappingProxyType({name: parsed.file for name, parsed in own.items()}),
    )
