"""The timeline: contiguous, continuous, and ending on an exhale."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from herstel_app.core.content import (
    BreatheStep,
    Evidence,
    Exercise,
    GuideLine,
    GuideStep,
    Opening,
    PhaseLength,
    QuietStep,
)
from herstel_app.core.pacing import eased
from herstel_app.core.timeline import LEAD_IN_S, Line, Segment, Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from tests.helpers.exercises import exercises

FINE_S = 0.01


def contiguous(timeline: Timeline) -> bool:
    joined = all(a.end_s == pytest.approx(b.start_s) for a, b in pairwise(timeline.segments))
    return timeline.segments[0].start_s == 0 and joined and all(s.duration_s > 0 for s in timeline.segments)


def steepest(timeline: Timeline) -> float:
    """Give the fastest change of the glow's level per second that the plan itself allows."""
    return max(1.6 * abs(s.level_end - s.level_start) / s.duration_s for s in timeline.segments)


@given(exercises(), st.lists(st.floats(0.0, 1.0), max_size=4))
def test_contiguous_and_continuous_also_after_pauses(exercise: Exercise, pauses: list[float]) -> None:
    timeline = compile_timeline(exercise)
    for share in pauses:
        timeline = timeline.resumed_at(share * timeline.duration_s)
    assert contiguous(timeline)
    bound = steepest(timeline) * FINE_S + 1e-9
    for a, b in pairwise(timeline.segments):
        before, after = timeline.frame_at(a.end_s - FINE_S / 2), timeline.frame_at(b.start_s + FINE_S / 2)
        assert abs(before.level - after.level) <= bound
        assert 0 <= before.level <= 1
        assert 0 <= before.progress <= 1


@given(exercises(breathing_only=True))
def test_a_breathing_exercise_ends_breathed_out(exercise: Exercise) -> None:
    timeline = compile_timeline(exercise)
    assert timeline.segments[-1].kind == "closing"
    assert timeline.segments[-2].phase in ("exhale", "hold_out")
    assert timeline.segments[-2].level_end == 0


@given(exercises(), st.lists(st.floats(-5, 600), min_size=2, max_size=40))
def test_every_event_once_whatever_the_steps(exercise: Exercise, moments: list[float]) -> None:
    timeline = compile_timeline(exercise)
    moments = sorted({*moments, 0.0, timeline.duration_s})
    seen = [event for a, b in pairwise(moments) for event in timeline.events_between(a, b)]
    expected = [s for s in timeline.segments if moments[0] < s.start_s <= moments[-1]]
    assert [event.segment for event in seen] == expected


def make(*steps: BreatheStep | GuideStep | QuietStep, minutes: float = 3) -> Timeline:
    return compile_timeline(_plain(steps, minutes), minutes)


def _plain(steps: tuple[BreatheStep | GuideStep | QuietStep, ...], minutes: float) -> Exercise:
    return Exercise(
        "Proef", "breathing", "-", ("-",), "-", (minutes,), minutes, Opening("-", 10), "-", steps, ("-",),
        Evidence("D", "-"),
    )  # fmt: skip


SLOW = BreatheStep((PhaseLength("inhale", 4.5), PhaseLength("exhale", 5.5)))


def test_slow_breathing_for_five_minutes_is_thirty_breaths() -> None:
    timeline = make(SLOW, minutes=5)
    breaths = [s for s in timeline.segments if s.kind == "breathe"]
    assert len(breaths) == 60
    assert timeline.practice_end_s - timeline.practice_start_s == 300


def test_a_resume_takes_the_breath_again_from_its_inhale() -> None:
    timeline = make(SLOW).resumed_at(26.0)  # in the second exhale: 10 + 10 + 4.5 + 1.5
    assert timeline.segment_at(25.9).phase == "exhale"
    assert timeline.segment_at(26.0).kind == "lead_in"
    again = timeline.segment_at(26.0 + LEAD_IN_S)
    assert (again.phase, again.start_s) == ("inhale", 26.0 + LEAD_IN_S)
    assert timeline.duration_s == pytest.approx(make(SLOW).duration_s + 6.0 + LEAD_IN_S)


def words(timeline: Timeline) -> list[str | None]:
    return [s.cue_word for s in timeline.segments if s.kind == "breathe"]


def test_after_a_resume_in_and_out_are_said_for_three_breaths_again() -> None:
    plan = make(SLOW)
    resumed = plan.resumed_at(10 + 5 * 10 + 6)  # in the sixth exhale
    past, taught = ["In.", "Uit."] * 3 + [None] * 6, ["In.", "Uit."] * 3
    later = words(resumed)[18:]
    assert words(resumed)[:18] == past + taught
    assert [word for word in later if word] == ["Uit."]  # of the line that says it goes on without
    assert words(resumed.resumed_at(67)) == words(resumed)
    waiting = make(BreatheStep((*SLOW.pattern, PhaseLength("hold_out", 2.0))))
    assert words(waiting.resumed_at(10 + 5 * 12))[15:18] == ["In.", "Uit.", "Wacht."]


def test_a_slower_pace_in_the_first_breaths_does_not_say_in_and_out_for_good() -> None:
    changed = eased(make(SLOW), 10 + 10 + 1)
    assert words(changed)[:6] == ["In.", "Uit."] * 3
    assert [word for word in words(changed)[6:] if word] == ["Uit."]


