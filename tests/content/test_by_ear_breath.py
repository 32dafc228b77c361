"""With eyes shut: what the sound means, and when to breathe in and out."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.own_exercise import own_exercise
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.timeline_compiler import compile_timeline
from tests.content.ear import PACED, Run, heard, lines_of


@pytest.mark.parametrize("run", PACED, ids=str)
def test_what_the_sound_means_is_said_before_the_first_breath(run: Run) -> None:
    timeline = heard(run)
    first_s = next(s.start_s for s in timeline.segments if s.kind == "breathe")
    before = " ".join(line.text for line in lines_of(timeline) if line.end_s <= first_s).lower()
    assert re.search(r"\bzwelt de klank\b.*\bin\b.*\bebt hij weg\b.*\b(uit|zoem|zucht)\b", before), before


@pytest.mark.parametrize(("pattern", "variant"), [
    (OwnPattern(4, 0, 6, 0), None), (OwnPattern(4, 4, 6, 0), None), (OwnPattern(4, 4, 6, 0), "no-holds"),
])  # fmt: skip
def test_a_rhythm_of_ones_own_tells_it_too(pattern: OwnPattern, variant: str | None) -> None:
    timeline = compile_timeline(own_exercise(pattern, "", pattern.lengths_minutes[:1]), None, variant)
    said = lines_of(timeline)[0].text
    assert re.search(r"Zwelt de klank, adem dan in.* Ebt hij weg, adem uit\.", said)
    assert ("wacht" in said) == (pattern.has_hold and variant is None)
