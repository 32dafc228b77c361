"""When each line is spoken, and how much room that takes from the tones.

Invariants:
- a line is never spoken over another line;
- the cue of the body waits for its line, or is left out; that of a breath begins in time and is softer throughout;
- the last line of breathing that fades may run on into the silence after it;
- a word that belongs to a cue ("in", "uit") is said with it, and before a line that begins there;
- everything is a pure function of the timeline, so that voice, sound and content check agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from herstel_app.core.timeline import Line, Segment, Timeline

CHARACTERS_PER_S = 12.0
"""A slow speaking rate; an ordinary one is about fifteen."""
REST_S = 0.5
START_TONE_S = 4.0
"""No line is spoken over the start tone, in the settling, or the end tone, in the closing."""
END_TONE_S = 7.0
CLOSING_S = 14.0
"""The longest closing."""
LEAST_SPEECH_S = 0.5
LEAST_TONE_S = 1.5
"""What a tense or release tone needs after its line to be of use."""


def speech_s(text: str) -> float:
    """Seconds a slow voice needs for `text`, with a breath after it."""
    return len(text) / CHARACTERS_PER_S + REST_S


class Utterance(msgspec.Struct, frozen=True):
    """One line that is spoken, with the room that is kept free for it, in session seconds."""

    text: str
    start_s: float
    end_s: float
    over_cue: bool = False
    """Whether it is a word that is said while its cue sounds."""


def utterances(timeline: Timeline) -> tuple[Utterance, ...]:
    """Give the lines that are spoken, in order: each once, where it begins, or in the first exhale of its breath."""
    return tuple(_utterances(timeline.segments))


def _utterances(segments: Sequence[Segment]) -> Iterator[Utterance]:
    for number, segment in enumerate(segments):
        line, word = segment.line, segment.cue_word
        if segment.guidance == 0.0:
            continue
        if line is None or not _begins_in(line, segment):
            if word is not None and speech_s(word) <= segment.duration_s:
                yield Utterance(word, segment.start_s, segment.start_s + speech_s(word), over_cue=True)
            continue
        both = f"{word} {line.text}"
        until_s = room_end_s(segments, number)
        text = both if word is not None and speech_s(both) <= until_s - segment.start_s else line.text
        start_s = segment.start_s + _after_tone_s(segment)
        end_s = min(start_s + speech_s(text), until_s)
        if end_s - start_s >= LEAST_SPEECH_S:
            yield Utterance(text, start_s, end_s)


def room_end_s(segments: Sequence[Segment], number: int) -> float:
    """Give where the room ends for a line in one segment: with it, or with the silence after the last guided exhale."""
    segment, following = segments[number], segments[number + 1 : number + 3]
    if segment.kind == "breathe" and segment.phase == "exhale" and segment.guidance > 0.0:
        waits = [one for one in following[:1] if one.phase == "hold_out" and one.guidance > 0.0]
        unaided = following[len(waits) : len(waits) + 1]
        is_silent = all(one.cue_word is None and one.line == segment.line for one in waits)
        if is_silent and any(one.guidance == 0.0 for one in unaided):
            return following[0].end_s
    return segment.end_s


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
