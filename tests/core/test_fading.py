"""Fading guidance: the cues thin out, then stop, and the time stays the same."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_app.core.content import BreatheStep, CycleLine, GuideLine, GuideStep, QuietStep
from herstel_app.core.fading import LONGEST_S
from herstel_app.core.speech_timing import utterances
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.core.test_timeline_compiler import SIGH, SLOW, exercise


def guidances(timeline: Timeline) -> list[float]:
    return [s.guidance for s in timeline.segments if s.phase in ("inhale", "tense", "notice")]


@pytest.mark.parametrize("minutes", [3, 5, 15])
def test_a_quarter_gets_softer_and_stops(minutes: float) -> None:
    faded = compile_timeline(exercise(SLOW, minutes=minutes), minutes)
    plain = compile_timeline(exercise(SLOW, minutes=minutes), minutes, options=CompileOptions(fade=False))
    assert [(s.start_s, s.end_s, s.phase) for s in faded.segments] == [
        (s.start_s, s.end_s, s.phase) for s in plain.segments
    ]
    assert set(guidances(plain)) == {1.0}
    fade_s = min(LONGEST_S, 15 * minutes)
    fading = [s for s in faded.segments if s.kind == "breathe" and s.unit_s >= faded.practice_end_s - fade_s]  # type: ignore[operator]
    silent = [s for s in fading if s.unit_s >= faded.practice_end_s - fade_s / 2]  # type: ignore[operator]
    assert {s.guidance for s in silent} == {0.0}
    levels = list(dict.fromkeys(s.guidance for s in fading))
    assert levels == sorted(levels, reverse=True)
    assert levels[-2:] == [0.5, 0.0]
    assert levels[0] < 1.0
    assert all(s.guidance == 1.0 for s in faded.segments if s.start_s < fading[0].start_s)


def test_it_is_told_in_the_last_breath_that_is_guided() -> None:
    step = BreatheStep(SLOW.pattern, lines=(CycleLine(1, "een"),))
    timeline = compile_timeline(exercise(step), 3)
    told = [s for s in timeline.segments if s.kind == "breathe" and s.text.startswith("Nu zonder woorden")]
    assert [(s.phase, s.guidance) for s in told] == [("exhale", 0.5)], "where it is said"
    first = next(s for s in timeline.segments if s.text == "een")
    assert first.line is not None
    assert first.line.end_s == told[0].unit_s


def test_no_word_is_shown_from_where_one_is_told_to_go_on_alone() -> None:
    timeline = compile_timeline(exercise(SLOW), 3)
    told = next(s for s in timeline.segments if s.text.startswith("Nu zonder woorden"))
    before = timeline.frame_at(told.start_s - 0.1)
    assert (before.phase, before.word, before.text) == ("inhale", None, ""), "guided until there"
    shown = {
        timeline.frame_at(n / 10).word for n in range(round(told.start_s * 10) + 1, round(timeline.practice_end_s * 10))
    }
    assert shown == {""}


def test_no_word_is_shown_where_one_goes_on_alone_after_a_pause() -> None:
    timeline = compile_timeline(exercise(SLOW), 3)
    at_s = timeline.practice_end_s - 9
    resumed = timeline.resumed_at(at_s)
    frames = [resumed.frame_at(at_s + n / 10) for n in range(1, 80)]
    assert {frame.word or "" for frame in frames if frame.phase} == {""}
    assert {frame.text for frame in frames} == {""}
    assert not [one for one in utterances(resumed) if at_s < one.start_s < resumed.practice_end_s]


def test_a_silent_breath_shows_no_word_and_no_line() -> None:
    timeline = compile_timeline(exercise(SLOW), 3)
    frame = timeline.frame_at(timeline.practice_end_s - 2)
    assert (frame.text, frame.guidance) == ("", 0.0)


def test_guidance_glides_from_breath_to_breath() -> None:
    timeline = compile_timeline(exercise(SLOW), 3)
    at = [timeline.frame_at(n / 10).guidance for n in range(round(timeline.duration_s * 10))]
    assert max(abs(a - b) for a, b in pairwise(at)) < 0.05


def test_three_sighs_and_stillness_do_not_fade() -> None:
    timeline = compile_timeline(exercise(SIGH, QuietStep()), 3)
    assert {s.guidance for s in timeline.segments} == {1.0}


def test_a_guided_step_thins_out_where_its_author_says_so() -> None:
    lines = tuple(GuideLine(str(n), 5, "notice") for n in range(8))
    body = (*lines, GuideLine("span", 5, "tense"), GuideLine("los", 5, "release"))
    kept = compile_timeline(exercise(GuideStep(body), QuietStep()), 3)
    thin = compile_timeline(exercise(GuideStep(body, fades=True), QuietStep()), 3)
    off = compile_timeline(exercise(GuideStep(body, fades=True), QuietStep()), 3, options=CompileOptions(fade=False))
    assert guidances(kept) == guidances(off) == [1.0] * 9
    assert guidances(thin)[:3] == [1.0] * 3
    assert guidances(thin)[3:8].count(0.0) == 1
    assert 0.5 < guidances(thin)[8] < 0.7


def test_steps_that_thin_out_do_so_together_and_steadily() -> None:
    step = GuideStep((GuideLine("zin", 6),), rounds=6, fades=True)
    between = GuideStep((GuideLine("nu iets anders", 6),))
    timeline = compile_timeline(exercise(step, between, step, between, step, between, step, QuietStep()), 5)
    said = [[]]  # type: list[list[float]]
    for segment in timeline.segments[1:-2]:
        if segment.text == "nu iets anders":
            said.append([])
        else:
            said[-1].append(segment.guidance)
    counts = [int(sum(one)) for one in said]
    assert counts[0] == 6
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == 4
    assert {one[0] for one in said} == {1.0}
