"""One run of an exercise, as a state machine.

The rules:
- Inputs are `start`, `pause`, `resume`, `stop` and `advance`, each with the time of an injected
  monotonic clock in seconds. Outputs are frozen events. Nothing here reads a clock or makes a sound.
- Session time moves only while RUNNING, and only forward; every event is given once, in order.
- A cue that is more than `STALE_S` late is dropped: what has passed is not replayed.
- More than `GAP_S` without an input means that the computer slept or the process stood still: the session pauses
  where it was last seen.
- A resume takes the interrupted breath again from its inhale (see `Timeline.resumed_at`).
- A session may go on with another timeline that has the same past.
- Stopping early is a normal outcome. A move that the table does not allow raises `IllegalMove`.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal

import msgspec

from herstel_app.core.timeline import Frame, SegmentBegan, Timeline

GAP_S = 2.0
STALE_S = 0.5

PauseReason = Literal["asked", "gap"]
SessionOutcome = Literal["completed", "stopped"]


class SessionState(Enum):
    """Where a session can be."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class IllegalMove(Exception):
    """An input that the current state does not allow."""


class Paused(msgspec.Struct, frozen=True):
    """The session stands still at `at_s`."""

    at_s: float
    reason: PauseReason


class Resumed(msgspec.Struct, frozen=True):
    """The session goes on at `at_s`, on a timeline that may have become longer."""

    at_s: float


class Ended(msgspec.Struct, frozen=True):
    """The session is over after `at_s` seconds of session time."""

    at_s: float
    outcome: SessionOutcome


SessionEvent = SegmentBegan | Paused | Resumed | Ended

MOVES: dict[tuple[SessionState, str], SessionState] = {
    (SessionState.READY, "start"): SessionState.RUNNING,
    (SessionState.READY, "stop"): SessionState.ENDED,
    (SessionState.RUNNING, "advance"): SessionState.RUNNING,
    (SessionState.RUNNING, "pause"): SessionState.PAUSED,
    (SessionState.RUNNING, "replan"): SessionState.RUNNING,
    (SessionState.RUNNING, "stop"): SessionState.ENDED,
    (SessionState.RUNNING, "complete"): SessionState.ENDED,
    (SessionState.PAUSED, "advance"): SessionState.PAUSED,
    (SessionState.PAUSED, "resume"): SessionState.RUNNING,
    (SessionState.PAUSED, "replan"): SessionState.PAUSED,
    (SessionState.PAUSED, "stop"): SessionState.ENDED,
    (SessionState.ENDED, "advance"): SessionState.ENDED,
}


class Session:
    """The position in a timeline, moved by inputs that carry their own time."""

    def __init__(self, timeline: Timeline) -> None:
        """Stand ready at the start of `timeline`."""
        self.timeline = timeline
        self.state = SessionState.READY
        self.at_s = 0.0
        self._seen_s = 0.0

    @property
    def frame(self) -> Frame:
        """What is visible now."""
        return self.timeline.frame_at(self.at_s)

    def start(self, now_s: float) -> list[SessionEvent]:
        """Begin; gives the first segment."""
        self._move("start")
        self._seen_s = now_s
        return [SegmentBegan(0.0, self.timeline.segments[0])]

    def pause(self, now_s: float) -> list[SessionEvent]:
        """Stand still at once; gives what was due before it too."""
        if self.state is not SessionState.RUNNING:
            self._move("pause")  # which raises
        events = self.advance(now_s)
        if self.state is not SessionState.RUNNING:
            return events  # until now it ended by itself, or a gap paused it
        self._move("pause")
        return [*events, Paused(self.at_s, "asked")]

    def resume(self, now_s: float) -> list[SessionEvent]:
        """Go on, with the interrupted breath from its start."""
        self._move("resume")
        self._seen_s = now_s
        self.timeline = self.timeline.resumed_at(self.at_s)
        return [Resumed(self.at_s)]

    def replan(self, timeline: Timeline) -> None:
        """Go on with another plan; raises IllegalMove where it is not the same up to now."""
        if not self.timeline.is_same_until(timeline, self.at_s):
            raise IllegalMove("replan with another past")
        self._move("replan")
        self.timeline = timeline

    def stop(self, now_s: float) -> list[SessionEvent]:
        """End here. Stopping early is as good as finishing."""
        events = self.advance(now_s) if self.state is SessionState.RUNNING else []
        if events and self.state is SessionState.ENDED:
            return events  # it came to its own end on the way to this moment
        self._move("stop")
        return [*events, Ended(self.at_s, "stopped")]

    def advance(self, now_s: float) -> list[SessionEvent]:
        """Move to `now_s`; gives the events that became due, without the stale ones."""
        self._move("advance")
        elapsed_s = now_s - self._seen_s
        if self.state is not SessionState.RUNNING or elapsed_s <= 0:
            return []  # a clock that steps back moves nothing
        self._seen_s = now_s
        if elapsed_s > GAP_S:
            self._move("pause")
            return [Paused(self.at_s, "gap")]
        before_s, self.at_s = (
            self.at_s,
            min(self.at_s + elapsed_s, self.timeline.duration_s),
        )
        reached_s = before_s + elapsed_s
        events: list[SessionEvent] = [
            event for event in self.timeline.events_between(before_s, self.at_s) if reached_s - event.at_s <= STALE_S
        ]
        if self.at_s >= self.timeline.duration_s:
            self._move("complete")
            events.append(Ended(self.at_s, "completed"))
        return events

    def _move(self, move: str) -> None:
        try:
            self.state = MOVES[self.state, move]
        except KeyError:
            raise IllegalMove(f"{move} while {self.state.value}") from None
