"""With eyes shut: lines have room to be taken in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_app.core.speech_timing import CHARACTERS_PER_S
from herstel_app.core.timeline import Timeline
from tests.content.ear import RUNS, Run, heard, lines_of

A_BREATH_S = 1.0
"""The shortest pause in which a breath is taken, after a line that is spoken slowly."""


def too_close(timeline: Timeline) -> list[tuple[str, str]]:
    """Give the pairs of lines without a breath between them."""
    lines = [line for line in lines_of(timeline) if not line.over_cue]
    return [
        (line.text, following.text)
        for line, following in pairwise(lines)
        if following.start_s - line.start_s - len(line.text) / CHARACTERS_PER_S < A_BREATH_S - 1e-9
    ]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_no_line_comes_within_a_breath_of_the_one_before(run: Run) -> None:
    assert too_close(heard(run)) == []
