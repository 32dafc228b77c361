"""With eyes shut: guidance that goes gets less step by step, and says that it goes."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest

from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import LIBRARY, PACED, RUNS, Run, heard, lines_of, said_in

GONE = "nu zonder woorden"
WAY_BACK = {
    "kom terug. maak een paar keer een vuist.", "strek je armen en je benen uit.",
    "adem een keer wat ruimer in, en uit.", "doe je ogen weer open.",
    "kijk om je heen. blijf nog zitten of liggen. dan hoor je drie tonen.",
    "luister naar de kamer om je heen.", "beweeg je vingers en je tenen.", "rek je uit, zoals een kat dat doet.",
    "rol op je zij. je ogen mogen open.", "blijf nog op je zij liggen. dan hoor je drie tonen.",
}  # fmt: skip
"""What leads back, after one was left alone."""
BODY = [run for run in RUNS if LIBRARY.exercises[run[0]].group == "body"]


@pytest.mark.parametrize("run", PACED, ids=str)
def test_the_sound_of_breathing_gets_softer_and_never_louder_again(run: Run) -> None:
    levels = [s.guidance for s in heard(run).segments if s.kind == "breathe"]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0]] == []


@pytest.mark.parametrize("parts", [
    {"heaviness", "return"}, {"warmth"}, {"heaviness", "warmth"}, {"heart", "breath"}, {"belly", "return"},
    {part.id for part in LIBRARY.exercises["autogenic"].parts},
], ids=lambda parts: "+".join(sorted(parts)))  # fmt: skip
def test_a_sentence_to_think_is_said_less_and_less(parts: set[str]) -> None:
    timeline = heard(("autogenic", None, 5), CompileOptions(parts=frozenset(parts)))
    thought = [(s.line.text, s.guidance) for s in timeline.segments if s.line and s.duration_s == 6]
    rounds = [[guidance for _, guidance in group] for _, group in groupby(thought, lambda one: one[0])]
    said = [sum(levels) for levels in rounds if len(levels) == 6]
    assert said[0] >= 5
    assert said == sorted(said, reverse=True)
    assert said[-1] <= 4


@pytest.mark.parametrize("run", PACED, ids=str)
def test_the_last_guided_breath_says_that_it_goes_on_without(run: Run) -> None:
    timeline = heard(run)
    breathe = [s for s in timeline.segments if s.kind == "breathe"]
    if breathe[-1].guidance:
        assert len({s.unit_s for s in breathe}) < 6
        return
    last = [s for s in breathe if s.guidance][-1]
    told = [s for s in breathe if GONE in said_in(s, lines_of(timeline))]
    assert [s.unit_s for s in told] == [last.unit_s]


TOLD_BEFORE = "Tegen het eind wordt de begeleiding stiller. Dan ga je zelf verder."


@pytest.mark.parametrize("run", PACED, ids=str)
def test_that_guidance_goes_is_read_before_in_one_wording(run: Run) -> None:
    goes = any(GONE in line.text.lower() for line in lines_of(heard(run)))
    told = [text for text in instructions_of(LIBRARY.exercises[run[0]], run[1]) if "begeleiding" in text]
    assert [text for text in told if "eind" in text] == ([TOLD_BEFORE] if goes else [])


@pytest.mark.parametrize("run", PACED, ids=str)
def test_nobody_is_told_to_follow_and_at_once_to_go_on_alone(run: Run) -> None:
    lines = [line for line in lines_of(heard(run)) if len(line.text.split()) > 1]
    for line, following in pairwise(lines):
        assert GONE not in following.text.lower() or following.start_s - line.start_s >= 18


@pytest.mark.parametrize("run", BODY, ids=str)
def test_the_last_line_for_the_body_says_that_it_goes_on_without(run: Run) -> None:
    timeline = heard(run)
    said = [line.text.lower() for line in lines_of(timeline) if line.start_s < timeline.practice_end_s]
    last = [text for text in said if text not in WAY_BACK][-1]
    assert [text for text in said if GONE in text] == [last]
