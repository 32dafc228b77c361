"""The voice, offered once: heard first, and on only when someone says yes. Without one: how to get it."""

from __future__ import annotations

from typing import Literal

from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.audio.volume import Volume
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.engine.words import VOICE_DECLINED, VOICE_LOOKING, VOICE_OFFERED, VOICE_QUESTION, VOICE_TAKEN

State = Literal["looking", "none", "offered", "asked", "yes", "no"]
SAID: dict[State, str] = {
    "looking": VOICE_LOOKING,
    "none": "",
    "offered": VOICE_OFFERED,
    "asked": VOICE_QUESTION,
    "yes": VOICE_TAKEN,
    "no": VOICE_DECLINED,
}


class VoiceOffer:
    """Knows whether there is a voice, whether it was heard, and what someone answered."""

    def __init__(self, audio: AudioDirector, volume: Volume, settings: SettingsModel) -> None:
        """Look for nothing yet."""
        self.changed: Event[()] = Event()
        """Something else is to be shown."""
        self._audio, self._volume, self._settings = audio, volume, settings
        self._answer: Literal["yes", "no"] | None = None
        self._is_heard = False
        audio.speaker.voices_found.connect(lambda _: self.changed.emit())
        audio.speaker.sampled.connect(self._hear_sampled)

    @property
    def state(self) -> State:
        """Where it stands."""
        voices = self._audio.speaker.voices
        if voices is None:
            return "looking"
        if not voices:
            return "none"
        return self._answer or ("asked" if self._is_heard else "offered")

    @property
    def said(self) -> str:
        """What is said about it, in Dutch; nothing where there is no voice."""
        return SAID[self.state]

    @property
    def advice(self) -> tuple[str, ...]:
        """How to get a voice, in Dutch, where there is none."""
        lack = self._audio.speaker.lack
        return (no_voice(lack), *how_to_add(lack=lack)) if self.state == "none" else ()

    def look(self) -> None:
        """Look which voices there are, where that is not known yet."""
        if self._audio.speaker.voices is None:
            self._audio.look_for_voices()

    def show_advice(self) -> None:
        """Remember that someone was told that there is no voice."""
        if self.state == "none":
            self._settings.change(no_voice_told=True)

    def hear(self) -> None:
        """Have the voice say a few words, and ask; what it says already is broken off."""
        if self._audio.is_sampling_voice:
            self._audio.stop_voice_sample()
            return
        if self._settings.settings.muted:
            self._volume.toggle_mute()
        self._audio.sample_voice()

    def answer(self, yes: bool) -> None:
        """Have the voice speak in exercises, or not."""
        self._answer = "yes" if yes else "no"
        self._audio.stop_voice_sample()
        self._settings.change(voice=yes)
        self.changed.emit()

    def _hear_sampled(self) -> None:
        self._is_heard = True
        self.changed.emit()