def test_a_second_pause_during_the_lead_in_loses_nothing() -> None:
    once = make(SLOW).resumed_at(26.0)
    twice = once.resumed_at(27.0)
    assert contiguous(twice)
    assert [s.phase for s in twice.segments if s.kind == "breathe"] == [
        s.phase for s in once.segments if s.kind == "breathe"
    ]


def test_a_release_is_taken_again_with_its_tension() -> None:
    guide = GuideStep((GuideLine("span", 6, "tense"), GuideLine("laat", 30, "release")), rounds=5)
    timeline = make(guide).resumed_at(10 + 6 + 12)
    again = timeline.segment_at(28 + LEAD_IN_S)
    assert (again.phase, again.start_s) == ("tense", 30)


def test_stillness_goes_on_where_it_was() -> None:
    timeline = make(QuietStep())
    assert timeline.resumed_at(60) is timeline


@pytest.mark.parametrize("at_s", [-1.0, 0.0, 1e9])
def test_frames_outside_the_run_are_the_nearest(at_s: float) -> None:
    timeline = make(SLOW)
    frame = timeline.frame_at(at_s)
    assert 0 <= frame.at_s <= timeline.duration_s
    assert frame.kind == ("closing" if at_s > 1 else "settle")


def piece(start_s: float, end_s: float, level_start: float = 0.0, level_end: float = 0.0) -> Segment:
    return Segment(start_s, end_s, "quiet", None, None, level_start, level_end)


@pytest.mark.parametrize(
    ("segments", "why"),
    [
        ((), "without segments"),
        ((piece(1.0, 2.0),), "starts at 1.0"),
        ((piece(0.0, 0.0),), "from 0.0 to 0.0"),
        ((piece(0.0, float("nan")),), "to nan"),
        ((piece(0.0, 1.0), piece(2.0, 3.0)), "ends at 1.0 s, the next one starts at 2.0 s"),
        ((piece(0.0, 2.0), piece(1.0, 3.0)), "ends at 2.0 s, the next one starts at 1.0 s"),
        ((piece(0.0, 1.0, 0.0, 1.0), piece(1.0, 2.0)), "the level jumps from 1.0 to 0.0"),
        ((piece(0.0, 1.0, 0.0, float("nan")), piece(1.0, 2.0)), "the level jumps from nan"),
    ],
)
def test_what_is_no_timeline_is_not_made(segments: tuple[Segment, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Timeline(segments)


def test_a_splice_cuts_what_goes_on_and_moves_the_rest() -> None:
    line = Line("a", 0.0, 4.0)
    first = Segment(0.0, 4.0, "quiet", None, line, 0.0, 1.0)
    timeline = Timeline((first, piece(4.0, 5.0, 1.0, 1.0), piece(5.0, 9.0, 1.0, 0.0)))
    assert timeline.spliced(2.0, [piece(2.0, 3.0, 0.5, 1.0)], 2) == Timeline(
        (
            replace(first, end_s=2.0, level_end=timeline.frame_at(2.0).level, line=Line("a", 0.0, 2.0)),
            piece(2.0, 3.0, 0.5, 1.0),
            piece(3.0, 7.0, 1.0, 0.0),
        )
    )


def test_a_splice_where_a_segment_begins_leaves_nothing_of_it() -> None:
    timeline = Timeline((piece(0.0, 4.0), piece(4.0, 5.0), piece(5.0, 6.0)))
    assert timeline.spliced(4.0, [piece(4.0, 9.0)], 2).segments == (piece(0.0, 4.0), piece(4.0, 9.0), piece(9.0, 10.0))


@given(exercises(), st.lists(st.tuples(st.sampled_from(["pause", "slower"]), st.floats(0, 1)), min_size=1, max_size=5))
def test_every_change_keeps_the_past_and_leaves_no_gap_at_all(
    exercise: Exercise, changes: list[tuple[str, float]]
) -> None:
    timeline, at_s = compile_timeline(exercise), 0.0
    for change, share in changes:
        at_s += share * (timeline.duration_s - at_s)
        changed = timeline.resumed_at(at_s) if change == "pause" else eased(timeline, at_s)
        assert timeline.is_same_until(changed, at_s)
        assert changed.is_same_until(timeline, at_s)
        assert all(a.end_s == b.start_s for a, b in pairwise(changed.segments))
        timeline = changed


def test_another_past_is_seen() -> None:
    timeline = make(SLOW)
    first, second, *rest = timeline.segments
    split = (piece(0.0, 4.0), piece(4.0, first.end_s))
    for changed, at_s, same in [
        (Timeline((replace(first, kind="quiet"), second, *rest)), 5.0, False),
        (Timeline((first, replace(second, phase="hold"), *rest)), 5.0, True),
        (Timeline((first, replace(second, phase="hold"), *rest)), first.end_s, True),
        (Timeline((first, replace(second, phase="hold"), *rest)), first.end_s + 1, False),
        (Timeline((first, replace(second, phase="hold"), *rest)), rest[0].end_s, False),
        (Timeline((*split, second, *rest)), 5.0, False),
        (Timeline((first,)), first.end_s + 1, False),
        (Timeline((first,)), first.end_s, True),
        (Timeline((replace(first, kind="quiet"), second, *rest)), 0.0, True),
    ]:
        assert timeline.is_same_until(changed, at_s) is same
