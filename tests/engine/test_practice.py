"""One exercise at a time: session, sound, journal and the computer's sleep, in one order."""

from __future__ import annotations

import pytest

from herstel_app.core.content import QuietStep
from herstel_app.core.pacing import Pace, eased
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import Ended, Paused, SessionState
from herstel_app.core.timeline import Timeline
from herstel_app.engine.practice import AT_ONCE_S, FRAME_S, SELDOM_S
from tests.core.test_timeline_compiler import exercise
from tests.engine.audio.test_narrator import BREATH, STILL
from tests.engine.conftest import Stand

END_S = 80.0
"""How long STILL takes, with its opening and closing."""


def events(stand: Stand) -> list[str]:
    """Write down what is told, in order."""
    told: list[str] = []
    practice = stand.engine.practice
    practice.began.connect(lambda _: told.append("began"))
    practice.paused.connect(lambda event: told.append(f"paused: {event.reason}"))
    practice.resumed.connect(lambda _: told.append("resumed"))
    practice.ended.connect(lambda event: told.append(f"ended: {event.outcome}"))
    return told


def test_at_rest_nothing_is_held(stand: Stand) -> None:
    practice = stand.engine.practice
    assert practice.state is SessionState.READY
    assert (practice.frame, practice.segment, practice.timeline, practice.at_s) == (None, None, None, 0.0)
    for act in (practice.pause, practice.resume, practice.toggle, practice.stop, practice.advance):
        act()
    assert stand.scheduler.running == []
    assert not stand.keep_awake.held


def test_it_runs_to_its_end_in_one_order(stand: Stand) -> None:
    told = events(stand)
    stand.practise(STILL)
    assert told == ["began"]
    assert stand.keep_awake.held
    assert stand.player.names[-1] == "play"
    stand.advance(END_S + 1)
    assert told == ["began", "ended: completed"]
    assert not stand.keep_awake.held
    assert stand.scheduler.running == []
    assert stand.engine.practice.at_s == pytest.approx(END_S)
    assert stand.engine.practice.frame is None


def test_each_segment_is_told_once(stand: Stand) -> None:
    kinds: list[str] = []
    stand.engine.practice.segment_began.connect(lambda segment: kinds.append(segment.kind))
    stand.practise(STILL)
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    stand.advance(END_S + 1)
    assert kinds == [segment.kind for segment in timeline.segments]


def test_frames_follow_the_clock_and_not_a_count(stand: Stand) -> None:
    seen: list[float] = []
    stand.engine.practice.frame_changed.connect(lambda frame: seen.append(frame.at_s))
    stand.practise(STILL)
    assert seen == [0.0]
    stand.advance(1.0)
    assert len(seen) == 1 + int(1.0 / FRAME_S)
    stand.miss(1.5)
    assert seen[-1] == pytest.approx(2.5)


def test_a_pause_stands_still_and_holds_nothing(stand: Stand) -> None:
    told = events(stand)
    practice = stand.engine.practice
    stand.practise(STILL)
    stand.advance(20)
    practice.toggle()
    assert practice.state is SessionState.PAUSED
    assert (practice.is_active, stand.keep_awake.held, stand.player.is_sounding) == (True, False, False)
    assert stand.scheduler.running == []
    at_s = practice.at_s
    stand.advance(3600)
    assert practice.at_s == at_s
    practice.toggle()
    assert (stand.keep_awake.held, stand.player.is_sounding) == (True, True)
    assert told == ["began", "paused: asked", "resumed"]
    stand.advance(END_S)
    assert told[-1] == "ended: completed"


def test_resumed_the_player_is_given_the_longer_plan(stand: Stand) -> None:
    stand.practise(BREATH)
    stand.until(12)
    stand.engine.practice.pause()
    stand.clock.tick(600)
    stand.engine.practice.resume()
    timeline, at_s = stand.player.last("play")
    assert at_s == pytest.approx(12, abs=FRAME_S)
    assert timeline is stand.engine.practice.timeline
    assert isinstance(timeline, Timeline)
    assert timeline.segment_at(12.5).kind == "lead_in"


def test_a_gap_becomes_a_pause(stand: Stand) -> None:
    told: list[Paused] = []
    stand.engine.practice.paused.connect(told.append)
    stand.practise(STILL)
    stand.advance(12)
    stand.miss(3600)
    assert [event.reason for event in told] == ["gap"]
    assert stand.engine.practice.at_s == pytest.approx(12, abs=FRAME_S)
    assert stand.player.names[-1] == "halt"
    assert not stand.keep_awake.held


def test_stopped_it_ends_where_it_is(stand: Stand) -> None:
    ended: list[Ended] = []
    stand.engine.practice.ended.connect(ended.append)
    stand.practise(STILL)
    stand.advance(20)
    stand.engine.practice.stop()
    stand.engine.practice.stop()
    stand.advance(60)
    assert [event.outcome for event in ended] == ["stopped"]
    assert ended[0].at_s == pytest.approx(20, abs=FRAME_S)
    assert not stand.player.is_sounding


