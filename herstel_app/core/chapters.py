"""Where a listener can jump to in a saved exercise: the parts of a timeline, by name.

Invariants:
- chapters follow each other without a gap or an overlap, from 0 to the end;
- a chapter begins where something else begins, or, in a guided part, with a line that starts a unit of its own;
- none but the first and the last are shorter than `SHORTEST_S` because of such a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstel_app.core.timeline import Kind, Segment, Timeline

SHORTEST_S = 20.0
MOST = 99
LONGEST_TITLE = 60

TITLES: dict[Kind, str] = {
    "settle": "Aankomen",
    "breathe": "Ademen",
    "guide": "Volgen",
    "quiet": "Stilte",
    "write": "Schrijven",
    "closing": "Afronden",
}
AFTER_TITLE = "Daarna"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a recording with a name, in seconds."""

    title: str
    start_s: float
    end_s: float


def chapters_of(timeline: Timeline, total_s: float | None = None) -> tuple[Chapter, ...]:
    """Give the chapters of a recording that lasts `total_s`: what comes after the exercise is one of its own."""
    shortest_s = SHORTEST_S
    while len(starts := list(_starts(timeline, shortest_s))) > MOST:
        shortest_s *= 2
    if total_s is not None and total_s > timeline.duration_s:
        starts.append((AFTER_TITLE, timeline.duration_s))
    ends = [start_s for _, start_s in starts[1:]] + [max(timeline.duration_s, total_s or 0.0)]
    return tuple(Chapter(title, start_s, end_s) for (title, start_s), end_s in zip(starts, ends, strict=True))


def _starts(timeline: Timeline, shortest_s: float) -> Iterator[tuple[str, float]]:
    kind: Kind | None = None
    since_s, told = 0.0, ""
    for segment in timeline.segments:
        # A breath that is taken again after a pause is no new part.
        if segment.duration_s <= 0 or segment.kind == "lead_in":
            continue
        is_new = segment.kind != kind
        begins_unit = kind == "guide" and segment.phase != "release" and segment.text not in ("", told)
        if is_new or (begins_unit and segment.start_s - since_s >= shortest_s):
            yield _title(timeline, segment), segment.start_s if kind else 0.0
            since_s = segment.start_s
        kind, told = segment.kind, segment.text or told


def _title(timeline: Timeline, segment: Segment) -> str:
    """Give the first line of the part that begins with `segment`; settling and closing have a name of their own."""
    name = TITLES.get(segment.kind, "")
    if segment.kind in ("settle", "closing"):
        return name
    for here in timeline.segments[timeline.index_at(segment.start_s) :]:
        if here.kind not in (segment.kind, "lead_in"):
            break
        if here.text:
            return _shortened(here.text)
    return name


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_TITLE:
        return plain.removesuffix(".")
    return plain[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
