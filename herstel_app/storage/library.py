"""The content as one library: our own, and what the user put in their own folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from herstel_app.core.content import Exercise
from herstel_app.core.content_problems import Problem
from herstel_app.core.file_error_reasons import system_reason
from herstel_app.core.library import Library
from herstel_app.core.parsing import Parsed
from herstel_app.storage.content_reading import ContentFolder, content_files, is_whole, judge_own, judge_whole


class ContentError(Exception):
    """The content that came with the program is not whole; `problems` says where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, and show them as the message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ContentFolders:
    """Where the library is read from: our own content once, the user's folder as often as it is asked."""

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        """Remember the folders; nothing is read before `read`, and `own` may not be there yet."""
        self._shipped, self._own = shipped, own
        self._base: ContentFolder | None = None
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


def _read_whole(shipped: Path) -> ContentFolder:
    """Read our own content; raises ContentError where it is not whole."""
    base, problems = judge_whole(shipped)
    if problems:
        raise ContentError(problems)
    return base


def _library(base: ContentFolder, own: Mapping[str, Parsed[Exercise]], problems: Iterable[Problem]) -> Library:
    assert base.help is not None
    assert base.help.value is not None
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
        base.help.value,
        base.words.value,
        base.yardstick.value,
        MappingProxyType({proef.id: proef for proef in base.proeven.value.proeven}),
        MappingProxyType({name: parsed.value for name, parsed in base.recipes.items() if parsed.value}),
        tuple(problems),
        MappingProxyType({name: parsed.file for name, parsed in own.items()}),
    )


def check_path(path: Path, shipped: Path, own: Path | None = None) -> list[Problem]:
    """Find every fault in a content file or folder, as reading it would.

    What stands in the user's folder `own` is judged as part of that; what stands in a folder with content of every
    kind, as ours is, as part of that; anything else as exercises that are put beside those in `shipped`.
    """
    target = path.resolve()
    if own is not None and target.is_relative_to(own.resolve()):
        return _about(path, target, judge_own(content_files(own.resolve()), _read_whole(shipped))[1])
    for folder in (target, *target.parents):
        if folder == shipped.resolve() or is_whole(folder):
            return _about(path, target, judge_whole(folder)[1])
    return judge_own(content_files(path) if path.is_dir() else [path], _read_whole(shipped))[1]


def _about(path: Path, target: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Give the problems of what stands at `target`, with the names of files as someone who gave `path` knows them."""
    return [
        replace(problem, file=str(path / Path(problem.file).relative_to(target)))
        for problem in problems
        if Path(problem.file).is_relative_to(target)
    ]


_Mark = tuple[Path, int, int, bool]
_Marks = tuple[_Mark, ...]


def _marks(folder: Path | None) -> _Marks:
    """Give what tells that a file in `folder` has changed: its name, time and size, and whether it can be read."""
    try:
        return tuple(_mark(file) for file in content_files(folder)) if folder else ()
    except OSError:
        return ()


def _mark(file: Path) -> _Mark:
    try:
        found = file.stat()
    except OSError:  # a link that leads nowhere: it hides no other file
        return file, 0, 0, False
    return file, found.st_mtime_ns, found.st_size, _can_be_read(file)


def _can_be_read(file: Path) -> bool:
    """Whether a file can be opened now: one that another program held is read again when it is let go."""
    if not file.is_file():  # a pipe would wait for its other end
        return False
    try:
        file.open("rb").close()
    except OSError:
        return False
    return True


def _read_own(own: Path | None, base: ContentFolder) -> tuple[dict[str, Parsed[Exercise]], list[Problem]]:
    """Read the user's own exercises; an id that is there already cannot be taken."""
    try:
        files = content_files(own) if own else []
    except OSError as error:
        return {}, [Problem(str(own), 1, (), f"deze map is niet te lezen ({system_reason(error)})")]
    return judge_own(files, base)