def test_another_exercise_stops_the_one_that_runs(stand: Stand) -> None:
    told = events(stand)
    stand.practise(STILL)
    stand.advance(40)
    stand.practise(BREATH)
    assert told == ["began", "ended: stopped", "began"]
    assert stand.engine.practice.at_s == 0.0
    assert [entry.outcome for entry in stand.journal.entries(limit=5)] == ["running", "stopped"]


def test_who_stops_in_the_moment_it_begins_leaves_nothing_held(stand: Stand) -> None:
    stand.engine.practice.began.connect(lambda _: stand.engine.practice.stop())
    stand.practise(STILL)
    assert stand.scheduler.running == []
    assert not stand.keep_awake.held
    assert not stand.player.is_sounding


def test_who_pauses_in_the_moment_it_goes_on_leaves_nothing_held(stand: Stand) -> None:
    stand.practise(STILL)
    stand.advance(5)
    stand.engine.practice.pause()
    stand.engine.practice.resumed.connect(lambda _: stand.engine.practice.pause())
    stand.engine.practice.resume()
    assert stand.engine.practice.state is SessionState.PAUSED
    assert stand.scheduler.running == []
    assert not stand.keep_awake.held


def test_who_stops_in_the_frame_that_a_page_begins_gets_no_page(stand: Stand) -> None:
    practice = stand.engine.practice
    practice.frame_changed.connect(lambda frame: practice.stop() if frame.kind == "write" else None)
    stand.engine.begin_exercise(PracticeRequest("thought-parking"))
    stand.advance(24)
    assert practice.state is SessionState.ENDED
    assert practice.writing.page is None


def test_eased_the_rest_is_another_plan(stand: Stand) -> None:
    request = PracticeRequest("own-pace", 3)
    exercise_ = stand.engine.content.exercises["own-pace"]
    practice = stand.engine.practice
    practice.begin(exercise_, request, stand.engine.tools.options(request, Pace(9.0, 4.0)), {})
    assert practice.can_ease
    stand.advance(40)
    before = practice.timeline
    practice.replan(eased)
    assert practice.timeline is not before
    assert stand.player.last("replace") == (practice.timeline,)
    stand.player.asked.clear()
    practice.replan(lambda timeline, _: timeline)
    assert stand.player.asked == []


def test_at_rest_or_over_no_plan_is_changed(stand: Stand) -> None:
    stand.engine.practice.replan(eased)
    stand.practise(STILL)
    stand.engine.practice.stop()
    stand.engine.practice.replan(eased)
    assert "replace" not in stand.player.names


def test_what_happens_now_is_known(stand: Stand) -> None:
    stand.practise(exercise(QuietStep(), minutes=1))
    stand.advance(12)
    practice = stand.engine.practice
    assert practice.frame is not None
    assert practice.segment is not None
    assert practice.frame.kind == practice.segment.kind == "quiet"
    assert practice.title == "Proef"


def shown_times(stand: Stand) -> list[float]:
    seen: list[float] = []
    stand.engine.practice.frame_changed.connect(lambda frame: seen.append(frame.at_s))
    return seen


def test_where_little_is_seen_little_is_told(stand: Stand) -> None:
    stand.practise(STILL)
    stand.advance(0.2)  # from here on it is moved on at other moments than those at which something begins
    seen = shown_times(stand)
    stand.engine.practice.show_every(60.0)
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    stand.advance(END_S - 1)
    assert len(seen) <= END_S / SELDOM_S + 2 * len(timeline.segments)
    assert stand.engine.practice.state is SessionState.RUNNING, "no gap"
    starts = [segment.start_s for segment in timeline.segments[1:]]
    late = [min(at_s - start for at_s in seen if at_s >= start - 1e-6) for start in starts]
    assert max(late) <= 2 * AT_ONCE_S, "what begins is told when it begins"


def test_shown_again_all_is_told(stand: Stand) -> None:
    stand.engine.practice.show_every(60.0)
    stand.practise(BREATH)
    stand.advance(5)
    seen = shown_times(stand)
    stand.engine.practice.show_every(FRAME_S)
    stand.advance(1.0)
    assert len(seen) == pytest.approx(1.0 / FRAME_S, abs=1)


def test_told_seldom_it_still_ends_at_its_end(stand: Stand) -> None:
    told = events(stand)
    stand.engine.practice.show_every(60.0)
    stand.practise(STILL)
    stand.advance(END_S + AT_ONCE_S)
    assert told == ["began", "ended: completed"]
    assert stand.scheduler.running == []


def test_told_seldom_a_pause_and_what_follows_it_are_as_ever(stand: Stand) -> None:
    stand.engine.practice.show_every(60.0)
    stand.practise(BREATH)
    stand.until(12)
    stand.engine.practice.pause()
    assert stand.scheduler.running == []
    stand.engine.practice.resume()
    stand.advance(10)
    assert stand.engine.practice.state is SessionState.RUNNING


def test_it_knows_in_which_ways_one_looks_around(stand: Stand) -> None:
    practice = stand.engine.practice
    for request, looks in (
        (PracticeRequest("stillness", 3), False),
        (PracticeRequest("stillness", 3, "eyes-open"), True),
        (PracticeRequest("soft-gaze", 2), True),
        (PracticeRequest("soft-gaze", 2, "listening"), False),
    ):
        stand.engine.begin_exercise(request)
        assert practice.has_open_eyes is looks
