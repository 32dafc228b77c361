"""What someone wants to hear: plain data, chosen in *Instellingen* and handed to the sound with every exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cue = Literal["tones", "breath", "bowl", "none"]
"""How a phase sounds: tones that glide, a breath-like noise, a soft bowl at the turns, or not at all."""
Bed = Literal["none", "sea", "rain", "brown"]
"""What sounds under the whole exercise."""

LONGEST_AFTER_MINUTES = 30


@dataclass(frozen=True, slots=True)
class SoundChoice:
    """The parts of the sound, each with its own volume in per cent of its full, still soft, level."""

    cue: Cue = "tones"
    cue_percent: int = 100
    bed: Bed = "none"
    bed_percent: int = 60
    bed_after_minutes: int = 0
    """How long the bed goes on after the exercise has come to its end; 0 stops with it."""
    voice: bool = False
    """Whether lines are spoken: cues then make room for them."""
    voice_percent: int = 100
