"""What is said beside the lines of an exercise: the words of a cue, lines that come back, and the end of an evening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

from herstel_app.core.content import Opening, PhaseLength
from herstel_app.core.sound import Cue
from herstel_app.core.speech_timing import CLOSING_S, END_TONE_S, speech_s
from herstel_app.core.timeline import Phase

CUE_WORDS: dict[Phase, str] = {
    "inhale": "In.", "top_up": "Nog.", "hold": "Wacht.", "exhale": "Uit.", "hold_out": "Wacht.",
}  # fmt: skip
EVENING_OVER = "Dit was het."
"""What the last closing of an evening begins with."""
LATER_S = 140.0
"""How long after one line of a step the next of its later lines comes."""
LEFT_S = 20.0
"""No later line comes so shortly before the end of its step."""


def later_lines(texts: Sequence[str], after_s: float, until_s: float) -> Iterator[tuple[float, str]]:
    """Give the lines that come back in a long step, in turn, with their times (s) from its start."""
    if texts:
        for text in cycle(texts):
            after_s += LATER_S
            if after_s > until_s - LEFT_S:
                return
            yield after_s, text


def cue_word(phase: PhaseLength) -> str:
    """Give what is said with the cue of a phase: its own word, or that of every such phase."""
    return f"{phase.word.capitalize()}." if phase.word else CUE_WORDS[phase.phase]


def opening_text(opening: Opening, cue: Cue) -> str:
    """Give what is said at the start: what the sound means differs where it is struck, and where there is none."""
    return {"bowl": opening.bowl, "none": opening.none}.get(cue) or opening.text


def end_of_evening(closing: str) -> str:
    """Give the closing of the last exercise of an evening; only that it is over where both do not fit."""
    both = f"{EVENING_OVER} {closing}"
    return both if speech_s(both) <= CLOSING_S - END_TONE_S else EVENING_OVER
