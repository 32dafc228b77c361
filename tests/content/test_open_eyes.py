"""Who is asked to look around is not offered the dark screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from herstel_app.core.content import Exercise, Variant, WriteStep
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

OPEN = re.compile(
    r"\b(houd|open|doe) je ogen open|\bopen je ogen|ogen (blijven|zijn) open|met (je )?ogen open|, ogen open( en|\.)",
    re.IGNORECASE,
)
"""How it is said; that eyes may be open, or are a little, is something else."""


def ways() -> Iterator[tuple[str, Exercise | Variant]]:
    """Give every way in which there is more to do than to write."""
    for name, exercise in load_library(content_dir()).exercises.items():
        every: tuple[Exercise | Variant, ...] = (exercise, *exercise.variants)
        for way in every:
            if not isinstance(way.steps[0], WriteStep):
                yield name if isinstance(way, Exercise) else f"{name}-{way.id}", way


WAYS = dict(ways())


@pytest.mark.parametrize("name", WAYS)
def test_a_way_says_so_where_eyes_are_open(name: str) -> None:
    way = WAYS[name]
    told = [way.summary or "", *way.instructions]
    if way.opening is not None:
        told += [str(way.opening.text), str(way.opening.none or "")]
    if isinstance(way, Exercise):
        told.append(way.posture)
    assert way.eyes_open is bool(OPEN.search(" ".join(told)))
