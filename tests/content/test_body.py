"""The body exercises keep to their protocols: how many places, how long tensed, how long let go."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_app.core.content import Exercise
from herstel_app.core.library import Library
from herstel_app.core.timeline import Segment
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline, lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

MUSCLES = [
    ("muscle-release-16", None, 16), ("muscle-release-16", "twice", 32), ("muscle-release-16", "light", 13),
    ("muscle-release-7", None, 7), ("muscle-release-7", "twice", 14), ("muscle-release-7", "light", 6),
    ("muscle-release-4", None, 4), ("muscle-release-4", "twice", 8), ("muscle-release-4", "light", 3),
]  # fmt: skip
"""Exercise, variant, and how often something is tensed; `light` never tenses jaw, neck and belly."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(content_dir())


def practice(exercise: Exercise, variant: str | None = None) -> list[Segment]:
    timeline = compile_timeline(exercise, None, variant, CompileOptions(fade=False))
    return [s for s in timeline.segments if s.kind in ("guide", "quiet")]


@pytest.mark.parametrize(("name", "variant", "times"), MUSCLES)
def test_tensed_briefly_and_let_go_for_long(library: Library, name: str, variant: str | None, times: int) -> None:
    segments = practice(library.exercises[name], variant)
    tensed = [n for n, s in enumerate(segments) if s.phase == "tense"]
    assert len(tensed) == times
    assert all(5 <= segments[n].duration_s <= 7 for n in tensed)
    for n in tensed:
        let_go_s = 0.0
        for segment in segments[n + 1 :]:
            if segment.phase in ("tense", None) and segment.kind == "guide":
                break
            if segment is not segments[-1]:
                let_go_s += segment.duration_s
        assert 30 <= let_go_s <= 40, segments[n].text


@pytest.mark.parametrize("name", ["muscle-release-16", "muscle-release-7", "muscle-release-4"])
def test_toes_go_up_never_down(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    for variant in (None, *(v.id for v in exercise.variants)):
        lines = [s.text.lower() for s in practice(exercise, variant) if "tenen" in s.text.lower()]
        assert any("omhoog" in line for line in lines)
        assert [line for line in lines if "omlaag" in line or "beneden" in line or "krul" in line] == []


@pytest.mark.parametrize("name", ["release-only", "body-scan", "yoga-nidra", "autogenic"])
def test_nothing_is_tensed(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    for variant in (None, *(v.id for v in exercise.variants)):
        assert "tense" not in {s.phase for s in practice(exercise, variant)}


@pytest.mark.parametrize(("name", "variant", "least_s", "most_s"), [
    ("body-scan", None, 20, 30), ("body-scan", "long", 20, 30),
    ("yoga-nidra", None, 3, 5), ("yoga-nidra", "in-bed", 3, 5),
])  # fmt: skip
def test_attention_stays_as_long_as_it_is_meant_to(
    library: Library, name: str, variant: str | None, least_s: float, most_s: float
) -> None:
    places = [s.duration_s for s in practice(library.exercises[name], variant) if s.phase == "notice"]
    assert len(places) >= 20
    assert all(least_s <= seconds <= most_s for seconds in places)


def test_lengths(library: Library) -> None:
    lengths = {name: lengths_of(library.exercises[name], variant) for name, variant in (
        ("muscle-release-16", "twice"), ("body-scan", "long"), ("release-only", "two-minutes"),
    )}  # fmt: skip
    assert lengths == {"muscle-release-16": (25,), "body-scan": (20,), "release-only": (2,)}


def test_an_autogenic_line_comes_six_times_of_six_seconds(library: Library) -> None:
    exercise = library.exercises["autogenic"]
    everything = frozenset(part.id for part in exercise.parts)
    timeline = compile_timeline(exercise, options=CompileOptions(parts=everything, fade=False))
    spoken = [s for s in timeline.segments if s.kind == "guide"]
    for text in ("Mijn rechterarm is zwaar.", "Mijn linkerarm is warm.", "Mijn hart klopt rustig en regelmatig."):
        times = [s for s in spoken if s.text == text]
        assert [s.duration_s for s in times] == [6.0] * 6
        assert all(a.end_s == b.start_s for a, b in pairwise(times))


def test_autogenic_begins_with_heaviness_and_can_end_in_the_dark(library: Library) -> None:
    exercise = library.exercises["autogenic"]
    assert [part.id for part in exercise.parts if part.included] == ["heaviness", "return"]
    asleep = compile_timeline(exercise, options=CompileOptions(parts=frozenset({"heaviness"})))
    assert not any("ogen open" in segment.text for segment in asleep.segments)
    assert asleep.segments[-2].kind == "quiet"
