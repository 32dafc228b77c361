"""The voice that this operating system has."""

from __future__ import annotations

import sys

from herstel_app.core.ports.voice import SilentVoice, Synthesiser, Voice
from herstel_app.voice.fitting import FittingSynthesiser
from herstel_app.voice.speech_programs import Espeak, Say, SpeechProgram, WindowsVoices


def system_voice(platform: str = sys.platform) -> Voice:
    """Give what speaks at once: Qt on Windows and macOS, speech-dispatcher itself elsewhere (ADR 20 says why)."""
    if platform in ("win32", "darwin"):
        from herstel_app.voice.qt_voice import QtVoice

        return QtVoice()
    from herstel_app.voice.speechd import SpeechdVoice

    return SpeechdVoice()


def voice_without_qt(platform: str = sys.platform) -> Voice:
    """Give what speaks at once without Qt: on Windows and macOS nothing does, and lines are only made into sound."""
    if platform in ("win32", "darwin"):
        return UnheardVoice()
    return system_voice(platform)


class UnheardVoice(SilentVoice):
    """Does not speak itself, and does not know which voices there are: lines are made with the one that was chosen."""

    def start(self) -> None:
        """Tell nothing: there may well be voices."""


def system_synthesiser(platform: str = sys.platform) -> Synthesiser:
    """Give what makes lines into sound."""
    reader: SpeechProgram
    match platform:
        case "win32":
            reader = WindowsVoices()
        case "darwin":
            reader = Say()
        case _:
            reader = Espeak()
    return FittingSynthesiser(reader)
