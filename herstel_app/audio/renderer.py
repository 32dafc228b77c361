"""Timeline → samples: a pure function of session time.

Any block can be rendered by itself and is the same, to the sample, as that part of the whole: everything
is computed on one fixed grid of blocks and cut to what was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from msgspec.structs import replace

from herstel_app.audio.beds import BEDS
from herstel_app.audio.cues import voices
from herstel_app.audio.cues.shape import CueSpan, darkness
from herstel_app.audio.cues.start_end import strokes
from herstel_app.audio.limiter import limited
from herstel_app.audio.sample_grid import (
    FULL_SCALE,
    GRID_FRAMES,
    RATE_HZ,
    Ears,
    Pcm,
    Samples,
    block_times_s,
    linear,
    raised_cosine,
)
from herstel_app.audio.spoken_lines import LevelledLines
from herstel_app.core.closing import sound_end_s
from herstel_app.core.sound import (
    DUCK_DB,
    LONGEST_AFTER_MINUTES,
    MASTER_DB,
    PART_RANGE_DB,
    VOLUME_RANGE_DB,
    SoundChoice,
)
from herstel_app.core.speech_timing import Utterance, cue_start_s, is_ducked, utterances
from herstel_app.core.timeline import Segment, Timeline

MASTER = linear(MASTER_DB)
DUCKED = linear(DUCK_DB)
FADE_DB = -10.0

SHORTEST_RISE_S = 4.0
ENTRY_S = 2.5
LONGEST_SINK_S, LONGEST_SINK_AFTER_S = 45.0, 60.0
SINK_SHARE = 0.25
LAST_SILENCE_S = 1.0
CUT_S = 0.25
RECENT_BLOCKS = 3
"""So many blocks of cues and lines are kept: what is about to sound is also asked whether it is still."""


def gain_of(percent: int, range_db: float = VOLUME_RANGE_DB) -> float:
    """Give the linear gain of a volume: 0 is silence, 100 is unchanged, in between even steps of loudness.

    `range_db` is how much softer than 100 % the softest is.
    """
    if percent <= 0:
        return 0.0
    return linear(-range_db * (1 - min(percent, 100) / 100))


class Renderer:
    """Renders one timeline with one choice of sound."""

    def __init__(
        self,
        timeline: Timeline,
        choice: SoundChoice = SoundChoice(),  # noqa: B008 - it is frozen
        speech: Mapping[str, Any] | None = None,
        bed_from_s: float = 0.0,
    ) -> None:
        """Keep what is to sound; nothing is rendered before it is asked.

        `speech` has the mono samples (RATE_HZ) of lines that are spoken; lines without any only get room.
        `bed_from_s` is where the bed comes in, for a run that is taken up again half-way.
        """
        self._timeline = timeline
        self._choice = choice
        self._lines = speech if isinstance(speech, LevelledLines) else LevelledLines(speech or {})
        self._bed = BEDS.get(choice.bed) if choice.bed_percent > 0 else None
        self._bed_from_s = bed_from_s
        self._cue_gain = MASTER * gain_of(choice.cue_percent, PART_RANGE_DB)
        self._bed_gain = MASTER * gain_of(choice.bed_percent, PART_RANGE_DB)
        self._voice_gain = gain_of(choice.voice_percent, PART_RANGE_DB)
        after_minutes = min(max(0, choice.bed_after_minutes), LONGEST_AFTER_MINUTES) if self._bed else 0
        self._after_s = 60.0 * after_minutes
        self._cached: tuple[int, Pcm] | None = None
        self._recent: dict[int, Ears | None] = {}

    @property
    def frames(self) -> int:
        """Length of the whole in frames, with the bed that goes on after the exercise."""
        return round(self._end_s * RATE_HZ)

    @property
    def _end_s(self) -> float:
        return sound_end_s(self._timeline) + self._after_s

    def render(self, start_frame: int, n_frames: int) -> Pcm:
        """Give `n_frames` frames from `start_frame`; silence outside the timeline."""
        out = np.zeros((n_frames, 2), dtype=np.int16)
        end_frame = start_frame + n_frames
        for number in range(start_frame // GRID_FRAMES, -(-end_frame // GRID_FRAMES)):
            base = number * GRID_FRAMES
            first, last = max(start_frame, base), min(end_frame, base + GRID_FRAMES)
            out[first - start_frame : last - start_frame] = self._block(number)[first - base : last - base]
        return out

    def is_still(self, start_frame: int, n_frames: int) -> bool:
        """Whether only the bed sounds there, if anything, so that a small jump in time cannot be heard."""
        numbers = range(start_frame // GRID_FRAMES, -(-(start_frame + n_frames) // GRID_FRAMES))
        for number in numbers:
            base = number * GRID_FRAMES
            asked = slice(max(0, start_frame - base), max(0, start_frame + n_frames - base))
            placed = self._placed(number)
            if placed is not None and np.abs(placed[:, asked]).max(initial=0.0) * FULL_SCALE >= 0.5:
                return False
        return True

    def _block(self, number: int) -> Pcm:
        if self._cached is None or self._cached[0] != number:
            self._cached = (number, self._compute(number))
        return self._cached[1]

    def _compute(self, number: int) -> Pcm:
        pcm = np.zeros((GRID_FRAMES, 2), dtype=np.int16)
        start_s, end_s = number * GRID_FRAMES / RATE_HZ, (number + 1) * GRID_FRAMES / RATE_HZ
        if end_s <= 0 or start_s >= self._end_s:
            return pcm
        mix = self._placed(number)
        loud = self._bed_gain * self._presence(number) if self._bed is not None else 0.0
        if self._bed is not None and np.any(loud):
            bed = self._bed(number) * np.float32(loud)
            mix = bed if mix is None else bed + mix
        if mix is not None:
            pcm.T[:] = np.rint(limited(mix) * np.float32(FULL_SCALE))
        return pcm

    def _placed(self, number: int) -> Ears | None:
        """Give what belongs to a moment, the cues and the lines, of block `number`; None where there is nothing."""
        if number not in self._recent:
            while len(self._recent) >= RECENT_BLOCKS:
                del self._recent[next(iter(self._recent))]
            self._recent[number] = self._place(number)
        return self._recent[number]

    def _place(self, number: int) -> Ears | None:
        times = block_times_s(number)
        timeline = self._timeline
        if times[-1] < 0 or times[0] >= sound_end_s(timeline):
            return None
        mix = np.zeros((2, GRID_FRAMES), np.float32)
        has_sound = False
        if self._cue_gain > 0.0:
            first, last = timeline.index_at(float(times[0])), timeline.index_at(float(times[-1]))
            for segment in timeline.segments[first : last + 1]:
                begin, end = np.searchsorted(times, (segment.start_s, segment.end_s + segment.rings_s))
                cue = self._cue(segment, number) if begin < end else None
                if cue is not None:
                    mix[:, begin:end] += cue[:, begin:end]
                    has_sound = True
            if has_sound:
                mix *= np.float32(self._cue_gain * self._fade(times))
        return mix if self._speak(mix, number * GRID_FRAMES) or has_sound else None

    def _cue(self, segment: Segment, number: int) -> Ears | None:
        """Give the cue of a segment in block `number`; None where it has none."""
        if segment.kind in ("settle", "closing"):
            return strokes(segment, number, self._spoken)
        start_s = cue_start_s(segment, self._spoken) if self._choice.voice else segment.start_s
        if segment.phase is None or segment.guidance <= 0.0 or start_s is None:
            return None
        span = CueSpan(segment.phase, start_s, segment.end_s - start_s, darkness(segment.guidance))
        heard = voices.cue(self._choice.cue, span, number)
        if heard is None:
            return None
        loud = min(segment.guidance, 1.0) * (DUCKED if is_ducked(segment, self._spoken) else 1.0)
        return heard if loud == 1.0 else heard * loud

    @cached_property
    def _spoken(self) -> tuple[Utterance, ...]:
        """The lines that are spoken; one that takes longer than was planned has its room until it is over."""
        return tuple(self._stretched(line) for line in utterances(self._timeline)) if self._choice.voice else ()

    def _stretched(self, line: Utterance) -> Utterance:
        over_s = line.start_s + self._lines.frames(line.text) / RATE_HZ
        latest_s = self._timeline.segment_at(line.start_s).end_s
        return replace(line, end_s=max(line.end_s, min(over_s, latest_s)))

    @cached_property
    def _said(self) -> tuple[tuple[int, int, str], ...]:
        """Of each line that has a sound: its first frame, the frames of its room, and its text."""
        return tuple(
            (first, round(line.end_s * RATE_HZ) - first, line.text)
            for line in self._spoken
            if self._lines.frames(line.text)
            for first in (round(line.start_s * RATE_HZ),)
        )

    def _speak(self, mix: Ears, base: int) -> bool:
        """Add the lines to the block that begins at frame `base`; gives whether there are any."""
        has_line = False
        for begin, room, text in self._said:
            first = begin - base
            if first >= GRID_FRAMES or first + room <= 0:
                continue
            length = self._lines.frames(text)
            here = slice(max(0, first), min(GRID_FRAMES, first + min(room, length)))
            if here.stop <= here.start:
                continue
            said = self._voice_gain * self._lines[text][here.start - first : here.stop - first]
            if length > room:
                left = first + room - np.arange(here.start, here.stop)
                said = said * raised_cosine(left / (CUT_S * RATE_HZ))
            mix[:, here] += said.astype(np.float32)
            has_line = True
        return has_line

    @cached_property
    def _is_guided(self) -> bool:
        return all(segment.guidance >= 1.0 for segment in self._timeline.segments)

    def _fade(self, times: Samples) -> Samples | float:
        """Let the cues sink towards the closing, where they do not thin out already; the end tone has its own level."""
        timeline = self._timeline
        has_closing = timeline.practice_end_s < timeline.duration_s
        if not has_closing or not self._is_guided or times[-1] < timeline.practice_end_s - timeline.fade_s:
            return 1.0
        through = raised_cosine((times - timeline.practice_end_s + timeline.fade_s) / max(timeline.fade_s, 1e-9))
        faded = 10 ** (FADE_DB * through / 20)
        return np.where(times < timeline.practice_end_s, faded, 1.0)

    def _presence(self, number: int) -> Samples | float:
        """Say how much of the bed sounds in a block, 0–1: it comes in over the settling and sinks towards the end."""
        timeline = self._timeline
        rise_s = ENTRY_S if self._bed_from_s > 0 else max(SHORTEST_RISE_S, timeline.practice_start_s)
        if self._after_s:
            sink_s = min(LONGEST_SINK_AFTER_S, self._after_s / 2)
        else:
            sink_s = min(LONGEST_SINK_S, SINK_SHARE * timeline.duration_s)
        risen_s, sinks_s = self._bed_from_s + rise_s, self._end_s - LAST_SILENCE_S - sink_s
        if risen_s <= number * GRID_FRAMES / RATE_HZ and (number + 1) * GRID_FRAMES / RATE_HZ <= sinks_s:
            return 1.0
        times = block_times_s(number)
        came = raised_cosine((times - self._bed_from_s) / rise_s)
        return came * raised_cosine((self._end_s - LAST_SILENCE_S - times) / sink_s)
