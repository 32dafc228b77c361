"""What is heard of a timeline, in order: which sound or line begins when, and ends. The renderer's samples agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from herstel_app.audio.cues.muscles import PULLS
from herstel_app.audio.cues.shape import TURN_S
from herstel_app.audio.cues.start_end import stroke_times
from herstel_app.audio.cues.voices import BREATHED, VOICES
from herstel_app.core.sound import Cue, SoundChoice
from herstel_app.core.speech_timing import Utterance, cue_start_s, is_ducked, utterances
from herstel_app.core.timeline import Phase, Segment, Timeline

What = Phase | Literal["said", "start", "end"]
"""A line, the sound of a phase, or the strokes at the start and the end."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One sound or line, in session seconds."""

    start_s: float
    end_s: float
    what: What
    text: str = ""
    """What is said."""
    loudness: float = 1.0
    """How much of its full loudness a sound has, as far as the guidance goes."""
    ducked: bool = False
    """Whether a sound goes on softer because a line is said over it."""


def heard(timeline: Timeline, choice: SoundChoice) -> list[Heard]:
    """Give all that is heard with one choice of sound, in order; where both begin at once the sound comes first."""
    lines = utterances(timeline) if choice.voice else ()
    found = [Heard(line.start_s, line.end_s, "said", line.text) for line in lines]
    if choice.cue_percent > 0:
        is_guided = all(segment.guidance >= 1.0 for segment in timeline.segments)
        found += _sounds(timeline, choice.cue, lines, is_guided)
    return sorted(found, key=lambda one: (one.start_s, one.what == "said"))


def _sounds(timeline: Timeline, voice: Cue, lines: Sequence[Utterance], sinks: bool) -> Iterator[Heard]:
    for segment in timeline.segments:
        if segment.kind in ("settle", "closing"):
            yield from _strokes(segment, lines)
            continue
        start_s = cue_start_s(segment, lines)
        if start_s is None or segment.guidance <= 0.0 or not has_sound(segment.phase, voice):
            continue
        sunk = 1.0
        if sinks and segment.start_s > timeline.practice_end_s - timeline.fade_s:
            sunk = (timeline.practice_end_s - segment.start_s) / timeline.fade_s
        end_s = max(start_s, segment.end_s - TURN_S)
        ducked = is_ducked(segment, lines)
        yield Heard(
            start_s, end_s, segment.phase or "notice", loudness=min(segment.guidance, 1.0) * sunk, ducked=ducked
        )


def has_sound(phase: Phase | None, voice: Cue) -> bool:
    """Whether a voice has a sound for a phase."""
    return voice in VOICES and (phase in BREATHED or phase in PULLS)


def _strokes(segment: Segment, lines: Sequence[Utterance]) -> Iterator[Heard]:
    """Give the strokes of the settling or the closing: before its line, where one is spoken."""
    times = stroke_times(segment, lines)
    if times is not None:
        start_s, length_s = times
        yield Heard(start_s, start_s + length_s, "start" if segment.kind == "settle" else "end")
