"""The voices that can carry a breath, by the name with which they are chosen."""

from __future__ import annotations

from collections.abc import Callable

from herstel_app.audio.cues.bowl import bowl
from herstel_app.audio.cues.harp import WINDS, harp
from herstel_app.audio.cues.hum import hum
from herstel_app.audio.cues.muscles import PULLS, muscles
from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.cues.wave import wave
from herstel_app.audio.sample_grid import Ears
from herstel_app.core.sound import Cue

CueVoice = Callable[[CueSpan, int], Ears]
"""Gives one block of a cue, by its number."""

VOICES: dict[Cue, CueVoice] = {"harp": harp, "hum": hum, "wave": wave, "bowl": bowl}
BREATHED = frozenset(WINDS)
"""The phases that are breathed: each voice has them."""


def cue(voice: Cue, span: CueSpan, number: int) -> Ears | None:
    """Give block `number` of how a phase sounds; None where it has no sound. Muscles sound alike with every voice."""
    if voice in VOICES and span.phase in BREATHED:
        return VOICES[voice](span, number)
    return muscles(span, number) if voice in VOICES and span.phase in PULLS else None
