"""The voices that can carry a breath, by the name with which they are chosen."""

from __future__ import annotations

from collections.abc import Callable

from herstel_app.audio.cues.harp import WINDS, harp
from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.cues.wave import wave
from herstel_app.audio.sample_grid import Samples
from herstel_app.core.sound import Cue

CueVoice = Callable[[CueSpan, int], Samples]
"""Gives one block of a cue, by its number."""

VOICES: dict[Cue, CueVoice] = {"harp": harp, "wave": wave}
BREATHED = frozenset(WINDS)
"""The phases that are breathed, and so have a voice."""
