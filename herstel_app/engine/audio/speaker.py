"""The voice of this computer: which there are, and what it says. Nobody else calls it.

Invariant: the voice says one thing at a time; who had it before is silenced by the director.
"""

from __future__ import annotations

import logging
import math

from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.voice import Voice, VoiceInfo, VoiceLack
from herstel_app.core.settings import Settings
from herstel_app.core.speech_timing import Utterance
from herstel_app.core.voice_level import live_percent
from herstel_app.engine.audio.narrator import Manner
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.engine.words import VOICE_SAMPLE

logger = logging.getLogger(__name__)


class Speaker:
    """Speaks lines of an exercise, sentences of a text, and a few words to choose by."""

    def __init__(self, voice: Voice, settings: SettingsModel, scheduler: Scheduler) -> None:
        """Look for nothing before `start`."""
        self.voices_found: Event[tuple[VoiceInfo, ...]] = Event()
        """The Dutch voices there are, perhaps none."""
        self.said: Event[str] = Event()
        """A text that was said to its end."""
        self.notice: Event[str] = Event()
        """A Dutch sentence or two for the user."""
        self.voices: tuple[VoiceInfo, ...] | None = None
        """The Dutch voices there are; None until it is known."""
        self.was_sampled = settings.settings.voice or settings.settings.evening_aloud
        """Whether someone knows how the voice sounds."""
        self._voice, self._model = voice, settings
        self._line: Utterance | None = None
        """What is spoken of an exercise."""
        voice.on_voices(lambda found: scheduler.soon(lambda: self._find(found)))
        voice.on_said(lambda text: scheduler.soon(lambda: self.said.emit(text)))

    @property
    def _settings(self) -> Settings:
        return self._model.settings

    def start(self) -> None:
        """Look for the voice, if it is wanted at all: on some computers that starts a program."""
        if self._settings.voice:
            self.set_up()
            self._voice.start()

    def close(self) -> None:
        """Give the voice back."""
        self._voice.close()

    @property
    def lack(self) -> VoiceLack:
        """Why there are no voices, where there are none."""
        return self._voice.lack()

    def look_for_voices(self) -> None:
        """Look, or look again, which voices there are."""
        self._voice.start()

    @property
    def is_audible(self) -> bool:
        """Whether anything that is said can be heard."""
        return live_percent(self._settings) > 0.0

    @property
    def speaks(self) -> bool:
        """Whether the lines of an exercise are spoken: it is wanted, and not known that there is no voice."""
        return self._settings.voice and self.voices != ()

    @property
    def manner(self) -> Manner | None:
        """By whom, and how fast, lines are to be made into sound; None until that is known."""
        name = self._settings.voice_name
        if self.voices is not None and all(voice.name != name for voice in self.voices):
            name = self.voices[0].name if self.voices else ""
        return Manner(name, self._settings.voice_rate_percent) if name else None

    def set_up(self) -> None:
        """Have the voice speak as the settings say."""
        self._voice.choose(self._settings.voice_name)
        self._voice.set_rate(self._settings.voice_rate_percent)
        self._voice.set_volume(live_percent(self._settings))

    def say_line(self, line: Utterance, at_s: float) -> None:
        """Speak a line of an exercise that is at `at_s`."""
        if self.is_audible:
            self._line = line
            self._voice.say(line.text, line.end_s - at_s)

    def end_line(self, at_s: float) -> bool:
        """Fall silent where the time of the line is over at `at_s`; False where nothing is to be ended."""
        if self._line is None or at_s < self._line.end_s:
            return False
        self.hush_line()
        return True

    @property
    def line_end_s(self) -> float:
        """When the line that is spoken is to be over (session seconds); infinite where none is."""
        return self._line.end_s if self._line else math.inf

    def hush_line(self) -> None:
        """Fall silent, if it is a line of an exercise that is spoken."""
        if self._line is not None:
            self._line = None
            self._voice.stop()

    def read(self, text: str) -> None:
        """Speak a sentence of a text."""
        self.set_up()
        self._voice.say(text)

    def sample(self) -> None:
        """Speak a few words as an exercise would."""
        self.set_up()
        self._voice.stop()
        self._voice.say(VOICE_SAMPLE)
        self.was_sampled = True

    def stop(self) -> None:
        """Fall silent, whatever is said."""
        self._line = None
        self._voice.stop()

    def tell_lack(self) -> None:
        """Tell that there is no Dutch voice, and what helps."""
        logger.info("no Dutch voice")
        if self._settings.voice:
            self._model.change(no_voice_told=True)
        self.notice.emit(" ".join((no_voice(self.lack), *how_to_add(lack=self.lack))))

    def tell_lack_once(self) -> None:
        """Tell it, unless it was told before on this computer to who wanted the voice."""
        if not self._settings.no_voice_told:
            self.tell_lack()

    def _find(self, voices: tuple[VoiceInfo, ...]) -> None:
        self.voices = voices
        self.voices_found.emit(voices)
