"""*Mijn avond* comes back as it was kept."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from herstel_app.core.drawing import strokes_of
from herstel_app.core.evening import Evening, without
from herstel_app.core.evening_composer import EveningQuestion, compose
from herstel_app.core.evening_filling import timed
from herstel_app.core.own_evening import OWN_EVENING_ID, OWN_EVENING_TITLE, kept_steps, own_evening
from herstel_app.core.programme_content import Where
from tests.core.test_evening_composer import INGREDIENTS, LIBRARY, OFF_AT_FIRST
from tests.helpers.evenings import KEPT_WITH_TEXT


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(get_args(Where)), st.integers(3, 60), st.integers(0, 1000), st.integers(0, 9))
def test_it_comes_back_with_the_same_steps_and_the_same_time(
    where: Where, minutes: int, seed: int, left_out: int
) -> None:
    evening = compose(EveningQuestion(where, minutes, OFF_AT_FIRST, seed=seed), INGREDIENTS)
    if left_out < len(evening.steps):
        evening = timed(without(evening, left_out), INGREDIENTS)
    own = own_evening(kept_steps(evening), INGREDIENTS)
    steps = tuple(replace(step, is_heart=False) for step in evening.steps)
    assert own == Evening(OWN_EVENING_TITLE, "unknown", steps, OWN_EVENING_ID)


def test_one_that_was_kept_when_evenings_had_a_text_and_many_parts_comes_back_as_it_was() -> None:
    kept = [*KEPT_WITH_TEXT[:2], ("loslaten", "release-only/eyes-open", 5.0), ("stilte", "stillness", 3.0)]
    own = own_evening([*kept[:1], ("opschrijven", "thought-parking", 5.0), *kept[1:]], INGREDIENTS)
    assert own is not None
    assert [step.kind for step in own.steps] == ["read", "practise", "practise", "practise", "practise"]
    assert [step.label for step in own.steps] == ["lezen", "opschrijven", "ademen", "loslaten", "stilte"]
    assert own.read == ""
    assert [stroke.rise for stroke in strokes_of(own, LIBRARY)] == [0, 0.38, 0.38, 0.5, 0]


@pytest.mark.parametrize(("kept", "given"), [(0.0, 3), (4.25, 4.25), (1000.0, 15)])
def test_minutes_that_an_exercise_does_not_take_become_the_nearest(kept: float, given: float) -> None:
    own = own_evening([("adem", "coherent-breathing", kept)], INGREDIENTS)
    assert own is not None
    step = own.steps[0]
    assert (step.minutes, step.seconds) == (given, INGREDIENTS.length_s("coherent-breathing", given))
    lengths = INGREDIENTS.exercises["coherent-breathing"].minutes
    assert (min(lengths), max(lengths)) == (3, 15)


def test_parking_is_short_and_what_has_a_way_in_bed_ends_there() -> None:
    own = own_evening([("opschrijven", "thought-parking", 15.0), ("liggen", "yoga-nidra", 11.0)], INGREDIENTS)
    assert own is not None
    assert [(step.minutes, step.variant_id) for step in own.steps] == [(8.0, None), (11.0, "in-bed")]
    first = own_evening([("liggen", "yoga-nidra", 11.0), ("stil", "stillness", 5.0)], INGREDIENTS)
    assert first is not None
    assert first.steps[0].variant_id is None


def test_the_way_that_was_kept_comes_back_where_it_fits() -> None:
    kept = (("lijf", "release-only/two-minutes", 2.0), ("stil", "stillness", 5.0))
    own = own_evening(kept, INGREDIENTS)
    assert own is not None
    assert (own.steps[0].variant_id, own.steps[0].minutes) == ("two-minutes", 2.0)
    assert kept_steps(own)[0] == kept[0]
    word = own_evening(
        (("lijf", "release-only/word", 4.0), ("stil", "stillness", 5.0)), INGREDIENTS, frozenset({"panic"})
    )
    assert word is not None
    assert word.steps[0].variant_id == "eyes-open"


def test_nothing_kept_and_a_step_that_is_gone_are_no_evening() -> None:
    assert own_evening((), INGREDIENTS) is None
    assert own_evening([("adem", "coherent-breathing", 5.0), ("weg", "not-there-any-more", 5.0)], INGREDIENTS) is None
