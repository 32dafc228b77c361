"""The session machine: forward only, every event once, nothing replayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import Exercise, QuietStep
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
from herstel_app.core.timeline import SegmentBegan
from herstel_app.core.timeline_compiler import compile_timeline
from tests.core.test_timeline import SLOW, make
from tests.helpers.exercises import exercises

moves = st.one_of(
    st.tuples(st.just("advance"), st.one_of(st.floats(-1, 2.0), st.floats(2.1, 4000))),
    st.tuples(st.sampled_from(["pause", "resume", "stop"]), st.floats(0, 2.0)),
)


def allowed(session: Session, move: str) -> bool:
    table = {
        SessionState.RUNNING: ("advance", "pause", "stop"),
        SessionState.PAUSED: ("advance", "resume", "stop"),
        SessionState.ENDED: ("advance",),
    }
    return move in table[session.state]


@given(exercises(), st.lists(moves, max_size=60))
def test_any_sequence_of_steps_pauses_and_stops(exercise: Exercise, sequence: list[tuple[str, float]]) -> None:
    session = Session(compile_timeline(exercise))
    now_s, events = 50.0, list(session.start(50.0))
    latest_s = 50.0
    for move, seconds in sequence:
        if not allowed(session, move):
            continue
        now_s += seconds
        was_s, was_level, state = session.at_s, session.frame.level, session.state
        fresh = getattr(session, move)(now_s)
        events += fresh
        moved_s = session.at_s - was_s
        assert 0 <= moved_s <= max(0.0, min(GAP_S, now_s - latest_s)) + 1e-6
        if move == "resume":
            latest_s = now_s  # time is counted from here, also where the clock has stepped back meanwhile
        elif state is SessionState.RUNNING:
            latest_s = max(latest_s, now_s)
        frame = session.frame
        assert 0 <= frame.level <= 1
        assert 0 <= frame.progress <= 1
        assert frame.remaining_s >= 0
        if moved_s == 0:
            assert frame.level == pytest.approx(was_level)
        for event in fresh:
            if isinstance(event, SegmentBegan):
                assert session.at_s - event.at_s <= STALE_S + 1e-9 or session.state is SessionState.ENDED
    began = [event.at_s for event in events if isinstance(event, SegmentBegan)]
    assert began == sorted(set(began))
    assert sum(isinstance(event, Ended) for event in events) == (session.state is SessionState.ENDED)


def run(session: Session, until_s: float, now_s: float, step_s: float = 0.25) -> tuple[list[SessionEvent], float]:
    events: list[SessionEvent] = []
    while session.state is SessionState.RUNNING and session.at_s < until_s - 1e-9:
        now_s += step_s
        events += session.advance(now_s)
    return events, now_s


def test_a_whole_run() -> None:
    session = Session(make(SLOW, minutes=0.5))
    events = session.start(7.0)
    more, _ = run(session, 1e9, 7.0)
    told = [
        (event.segment.kind, event.segment.phase) if isinstance(event, SegmentBegan) else event
        for event in [*events, *more]
    ]
    breath = [("breathe", "inhale"), ("breathe", "exhale")]
    assert told == [("settle", None), *breath * 3, ("closing", None), Ended(50.0, "completed")]


def test_a_gap_becomes_a_pause_where_it_was_last_seen() -> None:
    session = Session(make(SLOW))
    session.start(0.0)
    _, now_s = run(session, 12.0, 0.0)
    assert session.advance(now_s + 2.01) == [Paused(12.0, "gap")]
    assert session.state is SessionState.PAUSED
    assert session.advance(now_s + 9999) == []
    assert session.resume(now_s + 9999) == [Resumed(12.0)]
    assert session.timeline.segment_at(14.0).phase == "inhale"


def test_a_stale_cue_is_dropped_and_never_replayed() -> None:
    session = Session(make(SLOW))
    session.start(0.0)
    run(session, 9.5, 0.0)
    assert session.advance(9.5 + 1.8) == []  # the inhale began 1.3 s ago
    assert session.frame.phase == "inhale"
    assert session.advance(9.5 + 1.9) == []


def test_a_clock_that_steps_back_moves_nothing() -> None:
    session = Session(make(SLOW))
    session.start(10.0)
    session.advance(11.0)
    assert session.advance(5.0) == []
    assert session.at_s == 1.0


def test_stopping_early_is_a_normal_end_in_every_state() -> None:
    ready, running, paused = (Session(make(SLOW)) for _ in range(3))
    assert ready.stop(0.0) == [Ended(0.0, "stopped")]
    running.start(0.0)
    assert running.stop(1.0) == [Ended(1.0, "stopped")]
    paused.start(0.0)
    paused.pause(1.0)
    assert paused.stop(60.0) == [Ended(1.0, "stopped")]


@pytest.mark.parametrize("move", ["pause", "resume", "advance"])
def test_illegal_moves_raise(move: str) -> None:
    session = Session(make(SLOW))
    with pytest.raises(IllegalMove):
        getattr(session, move)(1.0)


def test_an_ended_session_stays_ended() -> None:
    session = Session(make(SLOW))
    session.start(0.0)
    session.stop(1.0)
    assert session.advance(5.0) == []
    for move in ("start", "resume", "stop"):
        with pytest.raises(IllegalMove):
            getattr(session, move)(6.0)


def test_another_plan_has_to_have_the_same_past() -> None:
    session = Session(make(SLOW))
    session.start(0.0)
    for now_s in (2.0, 4.0, 6.0, 8.0, 10.0, 12.0):
        session.advance(now_s)
    plan = session.timeline
    later = plan.resumed_at(12.0)
    session.replan(later)
    assert session.timeline is later
    for other in (make(SLOW, minutes=3).resumed_at(11.0), make(QuietStep())):
        with pytest.raises(IllegalMove, match="past"):
            session.replan(other)
        assert session.timeline is later


def test_another_plan_is_gone_on_with_from_where_it_is() -> None:
    session = Session(make(SLOW))
    session.start(0.0)
    session.advance(1.0)
    other = make(SLOW, minutes=4)
    session.replan(other)
    assert session.timeline is other
    assert session.at_s == 1.0
    session.stop(2.0)
    with pytest.raises(IllegalMove):
        session.replan(make(SLOW))
