"""How a moment is drawn: nothing jumps, stillness is flat, and the past stays as it was."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_app.core.coming import coming_at
from herstel_app.core.timeline import LEFT_OUT_GLOW, Segment, Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.core.trace import GENTLE, STEP_S, SWELL_S, Trace, begins_s, look_at, swell_at
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

EXERCISES = load_library(content_dir()).exercises
TICK_S = 1 / 30
LARGEST_STEP = 0.06
"""Of any value in a thirtieth of a second: an inhale of two seconds goes by 0.05 at its fastest."""


def plan(name: str, minutes: float | None = None) -> Timeline:
    return compile_timeline(EXERCISES[name], minutes)


def quiet_after_breath() -> Timeline:
    """Six breaths, a minute of silence, a line in it, half a minute more, and the closing."""
    segments: list[Segment] = []
    at_s = 0.0
    for _ in range(6):
        segments += [
            Segment(at_s, at_s + 4, "breathe", "inhale", None, 0.0, 1.0, at_s),
            Segment(at_s + 4, at_s + 10, "breathe", "exhale", None, 1.0, 0.0, at_s),
        ]
        at_s += 10
    segments += [
        Segment(at_s, at_s + 60, "quiet", None, None, is_rest=True),
        Segment(at_s + 60, at_s + 90, "quiet", None, None, is_rest=True),
        Segment(at_s + 90, at_s + 100, "closing", None, None),
    ]
    return Timeline(tuple(segments))


def still_plan() -> Timeline:
    return Timeline((Segment(0.0, 120.0, "quiet", None, None, is_rest=True),))


@pytest.mark.parametrize("name", ["slow-breathing", "stillness", "body-scan", "five-senses", "longer-exhale"])
def test_nothing_jumps(name: str) -> None:
    timeline = plan(name)
    looks = [look_at(timeline, at * TICK_S) for at in range(round(timeline.duration_s / TICK_S))]
    for one, following in pairwise(looks):
        for value in ("size", "height", "stillness", "rest", "low"):
            assert abs(getattr(following, value) - getattr(one, value)) <= LARGEST_STEP * 2, value


def test_what_lies_ahead_is_as_low_as_a_breath_begins() -> None:
    timeline = plan("longer-exhale")
    assert [look_at(timeline, at_s).low for at_s in (2.0, 40.0, 43.0)] == [-1.0, -1.0, -1.0]
    assert look_at(timeline, 2.0).height == -1.0, "one line until the first breath"
    assert look_at(quiet_after_breath(), 100.0).low == 0.0
    assert look_at(plan("five-senses"), 60.0).low == 0.0


def test_at_rest_the_line_is_flat_and_time_goes_round_once() -> None:
    timeline = quiet_after_breath()
    assert [look_at(timeline, at).height for at in (70.0, 100.0, 149.0)] == [0.0, 0.0, 0.0]
    assert [look_at(timeline, at).still_share for at in (59.0, 60.0, 105.0, 150.0, 155.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert [look_at(timeline, at).stillness for at in (59.0, 70.0, 155.0)] == [0.0, 1.0, 1.0]
    assert [look_at(timeline, at).rest for at in (59.0, 70.0, 155.0)] == [0.0, 1.0, 1.0]


def highest_rest(name: str, way: str | None = None) -> float:
    timeline = compile_timeline(EXERCISES[name], variant_id=way)
    return max(look_at(timeline, at).rest for at in range(round(timeline.duration_s)))


@pytest.mark.parametrize(("name", "way"), [("stillness", None), ("stillness", "eyes-open"), ("nothing-needed", None)])
def test_what_is_rest_is_drawn_as_rest(name: str, way: str | None) -> None:
    assert highest_rest(name, way) == 1.0


@pytest.mark.parametrize(
    ("name", "way"),
    [("belly-breathing", None), ("belly-breathing", "cushion"), ("five-senses", None), ("slow-breathing", None)],
)
def test_what_is_done_in_stillness_is_not_drawn_as_rest(name: str, way: str | None) -> None:
    assert highest_rest(name, way) == 0.0
    timeline = compile_timeline(EXERCISES[name], variant_id=way)
    moments = range(round(timeline.practice_start_s) + 10, round(timeline.practice_end_s))
    assert min(timeline.frame_at(at).glow for at in moments) >= LEFT_OUT_GLOW - 1e-9, "nor in its colour"


def test_a_breath_is_a_wave_from_low_to_high() -> None:
    timeline = quiet_after_breath()
    assert [round(look_at(timeline, at).height, 6) for at in (10.0, 14.0, 20.0)] == [-1.0, 1.0, -1.0]
    assert look_at(timeline, 14.0).size == 1.0


def test_the_first_breath_begins_after_the_settling_and_not_after_something_else() -> None:
    settle, lead_in = Segment(0.0, 10.0, "settle", None, None), Segment(10.0, 12.0, "lead_in", None, None)
    breath = Segment(12.0, 16.0, "breathe", "inhale", None, 0.0, 1.0, 12.0)
    assert begins_s(Timeline((settle, lead_in, breath))) == 12.0
    quiet = Segment(10.0, 12.0, "quiet", None, None)
    assert begins_s(Timeline((settle, quiet, breath))) == 0.0
    assert begins_s(Timeline((settle,))) == 0.0


def test_at_rest_the_glow_lives_in_slow_swells() -> None:
    assert SWELL_S >= 18, "no breath is so long: nobody takes it for the exercise"
    timeline = quiet_after_breath()
    sizes = [look_at(timeline, 70 + at).size for at in range(round(SWELL_S))]
    assert 0.08 < max(sizes) - min(sizes) < 0.15
    assert swell_at(0) == swell_at(SWELL_S) == 0.0


def test_where_guidance_is_gone_it_is_still() -> None:
    timeline = plan("slow-breathing", 5)
    unaided = next(segment for segment in timeline.segments if segment.kind == "breathe" and not segment.guidance)
    look = look_at(timeline, unaided.start_s + 20)
    assert (look.stillness, look.rest) == (1.0, 0.0)
    assert 0.0 < abs(look.height) <= GENTLE, "as where something else than a breath is guided"
    assert 0.0 < look.still_share < 1.0


def test_the_trace_is_the_past_and_is_worked_out_once() -> None:
    timeline, trace = quiet_after_breath(), Trace()
    passed = trace.before(timeline, 30.0, 20.0)
    assert passed[0][0] <= 10.0
    assert passed[-1][0] == pytest.approx(30.0)
    assert all(height == look_at(timeline, at_s).height for at_s, height in passed)
    assert trace.before(timeline, 30.0 + STEP_S / 2, 20.0) is passed
    paused = timeline.resumed_at(33.0)
    before = trace.before(timeline, 33.0, 3.0)
    assert trace.before(paused, 33.0, 3.0) == before, "a pause changes no past"
    assert trace.before(still_plan(), 33.0, 3.0) != before, "another exercise has another one"


def test_a_new_exercise_knows_nothing_of_the_one_before() -> None:
    before, after, trace = plan("belly-breathing"), plan("slow-breathing"), Trace()
    trace.before(before, 1.0, 10.0)
    for at_s in (0.0, 0.2, 0.4):
        drawn = trace.before(after, at_s, 10.0)
    assert drawn == tuple((time_s, look_at(after, time_s).height) for time_s, _ in drawn)


def test_what_comes_is_told_of_a_long_silence_only() -> None:
    timeline = quiet_after_breath()
    assert coming_at(timeline, 30.0) is None
    coming = coming_at(timeline, 90.0)
    assert coming is not None
    assert (coming.what, coming.in_s) == ("end", 60.0)
    assert coming_at(timeline, 155.0) is None
