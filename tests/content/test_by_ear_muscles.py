"""With eyes shut: when to tense, when to let go, and how hard."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import MUSCLES, RUNS, Run, heard, lines_of, said_in


@pytest.mark.parametrize("run", MUSCLES, ids=str)
def test_tense_is_a_command_with_what_to_do_and_let_go_is_said(run: Run) -> None:
    timeline = heard(run, CompileOptions())
    lines = lines_of(timeline)
    unsaid, tensed = [], False
    for segment in timeline.segments:
        said = said_in(segment, lines)
        if segment.phase == "tense":
            tensed = True
            unsaid += [] if re.match(r"span (licht )?aan: \w+", said) else [said]
        elif segment.phase == "release" and tensed:
            tensed = False
            unsaid += [] if "laat los" in said else [said]
    assert unsaid == []


@pytest.mark.parametrize("run", MUSCLES, ids=str)
def test_how_hard_is_said_once_and_before_the_first_time(run: Run) -> None:
    timeline = heard(run, CompileOptions())
    first_s = next(s.start_s for s in timeline.segments if s.phase == "tense")
    how_hard = "een tiende van je kracht" if run[1] == "light" else "een derde van je kracht"
    told = [line for line in lines_of(timeline) if "van je kracht" in line.text]
    assert [how_hard in line.text for line in told] == [True]
    assert told[0].end_s <= first_s


SOUNDING = [run for run in RUNS if any(s.phase in ("tense", "release") for s in heard(run).segments)]
"""Those in which muscles sound."""


@pytest.mark.parametrize("run", SOUNDING, ids=str)
def test_what_the_sound_of_muscles_means_is_said_before_it(run: Run) -> None:
    timeline = heard(run, CompileOptions())
    phases = {s.phase for s in timeline.segments}
    first_s = next(s.start_s for s in timeline.segments if s.phase in ("tense", "release"))
    before = " ".join(line.text for line in lines_of(timeline) if line.end_s <= first_s).lower()
    tells = (
        r"\bspan .*\bals ik het zeg\b.* de klank trilt mee tot je loslaat"
        if "tense" in phases
        else r"ik noem .*\bplek\. zakt de klank, laat die plek dan los"
    )
    assert re.search(tells, before), before


@pytest.mark.parametrize("run", SOUNDING, ids=str)
def test_where_muscles_do_not_sound_no_sound_is_told(run: Run) -> None:
    lines = lines_of(heard(run, CompileOptions(cue="none")))
    assert [line.text for line in lines if "klank" in line.text] == []
