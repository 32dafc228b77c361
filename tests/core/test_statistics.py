"""The statistics of the avondproef, against an independent computation and against counting by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.statistics import Finding, Pair, judge, noise_band, sign_flip_p

points = st.integers(-20, 20).map(float)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([], 1.0),
        ([3], 1.0),
        ([1, 2, 3, 4], 2 / 16),
        ([1, 1, 1, 1, 1], 2 / 32),
        ([2, 1, 3, 1, 2, 1], 2 / 64),
        ([1] * 7, 2 / 128),
        ([1] * 8, 2 / 256),
        ([1] * 9, 2 / 512),
        ([1] * 10, 2 / 1024),
        ([0, 0, 0, 0], 1.0),
        ([0, 1, 1, 1, 1], 2 / 16),  # a 0 is the same with either sign
        ([3, 1, -1, 1], 8 / 16),  # of ±3 ±1 ±1 ±1 one in eight is 6 away from 0 and three in eight are 4
    ],
)
def test_by_hand(differences: list[float], p: float) -> None:
    assert sign_flip_p(differences) == pytest.approx(p)
    assert sign_flip_p([-d for d in differences]) == pytest.approx(p)


@given(st.lists(points, min_size=1, max_size=10))
def test_against_counting_with_bits(differences: list[float]) -> None:
    n = len(differences)
    observed = abs(sum(differences))
    as_far = 0
    for mask in range(2**n):
        total = sum(-d if mask >> place & 1 else d for place, d in enumerate(differences))
        as_far += abs(total) >= observed
    assert sign_flip_p(differences) == pytest.approx(as_far / 2**n)


def test_tenths_that_add_up_unevenly_are_still_ties() -> None:
    assert sign_flip_p([0.1, 0.2, 0.3, 0.6]) == sign_flip_p([1, 2, 3, 6])


@pytest.mark.parametrize("bad", [[math.nan] * 4, [math.inf], [1.0] * 21])
def test_what_cannot_be_tested_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match=r"pairs|number"):
        sign_flip_p(bad)


def test_noise_is_known_after_five_rest_evenings() -> None:
    assert noise_band([1, 2, 3, 4]) == 2.0
    assert noise_band([0, 1, 2, 3, 4]) == pytest.approx(1.96 * math.sqrt(2) * math.sqrt(2.5))
    assert noise_band([1] * 6) == 0.0


def pairs(*differences: float | None, rest: float = 0.0) -> list[Pair]:
    return [Pair(rest, None if d is None else rest + d) for d in differences]


@pytest.mark.parametrize(
    ("differences", "finding"),
    [
        ((), Finding.TOO_LITTLE),
        ((5, 5, 5), Finding.TOO_LITTLE),
        ((5, 5, 5, None), Finding.TOO_LITTLE),
        ((5, 5, 5, 5), Finding.MAY_BE_CHANCE),  # 4 pairs cannot go below p = .125
        ((2, 2, 2, 2, 2, 2), Finding.SEEMS_TO_DIFFER),
        ((-2, -2, -2, -2, -2, -2), Finding.SEEMS_TO_DIFFER),
        ((2, -1, 3, -2, 2, 1), Finding.MAY_BE_CHANCE),
        ((0, 0, 0, 0, 0, 0), Finding.AS_MUCH),
        ((1, -1, 0, 1, -1, 0), Finding.AS_MUCH),
    ],
)
def test_four_kinds(differences: tuple[float | None, ...], finding: Finding) -> None:
    assert judge(pairs(*differences)).finding is finding


@given(st.lists(st.tuples(st.none() | points, st.none() | points), max_size=10))
def test_every_answer_has_one_outcome_that_turns_with_its_sign(
    answers: list[tuple[float | None, float | None]],
) -> None:
    asked = [Pair(rest, exercise) for rest, exercise in answers]
    turned = [Pair(exercise, rest) for rest, exercise in answers]
    one, other = judge(asked), judge(turned)
    assert (one.finding, one.pairs, one.p) == (other.finding, other.pairs, other.p)
    assert (one.exercise_more, one.rest_more) == (other.rest_more, other.exercise_more)
    assert (one.finding is Finding.TOO_LITTLE) == (one.pairs < 4) == (one.median is None)
    if one.finding is Finding.SEEMS_TO_DIFFER:
        assert one.p is not None
        assert one.p <= 0.05
