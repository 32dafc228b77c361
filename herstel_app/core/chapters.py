"""Where a listener can jump to in a saved exercise: the parts of a timeline, by name.

Invariants:
- chapters follow each other without a gap or an overlap, from 0 to the end;
- a chapter begins where something else begins, or, in a guided part, with a line that starts a unit of its own;
- none but the first and the last are shorter than `SHORTEST_S` because of such a line;
- there are never more than `MOST`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

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


class Chapter(msgspec.Struct, frozen=True):
    """A stretch of a recording with a name, in seconds."""

    title: str
    start_s: float
    end_s: float


def chapters_of(timeline: Timeline, total_s: float | None = None) -> tuple[Chapter, ...]:
    """Give the chapters of a recording that lasts `total_s`: what comes after the exercise is one of its own."""
    starts = _few_starts(timeline)
    if total_s is not None and total_s > timeline.duration_s:
        starts.append((AFTER_TITLE, timeline.duration_s))
    ends = [start_s for _, start_s in starts[1:]] + [max(timeline.duration_s, total_s or 0.0)]
    return tuple(Chapter(title, start_s, end_s) for (title, start_s), end_s in zip(starts, ends, strict=True))


def _few_starts(timeline: Timeline) -> list[tuple[str, float]]:
    """Give at most `MOST` starts: first chapters that begin with a line are left out, then those of parts."""
    line_s, part_s = SHORTEST_S, 0.0
    while len(starts := list(_starts(timeline, line_s, part_s))) > MOST:
        if line_s < timeline.duration_s:
            line_s *= 2
        else:
            part_s = part_s * 2 or SHORTEST_S
    return starts


def _starts(timeline: Timeline, line_s: float, part_s: float) -> Iterator[tuple[str, float]]:
    """Give the starts that are far enough after the one before: `line_s` for a line, `part_s` for a part."""
    kind: Kind | None = None
    since_s, told = 0.0, ""
    for segment in timeline.segments:
        # A breath that is taken again after a pause is no new part.
        if segment.kind == "lead_in":
            continue
        after_s = segment.start_s - since_s
        is_new = segment.kind != kind and (after_s >= part_s or kind is None or segment.kind == "closing")
        begins_unit = kind == segment.kind == "guide" and segment.phase != "release" and segment.text not in ("", told)
        if is_new or (begins_unit and after_s >= line_s):
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
