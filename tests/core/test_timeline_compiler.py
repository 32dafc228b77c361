"""From an exercise to a timeline: lengths, levels, lines, and where a resume goes back to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.breath_level import TOP_UP_SHARE
from herstel_app.core.closing import closing_s
from herstel_app.core.content import (
    BreatheStep,
    CycleLine,
    Evidence,
    Exercise,
    GuideLine,
    GuidePhase,
    GuideStep,
    OffsetLine,
    Opening,
    PhaseLength,
    QuietStep,
    Step,
    Variant,
)
from herstel_app.core.timeline import LEAD_IN_S, Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline, run_s
from herstel_app.core.way_steps import find_variant, fixed_s, lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.helpers.exercises import exercises

SLOW = BreatheStep((PhaseLength("inhale", 4.5), PhaseLength("exhale", 5.5)))
SIGH = BreatheStep((PhaseLength("inhale", 2), PhaseLength("top_up", 1), PhaseLength("exhale", 6)), cycles=3)


def exercise(*steps: Step, minutes: float = 3, variants: tuple[Variant, ...] = ()) -> Exercise:
    return Exercise(
        "Proef", "breathing", "-", ("-",), "-", (minutes,), minutes, Opening("begin", 10), "einde", steps, ("-",),
        Evidence("D", "-"), variants=variants,
    )  # fmt: skip


def plan(timeline: Timeline) -> list[tuple[float, float, str, str | None]]:
    return [(s.start_s, s.end_s, s.kind, s.phase) for s in timeline.segments]


def test_sighs_then_stillness_second_by_second() -> None:
    timeline = compile_timeline(exercise(SIGH, QuietStep(), minutes=1))
    breaths = [
        (10 + 9 * n + start, 10 + 9 * n + end, "breathe", phase)
        for n in range(3)
        for start, end, phase in ((0, 2, "inhale"), (2, 3, "top_up"), (3, 9, "exhale"))
    ]
    assert plan(timeline) == [(0, 10, "settle", None), *breaths, (37, 70, "quiet", None), (70, 80, "closing", None)]
    assert [s.level_end for s in timeline.segments[1:4]] == [TOP_UP_SHARE, 1.0, 0.0]
    assert (timeline.practice_start_s, timeline.practice_end_s) == (10, 70)


@pytest.mark.parametrize(("minutes", "breaths"), [(0.01, 1), (0.5, 3), (0.6, 4), (3, 18), (5, 30), (10, 60)])
def test_a_pattern_takes_the_nearest_whole_number_of_breaths(minutes: float, breaths: int) -> None:
    timeline = compile_timeline(exercise(SLOW), minutes)
    assert sum(s.phase == "inhale" for s in timeline.segments) == breaths


@given(exercises(), st.sampled_from([3.0, 5.0, 10.0]))
def test_the_practice_takes_the_chosen_length_to_half_a_breath(made: Exercise, minutes: float) -> None:
    timeline = compile_timeline(made, minutes)
    practice_s = timeline.practice_end_s - timeline.practice_start_s
    fill = made.steps[-1]
    room_s = 60 * minutes - fixed_s(made.steps)
    if isinstance(fill, BreatheStep):
        least_s = max(room_s, fill.cycle_s / 2)  # one breath at least
        assert abs(practice_s - fixed_s(made.steps) - least_s) <= fill.cycle_s / 2 + 1e-6
    else:
        assert practice_s == pytest.approx(fixed_s(made.steps) + max(1.0, room_s))
    assert timeline.duration_s == pytest.approx(made.opening.seconds + practice_s + closing_s(made.closing))


@given(exercises())
def test_the_glow_has_no_jump_between_segments_and_stays_in_range(made: Exercise) -> None:
    timeline = compile_timeline(made)
    level = 0.0
    for segment in timeline.segments:
        assert segment.level_start == level
        level = segment.level_end
        assert 0 <= level <= 1


def test_a_line_of_a_breath_stays_until_the_next_one() -> None:
    lines = (CycleLine(1, "een"), CycleLine(3, "drie"), CycleLine(99, "nooit"))
    timeline = compile_timeline(exercise(BreatheStep(SLOW.pattern, lines=lines)), 1, options=CompileOptions(fade=False))
    breaths = [s for s in timeline.segments if s.kind == "breathe"]
    assert [s.text for s in breaths] == ["een"] * 4 + ["drie"] * 8
    first, last = breaths[0].line, breaths[-1].line
    assert first is not None
    assert last is not None
    assert (first.start_s, first.end_s) == (10, 30)
    assert (last.start_s, last.end_s) == (30, 70)


def test_a_breath_without_a_line_yet_shows_none() -> None:
    timeline = compile_timeline(exercise(BreatheStep(SLOW.pattern, lines=(CycleLine(2, "twee"),))), minutes=0.5)
    assert [s.text for s in timeline.segments if s.phase == "inhale"] == ["", "twee", "twee"]


def test_lines_in_stillness_come_at_their_own_time() -> None:
    step = QuietStep(lines=(OffsetLine(5, "eerst"), OffsetLine(20, "dan"), OffsetLine(500, "te laat")))
    timeline = compile_timeline(exercise(step), minutes=1)
    assert [(s.start_s, s.end_s, s.text) for s in timeline.segments[1:-1]] == [
        (10, 15, ""), (15, 30, "eerst"), (30, 70, "dan"),
    ]  # fmt: skip


def test_a_line_at_once_leaves_no_empty_stretch_before_it() -> None:
    timeline = compile_timeline(exercise(QuietStep(seconds=30, lines=(OffsetLine(0, "nu"),)), minutes=0.5))
    assert [(s.start_s, s.end_s, s.text) for s in timeline.segments[1:-1]] == [(10, 40, "nu")]


def guided(*phases: GuidePhase | None, rounds: int = 1) -> Timeline:
    """Give a timeline of lines of 10 s, the first at 10 s."""
    step = GuideStep(tuple(GuideLine("-", 10, phase) for phase in phases), rounds)
    return compile_timeline(exercise(step), minutes=len(phases) * rounds / 6)


@pytest.mark.parametrize(
    ("phases", "paused_in", "again_from"),
    [
        (("tense", "release", "tense", "release"), 3, 2),
        (("tense", "notice", "release"), 2, 0),
        (("tense", "release", "release"), 2, 0),
        (("tense", "release", "notice"), 2, 2),
        (("tense", "release", None, "release"), 3, 3),
        (("release", "release", "release"), 2, 2),  # nothing was tensed: only this one is taken again
        (("notice", "release"), 1, 1),
        ((None, "notice", None), 1, 1),
    ],
)
def test_a_resume_goes_back_to_the_tension_and_no_further(
    phases: tuple[GuidePhase | None, ...], paused_in: int, again_from: int
) -> None:
    at_s = 10.0 + 10 * paused_in + 3
    timeline = guided(*phases).resumed_at(at_s)
    again = timeline.segments[timeline.index_at(at_s) + 1 :]
    assert again[0].start_s == at_s + LEAD_IN_S
    assert [s.phase for s in again[:-1]] == list(phases[again_from:])


def test_a_tension_of_the_round_before_is_left_alone() -> None:
    timeline = guided("tense", None, rounds=2).resumed_at(10 + 20 + 5)
    assert timeline.segment_at(35 + LEAD_IN_S).start_s == 37
    assert sum(s.phase == "tense" for s in timeline.segments) == 3  # the second, its cut beginning, and the first


def test_a_guide_tenses_to_full_and_releases_to_nothing() -> None:
    timeline = guided("notice", "tense", "notice", "release")
    assert [s.level_end for s in timeline.segments] == [0, 0, 1, 1, 0, 0]


def test_a_variant_has_its_own_steps_and_perhaps_its_own_opening() -> None:
    plain = Variant("feet", "-", "-", (QuietStep(),))
    own = Variant("sound", "-", "-", (QuietStep(),), opening=Opening("anders", 20))
    made = exercise(SLOW, variants=(plain, own))
    feet, sound = (compile_timeline(made, variant_id=name) for name in ("feet", "sound"))
    assert [s.kind for s in feet.segments] == ["settle", "quiet", "closing"]
    assert (feet.segments[0].text, feet.segments[0].end_s) == ("begin", 10)
    assert (sound.segments[0].text, sound.segments[0].end_s) == ("anders", 20)
    assert find_variant(made, "sound") is own
    with pytest.raises(KeyError):
        compile_timeline(made, variant_id="hands")


def test_what_is_fixed_is_counted_and_what_fills_is_not() -> None:
    guide = GuideStep((GuideLine("-", 6), GuideLine("-", 4)), rounds=2)
    assert fixed_s([SIGH, guide, QuietStep(seconds=15), QuietStep(), SLOW]) == 27 + 20 + 15
    assert math.isclose(fixed_s([]), 0)


def test_later_lines_come_in_turn_and_leave_the_end_alone() -> None:
    still = QuietStep(lines=(OffsetLine(5, "Nu."),), later=("een", "twee"))
    timeline = compile_timeline(exercise(still, minutes=10), 10)
    said = [(s.start_s - 10, s.text) for s in timeline.segments if s.kind == "quiet" and s.text]
    assert said == [(5, "Nu."), (145, "een"), (285, "twee"), (425, "een"), (565, "twee")]
    step = BreatheStep(SLOW.pattern, lines=(CycleLine(3, "Nu."),), later=("een",))
    timeline = compile_timeline(exercise(step, minutes=5), 5, options=CompileOptions(fade=False))
    starts = {s.line.start_s - 10: s.text for s in timeline.segments if s.kind == "breathe" and s.line}
    assert starts == {20: "Nu.", 160: "een"}


def test_the_length_of_a_run_is_that_of_its_timeline() -> None:
    library = load_library(content_dir())
    for each in library.exercises.values():
        for way in (None, *(variant.id for variant in each.variants)):
            for minutes in {*lengths_of(each, way), lengths_of(each, way)[0] + 0.25}:
                for follows in (False, True):
                    options = CompileOptions(words=library.words, follows=follows)
                    timeline = compile_timeline(each, minutes, way, options)
                    assert run_s(each, minutes, way, options) == timeline.duration_s
