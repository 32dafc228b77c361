"""The rest that an exercise is compared with is as long as it, and which exercises can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from herstel_app.core.content import Exercise, OffsetLine, QuietStep, Variant, WriteStep
from herstel_app.core.matched_rest import rest_like, suits_trial
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from tests.core.test_checks import WHOLE
from tests.helpers.exercises import exercises

AS_ASKED = CompileOptions(tap_follows=True)
"""An evening of the trial asks at once after its part."""
STILLNESS = replace(WHOLE, title="Stilte", group="stillness", steps=(QuietStep(),))


@given(exercises())
def test_it_is_as_long_and_in_the_same_posture(exercise: Exercise) -> None:
    for minutes in lengths_of(exercise):
        active = compile_timeline(exercise, minutes, options=AS_ASKED)
        resting = rest_like(STILLNESS, exercise, minutes)
        rest = compile_timeline(resting, options=AS_ASKED)
        assert [segment.kind for segment in rest.segments] == ["settle", "quiet", "closing"]
        assert rest.duration_s == pytest.approx(active.duration_s)
        assert (resting.title, resting.posture) == ("Stilte", exercise.posture)


def test_neither_writing_nor_bare_rest_can_be_compared() -> None:
    assert suits_trial(WHOLE)
    assert not suits_trial(STILLNESS)
    assert suits_trial(replace(STILLNESS, steps=(QuietStep(lines=(OffsetLine(5.0, "Zo."),)),)))
    writing = Variant("schrijven", "Schrijven", "Soms", (WriteStep("note", "Schrijf."),))
    assert not suits_trial(replace(WHOLE, variants=(writing,)), "schrijven")
    assert suits_trial(replace(WHOLE, variants=(writing,)))


def test_a_variant_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        suits_trial(WHOLE, "weg")
    with pytest.raises(KeyError):
        rest_like(STILLNESS, WHOLE, variant_id="weg")
