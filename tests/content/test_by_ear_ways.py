"""With eyes shut, whatever was chosen: another sound, words throughout, no fading, the end of an evening, all parts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from herstel_app.core.pacing import Pace
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import LIBRARY, RUNS, Run, heard
from tests.content.test_by_ear_pace import too_close
from tests.content.test_by_ear_silence import BREATHING, LONGEST_WITHOUT_LINE_S, line_gaps, unannounced

USUAL = CompileOptions(pace=Pace(2.0, 2.5), words=LIBRARY.words, seed=7)
WAYS = {
    "bowl": replace(USUAL, cue="bowl"),
    "none": replace(USUAL, cue="none"),
    "words throughout": replace(USUAL, words_throughout=True),
    "without fading": replace(USUAL, fade=False),
    "end of an evening": replace(USUAL, ends_evening=True),
    "own pace, slow": replace(USUAL, pace=Pace(5.0, 7.0)),
    "few parts": replace(USUAL, parts=frozenset({"heaviness"})),
    "all parts": replace(USUAL, parts=frozenset(part.id for part in LIBRARY.exercises["autogenic"].parts)),
}


def faults(run: Run, timeline: Timeline) -> list[object]:
    """Give lines that come too close, breathing too long without a line, and silences that were not announced."""
    long = [gap for gap in line_gaps(timeline) if gap[0] > LONGEST_WITHOUT_LINE_S] if run in BREATHING else []
    return [*too_close(timeline), *long, *unannounced(timeline)]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_rules_hold_whatever_was_chosen(run: Run) -> None:
    found = {way: faults(run, heard(run, options)) for way, options in WAYS.items()}
    assert {way: wrong for way, wrong in found.items() if wrong} == {}
