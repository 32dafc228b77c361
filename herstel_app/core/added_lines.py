"""What is said beside the lines of an exercise: the words of a cue, lines that come back, and the end of an evening."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import cycle as again

from msgspec.structs import replace

from herstel_app.core.content import BreatheStep, BreathPhase, CycleLine, Opening, PaceStep, PhaseLength
from herstel_app.core.sound import Cue
from herstel_app.core.speech_timing import CLOSING_S, END_TONE_S, speech_s
from herstel_app.core.timeline import Phase, Segment

CUE_WORDS: dict[Phase, str] = {
    "inhale": "In.", "top_up": "Nog.", "hold": "Wacht.", "exhale": "Uit.", "hold_out": "Wacht.",
}  # fmt: skip
EVENING_OVER = "Dit was het."
"""What the last closing of an evening begins with."""
OVER = "Klaar. "
"""What a closing may begin with; the end of an evening says it in its own words."""
LATER_S = 140.0
"""How long after one line of a step the next of its later lines comes."""
LEFT_S = 20.0
"""No line comes so shortly before its step ends, or before someone goes on unaided."""


def later_lines(texts: Sequence[str], after_s: float, until_s: float) -> Iterator[tuple[float, str]]:
    """Give the lines that come back in a long step, in turn, with their times (s) from its start."""
    if texts:
        for text in again(texts):
            after_s += LATER_S
            if after_s > until_s - LEFT_S:
                return
            yield after_s, text


def breath_lines(step: BreatheStep | PaceStep, begins_s: Sequence[float]) -> dict[int, CycleLine]:
    """Give the line of each breath that has one; `begins_s` are where the breaths begin, and where the last ends."""
    lines = {line.cycle: line for line in step.lines if line.cycle < len(begins_s)}
    for at_s, text in later_lines(step.later, begins_s[max(lines, default=1) - 1], begins_s[-1]):
        cycle = bisect_left(begins_s, at_s) + 1
        lines[cycle] = CycleLine(cycle, text)
    return lines


def cue_word(phase: PhaseLength) -> str:
    """Give what is said with the cue of a phase: its own word, or that of every such phase."""
    return word_of(phase.phase, phase.word)


def word_of(phase: BreathPhase, own: str | None = None) -> str:
    """Give what is said with the cue of a phase of which the own word is known."""
    return f"{own.capitalize()}." if own else CUE_WORDS[phase]


def out_said(segments: Sequence[Segment]) -> list[Segment]:
    """Have "uit" said before each line that is spoken in an exhale, so that none is taken for the inhale."""
    return [
        replace(segment, cue_word=word_of("exhale", segment.word))
        if segment.kind == "breathe"
        and segment.phase == "exhale"
        and segment.cue_word is None
        and segment.line is not None
        and segment.line.start_s == segment.unit_s
        else segment
        for segment in segments
    ]


def opening_text(opening: Opening, cue: Cue) -> str:
    """Give what is said at the start: what the sound means differs where it is struck, and where there is none."""
    return {"bowl": opening.bowl, "none": opening.none}.get(cue) or opening.text


def end_of_evening(closing: str) -> str:
    """Give the closing of the last exercise of an evening; only that it is over where both do not fit."""
    both = f"{EVENING_OVER} {closing.removeprefix(OVER)}"
    return both if speech_s(both) <= CLOSING_S - END_TONE_S else EVENING_OVER
