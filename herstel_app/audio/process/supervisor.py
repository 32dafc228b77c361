"""Decides when the sound's process is started, what it is told, and when it is replaced. No thread, no process.

The rules:
- What should be heard is kept here. A process that is started is told all of it: volume, choice, lines, and what
  plays with the moment at which it began, so that it goes on at the right place.
- A process is replaced when it has gone, when it does not answer in time, or when its device takes nothing while
  something should be heard; `watch.py` says how long each may take.
- One that has gone is started again at once; one that goes each time after ever longer, up to `LONGEST_DELAY_S`.
  While nothing should be heard there is no hurry: it is started with the next thing that plays.
- The first one is started when something may sound soon. One that works, and has nothing to play for `IDLE_S`, is
  ended: an open device wakes the computer many times a second. Where there is no device the process goes on, as it
  looks for one.
- A run that cannot be made into sound is not tried again.
- `missing` is told when there is no device or nothing was heard for `QUIET_S`, `working` when it sounds again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from herstel_app.audio.process import messages as m
from herstel_app.audio.process.launch import READY_S
from herstel_app.audio.process.run import Link, Run
from herstel_app.audio.process.watch import Watch
from herstel_app.core.ports.sound import SoundState, SpokenLine
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

logger = logging.getLogger(__name__)

LIVED_S = 5.0
"""A process that lived this long was a good one: the next one comes at once."""
DELAY_STEP_S = 0.6
LONGEST_DELAY_S = 2.4
QUIET_S = 4.0
IDLE_S = 60.0
HEARD_S = 0.5
"""Less than this is taken by what lies between us and the device, also while the device stands still."""


class Supervisor:
    """Keeps one process going. Not thread-safe: its owner calls it from one thread."""

    def __init__(self, spawn: Callable[[], Link], tell: Callable[[SoundState], None]) -> None:
        """Keep how a process is started (raises OSError) and whom to tell; nothing starts before `start`."""
        self._spawn, self._tell = spawn, tell
        self._link: Link | None = None
        self._is_on = False
        self._percent, self._muted = 0, False
        self._choice = SoundChoice()
        self._lines: Mapping[str, SpokenLine] = {}
        self._sent_lines: dict[str, SpokenLine] = {}
        self._run: Run | None = None
        self._numbers = 0
        self._told: SoundState | None = None
        self._watch = Watch(0.0)
        self._failures = self._stalls = 0
        self._start_at_s: float | None = None
        self._quiet_since_s = self._idle_since_s = 0.0

    # What should be heard

    def start(self, now_s: float) -> None:
        """Let there be a process from now on, where one is needed."""
        self._is_on = True
        self._failures = self._stalls = 0
        if self._run is not None:
            self.prepare(now_s)

    def prepare(self, now_s: float) -> None:
        """Have a process: something may sound soon."""
        self._idle_since_s = now_s
        if not self._is_on:
            return
        if self._link is not None and self._watch.is_leaving:
            self._link.kill()  # it is on its way out
            self._link = None
        if self._link is None and self._start_at_s is None:
            self._launch(now_s)

    def stop(self, now_s: float) -> None:
        """Have the process fall silent and end by itself; one that does not within `QUIT_S` is ended."""
        self._is_on, self._run, self._start_at_s = False, None, None
        self._end(now_s)

    def _end(self, now_s: float) -> None:
        if self._link is not None and not self._watch.is_leaving:
            self._link.send(m.Quit())
            self._watch.leave(now_s)

    @property
    def has_process(self) -> bool:
        """Whether there is a process."""
        return self._link is not None

    @property
    def ready_at_s(self) -> float | None:
        """The moment from which what plays can be heard, as far as that is known; None where there is no process."""
        if self._link is None or self._watch.is_leaving:
            return None
        return self._watch.started_s + (0.0 if self._watch.has_reported else READY_S)

    def play(self, timeline: Timeline, began_s: float, now_s: float) -> None:
        """Let `timeline` sound, whose session began at `began_s`."""
        self._numbers += 1
        self._run = Run(self._numbers, timeline, began_s)
        self._quiet_since_s = now_s
        before = self._link
        self.prepare(now_s)
        if self._link is not None and self._link is before:  # a new one was told when it was started
            self._send(m.Play(self._run.number, timeline, began_s), now_s)

    def replace(self, timeline: Timeline, now_s: float) -> None:
        """Let the rest of what sounds follow `timeline`."""
        if self._run is not None:
            self._run = Run(self._run.number, timeline, self._run.began_s)
            self._send(m.Replace(timeline), now_s)

    def halt(self, now_s: float) -> None:
        """Fall silent softly."""
        self._run, self._idle_since_s = None, now_s
        self._send(m.Halt(), now_s)

    def choose(self, choice: SoundChoice, now_s: float) -> None:
        """Sound as chosen."""
        if choice != self._choice:
            self._choice = choice
            self._send(m.Choose(choice), now_s)

    def set_volume(self, now_s: float, percent: int | None = None, muted: bool | None = None) -> None:
        """Be this loud (0–100), or silent; None leaves as it is."""
        self._percent = self._percent if percent is None else percent
        self._muted = self._muted if muted is None else muted
        self._send(m.SetVolume(self._percent, self._muted), now_s)

    def speak(self, lines: Mapping[str, SpokenLine], now_s: float) -> None:
        """Have these lines spoken where the timeline has them."""
        self._lines = dict(lines)
        self._send_lines(now_s)

    def _send_lines(self, now_s: float) -> None:
        texts = tuple(self._lines)
        new = {text: line for text, line in self._lines.items() if self._sent_lines.get(text) is not line}
        # Those that are there already are named first: what is new may take a moment to go over.
        self._send(m.Speak(tuple(text for text in texts if text not in new)), now_s)
        for text, line in new.items():
            self._send(m.SpeechLine(text, line), now_s)
        if new:
            self._send(m.Speak(texts), now_s)
        if self._link is not None:
            self._sent_lines = dict(self._lines)

    # What the process says

    def hear(self, link: Link, message: m.ToParent, now_s: float) -> None:
        """Take what a process said; one that was replaced is not listened to."""
        if link is not self._link:
            return
        match message:
            case m.DeviceReport():
                self._follow(message, now_s)
            case m.Fault():
                logger.error("sound: %s", message.text)
                if self._run is not None and self._run.number == message.run:
                    self._run, self._idle_since_s = None, now_s
                    self._say("failed")
            case m.LogLine():
                logger.log(message.level, "%s", message.text)
            case _:
                pass

    def gone(self, link: Link, code: int | None, now_s: float) -> None:
        """Take that a process has ended by itself."""
        if link is self._link:
            self._link = None
            if self._is_on and not self._watch.is_leaving:
                logger.warning("the sound's process has ended (%s)", code)
                self._again(now_s)

    def _follow(self, report: m.DeviceReport, now_s: float) -> None:
        has_moved = self._watch.follow(report, now_s)
        if has_moved and report.given_s >= HEARD_S:
            self._stalls, self._quiet_since_s = 0, now_s
            self._say("working")
        elif report.device == "working" and self._run is None and self._told != "failed":
            self._say("working")
        if self._run is not None and report.ended_run == self._run.number:
            self._run, self._idle_since_s = None, now_s
        if report.device == "missing":
            self._say("missing")

    def _say(self, state: SoundState) -> None:
        if state != self._told:
            logger.info("sound: %s", state)
            self._told = state
            self._tell(state)

    # What time brings

    def wait_s(self, now_s: float) -> float | None:
        """Give how long nothing needs to be looked at; None is until someone says something."""
        if self._link is None and self._start_at_s is None:
            return None
        moments = (self._start_at_s, self._patience_ends_s, self._quiet_ends_s, self._idle_ends_s)
        due = [at for at in moments if at is not None]
        return max(0.0, min(due) - now_s) if due else None

    @property
    def _patience_ends_s(self) -> float | None:
        """The moment at which the process is given up, if it says nothing more."""
        return None if self._link is None else self._watch.patience_ends_s(self._run is not None, self._stalls)

    @property
    def _quiet_ends_s(self) -> float | None:
        return None if self._run is None or self._told == "missing" else self._quiet_since_s + QUIET_S

    @property
    def _idle_ends_s(self) -> float | None:
        """The moment at which the process is not needed any more."""
        if self._run is not None or self._link is None or self._watch.is_leaving or not self._watch.has_device:
            return None
        return self._idle_since_s + IDLE_S

    def check(self, now_s: float) -> None:
        """Do what is due now."""
        if self._run is not None and self._run.is_over(now_s, self._choice):
            self.halt(now_s)
        if self._link is None and self._start_at_s is not None and now_s >= self._start_at_s:
            self._launch(now_s)
        ends_s = self._patience_ends_s
        if self._link is not None and ends_s is not None and now_s >= ends_s:
            logger.warning("the sound's process is ended: %s", self._watch.fault(now_s))
            self._link.kill()
            self._link = None
            if self._is_on and not self._watch.is_leaving:
                self._stalls += 1
                self._again(now_s)
        idle_ends_s = self._idle_ends_s
        if idle_ends_s is not None and now_s >= idle_ends_s:
            self._end(now_s)
        quiet_ends_s = self._quiet_ends_s
        if quiet_ends_s is not None and now_s >= quiet_ends_s:
            self._say("missing")

    def _again(self, now_s: float) -> None:
        """Start another one, soon; or with the next thing that plays, where nothing should be heard."""
        if now_s - self._watch.started_s >= LIVED_S:
            self._failures = 0
        delay_s = min(DELAY_STEP_S * self._failures, LONGEST_DELAY_S)
        self._failures += 1
        if self._run is None:
            self._start_at_s = None
        elif delay_s == 0.0:
            self._launch(now_s)
        else:
            self._start_at_s = now_s + delay_s

    def _launch(self, now_s: float) -> None:
        self._start_at_s = None
        self._watch = Watch(now_s)
        self._sent_lines = {}
        try:
            self._link = self._spawn()
        except OSError as error:
            logger.warning("the sound's process does not start: %s", error)
            self._say("missing")
            self._again_later(now_s)
            return
        self._send(m.SetVolume(self._percent, self._muted), now_s)
        self._send(m.Choose(self._choice), now_s)
        if self._lines:
            self._send_lines(now_s)
        if self._run is not None:
            self._send(m.Play(self._run.number, self._run.timeline, self._run.began_s), now_s)

    def _again_later(self, now_s: float) -> None:
        self._failures += 1
        self._start_at_s = now_s + LONGEST_DELAY_S if self._run is not None else None

    def _send(self, message: m.ToChild, now_s: float) -> None:
        if self._link is None:
            return
        self._watch.ask(now_s)
        self._link.send(message)
