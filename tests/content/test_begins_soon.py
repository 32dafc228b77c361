"""Who has begun sees and hears it at once: the first line is there, the glow lives, and the first breath is near."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.content import BreatheStep, PaceStep
from herstel_app.core.own_exercise import own_exercise
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.silences import longest
from herstel_app.core.speech_timing import START_TONE_S, speech_s
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.core.trace import look_at
from herstel_app.core.way_steps import steps_of
from tests.content.ear import LIBRARY, RUNS, Run, heard

WAYS = sorted({(name, variant or "") for name, variant, _ in RUNS})
LINE_S, ALIVE_S = 2.0, 3.0
"""Within so much the first line is there, and the glow is seen to change."""
SEEN = 0.1
"""Of its size: less is hardly seen to change."""
FIRST_BREATH_S, FIRST_OF_MORE_S = 8.0, 10.0
"""Within so much the first breath begins: of in and out, and where a breath has more parts to tell of."""
BESIDE_LINE_S = 3.5
"""So much longer than its line is an opening that asks nothing, at most."""
ASKS = re.compile(
    r"\b(ga|pak|leg|zet|houd|kijk|open|ogen open|doe je ogen|lampje|loopt)\b",
    re.IGNORECASE,
)
"""What takes time before the first step says so: to sit or lie down, to lay hands somewhere, or to light a lamp."""


def first_run(name: str, variant: str) -> Run:
    return next(run for run in RUNS if run[:2] == (name, variant or None))


@pytest.mark.parametrize(("name", "variant"), WAYS)
def test_the_first_line_is_there_and_the_glow_lives(name: str, variant: str) -> None:
    timeline = heard(first_run(name, variant))
    assert timeline.frame_at(LINE_S).text == timeline.segments[0].text != ""
    sizes = [look_at(timeline, tenths / 10).size for tenths in range(round(10 * ALIVE_S) + 1)]
    assert max(sizes) - min(sizes) >= SEEN


@pytest.mark.parametrize(("name", "variant"), WAYS)
def test_the_first_step_is_near(name: str, variant: str) -> None:
    steps, opening = steps_of(LIBRARY.exercises[name], variant or None)
    if isinstance(steps[0], BreatheStep | PaceStep):
        most_s = FIRST_BREATH_S if len(steps[0].pattern) == 2 else FIRST_OF_MORE_S
    else:
        line_s = max(speech_s(longest(text)) for text in (opening.text, opening.bowl, opening.none) if text)
        most_s = START_TONE_S + line_s + BESIDE_LINE_S
        if ASKS.search(opening.text):
            return
    assert opening.seconds <= most_s


@pytest.mark.parametrize(("pattern", "most_s"), [
    (OwnPattern(4, 0, 6, 0), FIRST_BREATH_S), (OwnPattern(4, 4, 6, 0), FIRST_OF_MORE_S),
])  # fmt: skip
def test_so_is_the_first_breath_of_a_rhythm_of_ones_own(pattern: OwnPattern, most_s: float) -> None:
    timeline = compile_timeline(own_exercise(pattern, "", pattern.lengths_minutes[:1]))
    assert timeline.practice_start_s <= most_s
