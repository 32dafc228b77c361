"""One exercise at a time: session, sound, voice, pages to write on, journal and the computer's sleep, in one order.

Invariants:
- whatever happens is done here from top to bottom, and told to others after that; nothing rests on who listens first;
- visible and audible state is a function of session time, and that of a clock that is asked;
- what is not running holds no timer, no sound and no sleep of the computer.
"""

from __future__ import annotations

from collections.abc import Callable

from herstel_app.core.content import Exercise
from herstel_app.core.ports.records import Journal, ParkedThoughts
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.system import Clock, KeepAwake
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import Ended, Paused, Resumed, Session, SessionState
from herstel_app.core.session import SessionEvent as SessionEvent
from herstel_app.core.signals import Readings
from herstel_app.core.timeline import Frame, Segment, SegmentBegan, Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_names import way_words
from herstel_app.core.way_steps import find_variant, steps_of
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.event import Event
from herstel_app.engine.practice_journal import PracticeJournal
from herstel_app.engine.writing import WritingController

FRAME_S = 0.033
SELDOM_S = 0.5
"""As often as the session is moved on at least: far less than what it takes for a gap."""
AT_ONCE_S = 0.001


class Practice:
    """Runs at most one exercise."""

    def __init__(
        self,
        clock: Clock,
        audio: AudioDirector,
        journal: Journal,
        thoughts: ParkedThoughts,
        keep_awake: KeepAwake,
        scheduler: Scheduler,
    ) -> None:
        """Keep what it needs; nothing starts before `begin`."""
        self.began: Event[Timeline] = Event()
        self.frame_changed: Event[Frame] = Event()
        """What is visible now."""
        self.segment_began: Event[Segment] = Event()
        """Something else happens from now."""
        self.paused: Event[Paused] = Event()
        self.resumed: Event[Resumed] = Event()
        self.ended: Event[Ended] = Event()
        self.exercise_id = ""
        """Of the present or last exercise, as what is told below."""
        self.variant_id: str | None = None
        self.begins_dark = False
        """Whether it begins with the dark screen."""
        self.has_open_eyes = False
        """Whether one looks around in it, so that the dark screen is not offered."""
        self.title = ""
        """With the variant."""
        self.written = ""
        """The own words that were written in the last exercise."""
        self.can_ease = False
        """Whether the present exercise goes at the user's own pace."""
        self.journal = PracticeJournal(journal, clock)
        self._clock, self._audio, self._keep_awake = clock, audio, keep_awake
        self._session: Session | None = None
        self._ticker = scheduler.ticker(self._tick)
        self._every_s = FRAME_S
        self.writing = WritingController(thoughts, self.journal, self, clock, scheduler)

    @property
    def state(self) -> SessionState:
        """Where the present session is; READY where there is none."""
        return self._session.state if self._session else SessionState.READY

    @property
    def is_active(self) -> bool:
        """Whether an exercise runs or stands paused."""
        return self.state in (SessionState.RUNNING, SessionState.PAUSED)

    @property
    def frame(self) -> Frame | None:
        """What is visible now, or None where no exercise is active."""
        return self._session.frame if self._session and self.is_active else None

    @property
    def segment(self) -> Segment | None:
        """What happens now, with its end; None where no exercise is active."""
        return self._session.timeline.segment_at(self._session.at_s) if self._session and self.is_active else None

    @property
    def timeline(self) -> Timeline | None:
        """The plan that is followed now, or None where no exercise is active."""
        return self._session.timeline if self._session and self.is_active else None

    @property
    def at_s(self) -> float:
        """Session time of the present or last session, in seconds."""
        return self._session.at_s if self._session else 0.0

    def begin(
        self,
        exercise: Exercise,
        request: PracticeRequest,
        options: CompileOptions,
        before: Readings,
        began: Callable[[], None] | None = None,
    ) -> None:
        """Start an exercise as it was asked for; one that is still active is stopped first.

        `began` is called once it is in the journal.
        """
        self.stop()
        timeline, self.title = compiled(exercise, request, options)
        self.exercise_id, self.variant_id = request.exercise_id, request.variant_id
        self.begins_dark = exercise.dark or request.dark
        way = find_variant(exercise, request.variant_id) if request.variant_id is not None else exercise
        self.has_open_eyes = way.eyes_open
        steps, _ = steps_of(exercise, request.variant_id, request.parts)
        self.written, self.can_ease = "", options.pace is not None
        self.journal.begin(request, exercise, timeline, before)
        if began is not None:
            began()
        self.writing.begin(self.title, steps)
        self._keep_awake.hold()
        self._session = session = Session(timeline)
        in_s = self._audio.ready_in_s()
        started = session.start(self._clock.monotonic_s() + in_s)
        self._audio.begin(timeline, in_s)
        self._ticker.start(self._wait_s)
        self.began.emit(timeline)
        self._handle(started)
        self._show()

    def pause(self) -> None:
        """Stand still."""
        if self._session and self.state is SessionState.RUNNING:
            self._handle(self._session.pause(self._clock.monotonic_s()))
            self._show()

    def resume(self) -> None:
        """Go on, with the interrupted breath from its start."""
        if self._session and self.state is SessionState.PAUSED:
            events = self._session.resume(self._clock.monotonic_s())
            self._audio.resume(self._session.timeline, self._session.at_s)
            self._keep_awake.hold()
            self._ticker.start(self._wait_s)
            self._handle(events)
            self._show()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.state is SessionState.PAUSED:
            self.resume()
        else:
            self.pause()

    def stop(self) -> None:
        """End the exercise here."""
        if self._session and self.is_active:
            self._handle(self._session.stop(self._clock.monotonic_s()))

    def advance(self) -> None:
        """Move to the present moment; a timer calls this while an exercise runs."""
        if self._session and self.state is SessionState.RUNNING:
            self._handle(self._session.advance(self._clock.monotonic_s()))
            self._show()

    def show_every(self, seconds: float) -> None:
        """Tell so often from now on what is visible, and also at each moment at which something else begins.

        Where less is to be seen, less often will do: it is what costs most in a long exercise.
        """
        self._every_s = min(seconds, SELDOM_S)
        if self._ticker.is_active:
            self._ticker.start(self._wait_s)

    def replan(self, change: Callable[[Timeline, float], Timeline]) -> None:
        """Go on with what `change` makes of the timeline at this moment; it leaves the past as it is."""
        self.advance()
        if self._session and self.is_active:
            changed = change(self._session.timeline, self._session.at_s)
            if changed is not self._session.timeline:
                self._session.replan(changed)
                self._audio.replace(changed)

    def _tick(self) -> None:
        self.advance()
        if self._every_s > FRAME_S and self._ticker.is_active:
            self._ticker.start(self._wait_s)

    @property
    def _wait_s(self) -> float:
        """How long until the session is moved on again."""
        if self._every_s <= FRAME_S or self.segment is None:
            return self._every_s
        due_s = min(self.segment.end_s, self._audio.due_s)
        return min(self._every_s, max(AT_ONCE_S, due_s - self.at_s))

    def _show(self) -> None:
        session = self._session
        if session is None or not self.is_active:
            return
        if self.state is SessionState.RUNNING:
            self._audio.follow(session.timeline, session.at_s)
            self.journal.advance(session.at_s)
        frame = session.frame
        self.frame_changed.emit(frame)
        if session is self._session and self.is_active:
            self.writing.follow(frame)

    def _handle(self, events: list[SessionEvent]) -> None:
        for event in events:
            match event:
                case SegmentBegan():
                    self.segment_began.emit(event.segment)
                case Paused():
                    self._ticker.stop()
                    self._audio.pause()
                    self._keep_awake.release()
                    self.journal.pause(event.at_s)
                    self.paused.emit(event)
                case Resumed():
                    self.resumed.emit(event)
                case Ended():
                    self._ticker.stop()
                    self._audio.end(stopped=event.outcome == "stopped")
                    self._keep_awake.release()
                    self.journal.finish(event)
                    self.written = self.writing.finish()
                    self.ended.emit(event)


def compiled(exercise: Exercise, request: PracticeRequest, options: CompileOptions) -> tuple[Timeline, str]:
    """Give the timeline of what was asked for, and its title."""
    timeline = compile_timeline(exercise, request.minutes, request.variant_id, options)
    return timeline, way_words(exercise, request.variant_id)
