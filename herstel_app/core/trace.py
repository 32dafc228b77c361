"""How a moment of an exercise is drawn: pure functions of the plan and of session time.

Invariants:
- nothing jumps: each value glides for `CHANGE_S`, at most, where one thing goes over into another;
- what was drawn of the past stays as it was, however the plan goes on.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

from herstel_app.core.timeline import CHANGE_S, Segment, Timeline, eased

SWELL_S = 20.0
"""Where no breath is guided the glow still swells and sinks, so slowly that nobody breathes along with it."""
SETTLING_S = 14.0
"""The same at most while one settles."""
GENTLE = 0.18
"""How high the line goes with that, against a breath."""
SWELL, SWELL_AT_REST = 0.3, 0.12
"""How much the glow swells then, where a breath goes from 0 to 1; at rest one only sees that it lives."""
GUIDED_SIZE = 0.35
"""Its size when it is smallest, where no breath is guided; at rest that is 0."""
STEP_S = 0.15
"""From one point of the trace to the next."""


class Look(msgspec.Struct, frozen=True):
    """What is drawn of one moment.

    `size` is that of the glow (0–1), `height` that of the line (-1 breathed out, 0 flat, 1 breathed in), `low` where
    that is before a breath (-1), or without one (0), `stillness`
    is 1 where one sits still or goes on unaided, `still_share` how much of that is over (0–1), and `rest` is 1 in the
    stillness of an exercise that is rest.
    """

    size: float
    height: float = 0.0
    stillness: float = 0.0
    still_share: float = 0.0
    rest: float = 0.0
    low: float = 0.0


def swell_at(at_s: float, practice_start_s: float = 0.0) -> float:
    """Give the slow swelling of a glow that nothing guides, 0–1.

    Until `practice_start_s` it is livelier: who has begun sees that. It does so a whole number of times, so that what
    comes then begins where it always does.
    """
    if at_s < practice_start_s:
        times = math.ceil(practice_start_s / SETTLING_S)
        return 0.5 - 0.5 * math.cos(2 * math.pi * times * at_s / practice_start_s)
    return 0.5 - 0.5 * math.cos(2 * math.pi * (at_s - practice_start_s) / SWELL_S)


def look_at(timeline: Timeline, at_s: float) -> Look:
    """Say how `at_s` is drawn."""
    frame = timeline.frame_at(at_s)
    rhythm = _glide(timeline, frame.at_s, _rhythm)
    swell = swell_at(frame.at_s, timeline.practice_start_s)
    settling = swell if frame.at_s < timeline.practice_start_s else 0.0
    rest = _glide(timeline, frame.at_s, _rest)
    gentle = GENTLE * frame.glow * (2 * swell - 1)
    unguided = SWELL_AT_REST * rest + SWELL * (1 - rest)
    guided = frame.level + SWELL * settling
    return Look(
        size=rhythm * guided + (1 - rhythm) * (unguided * swell + GUIDED_SIZE * (1 - rest)),
        height=rhythm * (2 * frame.level - 1) + (1 - rhythm) * gentle,
        stillness=_glide(timeline, frame.at_s, _stillness),
        still_share=still_share(timeline, frame.at_s),
        rest=rest,
        low=-rhythm,
    )


def is_still(segment: Segment) -> bool:
    """Whether one sits still, or goes on unaided."""
    return segment.kind == "quiet" or (segment.kind == "breathe" and not segment.guidance)


def _glide(timeline: Timeline, at_s: float, value: Callable[[Timeline, int], float]) -> float:
    """Go from the value of the segment before to that of this one."""
    index = timeline.index_at(at_s)
    segment = timeline.segments[index]
    change = eased(min(1.0, (at_s - segment.start_s) / min(segment.duration_s, CHANGE_S)))
    return (1 - change) * value(timeline, max(0, index - 1)) + change * value(timeline, index)


def _rhythm(timeline: Timeline, index: int) -> float:
    """Give how much the plan itself moves the glow; the settling takes that of what follows it."""
    segment = timeline.segments[index]
    if segment.kind == "settle" and index + 1 < len(timeline.segments):
        return _rhythm(timeline, index + 1)
    return segment.guidance if segment.phase is not None or segment.kind == "lead_in" else 0.0


def _stillness(timeline: Timeline, index: int) -> float:
    return float(is_still(timeline.segments[_before_closing(timeline, index)]))


def _rest(timeline: Timeline, index: int) -> float:
    return float(timeline.segments[_before_closing(timeline, index)].is_rest)


def _before_closing(timeline: Timeline, index: int) -> int:
    """Give the segment itself, or what came before the closing: that is drawn as what it closes."""
    return index - 1 if index and timeline.segments[index].kind == "closing" else index


def still_share(timeline: Timeline, at_s: float) -> float:
    """Give how much (0–1) of the stillness is over that one is in, or was in last; `at_s` is in session seconds."""
    index = timeline.index_at(at_s)
    while index >= 0 and not is_still(timeline.segments[index]):
        index -= 1
    if index < 0:
        return 0.0
    first = index
    while first > 0 and is_still(timeline.segments[first - 1]):
        first -= 1
    start_s, end_s = timeline.segments[first].start_s, timeline.segments[_last_still(timeline, index)].end_s
    return min(1.0, (at_s - start_s) / (end_s - start_s))


def _last_still(timeline: Timeline, index: int) -> int:
    while index + 1 < len(timeline.segments) and is_still(timeline.segments[index + 1]):
        index += 1
    return index


def begins_s(timeline: Timeline) -> float:
    """Give when the first breath or tension begins, in session seconds; 0 where something else is done first."""
    settling = ("settle", "lead_in")
    first = next((each for each in timeline.segments if each.kind not in settling), timeline.segments[-1])
    return first.start_s if first.phase is not None else 0.0


class Trace:
    """The heights of the moments just passed, at fixed times; none is worked out twice."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._timeline: Timeline | None = None
        self._at_s = 0.0
        self._span = range(0)
        self._heights: dict[int, float] = {}
        self._passed: tuple[tuple[float, float], ...] = ()

    def before(self, timeline: Timeline, at_s: float, span_s: float) -> tuple[tuple[float, float], ...]:
        """Give times (session seconds) and heights of the last `span_s` before `at_s`, the earliest first.

        It is the same object until there is one more.
        """
        if timeline is not self._timeline:
            # A breath that a pause cut short is another curve now; what was drawn of it stays as it was.
            # Before its beginning every plan is the same as any other: an exercise that begins knows nothing.
            before = self._timeline
            if before is None or at_s < self._at_s or not timeline.is_same_until(before, at_s):
                self._heights = {}
            self._timeline, self._span = timeline, range(0)
        self._at_s = at_s
        last = int(at_s // STEP_S)
        span = range(max(0, last - math.ceil(span_s / STEP_S)), last + 1)
        if span != self._span:
            known = self._heights
            self._heights = {
                number: known[number] if number in known else look_at(timeline, number * STEP_S).height
                for number in span
            }
            self._span = span
            self._passed = tuple((number * STEP_S, height) for number, height in self._heights.items())
        return self._passed
