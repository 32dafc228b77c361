"""What should be heard, and the process that makes it heard, as the supervisor knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from herstel_app.audio.process import messages as m
from herstel_app.core.closing import sound_end_s
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

OVER_S = 5.0


class Link(Protocol):
    """One process, as it is spoken to."""

    def send(self, message: m.ToChild) -> None:
        """Send a message; returns at once, also when the process is gone."""

    def kill(self) -> None:
        """End it at once."""


@dataclass(frozen=True, slots=True)
class Run:
    """What should be heard."""

    number: int
    timeline: Timeline
    began_s: float

    def is_over(self, now_s: float, choice: SoundChoice) -> bool:
        """Whether all of it has been, with the bed that goes on."""
        after_s = 60.0 * choice.bed_after_minutes + OVER_S
        return now_s > self.began_s + sound_end_s(self.timeline) + after_s
