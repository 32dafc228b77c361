"""Which voices come first, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterable

from herstel_app.core.ports.voice import VoiceInfo

LOCALES = ("nl-NL", "nl-BE")


def in_order(voices: Iterable[VoiceInfo]) -> tuple[VoiceInfo, ...]:
    """Give each voice once: those of the Netherlands, of Belgium, then the rest, as they came."""
    unique = {voice.name: voice for voice in voices}.values()
    return tuple(sorted(unique, key=lambda v: LOCALES.index(v.locale) if v.locale in LOCALES else len(LOCALES)))


def pick(voices: tuple[VoiceInfo, ...], name: str) -> VoiceInfo | None:
    """Give the voice of that name, else the first; None where there is none."""
    return next((voice for voice in voices if voice.name == name), voices[0] if voices else None)
