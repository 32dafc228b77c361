"""When each line is spoken, and how much room that takes from the tones.

Invariants:
- a line is never spoken over another line;
- the cue of the body waits for its line, or is left out; that of a breath begins in time and is softer throughout;
- a word that belongs to a cue ("in", "uit") is said with it, and before a line that begins there;
- everything is a pure function of the timeline, so that voice, sound and content check agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from herstel_app.core.timeline import Line, Segment, Timeline

CHARACTERS_PER_S = 12.0
"""A slow speaking rate; an ordinary one is about fifteen."""
REST_S = 0.5
START_TONE_S = 4.0
"""No line is spoken over the start tone, in the settling, or the end tone, in the closing."""
END_TONE_S = 7.0
CLOSING_S = 14.0
LEAST_SPEECH_S = 0.5
LEAST_TONE_S = 1.5
"""What a tense or release tone needs after its line to be of use."""


def speech_s(text: str) -> float:
    """Seconds a slow voice needs for `text`, with a breath after it."""
    return len(text) / CHARACTERS_PER_S + REST_S


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line that is spoken, with the room that is kept free for it, in session seconds."""

    text: str
    start_s: float
    end_s: float
    over_cue: bool = False
    """Whether it is a word that is said while its cue sounds."""


def utterances(timeline: Timeline) -> tuple[Utterance, ...]:
    """Give the lines that are spoken, in order: each once, where it begins, or in the first exhale of its breath."""
    return tuple(_utterances(timeline.segments))


def _utterances(segments: Iterable[Segment]) -> Iterator[Utterance]:
    for segment in segments:
        line, word = segment.line, segment.cue_word
        if segment.guidance == 0.0:
            continue
        if line is None or not _begins_in(line, segment):
            if word is not None and speech_s(word) <= segment.duration_s:
                yield Utterance(word, segment.start_s, segment.start_s + speech_s(word), over_cue=True)
            continue
        both = f"{word} {line.text}"
        text = both if word is not None and speech_s(both) <= segment.duration_s else line.text
        start_s = segment.start_s + _after_tone_s(segment)
        end_s = min(start_s + speech_s(text), segment.end_s)
        if end_s - start_s >= LEAST_SPEECH_S:
            yield Utterance(text, start_s, end_s)


def _begins_in(line: Line, segment: Segment) -> bool:
    """Whether `line` is spoken in `segment`: where it begins, or in the exhale of the breath where it begins."""
    if segment.kind == "breathe":
        return segment.phase == "exhale" and segment.unit_s == line.start_s
    return segment.start_s == line.start_s


def _after_tone_s(segment: Segment) -> float:
    return {"settle": START_TONE_S, "closing": END_TONE_S}.get(segment.kind, 0.0)


def cue_start_s(segment: Segment, spoken: Iterable[Utterance]) -> float | None:
    """Give where the cue of `segment` begins when the lines in `spoken` are spoken; None where it is left out.

    A breath's cue would begin too late to follow, so it does not wait (`is_ducked`); a tone for the body does.
    """
    inside = _inside(segment, spoken)
    if not inside or segment.kind in ("settle", "closing", "breathe"):
        return segment.start_s
    after_s = max(line.end_s for line in inside)
    return after_s if segment.end_s - after_s >= LEAST_TONE_S else None


def is_ducked(segment: Segment, spoken: Iterable[Utterance]) -> bool:
    """Whether the cue of `segment` is softer because one of the lines in `spoken` is heard over it.

    It stays so until the turn: a cue that came up again after the line would be a call.
    """
    return segment.kind == "breathe" and bool(_inside(segment, spoken))


def _inside(segment: Segment, spoken: Iterable[Utterance]) -> list[Utterance]:
    return [
        line for line in spoken if line.start_s < segment.end_s and line.end_s > segment.start_s and not line.over_cue
    ]
