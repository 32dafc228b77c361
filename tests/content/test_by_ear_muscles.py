"""With eyes shut: when to tense, when to let go, and how hard."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.sound import Cue
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
        r"(\bspan .*\bals ik het zeg\b.* daalt de klank, laat dan los|\bspan straks aan .*tot de klank daalt)"
        if "tense" in phases
        else r"ik noem .*\bplek\. daalt de klank, laat die plek dan los"
    )
    assert re.search(tells, before), before


@pytest.mark.parametrize("run", SOUNDING, ids=str)
def test_where_muscles_do_not_sound_no_sound_is_told(run: Run) -> None:
    lines = lines_of(heard(run, CompileOptions(cue="none")))
    assert [line.text for line in lines if "klank" in line.text] == []


WITH_FORCE = [run for run in MUSCLES if run[1] != "light"]


@pytest.mark.parametrize("run", WITH_FORCE, ids=str)
def test_breathing_on_is_said_wherever_one_holds_the_breath(run: Run) -> None:
    """Who makes the trunk or the legs firm holds the breath; the second time, lighter, it is known."""
    timeline = heard(run, CompileOptions())
    tensed = [said_in(s, lines_of(timeline)) for s in timeline.segments if s.phase == "tense"]
    holding = [said for said in tensed if re.search(r"schouderbladen|buik|be(en|nen)\b|stevig", said)]
    assert holding
    assert [said for said in holding if "adem door" not in said and "lichter" not in said] == []


@pytest.mark.parametrize("run", [run for run in MUSCLES if run[1] == "twice"], ids=str)
def test_the_second_time_is_lighter(run: Run) -> None:
    timeline = heard(run, CompileOptions())
    tensed = [said_in(s, lines_of(timeline)) for s in timeline.segments if s.phase == "tense"]
    assert [bool(re.search("lichter|zachter", said)) for said in tensed] == [False, True] * (len(tensed) // 2)


@pytest.mark.parametrize("run", WITH_FORCE, ids=str)
def test_what_is_squeezed_is_told_to_be_soft_before_it(run: Run) -> None:
    told = [line.text for line in lines_of(heard(run, CompileOptions())) if re.match("Straks .*knijp", line.text)]
    assert [text for text in told if "zacht" not in text] == []


@pytest.mark.parametrize("cue", ["harp", "none"])
@pytest.mark.parametrize("run", [run for run in MUSCLES if run[0] == "muscle-release-4"], ids=str)
def test_the_one_that_fits_panic_says_first_that_eyes_may_be_open(run: Run, cue: Cue) -> None:
    first = lines_of(heard(run, CompileOptions(cue=cue)))[0].text
    assert ("Houd je ogen open." if run[1] == "light" else "Je ogen mogen open.") in first


def test_who_has_sore_legs_is_told_to_skip_them_just_before() -> None:
    run = ("muscle-release-4", "light", 3.0)
    said = [line.text for line in lines_of(heard(run, CompileOptions()))]
    skip = next(number for number, text in enumerate(said) if "Pijn of onrust? Voel dan je handen." in text)
    assert re.search(r"Span licht aan: tenen", said[skip + 1])
