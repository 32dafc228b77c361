"""The body exercises keep to their protocols: how many places, how long tensed, how long let go."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from herstel_app.core.content import Exercise
from herstel_app.core.library import Library
from herstel_app.core.timeline import Segment
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

MUSCLES = [
    ("muscle-release-16", None, 16), ("muscle-release-16", "twice", 32), ("muscle-release-16", "light", 12),
    ("muscle-release-7", None, 7), ("muscle-release-7", "twice", 14), ("muscle-release-7", "light", 5),
    ("muscle-release-4", None, 4), ("muscle-release-4", "twice", 8), ("muscle-release-4", "light", 3),
]  # fmt: skip
"""Exercise, variant, and how often something is tensed; `light` never tenses eyes, jaw, neck and belly."""


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


@pytest.mark.parametrize("variant", [None, "twice"])
@pytest.mark.parametrize("name", ["muscle-release-7", "muscle-release-4"])
def test_before_the_trunk_is_tensed_it_is_told_what_each_part_does(
    library: Library, name: str, variant: str | None
) -> None:
    told = [s.text for s in practice(library.exercises[name], variant) if s.text.startswith("Straks schouderbladen")]
    assert told
    assert all(re.search(r"schouderbladen samen.*buik stevig", text) for text in told)


PARTS_TO_SKIP = {"heart": "hart", "belly": "zwanger.*maagzweer.*bloeding", "forehead": "migraine.*hoofdpijn"}
"""Where a sentence of autogenic training may do harm, and what for."""


@pytest.mark.parametrize("part", PARTS_TO_SKIP)
def test_what_a_part_of_autogenic_training_does_not_fit_is_told_beside_it(library: Library, part: str) -> None:
    found = next(each for each in library.exercises["autogenic"].parts if each.id == part)
    assert found.when is not None
    assert re.search(PARTS_TO_SKIP[part], found.when)
    assert not found.included


def variants_of(exercise: Exercise) -> list[str | None]:
    return [None, *(variant.id for variant in exercise.variants)]


@pytest.mark.parametrize("name", ["muscle-release-16", "muscle-release-7", "muscle-release-4"])
def test_the_light_way_squeezes_nothing_and_is_the_first_choice(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    assert exercise.variants[0].id == "light"
    segments = practice(exercise, "light")
    assert [s.text for s in segments if "knijp" in s.text.lower()] == []
    tensed = " ".join(s.text.lower() for s in segments if s.phase == "tense")
    assert re.findall(r"\b(oog|ogen|gezicht|kaak|mond\w*|nek|hoofd|buik)\b", tensed) == []


@pytest.mark.parametrize("name", ["muscle-release-16", "muscle-release-7", "muscle-release-4"])
def test_who_has_had_an_eye_operation_is_warned_of_squeezing(library: Library, name: str) -> None:
    cautions = " ".join(library.exercises[name].cautions)
    assert re.search(r"oogoperatie.*glaucoom.*[Kk]nijp", cautions)


SIDES = re.compile(r"\b(links|rechts|linker|rechter)")


@pytest.mark.parametrize("name", ["muscle-release-16", "muscle-release-7"])
def test_both_sides_are_tensed_and_let_go_alike(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    for variant in variants_of(exercise):
        sides: dict[str, list[tuple[str | None, float, str]]] = {"rechts": [], "links": []}
        side = ""
        for segment in practice(exercise, variant):
            text = segment.text.lower()
            if segment.kind == "guide" and segment.phase is None:
                if named := SIDES.search(text):
                    side = "links" if named[1].startswith("l") else "rechts"
                elif not re.search("dezelfde|hetzelfde|nog een keer", text):
                    side = ""
            elif side and segment.phase in ("tense", "release"):
                sides[side].append((segment.phase, segment.duration_s, text))
        assert sides["rechts"] == sides["links"] != [], variant


@pytest.mark.parametrize("variant", [None, "long"])
def test_a_scan_gives_both_sides_as_many_lines(library: Library, variant: str | None) -> None:
    counted = {"linker": 0, "rechter": 0}
    side = ""
    for segment in practice(library.exercises["body-scan"], variant):
        text = segment.text.lower()
        if named := re.search(r"\b(linker|rechter)", text):
            side = named[1]
        elif "ernaast" not in text:
            side = ""
        if side:
            counted[side] += 1
    assert counted["linker"] == counted["rechter"] >= 5


def test_twenty_minutes_of_scan_call_back_three_times_and_return_to_the_breath(library: Library) -> None:
    segments = [s for s in practice(library.exercises["body-scan"], "long") if s.phase == "notice"]
    back = [n for n, s in enumerate(segments) if "Afgedwaald?" in s.text]
    assert len(back) >= 3
    assert back[-1] - back[0] > len(segments) / 3
    assert sum("adem" in s.text.lower() for s in segments) >= 4


def test_the_cue_word_is_a_step_after_letting_go_is_learned(library: Library) -> None:
    exercise = library.exercises["release-only"]
    assert [s.text for s in practice(exercise) if "je woord" in s.text] == []
    assert any("je woord" in s.text for s in practice(exercise, "word"))


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
    for text in ("Mijn arm is zwaar.", "Mijn andere arm is warm.", "Mijn hart klopt rustig en regelmatig."):
        times = [s for s in spoken if s.text == text]
        assert [s.duration_s for s in times] == [6.0] * 6
        assert all(a.end_s == b.start_s for a, b in pairwise(times))


def test_autogenic_begins_with_heaviness_and_can_end_in_the_dark(library: Library) -> None:
    exercise = library.exercises["autogenic"]
    assert [part.id for part in exercise.parts if part.included] == ["heaviness", "return"]
    asleep = compile_timeline(exercise, options=CompileOptions(parts=frozenset({"heaviness"})))
    assert not any("ogen open" in segment.text for segment in asleep.segments)
    assert asleep.segments[-2].kind == "quiet"
