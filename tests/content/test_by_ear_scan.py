"""With eyes shut: a body scan says what to do at each place, and comes back to the breath."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.way_steps import find_variant
from tests.content.ear import LIBRARY, RUNS, Run, heard, lines_of, said_in

SCANS = [run for run in RUNS if run[0] in ("body-scan", "release-only")]
QUICK = [run for run in RUNS if run[0] == "yoga-nidra"]
"""Places that are named so soon after each other that a verb for each would be a crowd of words."""


def fits_panic(run: Run) -> bool:
    exercise = LIBRARY.exercises[run[0]]
    way = find_variant(exercise, run[1]) if run[1] else exercise
    return "panic" not in way.not_for


ALONG_THE_BODY = [run for run in RUNS if run[0] in ("body-scan", "release-only", "yoga-nidra")]
TO_THE_BREATH = [run for run in ALONG_THE_BODY if not fits_panic(run)]
INWARD = [*ALONG_THE_BODY, *(run for run in RUNS if run[0] in ("autogenic", "kind-touch"))]
AWAY_FROM_THE_BREATH = [run for run in INWARD if fits_panic(run)]
"""What fits someone with panic stays outside of what makes one uneasy, the breath too."""
COMMANDS = re.compile(r"\b(voel|ga|kijk|leg|wrijf|zet|beweeg|zoek|kies|kom)\b", re.IGNORECASE)
VERBS = re.compile(
    r"\b(voel|merk|ga|kijk|luister|volg|zoek|hoor|zet|duw|leg|wrijf|kies|laat|begin|dwaal|raakt|komt?|krullen|zakken|"
    r"mogen|mag|hoeft?|is|draagt|hangen|rust|drukt|beweegt|bewegen)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("run", SCANS, ids=str)
def test_each_place_has_a_verb(run: Run) -> None:
    timeline = heard(run)
    places = [said_in(s, lines_of(timeline)) for s in timeline.segments if s.phase in ("notice", "release")]
    assert [said for said in places if not VERBS.search(said)] == []


@pytest.mark.parametrize("run", [run for run in SCANS if run[0] == "body-scan"], ids=str)
def test_each_place_of_a_scan_says_what_to_do_there(run: Run) -> None:
    timeline = heard(run)
    places = [said_in(s, lines_of(timeline)) for s in timeline.segments if s.phase == "notice"]
    assert [said for said in places if not COMMANDS.search(said)] == []


@pytest.mark.parametrize("run", AWAY_FROM_THE_BREATH, ids=str)
def test_what_fits_panic_keeps_eyes_open_and_away_from_the_breath(run: Run) -> None:
    said = [line.text.lower() for line in lines_of(heard(run))]
    assert [text for text in said if re.search(r"\badem|ogen (mogen )?dicht", text)] == []
    name, variant, _ = run
    read = find_variant(LIBRARY.exercises[name], variant or "").instructions
    assert re.search(r"ogen.* open", " ".join([*said, *read]))


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
