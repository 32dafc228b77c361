"""A page's time only suggests: leaving it early and staying longer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import Evidence, Exercise, Opening, QuietStep, WriteStep
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.core.writing_pages import LEAVE_S, left, prolonged

WRITING = Exercise(
    title="Proef",
    group="head",
    summary="-",
    instructions=("-",),
    posture="-",
    minutes=(2,),
    default_minutes=2,
    opening=Opening("-", 10),
    closing="Dicht.",
    steps=(WriteStep("park", "Wat?"), WriteStep("note", "En nu?", 30), QuietStep(30)),
    cautions=("-",),
    evidence=Evidence("D", "-"),
)
TIMELINE = compile_timeline(WRITING)
PAGE, NEXT_PAGE = TIMELINE.segments[1:3]
"""The first page is open from 10 to 70 s, the second from 70 to 100 s."""


def whole(timeline: Timeline) -> bool:
    """Say whether segments follow each other without gap or overlap, each of some length."""
    return timeline.segments[0].start_s == 0 and all(
        abs(first.end_s - second.start_s) < 1e-9 and first.duration_s > 0
        for first, second in pairwise(timeline.segments)
    )


def kinds(timeline: Timeline) -> list[str]:
    return [segment.kind for segment in timeline.segments]


def test_a_page_left_early_lets_the_rest_come_earlier() -> None:
    changed = left(TIMELINE, 25.0)
    assert kinds(changed) == ["settle", "write", "quiet", "write", "quiet", "closing"]
    assert (changed.segments[1].end_s, changed.segments[2].duration_s) == (25.0, LEAVE_S)
    assert changed.segments[3].text.startswith("En nu?")
    assert changed.duration_s == pytest.approx(TIMELINE.duration_s - 45 + LEAVE_S)


def test_a_page_left_as_it_opens_takes_no_time() -> None:
    changed = left(TIMELINE, PAGE.start_s)
    assert kinds(changed) == ["settle", "quiet", "write", "quiet", "closing"]
    assert whole(changed)


def test_staying_longer_moves_all_that_follows() -> None:
    changed = prolonged(TIMELINE, 69.0, 60.0)
    assert kinds(changed) == kinds(TIMELINE)
    assert (changed.segments[1].start_s, changed.segments[1].end_s) == (PAGE.start_s, PAGE.end_s + 60)
    assert changed.segments[2].start_s == NEXT_PAGE.start_s + 60
    assert changed.duration_s == TIMELINE.duration_s + 60
    assert changed.frame_at(69.0).text.startswith("Wat?")


@pytest.mark.parametrize("at_s", [5.0, 110.0, 200.0])
def test_outside_a_page_nothing_changes(at_s: float) -> None:
    assert left(TIMELINE, at_s) is TIMELINE
    assert prolonged(TIMELINE, at_s, 60.0) is TIMELINE


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=12))
def test_any_order_of_leaving_and_staying_is_whole_and_keeps_the_past(moves: list[tuple[bool, float]]) -> None:
    timeline, at_s = TIMELINE, 0.0
    for leave, share in moves:
        at_s += share * (timeline.duration_s - at_s) / 2
        changed = left(timeline, at_s) if leave else prolonged(timeline, at_s, 30.0)
        assert whole(changed)
        past = [timeline.frame_at(at_s * part / 8) for part in range(8)]
        assert [(frame.kind, frame.text) for frame in past] == [
            (frame.kind, frame.text) for frame in (changed.frame_at(at_s * part / 8) for part in range(8))
        ]
        assert changed.frame_at(at_s).level == pytest.approx(timeline.frame_at(at_s).level)
        timeline = changed
