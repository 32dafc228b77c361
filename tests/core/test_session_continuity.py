"""Properties of any run, whatever the clock does and whenever someone pauses, goes on or stops."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import Exercise
from herstel_app.core.ports.system import Clock
from herstel_app.core.session import (
    GAP_S,
    STALE_S,
    Ended,
    IllegalMove,
    Paused,
    Resumed,
    Session,
    SessionEvent,
    SessionState,
)
from herstel_app.core.timeline import LEAD_IN_S, SegmentBegan, Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from tests.core.test_timeline import SLOW, make
from tests.helpers.clock import FakeClock
from tests.helpers.exercises import exercises

steps_s = st.one_of(st.just(0.0), st.floats(-3, 0), st.floats(0, GAP_S), st.floats(GAP_S + 0.01, 1e4))
moves = st.lists(st.tuples(st.sampled_from(["advance"] * 6 + ["pause", "resume", "stop"]), steps_s), max_size=80)
LEGAL = {
    SessionState.RUNNING: {"advance", "pause", "stop"},
    SessionState.PAUSED: {"advance", "resume", "stop"},
    SessionState.ENDED: {"advance"},
}


def steepest(timeline: Timeline) -> float:
    """Give the most that the glow can change in a second: a half cosine is steepest halfway, π/2 of its mean."""
    return max(math.pi / 2 * abs(s.level_end - s.level_start) / s.duration_s for s in timeline.segments)


def test_the_fake_clock_is_a_clock() -> None:
    fake = FakeClock(10.0)
    clock: Clock = fake
    before = clock.now()
    fake.tick(2.5)
    assert clock.monotonic_s() == 12.5
    assert (clock.now() - before).total_seconds() == 2.5
    assert before.utcoffset() is not None


@given(exercises(), moves)
def test_continuous_forward_and_once(exercise: Exercise, sequence: list[tuple[str, float]]) -> None:
    clock = FakeClock()
    session = Session(compile_timeline(exercise))
    events: list[SessionEvent] = session.start(clock.monotonic_s())
    for move, seconds in sequence:
        clock.tick(seconds)
        if move not in LEGAL[session.state]:
            with pytest.raises(IllegalMove):
                getattr(session, move)(clock.monotonic_s())
            continue
        was, state = session.frame, session.state
        fresh = getattr(session, move)(clock.monotonic_s())
        events += fresh
        now = session.frame
        moved_s = session.at_s - was.at_s
        assert moved_s >= 0
        assert state is SessionState.RUNNING or moved_s == 0
        assert abs(now.level - was.level) <= steepest(session.timeline) * moved_s + 1e-9
        if move == "advance" and state is SessionState.RUNNING and session.state is SessionState.RUNNING:
            assert all(session.at_s - event.at_s <= STALE_S for event in fresh)
        for event in fresh:
            if isinstance(event, SegmentBegan):
                assert was.at_s < event.at_s <= session.at_s
                assert event.segment == session.timeline.segment_at(event.at_s)
            if isinstance(event, Paused) and event.reason == "gap":
                assert event.at_s == was.at_s
        assert all(a.end_s == b.start_s for a, b in pairwise(session.timeline.segments))
    began = [event.at_s for event in events if isinstance(event, SegmentBegan)]
    assert all(a < b for a, b in pairwise(began))
    assert all(a.at_s <= b.at_s for a, b in pairwise(events))
    assert sum(isinstance(event, Ended) for event in events) == (session.state is SessionState.ENDED)


@given(exercises(), st.lists(st.floats(0, 1), max_size=4), st.floats(0.05, STALE_S))
def test_with_small_steps_nothing_is_dropped_between_pauses(
    exercise: Exercise, pauses: list[float], step_s: float
) -> None:
    """Every segment of the plan as it came to be is told once, but for a lead-in, which `Resumed` tells."""
    clock = FakeClock()
    session = Session(compile_timeline(exercise, minutes=0.5))
    planned_s = session.timeline.duration_s
    waiting = sorted(share * planned_s for share in pauses)
    events: list[SessionEvent] = session.start(clock.monotonic_s())
    while session.state is not SessionState.ENDED:
        clock.tick(step_s)
        if waiting and session.at_s >= waiting[0]:
            waiting.pop(0)
            events += session.pause(clock.monotonic_s())
            if session.state is SessionState.PAUSED:
                clock.tick(3600)
                events += session.resume(clock.monotonic_s())
        else:
            events += session.advance(clock.monotonic_s())
    assert events[-1] == Ended(session.timeline.duration_s, "completed")
    told = [event.at_s for event in events if isinstance(event, SegmentBegan)]
    resumed = {event.at_s for event in events if isinstance(event, Resumed)}
    lead_ins = {s.start_s for s in session.timeline.segments if s.kind == "lead_in"}
    assert lead_ins <= resumed
    kept = {s.start_s for s in session.timeline.segments} - lead_ins
    # What began in the very moment of a pause is told, and then taken again later.
    assert kept <= set(told) <= kept | resumed


@given(exercises(breathing_only=True), st.floats(0, 1))
def test_a_resume_in_a_breath_leads_into_its_inhale(exercise: Exercise, share: float) -> None:
    plan = compile_timeline(exercise)
    at_s = plan.practice_start_s + share * (plan.practice_end_s - plan.practice_start_s) * 0.999
    cut = plan.segment_at(at_s)
    again = plan.resumed_at(at_s)
    lead_in = again.segment_at(at_s)
    assert (lead_in.kind, lead_in.start_s) == ("lead_in", at_s)
    assert lead_in.end_s == pytest.approx(at_s + LEAD_IN_S)
    inhale = again.segments[again.index_at(at_s) + 1]
    assert inhale.phase == "inhale"
    assert cut.unit_s is not None
    assert again.duration_s == pytest.approx(plan.duration_s + LEAD_IN_S + at_s - cut.unit_s)
    assert again.segments[-2].phase in ("exhale", "hold_out")


def test_a_whole_evening_with_two_pauses_event_by_event() -> None:
    session = Session(make(SLOW, minutes=1 / 3))  # settle 10 s, two breaths of 10 s, closing 10 s
    clock = FakeClock(0.0)
    told: list[object] = []

    def note(events: list[SessionEvent]) -> None:
        told.extend(
            (event.at_s, event.segment.phase or event.segment.kind) if isinstance(event, SegmentBegan) else event
            for event in events
        )

    def run(seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            clock.tick(0.25)
            note(session.advance(clock.monotonic_s()))

    note(session.start(0.0))
    run(16)  # 1.5 s into the first exhale
    note(session.pause(clock.monotonic_s()))
    clock.tick(600)
    note(session.resume(clock.monotonic_s()))
    run(1)  # halfway the lead-in
    note(session.pause(clock.monotonic_s()))
    note(session.resume(clock.monotonic_s()))
    run(60)
    assert told == [
        (0.0, "settle"), (10.0, "inhale"), (14.5, "exhale"), Paused(16.0, "asked"), Resumed(16.0),
        Paused(17.0, "asked"), Resumed(17.0), (19.0, "inhale"), (23.5, "exhale"), (29.0, "inhale"), (33.5, "exhale"),
        (39.0, "closing"), Ended(49.0, "completed"),
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["ready", "paused", "ended"])
def test_pausing_what_does_not_run_is_no_move(state: str) -> None:
    session = Session(make(SLOW))
    if state != "ready":
        session.start(0.0)
        session.pause(1.0)
    if state == "ended":
        session.stop(1.0)
    with pytest.raises(IllegalMove, match=f"pause while {state}"):
        session.pause(2.0)


def test_a_gap_on_the_way_to_a_pause_or_a_stop() -> None:
    pausing, stopping = Session(make(SLOW)), Session(make(SLOW))
    for session in (pausing, stopping):
        session.start(0.0)
        session.advance(1.0)
    assert pausing.pause(60.0) == [Paused(1.0, "gap")]
    assert stopping.stop(60.0) == [Paused(1.0, "gap"), Ended(1.0, "stopped")]


def test_the_end_on_the_way_to_a_pause_or_a_stop() -> None:
    for move in ("pause", "stop"):
        session = Session(make(SLOW, minutes=0.1))
        session.start(0.0)
        now_s = 0.0
        while session.at_s < session.timeline.duration_s - 0.5:
            now_s += 0.5
            session.advance(now_s)
        assert getattr(session, move)(now_s + 1.5) == [Ended(session.timeline.duration_s, "completed")]


def test_exactly_two_seconds_is_no_gap_yet() -> None:
    session = Session(make(SLOW))
    session.start(0.0)
    assert session.advance(GAP_S) == []
    assert session.at_s == GAP_S
    assert session.advance(2 * GAP_S + 0.001) == [Paused(GAP_S, "gap")]
