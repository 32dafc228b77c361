"""A rhythm in the making: the lengths that it may have, those that were chosen, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.own_pattern import LENGTHS_MINUTES, OwnPattern, refusals
from herstel_app.core.rhythm_draft import SETTABLE, RhythmDraft
from tests.helpers.patterns import patterns

HELD, LONG_HELD = OwnPattern(4, 4, 6, 0), OwnPattern(4, 7, 8, 0)


def test_lengths_that_a_rhythm_may_not_have_come_back_with_one_that_may() -> None:
    draft = RhythmDraft().toggled(15.0)
    assert draft.minutes == (3, 5, 10, 15)
    held = replace(draft, pattern=LONG_HELD)
    assert held.minutes == (3, 5)
    assert replace(held.toggled(3.0), pattern=OwnPattern()).minutes == (5, 10, 15)


def test_the_last_length_stays() -> None:
    draft = RhythmDraft(LONG_HELD).toggled(3.0)
    assert draft.minutes == (5,)
    assert draft.toggled(5.0) is draft


def test_where_none_of_the_chosen_lengths_may_be_there_are_others() -> None:
    assert RhythmDraft(HELD, wanted=frozenset({15.0})).minutes == (3, 5)


@given(patterns, st.frozensets(st.sampled_from(LENGTHS_MINUTES)), st.sampled_from(LENGTHS_MINUTES))
def test_there_is_always_a_length_that_the_rhythm_may_have(
    pattern: OwnPattern, wanted: frozenset[float], minutes: float
) -> None:
    draft = RhythmDraft(pattern, wanted=wanted)
    for each in (draft, *((draft.toggled(minutes),) if minutes in pattern.lengths_minutes else ())):
        assert each.minutes
        assert set(each.minutes) <= set(pattern.lengths_minutes)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (OwnPattern(), ""),
        (HELD, "Met vasthouden is vijf minuten genoeg."),
        (LONG_HELD, "Zo lang vasthouden doe je vier keer. Daarna is het stil tot de tijd om is."),
    ],
)
def test_fewer_lengths_are_explained(pattern: OwnPattern, said: str) -> None:
    assert RhythmDraft(pattern).about_lengths == said


def test_an_exercise_that_was_made_here_can_be_changed() -> None:
    made = RhythmDraft(HELD, "Mijn ritme").exercise()
    assert RhythmDraft.of("mijn", made) == RhythmDraft(HELD, "Mijn ritme", frozenset({3.0, 5.0}), "mijn")


def test_what_was_made_by_hand_cannot() -> None:
    made = RhythmDraft(LONG_HELD).exercise()
    assert RhythmDraft.of("other", msgspec.structs.replace(made, steps=made.steps[1:])) is None


def test_more_can_be_set_than_may_be_so_that_the_reason_is_seen() -> None:
    names = dict(zip(SETTABLE, ("inhale_s", "hold_s", "exhale_s", "hold_out_s"), strict=True))
    for phase, (_, longest) in SETTABLE.items():
        assert phase in [r.phase for r in refusals(replace(OwnPattern(), **{names[phase]: longest}))]
