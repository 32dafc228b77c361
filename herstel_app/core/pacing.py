"""Breathing at one's own pace: from taps to a pace, and from a pace to breaths that slowly lengthen.

The rules (own design, evidence E8: RESPeRATE lengthens mainly the exhale; Leslie 2019 slowed breathing more from 75 %
of one's own rate than with a fixed six a minute):
- it starts at exactly the tapped pace;
- a breath is at most 2 % longer than the one before, two thirds of that in the exhale;
- the rate falls by a quarter at most, and never below six breaths a minute;
- who breathes slowly already (8 s or more) is not slowed; nothing is ever made faster by itself;
- "te langzaam" goes 10 % back, and stays there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from herstel_app.core.added_lines import out_said
from herstel_app.core.timeline import Segment, Timeline

BREATHS_TO_TAP = 10
FIRST_TO_SKIP = 2
"""Someone who begins to notice the breath breathes differently at first."""
LEAST_INTERVALS = 4
DOUBLE_S = 1.0
"""Two taps closer than this are one."""
MISSED_SHARE = 1.7
"""An interval longer than this many times the median has a missed tap in it."""
QUICKEST_S, SLOWEST_S = 2.0, 20.0
GROWTH = 1.02
EXHALE_SHARE_OF_GROWTH = 2 / 3
RATE_SHARE = 0.75
SLOWEST_TARGET_S = 10.0
SLOW_ALREADY_S = 8.0
BACK = 0.9
USUAL_INHALE_SHARE = 0.45
LEAST_INHALE_SHARE, MOST_INHALE_SHARE = 0.3, 0.6


class Tap(msgspec.Struct, frozen=True):
    """The start of an exhale, in seconds of a monotonic clock; with the start of its inhale where that is known."""

    exhale_s: float
    inhale_s: float | None = None


class Pace(msgspec.Struct, frozen=True):
    """How long one breath in and one breath out take, in seconds."""

    inhale_s: float
    exhale_s: float

    @property
    def cycle_s(self) -> float:
        """Length of one breath."""
        return self.inhale_s + self.exhale_s

    @property
    def target_s(self) -> float:
        """The longest that a breath becomes."""
        if self.cycle_s >= SLOW_ALREADY_S:
            return self.cycle_s
        return min(self.cycle_s / RATE_SHARE, SLOWEST_TARGET_S)


def single_taps(taps: Sequence[Tap]) -> list[Tap]:
    """Give the taps in order, without a second one within `DOUBLE_S`."""
    kept: list[Tap] = []
    for tap in sorted(taps, key=lambda tap: tap.exhale_s):
        if not kept or tap.exhale_s - kept[-1].exhale_s >= DOUBLE_S:
            kept.append(tap)
    return kept


def breaths_tapped(taps: Sequence[Tap]) -> int:
    """Give how many whole breaths have been tapped."""
    return max(0, len(single_taps(taps)) - 1)


def pace_of(taps: Sequence[Tap]) -> Pace | None:
    """Give the pace behind `taps`, or None where there are too few to tell, or no one breathes like that.

    The first breaths are skipped and the median taken; a breath that was not tapped does not count.
    """
    kept = single_taps(taps)
    intervals = [b.exhale_s - a.exhale_s for a, b in pairwise(kept)][FIRST_TO_SKIP:]
    if len(intervals) < LEAST_INTERVALS:
        return None
    from statistics import median  # with fractions and decimals behind it, which a start does without

    usual_s = median(intervals)
    whole = [interval for interval in intervals if interval < MISSED_SHARE * usual_s]
    cycle_s = median(whole)
    if len(whole) < LEAST_INTERVALS or not QUICKEST_S <= cycle_s <= SLOWEST_S:
        return None
    inhales = [
        tap.exhale_s - tap.inhale_s
        for tap in kept[FIRST_TO_SKIP + 1 :]
        if tap.inhale_s is not None and 0 < tap.exhale_s - tap.inhale_s < cycle_s
    ]
    share = median(inhales) / cycle_s if len(inhales) >= LEAST_INTERVALS else USUAL_INHALE_SHARE
    share = min(MOST_INHALE_SHARE, max(LEAST_INHALE_SHARE, share))
    return Pace(cycle_s * share, cycle_s * (1 - share))


def breaths(pace: Pace, length_s: float, lengthens: bool = True) -> list[tuple[float, float]]:
    """Give inhale and exhale, in seconds, of the breaths that come nearest to `length_s` in all; at least one.

    All of them are at `pace` itself where the breathing does not lengthen.
    """
    inhale_s, exhale_s = pace.inhale_s, pace.exhale_s
    longest_s = pace.target_s if lengthens else pace.cycle_s
    result = [(inhale_s, exhale_s)]
    total_s = pace.cycle_s
    while True:
        cycle_s = inhale_s + exhale_s
        added_s = max(0.0, min(cycle_s * GROWTH, longest_s) - cycle_s)
        inhale_s += added_s * (1 - EXHALE_SHARE_OF_GROWTH)
        exhale_s += added_s * EXHALE_SHARE_OF_GROWTH
        if total_s + (inhale_s + exhale_s) / 2 > length_s:
            return result
        result.append((inhale_s, exhale_s))
        total_s += inhale_s + exhale_s


def eased(timeline: Timeline, at_s: float) -> Timeline:
    """Give the timeline in which every breath after the present one is 10 % shorter than it, and stays so.

    What has been and the present breath stay as they are, and so does the length of the whole, to half a breath.
    Lines and fading keep their time. A timeline that is not in its breathing at `at_s` is given back unchanged.
    """
    index = timeline.index_at(at_s)
    unit_s = timeline.segments[index].unit_s
    if timeline.segments[index].kind != "breathe":
        return timeline
    present = [segment for segment in timeline.segments if segment.unit_s == unit_s and segment.kind == "breathe"]
    start_s, end_s = present[0].start_s, present[-1].end_s
    first = timeline.index_at(end_s)
    following = next(
        (n for n, segment in enumerate(timeline.segments[first:], first) if segment.kind != "breathe"),
        len(timeline.segments),
    )
    if following == first or following == len(timeline.segments):
        return timeline
    rest_s = timeline.segments[following].start_s
    cycle_s = BACK * (end_s - start_s)
    number = max(1, round((rest_s - end_s) / cycle_s))
    made: list[Segment] = []
    worded = {segment.unit_s for segment in timeline.segments if segment.phase == "inhale" and segment.cue_word}
    now_s = end_s
    for _ in range(number):
        model = timeline.segment_at(min(now_s + cycle_s / 2, rest_s - 1e-6))
        unit_s = now_s
        for segment in present:
            seconds = BACK * segment.duration_s
            made.append(
                replace(
                    segment,
                    start_s=now_s,
                    end_s=now_s + seconds,
                    level_start=made[-1].level_end if made else present[-1].level_end,
                    line=model.line,
                    cue_word=segment.cue_word if model.unit_s in worded else None,
                    unit_s=unit_s,
                    guidance=model.guidance,
                )
            )
            now_s += seconds
    return timeline.spliced(end_s, out_said(_lines_told_once(made)), following)


def _lines_told_once(segments: Sequence[Segment]) -> list[Segment]:
    """Move the start of each line to the first breath that has it now, so that it is spoken once, there."""
    result: list[Segment] = []
    begins: dict[str, float] = {}
    for segment in segments:
        line = segment.line
        if line is not None:
            told_before = line.start_s < segments[0].start_s
            first_s = line.start_s if told_before or segment.unit_s is None else segment.unit_s
            begins_s = begins.setdefault(line.text, first_s)
            line = replace(line, start_s=begins_s, end_s=max(line.end_s, segment.end_s))
        result.append(replace(segment, line=line))
    return result
