"""What a timeline is made of: stretches of session time in which one thing happens, each perhaps with a line."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

Kind = Literal["settle", "breathe", "guide", "quiet", "write", "lead_in", "closing"]
Phase = Literal["inhale", "top_up", "hold", "exhale", "hold_out", "tense", "release", "notice"]


class Line(msgspec.Struct, frozen=True):
    """One line of text with the time it is meant for, in session seconds."""

    text: str
    start_s: float
    end_s: float
    true_until_s: float | None = None
    """Until when all of it is true, where it tells a length; after that only `lasting` is shown."""
    lasting: str = ""

    def shown_at(self, at_s: float) -> str:
        """Give what is shown of it."""
        return self.text if self.true_until_s is None or at_s < self.true_until_s else self.lasting

    def shifted(self, by_s: float) -> Line:
        """Give the same line `by_s` seconds later."""
        until_s = None if self.true_until_s is None else self.true_until_s + by_s
        return replace(self, start_s=self.start_s + by_s, end_s=self.end_s + by_s, true_until_s=until_s)


class Segment(msgspec.Struct, frozen=True):
    """A stretch of session time in which one thing happens.

    `unit_s` is where a resume re-enters: the start of the breath or the body part;
    None means that a resume goes on where it was. `level_*` is the size of the glow (0–1).
    """

    start_s: float
    end_s: float
    kind: Kind
    phase: Phase | None
    line: Line | None
    level_start: float = 0.0
    level_end: float = 0.0
    unit_s: float | None = None
    word: str | None = None
    """What is shown in place of the phase's own word; empty shows none."""
    cue_word: str | None = None
    """What is said with the cue: in, out, wait."""
    guidance: float = 1.0
    """How much of the cue is left: 1 guides, 0 leaves the user to go on unaided (text and tone are gone)."""
    is_rest: bool = False
    """Whether it is stillness of an exercise that is rest."""
    rings_s: float = 0.0
    """How long its tones go on after it, where it is the last."""

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.start_s

    @property
    def text(self) -> str:
        """The line as it begins to be shown, or an empty string."""
        return self.line.text if self.line and self.guidance else ""

    def text_at(self, at_s: float) -> str:
        """Give what is shown of the line, or an empty string."""
        return self.line.shown_at(at_s) if self.line and self.guidance else ""

    @property
    def beginning(self) -> Segment:
        """This segment without its end, to compare how two of them began."""
        line = self.line and replace(self.line, end_s=self.line.start_s)
        return replace(self, end_s=self.start_s, level_end=self.level_start, line=line)

    def shifted(self, by_s: float) -> Segment:
        """Give the same segment `by_s` seconds later."""
        line = self.line and self.line.shifted(by_s)
        unit_s = None if self.unit_s is None else self.unit_s + by_s
        return replace(
            self,
            start_s=self.start_s + by_s,
            end_s=self.end_s + by_s,
            line=line,
            unit_s=unit_s,
        )
