"""With eyes shut: a silence that lasts was announced, and breathing is never left without a line for long."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from herstel_app.core.own_exercise import own_exercise
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from tests.content.ear import LIBRARY, PACED, RUNS, Run, heard, lines_of

LONGEST_WITHOUT_LINE_S = 180.0
LONGEST_SILENCE_S = 90.0
BREATHING = [run for run in RUNS if LIBRARY.exercises[run[0]].group == "breathing"]
ANNOUNCED = re.compile(r"\b(stil|stilte|zonder mij|af en toe)\b", re.IGNORECASE)


def line_gaps(timeline: Timeline) -> list[tuple[float, str]]:
    """Give the seconds after each line without another one, and what was said last."""
    lines = [line for line in lines_of(timeline) if not line.over_cue]
    return [(following.start_s - line.end_s, line.text) for line, following in pairwise(lines)]


@pytest.mark.parametrize("run", BREATHING, ids=str)
def test_breathing_has_a_line_at_least_every_three_minutes(run: Run) -> None:
    assert [gap for gap in line_gaps(heard(run)) if gap[0] > LONGEST_WITHOUT_LINE_S] == []


def unannounced(timeline: Timeline) -> list[tuple[float, str]]:
    """Give the silences that are long and were not announced: where they begin, and what was said last.

    One of the last two lines says it. What was announced holds as long as one silence follows on another, with a
    line between them.
    """
    heard_s = [(line.start_s, line.end_s, line.text) for line in lines_of(timeline)]
    heard_s += [
        (s.start_s, s.end_s, "")
        for s in timeline.segments
        if s.guidance and s.phase and (s.kind == "breathe" or s.phase in ("tense", "release"))
    ]
    found, before, said, announced = [], "", "", False
    for (_, end_s, text), (start_s, _, _) in pairwise(sorted(heard_s)):
        before, said = (said, text) if text else (before, said)
        if start_s - end_s > LONGEST_SILENCE_S:
            announced = announced or bool(ANNOUNCED.search(f"{before} {said}"))
            if not announced:
                found.append((end_s, said))
        elif text:
            announced = False
    return found


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_long_silence_is_announced(run: Run) -> None:
    assert unannounced(heard(run)) == []


def test_the_longest_breathing_hears_more_than_one_line_after_the_first_minutes() -> None:
    for run in PACED:
        if run[2] >= 10:
            lines = [line for line in lines_of(heard(run)) if not line.over_cue and line.start_s > 240]
            assert len(lines) >= 3, run


@pytest.mark.parametrize("pattern", [OwnPattern(4, 0, 6, 0), OwnPattern(2, 0, 3, 0), OwnPattern(8, 0, 12, 0)])
def test_a_long_rhythm_of_ones_own_has_lines_too(pattern: OwnPattern) -> None:
    made = own_exercise(pattern, "", pattern.lengths_minutes)
    for minutes in made.minutes:
        gaps = line_gaps(compile_timeline(made, minutes))
        assert [gap for gap in gaps if gap[0] > LONGEST_WITHOUT_LINE_S] == []
