"""How an exercise sounds when it is saved as a file: its parts, and what it will be played on."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from herstel_app.core.sound import Bed, Cue, SoundChoice

Master = Literal["headphones", "phone"]
"""Exactly what is heard here, or levelled for the speaker of a phone."""


class FileSound(msgspec.Struct, frozen=True):
    """What is chosen for one file; how loud each part is stays as it is for every exercise."""

    cue: Cue = "harp"
    bed: Bed = "none"
    voice: bool = False
    master: Master = "headphones"

    def applied(self, chosen: SoundChoice) -> SoundChoice:
        """Give `chosen` with these parts."""
        return replace(chosen, cue=self.cue, bed=self.bed, voice=self.voice)


def as_heard(chosen: SoundChoice) -> FileSound:
    """Give the file that sounds as an exercise does here."""
    return FileSound(chosen.cue, chosen.bed, chosen.voice)
