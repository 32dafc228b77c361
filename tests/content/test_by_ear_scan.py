"""With eyes shut: a body scan says what to do at each place, and comes back to the breath."""

from __future__ import annotations

import re

import pytest

from tests.content.ear import RUNS, Run, heard, lines_of, said_in

SCANS = [run for run in RUNS if run[0] in ("body-scan", "release-only")]
QUICK = [run for run in RUNS if run[0] == "yoga-nidra"]
"""Places that are named so soon after each other that a verb for each would be a crowd of words."""
TO_THE_BREATH = [run for run in RUNS if run[0] in ("body-scan", "release-only", "yoga-nidra") and run[1] != "eyes-open"]
"""With open eyes it stays outside of what makes one uneasy, the breath too."""
VERBS = re.compile(
    r"\b(voel|merk|ga|kijk|luister|volg|zoek|hoor|zet|duw|leg|wrijf|kies|laat|begin|dwaal|raakt|komt?|krullen|zakken|"
    r"mogen|mag|hoeft?|is|draagt|hangen|rust|drukt|beweegt)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("run", SCANS, ids=str)
def test_each_place_has_a_verb(run: Run) -> None:
    timeline = heard(run)
    places = [said_in(s, lines_of(timeline)) for s in timeline.segments if s.phase in ("notice", "release")]
    assert [said for said in places if not VERBS.search(said)] == []


@pytest.mark.parametrize("run", QUICK, ids=str)
def test_a_quick_row_of_places_has_a_verb_again_and_again(run: Run) -> None:
    timeline = heard(run)
    lines = lines_of(timeline)
    places = [said_in(s, lines) for s in timeline.segments if s.phase == "notice"]
    assert [
        four for four in zip(*(places[n:] for n in range(4)), strict=False) if not VERBS.search(" ".join(four))
    ] == []
    assert VERBS.search(places[0])


@pytest.mark.parametrize("run", QUICK, ids=str)
def test_a_quick_row_comes_back_to_the_breath_after_each_side(run: Run) -> None:
    timeline = heard(run)
    places = [said_in(s, lines_of(timeline)) for s in timeline.segments if s.phase == "notice"]
    assert sum("adem" in said for said in places) == 2


@pytest.mark.parametrize("run", TO_THE_BREATH, ids=str)
def test_after_the_last_place_it_comes_back_to_the_breath(run: Run) -> None:
    timeline = heard(run)
    last_s = [s.start_s for s in timeline.segments if s.phase in ("notice", "release")][-1]
    after = [line.text for line in lines_of(timeline) if line.start_s > last_s + 1]
    assert any("adem" in text for text in after)
