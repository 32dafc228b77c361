"""Which lines of an exercise are mixed into its sound, and which the voice of the system has to speak as they come.

Invariants:
- a line is heard once: as sound that the player was given in time, or spoken by the system's voice;
- what has passed is not said after all; a line that is under way is not given to the player as well;
- nothing here waits: lines are made into sound in a thread of their own.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from herstel_app.core.narration import Narration, rooms_s, spoken_lines
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.ports.voice import Synthesiser
from herstel_app.core.speech_timing import Utterance
from herstel_app.core.timeline import Timeline

SOON_S = 30.0
"""Lines that come within this time are made into sound first."""
IN_TIME_S = 1.0
"""The player needs this long to let new sound be heard: a line that begins sooner is spoken by the voice."""
CLOSE_S = 1.0

Background = Callable[[Callable[[], None]], object]


def in_thread(work: Callable[[], None]) -> threading.Thread:
    """Do `work` in a thread that holds nothing up."""
    thread = threading.Thread(target=work, name="herstel-lines", daemon=True)
    thread.start()
    return thread


class Manner(msgspec.Struct, frozen=True):
    """By whom, and how fast: lines made in another manner are made anew."""

    voice: str
    rate_percent: int


class Narrator:
    """The lines of the exercise that goes on, made into sound as far as that is possible."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        scheduler: Scheduler,
        give: Callable[[Mapping[str, SpokenLine]], None],
        background: Background = in_thread,
    ) -> None:
        """Follow nothing before `begin`; `give` hands lines to the player, in place of those of before."""
        self._synthesiser, self._scheduler, self._give, self._background = synthesiser, scheduler, give, background
        self._timeline: Timeline | None = None
        self._narration: Narration | None = None
        self._lines: tuple[Utterance, ...] = ()
        self._at_s = 0.0
        self._run = 0
        self._manner: Manner | None = None
        self._made: dict[str, SpokenLine] = {}
        self._given: set[str] = set()
        self._last_work: object = None

    @property
    def is_following(self) -> bool:
        """Whether the lines of an exercise are followed."""
        return self._narration is not None

    def begin(self, timeline: Timeline, at_s: float, manner: Manner | None) -> None:
        """Follow `timeline` from `at_s` (session seconds), before it sounds from there."""
        self.stop()
        rooms = rooms_s(spoken_lines(timeline))
        self._made = {text: line for text, line in self._made.items() if line.duration_s <= rooms.get(text, 0.0)}
        self._plan(timeline, at_s, manner)
        self.hand_over(at_once=True)

    def resume(self, timeline: Timeline, at_s: float, manner: Manner | None) -> None:
        """Go on after a pause, before it sounds again."""
        if timeline is not self._timeline:
            self._plan(timeline, at_s, manner)
        self._at_s = at_s
        self.hand_over(at_once=True)

    def restart(self, timeline: Timeline, at_s: float, manner: Manner | None) -> None:
        """Follow anew, in another manner, what sounds already."""
        self._plan(timeline, at_s, manner)
        self.hand_over()

    def make(self, manner: Manner | None) -> None:
        """Have what is to come made in this manner, now that it is known."""
        if self._narration is not None and manner != self._manner:
            self._make(manner)

    def follow(self, timeline: Timeline, at_s: float, manner: Manner | None) -> None:
        """Move on to `at_s`, perhaps on another plan."""
        self._at_s = at_s
        if self._narration is not None and timeline is not self._timeline:
            self._plan(timeline, at_s, manner)

    def due(self) -> Utterance | None:
        """Give the line that the voice has to begin now, if there is one."""
        line = self._narration.due(self._at_s) if self._narration else None
        return None if line is None or line.text in self._given else line

    @property
    def due_s(self) -> float:
        """When the next line begins (session seconds); infinite where none does."""
        return self._narration.next_s if self._narration else math.inf

    def stop(self) -> None:
        """Follow nothing any more."""
        self._run += 1
        self._timeline = self._narration = None
        self._lines = ()

    def close(self) -> None:
        """End what still goes on."""
        self._run += 1
        if isinstance(self._last_work, threading.Thread):
            self._last_work.join(CLOSE_S)

    def _plan(self, timeline: Timeline, at_s: float, manner: Manner | None) -> None:
        self._timeline, self._at_s = timeline, at_s
        self._narration = Narration(timeline, at_s)
        self._lines = spoken_lines(timeline)
        self._make(manner)

    def _make(self, manner: Manner | None) -> None:
        """Have the lines that are to come made into sound that are not made yet, those that come soon first."""
        if manner is None:
            return  # it will be asked again when the voices are known
        if manner != self._manner:
            self._manner, self._made = manner, {}
        coming = [line for line in self._lines if line.start_s >= self._at_s and line.text not in self._made]
        soon = [line for line in coming if line.start_s < self._at_s + SOON_S]
        later = [line for line in coming if line.start_s >= self._at_s + SOON_S]
        if not coming:
            return
        run = self._run = self._run + 1

        def work() -> None:
            for lines in filter(None, (soon, later)):
                made = self._synthesiser.read(lines, manner.voice, manner.rate_percent, lambda: self._run == run)
                if not made or self._run != run:
                    return  # this voice cannot be made into sound, or nobody waits for it any more
                self._scheduler.soon(partial(self._take, run, manner, made))

        self._last_work = self._background(work)

    def _take(self, run: int, manner: Manner, made: Mapping[str, SpokenLine]) -> None:
        if run == self._run and manner == self._manner:
            self._made |= made
            self.hand_over()

    def hand_over(self, at_once: bool = False) -> None:
        """Give the player what has been made, but no line that the voice has to speak; `at_once`: before it plays."""
        if self._narration is None:
            return
        # A line that a pause cut is not taken up again half-way; one that begins soon is left to the voice.
        until_s, kept = (self._at_s, set[str]()) if at_once else (self._at_s + IN_TIME_S, self._given)
        under_way = {line.text for line in self._lines if line.start_s < until_s and line.end_s > self._at_s}
        planned = {line.text for line in self._lines}
        ready = {text: sound for text, sound in self._made.items()
                 if text in planned and (text not in under_way or text in kept)}  # fmt: skip
        if set(ready) != self._given or at_once:
            self._given = set(ready)
            self._give(ready)
