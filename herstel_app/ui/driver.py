"""Asks the clock, moves the session, and tells the rest of the window.

The one place where session, sound and keeping awake meet. It decides nothing about
what an exercise is: that is the timeline; nor about what is allowed: that is the session.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from herstel_app.core.ports.sound import Player
from herstel_app.core.ports.system import Clock, KeepAwake
from herstel_app.core.session import Ended, Event, Paused, Resumed, Session, State
from herstel_app.core.timeline import Frame, Segment, Timeline

FRAME_MS = 33


class Driver(QObject):
    """Runs at most one session at a time."""

    frame_changed = Signal(object)
    """Frame: what is visible now."""
    began = Signal(object)
    """Timeline: an exercise starts."""
    paused = Signal(object)
    """Paused, with its reason."""
    resumed = Signal(object)
    """Resumed."""
    ended = Signal(object)
    """Ended, with its outcome."""

    def __init__(self, clock: Clock, player: Player, keep_awake: KeepAwake) -> None:
        """Keep what it needs; nothing starts before `begin`."""
        super().__init__()
        self._clock = clock
        self._player = player
        self._keep_awake = keep_awake
        self._session: Session | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.advance)

    @property
    def state(self) -> State:
        """Where the present session is; READY where there is none."""
        return self._session.state if self._session else State.READY

    @property
    def is_active(self) -> bool:
        """Whether an exercise runs or stands paused."""
        return self.state in (State.RUNNING, State.PAUSED)

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

    def begin(self, timeline: Timeline) -> None:
        """Start an exercise; one that is still active is stopped first."""
        self.stop()
        self._session = Session(timeline)
        self._keep_awake.hold()
        self.began.emit(timeline)
        self._handle(self._session.start(self._clock.monotonic_s()))
        self._player.play(timeline, 0.0)
        self._timer.start()
        self._show()

    def pause(self) -> None:
        """Stand still."""
        if self._session and self.state is State.RUNNING:
            self._handle(self._session.pause(self._clock.monotonic_s()))
            self._show()

    def resume(self) -> None:
        """Go on, with the interrupted breath from its start."""
        if self._session and self.state is State.PAUSED:
            self._handle(self._session.resume(self._clock.monotonic_s()))
            self._player.play(self._session.timeline, self._session.at_s)
            self._keep_awake.hold()
            self._timer.start()
            self._show()

    def replan(self, change: Callable[[Timeline, float], Timeline]) -> None:
        """Go on with what `change` makes of the timeline at this moment; it leaves the past as it is."""
        self.advance()
        if self._session and self.is_active:
            changed = change(self._session.timeline, self._session.at_s)
            if changed is not self._session.timeline:
                self._session.replan(changed)
                self._player.replace(changed)

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.state is State.PAUSED:
            self.resume()
        else:
            self.pause()

    def stop(self) -> None:
        """End the exercise here."""
        if self._session and self.is_active:
            self._handle(self._session.stop(self._clock.monotonic_s()))

    def advance(self) -> None:
        """Move to the present moment; the timer calls this while an exercise runs."""
        if self._session and self.state is State.RUNNING:
            self._handle(self._session.advance(self._clock.monotonic_s()))
            self._show()

    def hush(self) -> None:
        """End what still sounds after an exercise."""
        if not self.is_active:
            self._player.halt()

    @property
    def at_s(self) -> float:
        """Session time of the present or last session, in seconds."""
        return self._session.at_s if self._session else 0.0

    def _show(self) -> None:
        if self._session and self.is_active:
            self.frame_changed.emit(self._session.frame)

    def _handle(self, events: list[Event]) -> None:
        for event in events:
            match event:
                case Paused():
                    self._rest()
                    self.paused.emit(event)
                case Resumed():
                    self.resumed.emit(event)
                case Ended():
                    # What came to its own end falls silent by itself, and a bed may go on as chosen.
                    self._rest(halt=event.outcome == "stopped")
                    self.ended.emit(event)
                case _:
                    pass

    def _rest(self, halt: bool = True) -> None:
        self._timer.stop()
        if halt:
            self._player.halt()
        self._keep_awake.release()
