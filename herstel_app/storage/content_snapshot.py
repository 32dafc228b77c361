"""Keeps content that was judged, so that a start need not judge it again.

Invariants:
- a snapshot names what it was made of; where anything of that differs, it is as if there were no snapshot;
- what cannot be read or written costs time, and nothing else: the files themselves are always the truth.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from herstel_app import __version__
from herstel_app.core.content import Exercise, Explanation
from herstel_app.core.content_problems import Problem
from herstel_app.core.page_content import HelpPage, Yardstick
from herstel_app.core.parsed import Parsed
from herstel_app.core.programme_content import Proeven, Recipe
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.sources import Source
from herstel_app.storage.atomic_write import write_atomically
from herstel_app.storage.content_files import FileState, content_files

T = TypeVar("T")

log = logging.getLogger(__name__)

WHOLE, OWN = "content.snapshot", "own.snapshot"
PREFIX = "snapshot-"
CODE = tuple(Path(__file__).resolve().parent.parent / name for name in ("core", "storage"))
"""Where the code stands that judges. A frozen program has no such files: there the version says as much."""
SETTLES_NS = 2_000_000_000
"""A file that changed less than this ago may change again within the same time: FAT counts in steps of two seconds."""


class WholeContent(msgspec.Struct, frozen=True):
    """Content of every kind, in which nothing is wrong; each by its id."""

    explanations: dict[str, Explanation]
    exercises: dict[str, Exercise]
    recipes: dict[str, Recipe]
    sources: dict[str, Source]
    help: HelpPage
    words: ShuffleWords
    yardstick: Yardstick
    proeven: Proeven


class _OwnFile(msgspec.Struct, frozen=True, array_like=True):
    """A file in the user's folder as it was, with its exercise and what is wrong with that."""

    state: FileState
    exercise: Exercise
    problems: tuple[Problem, ...]


class _Snapshot(msgspec.Struct, frozen=True):
    made_of: bytes
    content: msgspec.Raw


class Snapshots:
    """The snapshots that a start may use: the one that came with the program, and those that it keeps itself."""

    def __init__(self, folder: Path, ready: Path | None = None) -> None:
        """Keep snapshots in `folder`, which need not be there yet; `ready` is the file that came along."""
        self._folder, self._ready = folder, ready
        self._made_of = b""
        self._own: dict[Path, _OwnFile] = {}
        self._has_gone = False
        """Whether the snapshot holds what is not in the user's folder any more: that is theirs to delete."""

    def whole(self, shipped: Path) -> WholeContent | None:
        """Give the content in the folder `shipped`, where a snapshot has it as it is now."""
        self._made_of = _state(shipped)
        kept = _load(self._folder / WHOLE, WholeContent, self._made_of)
        if kept is None and self._ready is not None:
            kept = _load(self._ready, WholeContent, byte_digest(shipped))
            if kept is not None:
                self.keep_whole(kept)
        return kept

    def keep_whole(self, content: WholeContent) -> None:
        """Keep what was found in the folder that `whole` was asked for."""
        self._keep(WHOLE, content)

    def own(self, now: Mapping[Path, FileState]) -> dict[Path, Parsed[Exercise]]:
        """Give those of the user's files that are still as they were judged, beside the same content of ours."""
        kept = _load(self._folder / OWN, dict[str, _OwnFile], self._made_of) or {}
        self._own = {file: kept[str(file)] for file, state in now.items() if _is_as(state, kept.get(str(file)))}
        self._has_gone = len(self._own) < len(kept)
        return {file: Parsed(str(file), found.exercise, found.problems) for file, found in self._own.items()}

    def keep_own(self, judged: Mapping[Path, Parsed[Exercise]], now: Mapping[Path, FileState]) -> None:
        """Keep how the user's files were judged, but for what may change unseen, or could not be read at all."""
        settled_ns = time.time_ns() - SETTLES_NS
        own = {
            file: _OwnFile(now[file], parsed.value, parsed.problems)
            for file, parsed in judged.items()
            if parsed.value is not None and file in now and now[file].time_ns < settled_ns
        }
        if self._has_gone or own.keys() != self._own.keys():
            self._keep(OWN, {str(file): found for file, found in own.items()})
            self._own, self._has_gone = own, False

    def _keep(self, name: str, content: object) -> None:
        try:
            write_atomically(self._folder / name, PREFIX, pack(content, self._made_of), patience_s=0)
        except OSError as error:
            log.info("no snapshot of the content: %s", error)


def pack(content: object, made_of: bytes) -> bytes:
    """Give a snapshot, as the bytes of its file."""
    return msgspec.msgpack.encode(_Snapshot(made_of, msgspec.Raw(msgspec.msgpack.encode(content))))


def _load(file: Path, kind: type[T], made_of: bytes) -> T | None:
    try:
        snapshot = msgspec.msgpack.decode(file.read_bytes(), type=_Snapshot)
        return msgspec.msgpack.decode(snapshot.content, type=kind) if snapshot.made_of == made_of else None
    except (OSError, msgspec.DecodeError):
        return None


def byte_digest(shipped: Path) -> bytes:
    """Give what the content files in `shipped` are, byte for byte, wherever they stand. Raises OSError."""
    import hashlib  # with OpenSSL behind it; a start that has a snapshot of its own needs neither

    found = hashlib.sha256(__version__.encode())
    for file in content_files(shipped):
        data = file.read_bytes()
        found.update(f"\n{file.relative_to(shipped).as_posix()} {len(data)}\n".encode())
        found.update(data)
    return found.digest()


def _state(shipped: Path) -> bytes:
    """Give what tells that a content file in `shipped`, or in a checkout the code that judges it, has changed."""
    lines = [__version__]
    for file in (*content_files(shipped), *(file for folder in CODE for file in sorted(folder.glob("*.py")))):
        at = file.stat()
        lines.append(f"{file} {at.st_mtime_ns} {at.st_size}")
    return "\n".join(lines).encode()


def _is_as(state: FileState, kept: _OwnFile | None) -> bool:
    return kept is not None and kept.state == state
