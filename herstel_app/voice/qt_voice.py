"""The voice of Windows and macOS, through Qt TextToSpeech."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from herstel_app.core.ports.voice import VoiceInfo, VoiceLack
from herstel_app.voice.speech_rate import hurried_percent
from herstel_app.voice.speechd import ssip_rate
from herstel_app.voice.voice_order import in_order, pick

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

logger = logging.getLogger(__name__)
ENGINES = ("winrt", "darwin", "sapi", "speechd", "flite")
"""Best first; Qt's own choice would be `mock`, which says nothing, where there is no other."""


def best_engine() -> str | None:
    """Give the engine to speak with, or None where this computer has none."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    there = QTextToSpeech.availableEngines()
    return next((name for name in ENGINES if name in there), None)


def qt_rate(engine: str, percent: int) -> float:
    """Give Qt's rate (-1…1) at which an engine speaks `percent` slower or faster: each has its own scale."""
    factor = 1 + percent / 100
    match engine:
        case "winrt":  # -1…0…1 are 0.5, 1 and 6 times as fast
            rate = 2 * (factor - 1) if factor < 1 else (factor - 1) / 5
        case "sapi":  # tenfold, each step is a tenth part of three times as fast
            rate = math.log(factor, 3)
        case "speechd":
            rate = ssip_rate(percent) / 100
        case _:  # AVSpeechUtterance says of its scale only where the ends and the middle are
            rate = factor - 1 if factor < 1 else (factor - 1) / 2
    return min(1.0, max(-1.0, rate))


def qt_volume(engine: str, percent: float) -> float:
    """Give Qt's volume (0…1) of an amplitude; the upper half of speech-dispatcher's is louder than the voice is."""
    amplitude = min(1.0, max(0.0, percent / 100))
    return amplitude / 2 if engine == "speechd" else amplitude


class QtVoice:
    """Speaks through Qt; belongs to the window's thread, as the engines of Windows and macOS want."""

    def __init__(self, engine: str | None = None, parameters: dict[str, Any] | None = None) -> None:
        """Remember the engine, or None for the best there is; nothing is loaded before `start`."""
        self._engine, self._parameters = engine, parameters or {}
        self._speech: QTextToSpeech | None = None
        self._known: dict[str, QVoice] = {}
        self._voices: tuple[VoiceInfo, ...] = ()
        self._lack = VoiceLack.DUTCH
        self._listeners: list[Callable[[tuple[VoiceInfo, ...]], None]] = []
        self._name, self._spoken_with = "", ""
        self._rate_percent, self._volume_percent = 0, 100.0
        self._saying: str | None = None
        self._is_heard = False
        self._said_listeners: list[Callable[[str], None]] = []

    def start(self) -> None:
        """Load the engine, and look which voices it has."""
        if self._speech is None:
            try:
                self._load()
            except (ImportError, RuntimeError) as error:
                logger.info("no speech: %s", error)
        if self._speech is None:
            self._lack = VoiceLack.PROGRAM
            self._tell({}, ())
        elif self._speech.state() != self._speech.State.Error:
            self._lack = VoiceLack.DUTCH
            self._look()
        else:
            logger.info("%s: %s", self._engine, self._speech.errorString())
            self._lack = VoiceLack.ANSWER
            self._tell({}, ())

    def _load(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._engine = self._engine or best_engine()
        if self._engine is not None:
            self._speech = QTextToSpeech(self._engine, self._parameters)
            self._speech.errorOccurred.connect(lambda reason, text: logger.info("%s: %s", reason, text))
            self._speech.stateChanged.connect(self._follow)

    def _look(self) -> None:
        assert self._speech is not None
        known: dict[str, QVoice] = {}
        found: list[VoiceInfo] = []
        for locale in self._speech.availableLocales():
            if locale.language() != QLocale.Language.Dutch:
                continue
            self._speech.setLocale(locale)
            for voice in self._speech.availableVoices():
                # The disguises (NAME+robot and the like) that espeak-ng gives each of its voices.
                if self._engine == "speechd" and "+" in voice.name():
                    continue
                known.setdefault(voice.name(), voice)
                found.append(VoiceInfo(voice.name(), voice.name(), locale.name().replace("_", "-")))
        self._tell(known, in_order(found))

    def _tell(self, known: dict[str, QVoice], voices: tuple[VoiceInfo, ...]) -> None:
        self._known, self._voices, self._spoken_with = known, voices, ""
        for listener in self._listeners:
            listener(voices)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Give the Dutch voices found so far."""
        return self._voices

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        """Have `listener` called when it is known which voices there are."""
        self._listeners.append(listener)

    def lack(self) -> VoiceLack:
        """Say why there are none, where the last look found none."""
        return self._lack

    def choose(self, name: str) -> None:
        """Speak with this voice from the next line on."""
        self._name = name

    def set_rate(self, percent: int) -> None:
        """Speak slower or faster from the next line on."""
        self._rate_percent = percent

    def set_volume(self, percent: float) -> None:
        """Set how loud the next line is."""
        self._volume_percent = percent

    def say(self, text: str, room_s: float | None = None) -> None:
        """Speak `text` now, in place of what is being said."""
        voice = pick(self._voices, self._name)
        if self._speech is None or self._engine is None or voice is None:
            return
        self.stop()
        if voice.name != self._spoken_with:
            self._speech.setVoice(self._known[voice.name])
            self._spoken_with = voice.name
        self._speech.setRate(qt_rate(self._engine, hurried_percent(text, self._rate_percent, room_s)))
        self._speech.setVolume(qt_volume(self._engine, self._volume_percent))
        self._saying, self._is_heard = text, False
        self._speech.say(" ".join(text.split()))

    def on_said(self, listener: Callable[[str], None]) -> None:
        """Have `listener` called with each text that was said to its end."""
        self._said_listeners.append(listener)

    def _follow(self, state: QTextToSpeech.State) -> None:
        """Take the end of what has been heard for its end: an engine that was stopped may tell so later."""
        if self._speech is None or self._saying is None:
            return
        if state == self._speech.State.Speaking:
            self._is_heard = True
        elif state == self._speech.State.Ready and self._is_heard:
            said, self._saying, self._is_heard = self._saying, None, False
            for listener in self._said_listeners:
                listener(said)

    def stop(self) -> None:
        """Be silent."""
        if self._speech is not None and self._saying is not None:
            self._saying, self._is_heard = None, False
            self._speech.stop(self._speech.BoundaryHint.Immediate)

    def close(self) -> None:
        """Give the engine back."""
        self.stop()
        if self._speech is not None:
            self._speech.deleteLater()
            self._speech = None
