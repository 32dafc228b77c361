"""The rest of the avondproef, beside every exercise that it can be compared with."""

from __future__ import annotations

import pytest

from herstel_app.core.content import WriteStep
from herstel_app.core.matched_rest import rest_like, suits_trial
from herstel_app.core.pacing import Pace
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())
STILLNESS = LIBRARY.exercises["stillness"]
RUNS = [
    (name, variant)
    for name, exercise in sorted(LIBRARY.exercises.items())
    for variant in (None, *(v.id for v in exercise.variants))
]


@pytest.mark.parametrize(("name", "variant"), RUNS)
def test_rest_is_as_long_between_the_same_tones_and_nothing_else(name: str, variant: str | None) -> None:
    exercise = LIBRARY.exercises[name]
    for options in (
        CompileOptions(words=LIBRARY.words, tap_follows=True),
        CompileOptions(words=LIBRARY.words, fade=False, pace=Pace(2.0, 2.7), seed=3, tap_follows=True),
    ):
        for minutes in (None, *lengths_of(exercise, variant)):
            active = compile_timeline(exercise, minutes, variant, options)
            resting = rest_like(STILLNESS, exercise, minutes, variant, options)
            rest = compile_timeline(resting, options=options)
            assert [segment.kind for segment in rest.segments] == ["settle", "quiet", "closing"]
            assert rest.duration_s == pytest.approx(active.duration_s)
            for end in (0, -1):
                assert rest.segments[end].duration_s == active.segments[end].duration_s
            assert rest.segments[1].line is None
            assert {segment.level_end for segment in rest.segments} == {0.0}
            assert resting.posture == exercise.posture
            assert resting.title == STILLNESS.title


def test_parts_that_are_left_out_are_left_out_of_the_length() -> None:
    name, exercise = next((name, one) for name, one in LIBRARY.exercises.items() if one.parts)
    whole = frozenset(part.id for part in exercise.parts)
    for parts in (whole, frozenset[str]()):
        options = CompileOptions(parts=parts, tap_follows=True)
        rest = compile_timeline(rest_like(STILLNESS, exercise, options=options), options=options)
        assert rest.duration_s == pytest.approx(compile_timeline(exercise, options=options).duration_s), name


def test_what_suits() -> None:
    unsuited = {(name, variant) for name, variant in RUNS if not suits_trial(LIBRARY.exercises[name], variant)}
    writing = {
        (name, variant.id if variant else None)
        for name, exercise in LIBRARY.exercises.items()
        for variant in (None, *exercise.variants)
        if any(isinstance(step, WriteStep) for step in (variant or exercise).steps)
    }
    assert unsuited >= writing
    assert unsuited - writing == {("stillness", None), ("stillness", "eyes-open")}
    assert {"slow-breathing", "natural-breath", "image-shuffle", "release-only"} <= {
        name for name, variant in RUNS if (name, variant) not in unsuited
    }


def test_a_variant_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        rest_like(STILLNESS, LIBRARY.exercises["slow-breathing"], variant_id="unknown")
    with pytest.raises(KeyError):
        suits_trial(LIBRARY.exercises["slow-breathing"], "unknown")
