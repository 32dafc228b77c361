"""What someone wants to hear: plain data, chosen in *Instellingen* and handed to the sound with every exercise."""

from __future__ import annotations

from typing import Literal

import msgspec

Cue = Literal["harp", "hum", "wave", "bowl", "none"]
"""How a phase sounds: a wind harp, a hummed choir, a breath as a wave, a soft bowl at the turns, or not at all."""
Bed = Literal["none", "sea", "rain", "brown"]
"""What sounds under the whole exercise."""

LONGEST_AFTER_MINUTES = 30
VOLUME_RANGE_DB = 30
"""How much softer the volume at its softest is than at 100 %."""
FULL_WAS_SOFTER_DB = {24: 6, 36: 6}
"""By the range that the volume had before, how much softer 100 % was then than it is now."""
PART_RANGE_DB = 24
"""The same for the volume of each part."""
MASTER_DB = 6
"""How much louder cues and beds sound than each is made: with a voice, the whole is then -24 LUFS."""
DUCK_DB = -9
"""How much softer the cue of a breath is where a line is spoken over it."""
SPEECH_LUFS = -22.0
"""How loud a spoken line is at full volume."""


def volume_in_range(percent: int, from_db: int, to_db: int = VOLUME_RANGE_DB) -> int:
    """Give the volume that sounds as loud as `percent` did when the whole range was `from_db` decibels.

    What was softer than the new range reaches becomes its softest; only 0 is silent.
    """
    if percent <= 0:
        return 0
    softer_db = FULL_WAS_SOFTER_DB.get(from_db, 0) + (100 - percent) * from_db / 100
    return min(100, max(1, round(100 - 100 * softer_db / to_db)))


class SoundChoice(msgspec.Struct, frozen=True):
    """The parts of the sound, each with its own volume in per cent of its full, still soft, level."""

    cue: Cue = "harp"
    cue_percent: int = 100
    bed: Bed = "none"
    bed_percent: int = 60
    bed_after_minutes: int = 0
    """How long the bed goes on after the exercise has come to its end; 0 stops with it."""
    voice: bool = False
    """Whether lines are spoken: cues then make room for them."""
    voice_percent: int = 100
