"""Chapters of a saved exercise: what a listener would want to jump to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.chapters import LONGEST_TITLE, MOST, Chapter, chapters_of
from herstel_app.core.content import (
    BreatheStep,
    CycleLine,
    Evidence,
    Exercise,
    GuideLine,
    GuideStep,
    OffsetLine,
    Opening,
    PhaseLength,
    QuietStep,
    Step,
)
from herstel_app.core.timeline import Line, Segment, Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.helpers.exercises import exercises


def laid_out(*parts: tuple[str, float, str]) -> Timeline:
    segments, now_s = [], 0.0
    for kind, seconds, text in parts:
        line = Line(text, now_s, now_s + seconds) if text else None
        segments.append(Segment(now_s, now_s + seconds, kind, None, line))  # type: ignore[arg-type]
        now_s += seconds
    return Timeline(tuple(segments))


def names(timeline: Timeline) -> list[tuple[str, float]]:
    return [(chapter.title, chapter.start_s) for chapter in chapters_of(timeline)]


def test_a_part_has_the_name_of_its_first_line() -> None:
    timeline = laid_out(
        ("settle", 8, "Ga zitten."),
        ("breathe", 4, ""),
        ("breathe", 6, "Adem zacht in."),
        ("breathe", 5, "En weer uit."),
        ("quiet", 30, ""),
        ("write", 60, ""),
        ("closing", 14, "Blijf nog liggen."),
    )
    assert names(timeline) == [
        ("Aankomen", 0.0),
        ("Adem zacht in", 8.0),
        ("Stilte", 23.0),
        ("Schrijven", 53.0),
        ("Afronden", 113.0),
    ]


def test_a_guided_part_has_a_chapter_for_each_long_unit() -> None:
    timeline = laid_out(
        ("settle", 8, "-"),
        ("guide", 25, "Maak een vuist."),
        ("guide", 25, "Nu de andere hand."),
        ("guide", 8, "Merk het verschil."),
        ("guide", 8, "Blijf daar."),
        ("guide", 8, "Je schouders."),
        ("guide", 30, "Je schouders."),
        ("closing", 14, "-"),
    )
    assert names(timeline) == [
        ("Aankomen", 0.0),
        ("Maak een vuist", 8.0),
        ("Nu de andere hand", 33.0),
        ("Merk het verschil", 58.0),
        ("Afronden", 112.0),
    ]


def test_a_release_belongs_to_its_tension() -> None:
    lines = (GuideLine("Maak een vuist.", 6, "tense"), GuideLine("Laat los.", 30, "release"))
    steps = GuideStep(
        (*lines, GuideLine("Trek je schouders op.", 6, "tense"), GuideLine("Laat ze zakken.", 30, "release"))
    )
    segments = compile_timeline(
        _exercise(steps, QuietStep(seconds=30, lines=(OffsetLine(0, "Ga zelf verder."),))),
        options=CompileOptions(fade=False),
    )
    assert [title for title, _ in names(segments)] == [
        "Aankomen", "Maak een vuist", "Trek je schouders op", "Ga zelf verder", "Afronden",
    ]  # fmt: skip


def test_lines_within_a_breathing_are_no_chapters() -> None:
    pattern = (PhaseLength("inhale", 4), PhaseLength("exhale", 6))
    step = BreatheStep(
        pattern, lines=(CycleLine(1, "Adem zacht."), CycleLine(4, "Rustig aan."), CycleLine(9, "Goed zo."))
    )
    assert [title for title, _ in names(compile_timeline(_exercise(step)))] == ["Aankomen", "Adem zacht", "Afronden"]


def test_a_breath_that_was_taken_again_is_no_chapter() -> None:
    step = BreatheStep((PhaseLength("inhale", 4), PhaseLength("exhale", 6)), lines=(CycleLine(1, "Adem zacht."),))
    timeline = compile_timeline(_exercise(step))
    assert [c.title for c in chapters_of(timeline.resumed_at(33.0))] == [c.title for c in chapters_of(timeline)]


def test_what_comes_after_has_a_chapter_of_its_own() -> None:
    timeline = laid_out(("settle", 8, "-"), ("quiet", 60, ""), ("closing", 14, "-"))
    assert chapters_of(timeline, 82.0 + 600.0)[-2:] == (
        Chapter("Afronden", 68.0, 82.0),
        Chapter("Daarna", 82.0, 682.0),
    )
    assert chapters_of(timeline, 82.0) == chapters_of(timeline)


def test_a_long_line_is_shortened_at_a_word() -> None:
    text = "Laat je hele rug, van je nek tot aan je stuitje, rustig wegzakken in wat je draagt."
    title = chapters_of(laid_out(("settle", 8, "-"), ("quiet", 60, text), ("closing", 14, "-")))[1].title
    assert title == "Laat je hele rug, van je nek tot aan je stuitje, rustig…"
    assert len(title) <= LONGEST_TITLE


def test_there_are_never_too_many() -> None:
    parts = [("guide", 21.0, f"Regel {number}.") for number in range(400)]
    chapters = chapters_of(laid_out(("settle", 8, "-"), *parts, ("closing", 14, "-")))
    assert MOST / 3 < len(chapters) <= MOST


@pytest.mark.timeout(20)
@pytest.mark.parametrize("seconds", [(2.0, 3.0), (30.0, 5.0), (0.5, 25.0)])
def test_there_are_never_too_many_parts(seconds: tuple[float, float]) -> None:
    parts = [("guide", seconds[0], "Regel."), ("quiet", seconds[1], "-")] * 60
    timeline = laid_out(("settle", 8, "-"), *parts, ("closing", 14, "-"))
    chapters = chapters_of(timeline)
    assert MOST / 10 < len(chapters) <= MOST
    assert (chapters[0].start_s, chapters[-1].title) == (0.0, "Afronden")
    assert all(before.end_s == after.start_s for before, after in pairwise(chapters))


@given(exercise=exercises(), after_s=st.sampled_from([0.0, 600.0]))
def test_chapters_cover_the_whole_without_gaps(exercise: Exercise, after_s: float) -> None:
    timeline = compile_timeline(exercise)
    chapters = chapters_of(timeline, timeline.duration_s + after_s)
    assert (chapters[0].start_s, chapters[-1].end_s) == (0.0, timeline.duration_s + after_s)
    assert all(a.end_s == b.start_s for a, b in pairwise(chapters))
    assert all(chapter.title and chapter.end_s > chapter.start_s for chapter in chapters)


def _exercise(*steps: Step) -> Exercise:
    return Exercise(
        title="Proef", group="body", summary="-", instructions=("-",), posture="-", minutes=(3,), default_minutes=3,
        opening=Opening("-", 8), closing="-", steps=steps, cautions=("-",), evidence=Evidence("D", "-"),
    )  # fmt: skip
