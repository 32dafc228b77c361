"""What the tests of the sound listen to: timelines of about half a minute, each rendered once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from msgspec.structs import replace

from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.core.content import (
    BreatheStep,
    Evidence,
    Exercise,
    GuideLine,
    GuideStep,
    Opening,
    PhaseLength,
    QuietStep,
    Step,
)
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.timeline import Line, Segment, Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.helpers.sound import Sound

WHOLE_GUIDANCE = CompileOptions(fade=False)


def exercise(*steps: Step, minutes: float) -> Exercise:
    return Exercise(
        title="Proef", group="breathing", summary="-", instructions=("-",), posture="-", minutes=(minutes,),
        default_minutes=minutes, opening=Opening(text="-", seconds=6), closing="-", steps=steps, cautions=("-",),
        evidence=Evidence(grade="D", text="-"),
    )  # fmt: skip


def breathing(*phases: tuple[str, float], minutes: float = 0.5, fade: bool = False) -> Timeline:
    pattern = tuple(PhaseLength(phase, seconds) for phase, seconds in phases)  # type: ignore[arg-type]
    return compile_timeline(exercise(BreatheStep(pattern), minutes=minutes), options=CompileOptions(fade=fade))


SLOW = breathing(("inhale", 4.5), ("exhale", 5.5), minutes=0.7)
SIGH = breathing(("inhale", 2.5), ("top_up", 1.0), ("exhale", 6.0))
BOX = breathing(("inhale", 4.0), ("hold", 4.0), ("exhale", 4.0), ("hold_out", 4.0))
BODY = compile_timeline(
    exercise(GuideStep((GuideLine("-", 6, "tense"), GuideLine("-", 10, "release")), rounds=2), minutes=0.5),
    options=WHOLE_GUIDANCE,
)
STILL = compile_timeline(exercise(QuietStep(), minutes=0.3), options=WHOLE_GUIDANCE)
PAUSED = breathing(("inhale", 4.5), ("exhale", 5.5), minutes=0.2).resumed_at(7.3).resumed_at(8.9).resumed_at(16.0)
TIMELINES = {"slow": SLOW, "sigh": SIGH, "box": BOX, "body": BODY, "still": STILL, "paused": PAUSED}
FADING = breathing(("inhale", 1.5), ("exhale", 2.0), minutes=0.75, fade=True)

TOO_LONG = Timeline((Segment(0.0, 1e305, "quiet", None, None),))
"""Longer than any sound can be: a run that cannot be made."""

CUES: tuple[Cue, ...] = ("harp", "hum", "wave", "bowl")
BEDS: tuple[Bed, ...] = ("sea", "rain", "brown")


@lru_cache(maxsize=64)
def whole(timeline: Timeline, choice: SoundChoice = SoundChoice()) -> Sound:  # noqa: B008 - it is frozen
    """Give the whole sound, float."""
    renderer = Renderer(timeline, choice)
    return renderer.render(0, renderer.frames) / FULL_SCALE


def part(sound: Sound, segment: Segment) -> Sound:
    """Give the part of a sound that belongs to a segment."""
    return sound[round(segment.start_s * RATE_HZ) : round(segment.end_s * RATE_HZ)]


def with_lines(timeline: Timeline, text: str) -> Timeline:
    """Give the timeline with a line of its own in every breath or part, and no other words."""
    segments = (
        replace(
            s,
            line=Line(text, s.unit_s if s.kind == "breathe" and s.unit_s is not None else s.start_s, s.end_s),
            cue_word=None,
        )
        if s.kind in ("breathe", "guide")
        else s
        for s in timeline.segments
    )
    return Timeline(tuple(segments))


def spoken(seconds: float, peak: float = 0.8, seed: int = 1) -> Sound:
    """Give something like speech, mono: a voice in syllables, with sharp peaks and an s now and then."""
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    voiced = sum(np.sin(2 * np.pi * 118 * n * t + 0.5 * n * n) / n for n in range(1, 26))
    hiss = np.diff(np.random.default_rng(seed).standard_normal(len(t) + 1))
    syllables = np.clip(np.sin(2 * np.pi * 2.1 * t), 0.0, 1.0)
    sound = syllables * voiced + 0.3 * np.clip(-np.sin(2 * np.pi * 2.1 * t), 0.0, 1.0) ** 8 * hiss
    return np.asarray(sound * peak / np.abs(sound).max())
