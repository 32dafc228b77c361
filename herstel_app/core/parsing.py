"""YAML text → typed content, with the faults of a file at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from herstel_app.core.content_problems import Problem
from herstel_app.core.parsed import Parsed
from herstel_app.core.validation import Fault, faults, has_unseen
from herstel_app.core.yaml_reading import Unreadable, YamlDocument, read_yaml

T = TypeVar("T")

MAX_CHARACTERS = 200_000


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
    value = _quickly(document, kind)
    if value is not None:
        return Parsed(file, value, (), document.root)
    parsed = msgspec.structs.replace(unread, root=document.root).with_faults(_faults(document, kind))
    return parsed if parsed.problems else replace(parsed, value=msgspec.convert(document.data, type=kind))


def _quickly(document: YamlDocument, kind: type[T]) -> T | None:
    """Give the value of a document in which nothing is wrong; None where that has to be looked at.

    What msgspec takes is right but for texts in which nothing is seen, and finding every fault takes ten times as long.
    """
    if document.faults or has_unseen(document.texts):
        return None
    try:
        return msgspec.convert(document.data, type=kind)
    except msgspec.ValidationError:
        return None


def _faults(document: YamlDocument, kind: type) -> Iterator[Fault]:
    """Find what is wrong with the structure; a value that could not be read gets only that fault."""
    yield from document.faults
    told = {path for path, _ in document.faults}
    yield from (fault for fault in faults(document.data, kind) if fault[0] not in told)
