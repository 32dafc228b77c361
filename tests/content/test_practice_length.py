"""How long the practice takes is what its timeline says, in every length and variant."""

from __future__ import annotations

import pytest

from herstel_app.core.length_checks import OPTIONS
from herstel_app.core.timeline_compiler import compile_timeline, practice_s
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())


@pytest.mark.parametrize("name", LIBRARY.exercises)
def test_the_practice_takes_what_its_timeline_says(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    for way in (None, *(variant.id for variant in exercise.variants)):
        for minutes in lengths_of(exercise, way):
            whole = compile_timeline(exercise, minutes, way, OPTIONS)
            taken_s = whole.practice_end_s - whole.practice_start_s
            assert practice_s(exercise, minutes, way, OPTIONS) == pytest.approx(taken_s)
