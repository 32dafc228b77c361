"""With eyes shut: a silence that lasts is told with its length, and breathing is never long without a line."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from herstel_app.core.own_exercise import own_exercise
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.silences import END_FOLLOWS, VOICE_FOLLOWS, length_words
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from tests.content.ear import LIBRARY, PACED, RUNS, Run, heard, lines_of

LONGEST_WITHOUT_LINE_S = 180.0
LONGEST_SILENCE_S = 75.0
"""A silence that lasts longer was told with its length, in the last line before it."""
ROUNDED_S = 17.0
"""How much a silence may differ from the half minutes that were told, with the pause after the line."""
BREATHING = [run for run in RUNS if LIBRARY.exercises[run[0]].group == "breathing"]
LENGTHS = {
    length_words(s): s for s in (*(30.0 * halves for halves in range(1, 20)), *(60.0 * n for n in range(10, 61)))
}
TOLD = re.compile(rf"\b(kort|{'|'.join(sorted(LENGTHS, key=len, reverse=True))}) stil\b")


def line_gaps(timeline: Timeline) -> list[tuple[float, str]]:
    """Give the seconds after each line without another one, and what was said last."""
    lines = [line for line in lines_of(timeline) if not line.over_cue]
    return [(following.start_s - line.end_s, line.text) for line, following in pairwise(lines)]


@pytest.mark.parametrize("run", BREATHING, ids=str)
def test_breathing_has_a_line_at_least_every_three_minutes(run: Run) -> None:
    assert [gap for gap in line_gaps(heard(run)) if gap[0] > LONGEST_WITHOUT_LINE_S] == []


def silences(timeline: Timeline) -> list[tuple[float, str, bool]]:
    """Give the silences: how long, what was said last, and whether the end strokes come after it."""
    heard_s = [(line.start_s, line.end_s, line.text) for line in lines_of(timeline)]
    heard_s = [one for one in heard_s if one[0] < timeline.practice_end_s]
    heard_s += [
        (s.start_s, s.end_s, "")
        for s in timeline.segments
        if s.guidance and s.phase and (s.kind == "breathe" or s.phase in ("tense", "release"))
    ]
    end = (timeline.practice_end_s, timeline.practice_end_s, "")
    found, said = [], ""
    for (_, end_s, text), (start_s, _, _) in pairwise([*sorted(heard_s), end]):
        said = text or said
        found.append((start_s - end_s, said, start_s == timeline.practice_end_s))
    return found


def unannounced(timeline: Timeline) -> list[tuple[float, str]]:
    """Give the silences that are long and were not told with their length, and what was said last."""
    return [(s, said) for s, said, _ in silences(timeline) if s > LONGEST_SILENCE_S and not TOLD.search(said)]


def untrue(timeline: Timeline) -> list[tuple[float, str]]:
    """Give the lines that tell of a silence another length, or another end, than it has."""
    found = []
    for seconds, said, at_end in silences(timeline):
        told = TOLD.search(said)
        wrong_end = (END_FOLLOWS in said and not at_end) or (VOICE_FOLLOWS in said and at_end)
        if told is None:
            wrong = wrong_end
        elif told[1] == "kort":
            wrong = wrong_end or seconds > 25
        else:
            off_s = ROUNDED_S if LENGTHS[told[1]] < 600 else 2 * ROUNDED_S
            wrong = wrong_end or abs(LENGTHS[told[1]] - seconds) > off_s
        if wrong:
            found.append((seconds, said))
    return found


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_long_silence_is_told_with_its_length(run: Run) -> None:
    assert unannounced(heard(run)) == []


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_what_is_told_of_a_silence_is_true(run: Run) -> None:
    assert untrue(heard(run)) == []


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_silence_is_told_in_one_way(run: Run) -> None:
    said = [line.text for line in lines_of(heard(run))]
    assert [text for text in said if re.search(r"vaker stil|(is|wordt|blijft) het (nu )?stil\b|[{}]", text)
        and "klank" not in text and "slag" not in text] == []  # fmt: skip


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


@pytest.mark.parametrize("pattern", [OwnPattern(4, 7, 8, 0), OwnPattern(4, 4, 4, 4), OwnPattern(4, 0, 6, 0)])
def test_the_silence_of_a_rhythm_of_ones_own_is_told_too(pattern: OwnPattern) -> None:
    made = own_exercise(pattern, "", pattern.lengths_minutes)
    for minutes in made.minutes:
        timeline = compile_timeline(made, minutes)
        assert (unannounced(timeline), untrue(timeline)) == ([], [])
