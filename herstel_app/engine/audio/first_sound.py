"""The first sound: breaths that sound and are seen before anything is chosen, louder until they are just heard.

Invariants:
- whether it is heard is asked once the first tone sounded;
- what is seen follows what sounds: both begin together, and begin together again;
- where nothing can sound the breaths are seen all the same;
- once it is left nothing sounds of it, and it is asked no more.
"""

from __future__ import annotations

from typing import Literal

from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.sound import SoundState
from herstel_app.core.ports.system import Clock
from herstel_app.core.timeline import Frame
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.audio.output_watch import OutputWatch
from herstel_app.engine.audio.samples import GENTLE, GENTLE_BREATHS, GENTLE_TONE_S
from herstel_app.engine.audio.volume import Volume
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.words import HEARD_AT_FULL, HEARD_QUESTION, RAISE_COMPUTER, SOUND_LOST, WATCH

LOUDER_PERCENT = 10
"""A step that is heard: 5 % hardly is."""
FRAME_S = 0.033
State = Literal["silent", "not_yet", "asked", "at_full"]


class FirstSound:
    """Lets breaths sound, over and over, and asks whether they are heard."""

    def __init__(
        self,
        audio: AudioDirector,
        volume: Volume,
        output: OutputWatch,
        settings: SettingsModel,
        clock: Clock,
        scheduler: Scheduler,
    ) -> None:
        """Ask nothing yet."""
        self.changed: Event[()] = Event()
        """Something else is to be shown."""
        self.frame_changed: Event[Frame] = Event()
        """What is seen of the breaths now."""
        self.state: State = "silent"
        self._audio, self._volume, self._output, self._settings = audio, volume, output, settings
        self._clock = clock
        self._lost = ""
        self._since_s: float | None = None
        """When the breaths began; None where they do not go on."""
        self._ticker = scheduler.ticker(self._show)
        output.changed.connect(self._follow_output)
        audio.state_changed.connect(self._follow_sound)
        audio.sample_changed.connect(self._follow_sample)
        audio.possible_changed.connect(self._sound_again)

    @property
    def said(self) -> str:
        """What stands in the way of hearing it, or else the question, in Dutch; nothing before and after it."""
        if self.state == "silent":
            return ""
        if self.lack:
            return WATCH.get(self.lack, self.lack)
        match self.state:
            case "not_yet":
                return ""
            case "asked":
                return HEARD_QUESTION
            case "at_full":
                return f"{HEARD_AT_FULL} {RAISE_COMPUTER}"

    @property
    def lack(self) -> str:
        """What stands in the way of hearing anything, in Dutch; empty where nothing is known to."""
        return self._lost or self._output.lack

    @property
    def goes_on(self) -> bool:
        """Whether the breaths go on."""
        return self._since_s is not None

    def begin(self) -> None:
        """Let the breaths sound and be seen; ask after the first tone."""
        self._since_s = self._clock.monotonic_s()
        self._ticker.start(FRAME_S)
        self._sound_again()
        self._move("not_yet")

    def end(self) -> None:
        """Leave it."""
        if self.goes_on:
            self._since_s = None
            self._ticker.stop()
            self._audio.stop_sample()
            self._move("silent")

    def louder(self) -> None:
        """Make it a step louder, and audible at all."""
        self._volume.set_percent(min(100, self._settings.settings.volume + LOUDER_PERCENT))
        self._ask()

    def answer_heard(self) -> None:
        """Take a yes for an answer."""
        self._move("silent")

    def _ask(self) -> None:
        self._move("at_full" if self._settings.settings.volume >= 100 else "asked")

    def _move(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _show(self) -> None:
        if self._since_s is not None:
            past_s = max(0.0, self._clock.monotonic_s() - self._since_s)
            self.frame_changed.emit(GENTLE.frame_at(past_s % GENTLE.duration_s))
            if self.state == "not_yet" and past_s >= GENTLE_TONE_S:
                self._ask()

    def _sound_again(self) -> None:
        """Sound where that is possible (again), from a breath that begins."""
        if self.goes_on and self._audio.can_sample and not self._audio.sounding:
            now_s = self._clock.monotonic_s()
            self._audio.hear(GENTLE_BREATHS)
            self._since_s = now_s + self._audio.sample.in_s

    def _follow_sample(self, sounding: str) -> None:
        if not sounding:
            self._sound_again()

    def _follow_output(self) -> None:
        self.changed.emit()

    def _follow_sound(self, state: SoundState) -> None:
        self._lost = SOUND_LOST.get(state, "")
        self.changed.emit()
