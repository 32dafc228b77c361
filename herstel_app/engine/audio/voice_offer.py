"""The voice, offered once: on only when someone says yes, and not offered where there is none."""

from __future__ import annotations

from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel


class VoiceOffer:
    """Knows whether there is a voice to ask for."""

    def __init__(self, audio: AudioDirector, settings: SettingsModel) -> None:
        """Look for nothing yet."""
        self.changed: Event[()] = Event()
        """There is something else to ask than before."""
        self._audio, self._settings = audio, settings
        self._is_answered = False
        audio.speaker.voices_found.connect(lambda _: self.changed.emit())

    @property
    def asks(self) -> bool:
        """Whether there is a voice, and nobody has said whether they want it."""
        return bool(self._audio.speaker.voices) and not self._is_answered

    def look(self) -> None:
        """Look which voices there are, where that is not known yet."""
        if self._audio.speaker.voices is None:
            self._audio.look_for_voices()

    def answer(self, yes: bool) -> None:
        """Have the voice speak in exercises, or not."""
        self._is_answered = True
        self._settings.change(voice=yes)
        self.changed.emit()
