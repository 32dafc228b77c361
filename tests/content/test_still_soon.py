"""Before it is still, little is said: at most two lines, of which one tells how long, and what comes then."""

from __future__ import annotations

import pytest

from herstel_app.core.programme_content import DIFFERENCE, ProefChoice
from herstel_app.core.silences import TOLD
from herstel_app.core.spoken_sentences import sentences
from herstel_app.core.way_steps import steps_of
from tests.content.ear import LIBRARY, heard

RESTS = LIBRARY.proeven[DIFFERENCE].parts[0].choices
MOST_S = 16.0
"""From the first tone to where it is still."""


@pytest.mark.parametrize("choice", RESTS, ids=lambda choice: choice.variant or "as it stands")
def test_rest_begins_with_two_lines(choice: ProefChoice) -> None:
    _, opening = steps_of(LIBRARY.exercises[choice.exercise], choice.variant, None)
    assert opening.text.endswith(TOLD)
    assert len(sentences(opening.text.removesuffix(TOLD).strip())) <= 1
    timeline = heard((choice.exercise, choice.variant, choice.minutes))
    assert timeline.practice_start_s <= MOST_S
