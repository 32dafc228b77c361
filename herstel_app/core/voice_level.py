"""How loud a voice speaks that is not mixed into our own sound, so that it is as loud as one that is."""

from __future__ import annotations

from herstel_app.core.settings import Settings
from herstel_app.core.sound import PART_RANGE_DB, SPEECH_LUFS, VOLUME_RANGE_DB

OWN_LUFS = -16.0
"""How loud a voice is by itself: espeak-ng through speech-dispatcher, measured."""


def live_percent(settings: Settings) -> float:
    """Give the amplitude (0–100) at which the voice of the system is to speak; 0 is not at all."""
    if settings.muted or not settings.volume or not settings.voice_percent:
        return 0.0
    softer_db = VOLUME_RANGE_DB * (1 - settings.volume / 100) + PART_RANGE_DB * (1 - settings.voice_percent / 100)
    return float(100 * 10 ** ((SPEECH_LUFS - OWN_LUFS - softer_db) / 20))
