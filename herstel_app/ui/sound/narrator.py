"""Has the lines of an exercise spoken: mixed into its sound where they can be made into sound, else as they come.

Invariants:
- a line is heard once: as sound that the player was given in time, or spoken by the system's voice;
- a pause, the end and a line's own end silence the voice at once; what has passed is not said after all;
- nothing here waits: lines are made into sound in a thread of their own.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from herstel_app.core.narration import Narration, rooms_s, spoken_lines
from herstel_app.core.ports.sound import Player, SpokenLine
from herstel_app.core.ports.voice import Synthesiser, Voice, VoiceInfo
from herstel_app.core.session import State
from herstel_app.core.settings import Settings
from herstel_app.core.speech import Utterance
from herstel_app.core.timeline import Frame, Timeline
from herstel_app.core.voice_level import live_percent
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper

logger = logging.getLogger(__name__)
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


@dataclass(frozen=True, slots=True)
class Manner:
    """By whom, and how fast: lines made in another manner are made anew."""

    voice: str
    rate_percent: int


@dataclass(frozen=True, slots=True)
class Made:
    """What came back from the thread: lines of one run, by their text."""

    run: int
    manner: Manner
    lines: Mapping[str, SpokenLine]


class Narrator(QObject):
    """Follows the driver, and speaks where it is wanted."""

    notice = Signal(str)
    """A Dutch sentence or two for the notice bar."""
    _found = Signal(object)
    _came = Signal(object)

    def __init__(
        self,
        driver: Driver,
        player: Player,
        voice: Voice,
        synthesiser: Synthesiser,
        keeper: SettingsKeeper,
        background: Background = in_thread,
    ) -> None:
        """Keep what it needs; nothing is looked for before `start`."""
        super().__init__()
        self._driver, self._player, self._voice, self._keeper = driver, player, voice, keeper
        self._synthesiser, self._background = synthesiser, background
        self._known: tuple[VoiceInfo, ...] | None = None
        self._settings = keeper.settings
        self._timeline: Timeline | None = None
        self._narration: Narration | None = None
        self._lines: tuple[Utterance, ...] = ()
        self._run = 0
        self._manner: Manner | None = None
        self._made: dict[str, SpokenLine] = {}
        self._given: set[str] = set()
        self._speaking: Utterance | None = None
        self._last_work: object = None
        self._found.connect(self._find)
        self._came.connect(self._take)
        # The voice calls from its own thread; a signal carries it over to the window's.
        voice.on_voices(self._found.emit)
        driver.began.connect(self._begin)
        driver.frame_changed.connect(self._follow)
        driver.paused.connect(self.hush)
        driver.resumed.connect(self._resume)
        driver.ended.connect(self._end)
        keeper.changed.connect(self._change)

    def start(self) -> None:
        """Look for the voice, if it is wanted at all: on some computers that starts a program."""
        if self._keeper.settings.voice:
            self._set_up()
            self._voice.start()

    def close(self) -> None:
        """End what still goes on."""
        self._run += 1
        self._voice.close()
        if isinstance(self._last_work, threading.Thread):
            self._last_work.join(CLOSE_S)

    def hush(self, _event: object = None) -> None:
        """Silence the voice."""
        if self._speaking is not None:
            self._speaking = None
            self._voice.stop()

    def _set_up(self) -> None:
        settings = self._keeper.settings
        self._voice.choose(settings.voice_name)
        self._voice.set_rate(settings.voice_rate_percent)
        self._voice.set_volume(live_percent(settings))

    def _begin(self, timeline: Timeline) -> None:
        self.hush()
        self._stop_making()
        if self._keeper.settings.voice:
            self._set_up()
            self._keep_room()
            self._keep_fitting(spoken_lines(timeline))
            self._plan(timeline, 0.0)
            self._give(at_once=True)

    def _keep_room(self) -> None:
        """Have the player make room for the lines; without a Dutch voice there is none to make."""
        self._player.set_choice(replace(self._keeper.settings.sound, voice=self._known != ()))

    def _keep_fitting(self, lines: tuple[Utterance, ...]) -> None:
        """Keep of what was made before what this exercise can use."""
        rooms = rooms_s(lines)
        self._made = {text: line for text, line in self._made.items() if line.duration_s <= rooms.get(text, 0.0)}

    def _plan(self, timeline: Timeline, at_s: float) -> None:
        """Follow `timeline` from `at_s` on, and have made what is not made yet."""
        self._timeline = timeline
        self._narration = Narration(timeline, at_s)
        self._lines = spoken_lines(timeline)
        self._make(at_s)

    def _resume(self, _event: object) -> None:
        timeline = self._driver.timeline
        if self._narration is None or timeline is None:
            return
        if timeline is not self._timeline:
            self._plan(timeline, self._driver.at_s)
        self._give(at_once=True)

    def _end(self, _event: object) -> None:
        self.hush()
        self._stop_making()

    def _stop_making(self) -> None:
        self._run += 1
        self._timeline = self._narration = None
        self._lines = ()

    def _follow(self, frame: Frame) -> None:
        if self._narration is None or self._driver.state is not State.RUNNING:
            return
        timeline = self._driver.timeline
        if timeline is not None and timeline is not self._timeline:
            self._plan(timeline, frame.at_s)
        if self._speaking is not None and frame.at_s >= self._speaking.end_s:
            self.hush()
            self._give()
        line = self._narration.due(frame.at_s)
        if line is not None and line.text not in self._given:
            self._say(line, line.end_s - frame.at_s)

    def _say(self, line: Utterance, room_s: float) -> None:
        if live_percent(self._keeper.settings) > 0.0:
            self._speaking = line
            self._voice.say(line.text, room_s)

    def _make(self, at_s: float) -> None:
        """Have the lines from `at_s` on made into sound that are not made yet, those that come soon first."""
        manner = self._current_manner()
        if manner is None:
            return  # it will be asked again when the voices are known
        if manner != self._manner:
            self._manner, self._made = manner, {}
        coming = [line for line in self._lines if line.start_s >= at_s and line.text not in self._made]
        soon = [line for line in coming if line.start_s < at_s + SOON_S]
        later = [line for line in coming if line.start_s >= at_s + SOON_S]
        if coming:
            run = self._run = self._run + 1

            def work() -> None:
                for lines in filter(None, (soon, later)):
                    made = self._synthesiser.read(lines, manner.voice, manner.rate_percent, lambda: self._run == run)
                    if not made or self._run != run:
                        return  # this voice cannot be made into sound, or nobody waits for it any more
                    self._came.emit(Made(run, manner, made))

            self._last_work = self._background(work)

    def _current_manner(self) -> Manner | None:
        settings = self._keeper.settings
        name = settings.voice_name
        if self._known is not None and all(voice.name != name for voice in self._known):
            name = self._known[0].name if self._known else ""
        return Manner(name, settings.voice_rate_percent) if name else None

    def _take(self, made: Made) -> None:
        if made.run == self._run and made.manner == self._manner:
            self._made |= made.lines
            self._give()

    def _give(self, at_once: bool = False) -> None:
        """Give the player what has been made, but no line that the voice has to speak; `at_once`: before it plays."""
        if self._narration is None:
            return
        at_s = self._driver.at_s
        # A line that a pause cut is not taken up again half-way; one that begins soon is left to the voice.
        until_s, kept = (at_s, set[str]()) if at_once else (at_s + IN_TIME_S, self._given)
        under_way = {line.text for line in self._lines if line.start_s < until_s and line.end_s > at_s}
        planned = {line.text for line in self._lines}
        ready = {text: sound for text, sound in self._made.items()
                 if text in planned and (text not in under_way or text in kept)}  # fmt: skip
        if set(ready) != self._given or at_once:
            self._given = set(ready)
            self._player.set_speech(ready)

    def _find(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._known = voices
        settings = self._keeper.settings
        if not settings.voice:
            return
        if not voices:
            logger.info("no Dutch voice")
            if self._narration is not None:
                self._keep_room()
            if not settings.no_voice_told:
                self._keeper.change(no_voice_told=True)
                lack = self._voice.lack()
                self.notice.emit(" ".join((no_voice(lack), *how_to_add(lack=lack))))
        elif self._narration is not None and self._current_manner() != self._manner:
            self._make(self._driver.at_s)

    def _change(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if settings.voice:
            self._set_up()
        if not settings.voice:
            self.hush()
            self._stop_making()
        elif live_percent(settings) == 0.0:
            self.hush()
        wanted_anew = not before.voice or (before.voice_name, before.voice_rate_percent) != (
            settings.voice_name,
            settings.voice_rate_percent,
        )
        timeline = self._driver.timeline
        if settings.voice and settings.sound != before.sound and self._narration is not None:
            self._keep_room()  # after the sampler, which gives the sound as it is set
        if settings.voice and wanted_anew:
            if self._known is None:
                self._voice.start()
            if timeline is not None:
                self._plan(timeline, self._driver.at_s)
                self._give()
