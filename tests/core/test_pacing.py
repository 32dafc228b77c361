"""Own pace: whatever is tapped, it starts at that pace, lengthens slowly, and keeps its limits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from herstel_app.core.content import PaceStep, PhaseLength
from herstel_app.core.pacing import (
    BACK,
    GROWTH,
    QUICKEST_S,
    RATE_SHARE,
    SLOWEST_S,
    SLOWEST_TARGET_S,
    Pace,
    Tap,
    breaths,
    breaths_tapped,
    eased,
    pace_of,
)
from herstel_app.core.speech_timing import utterances
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.core.test_timeline_compiler import exercise

STEP = PaceStep((PhaseLength("inhale", 2.0), PhaseLength("exhale", 2.5)))
paces = st.builds(
    lambda cycle_s, share: Pace(cycle_s * share, cycle_s * (1 - share)),
    st.floats(QUICKEST_S, SLOWEST_S),
    st.floats(0.3, 0.6),
)


def steady(cycle_s: float, count: int = 11, inhale_s: float | None = None) -> list[Tap]:
    return [Tap(n * cycle_s, None if inhale_s is None else n * cycle_s - inhale_s) for n in range(count)]


def compiled(pace: Pace, minutes: float = 5, fade: bool = True) -> Timeline:
    return compile_timeline(exercise(STEP, minutes=minutes), minutes, options=CompileOptions(pace=pace, fade=fade))


def cycles(timeline: Timeline) -> list[float]:
    units = sorted({s.unit_s for s in timeline.segments if s.kind == "breathe" and s.unit_s is not None})
    return [b - a for a, b in pairwise([*units, timeline.practice_end_s])]


@given(st.floats(QUICKEST_S, SLOWEST_S))
def test_ten_steady_breaths_give_exactly_that_pace(cycle_s: float) -> None:
    pace = pace_of(steady(cycle_s))
    assert pace is not None
    assert pace.cycle_s == pytest.approx(cycle_s)
    assert cycles(compiled(pace))[0] == pytest.approx(cycle_s)


def test_holding_space_tells_the_inhale_too() -> None:
    pace = pace_of(steady(5.0, inhale_s=1.8))
    assert pace is not None
    assert pace.inhale_s == pytest.approx(1.8)


@given(
    st.floats(3, 9), st.lists(st.floats(-0.3, 0.3), min_size=14, max_size=14), st.sets(st.integers(3, 12), max_size=2)
)
def test_missed_and_double_taps_hardly_matter(cycle_s: float, jitter: list[float], missed: set[int]) -> None:
    clean = [Tap(n * cycle_s + jitter[n]) for n in range(14)]
    pace = pace_of([tap for n, tap in enumerate(clean) if n not in missed] + [Tap(clean[5].exhale_s + 0.2)])
    assert pace is not None
    assert abs(pace.cycle_s - cycle_s) <= 0.9


@given(st.lists(st.floats(-10, 500), max_size=30))
def test_any_tapping_gives_a_pace_within_what_people_breathe_or_none(moments: list[float]) -> None:
    taps = [Tap(moment) for moment in moments]
    pace = pace_of(taps)
    if pace is not None:
        assert QUICKEST_S <= pace.cycle_s <= SLOWEST_S
        assert 0.3 <= pace.inhale_s / pace.cycle_s <= 0.6 + 1e-9
        assert breaths_tapped(taps) >= 6


@pytest.mark.parametrize("taps", [[], steady(4.0, count=1), steady(4.0, count=6), steady(1.2), steady(25.0)])
def test_too_few_or_not_a_breath_is_no_pace(taps: list[Tap]) -> None:
    assert pace_of(taps) is None


@example(Pace(1.9580078125, 1.9580078125), 60.0)
@given(paces, st.floats(60, 1800))
def test_it_lengthens_slowly_and_keeps_its_limits(pace: Pace, length_s: float) -> None:
    made = breaths(pace, length_s)
    lengths = [inhale_s + exhale_s for inhale_s, exhale_s in made]
    assert made[0] == (pace.inhale_s, pace.exhale_s)
    assert all(a <= b + 1e-9 for a, b in pairwise(lengths))
    assert all(b <= a * GROWTH + 1e-9 for a, b in pairwise(lengths))
    assert max(lengths) <= max(pace.cycle_s, min(pace.cycle_s / RATE_SHARE, SLOWEST_TARGET_S)) + 1e-9
    if pace.cycle_s >= 8:
        assert lengths[-1] == pytest.approx(pace.cycle_s)
    inhale_gain, exhale_gain = made[-1][0] - pace.inhale_s, made[-1][1] - pace.exhale_s
    assert exhale_gain == pytest.approx(2 * inhale_gain, abs=1e-6)
    # No breath more and none less would come nearer: the one that would come next may be 2 % longer than the last.
    coming_s = max(lengths[-1], min(lengths[-1] * GROWTH, pace.target_s))
    assert -coming_s / 2 - 1e-6 <= sum(lengths) - length_s <= lengths[-1] / 2 + 1e-6 or len(lengths) == 1


@given(paces, st.floats(60, 1800))
def test_where_it_does_not_lengthen_every_breath_is_at_the_pace_itself(pace: Pace, length_s: float) -> None:
    made = breaths(pace, length_s, lengthens=False)
    assert all(breath == pytest.approx((pace.inhale_s, pace.exhale_s)) for breath in made)
    assert abs(len(made) * pace.cycle_s - length_s) <= pace.cycle_s / 2 + 1e-6 or len(made) == 1


@given(paces)
def test_a_step_that_does_not_lengthen_stays_at_the_pace(pace: Pace) -> None:
    step = structs.replace(STEP, lengthens=False)
    plan = compile_timeline(exercise(step, minutes=5), 5, options=CompileOptions(pace=pace, fade=False))
    assert cycles(plan) == pytest.approx([pace.cycle_s] * len(cycles(plan)))


@given(paces, st.floats(0, 1), st.booleans())
def test_too_slow_goes_ten_percent_back_and_stays(pace: Pace, share: float, fade: bool) -> None:
    plan = compiled(pace, fade=fade)
    at_s = plan.practice_start_s + share * (plan.practice_end_s - plan.practice_start_s) * 0.999
    back = eased(plan, at_s)
    unit_s = plan.segment_at(at_s).unit_s
    assert unit_s is not None
    before = [s for s in plan.segments if s.unit_s is None or s.unit_s <= unit_s]
    kept = [s for s in before if s.kind != "closing"]
    assert list(back.segments[: len(kept)]) == kept
    assert all(a.end_s == pytest.approx(b.start_s) for a, b in pairwise(back.segments))
    assert all(a.level_end == b.level_start for a, b in pairwise(back.segments))
    assert [s.kind for s in back.segments][-1] == "closing"
    assert back.segments[-2].phase == "exhale"
    done = sum(1 for u in sorted({s.unit_s for s in kept if s.unit_s is not None}))
    present, after = cycles(back)[done - 1], cycles(back)[done:]
    assert all(length == pytest.approx(BACK * present) for length in after)
    if after:
        assert abs(back.practice_end_s - plan.practice_end_s) <= present / 2 + 1e-6


@given(paces, st.floats(0, 1))
def test_a_line_is_spoken_once_also_after_going_back(pace: Pace, share: float) -> None:
    plan = compiled(pace)
    back = eased(plan, plan.practice_start_s + share * 0.999 * (plan.practice_end_s - plan.practice_start_s))
    texts = [line.text for line in utterances(back) if not line.over_cue]
    assert len(texts) == len(set(texts))


def test_in_the_settling_there_is_nothing_to_go_back_to() -> None:
    plan = compiled(Pace(2, 3))
    assert eased(plan, 1.0) is plan
