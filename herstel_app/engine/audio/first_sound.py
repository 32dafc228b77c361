"""The first sound: whether it can just be heard, made louder until it can.

It is asked where someone first lets a breath sound. Who skipped that is asked once, in a line at the start of the
first exercise that sounds; an answer is not needed, and nothing is asked in the middle of it.
"""

from __future__ import annotations

from typing import Literal

from herstel_app.core.ports.sound import SoundState
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.audio.output_watch import OutputWatch
from herstel_app.engine.audio.samples import cue_sample
from herstel_app.engine.audio.volume import Volume
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.words import (
    HEARD,
    HEARD_AT_FULL,
    HEARD_QUESTION,
    HEARD_WHILE_PRACTISING,
    RAISE_COMPUTER,
    SOUND_LOST,
)

LOUDER_PERCENT = 10
"""A step that is heard: 5 % hardly is."""
State = Literal["silent", "asked", "at_full", "heard"]
SAID: dict[State, str] = {"silent": "", "asked": HEARD_QUESTION, "at_full": HEARD_AT_FULL, "heard": HEARD}


class FirstSound:
    """Lets a breath sound, and asks whether it is heard."""

    def __init__(self, audio: AudioDirector, volume: Volume, output: OutputWatch, settings: SettingsModel) -> None:
        """Ask nothing yet."""
        self.changed: Event[()] = Event()
        """Something else is to be shown."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.withdrawn: Event[str] = Event()
        """A sentence that is no longer so."""
        self.state: State = "silent"
        self._audio, self._volume, self._output, self._settings = audio, volume, output, settings
        self._lost = ""
        self._is_told = False
        output.changed.connect(self._follow_output)
        audio.state_changed.connect(self._follow_sound)
        volume.was_set.connect(lambda *_: self.withdraw())

    @property
    def said(self) -> str:
        """The question, or what follows from the answer, in Dutch."""
        if self.state == "at_full" and not self.lack:
            return f"{HEARD_AT_FULL} {RAISE_COMPUTER}"
        return SAID[self.state]

    @property
    def lack(self) -> str:
        """What stands in the way of hearing anything, in Dutch; empty where nothing is known to."""
        return self._lost or self._output.lack

    @property
    def asks(self) -> bool:
        """Whether an answer is waited for."""
        return self.state in ("asked", "at_full")

    def hear(self) -> None:
        """Let a breath sound, and ask; what sounds already falls silent."""
        settings = self._settings.settings
        if settings.muted or not settings.volume:
            self._volume.set_percent(settings.volume or LOUDER_PERCENT)
        self._audio.hear(cue_sample(self._settings.settings.cue))
        if self._audio.sounding:
            self._ask()

    def louder(self) -> None:
        """Make it a step louder, and let it sound again."""
        self._volume.set_percent(min(100, self._settings.settings.volume + LOUDER_PERCENT))
        self._audio.stop_sample()
        self.hear()

    def answer_heard(self) -> None:
        """Take a yes for an answer."""
        self._settings.change(sound_asked=True)
        self._move("heard")

    def begin_exercise(self) -> None:
        """Ask in one line who was not asked before, now that an exercise begins."""
        settings = self._settings.settings
        if settings.welcomed and not settings.sound_asked and not settings.muted and settings.volume:
            self._settings.change(sound_asked=True)
            self._is_told = True
            self.notice.emit(HEARD_WHILE_PRACTISING)

    def withdraw(self) -> None:
        """Take that line back."""
        if self._is_told:
            self._is_told = False
            self.withdrawn.emit(HEARD_WHILE_PRACTISING)

    def _ask(self) -> None:
        self._move("at_full" if self._settings.settings.volume >= 100 else "asked")

    def _move(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _follow_output(self) -> None:
        if self._output.lack:
            self.withdraw()  # which says more
        self.changed.emit()

    def _follow_sound(self, state: SoundState) -> None:
        self._lost = SOUND_LOST.get(state, "")
        self.changed.emit()
