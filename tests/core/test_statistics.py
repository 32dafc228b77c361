"""The statistics of the avondproef, against an independent computation and against counting by hand."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_app.core.randomisation import Condition
from herstel_app.core.statistics import Finding, Pair, is_below, judge, noise_band, sign_flip_p

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


@pytest.mark.parametrize("n", range(1, 11))
@given(data=st.data())
@settings(max_examples=30)
def test_against_counting_with_bits(n: int, data: st.DataObject) -> None:
    differences = data.draw(st.lists(points, min_size=n, max_size=n))
    observed = sum(differences)
    totals = [
        sum(-abs(d) if mask >> place & 1 else abs(d) for place, d in enumerate(differences)) for mask in range(2**n)
    ]
    as_far = sum(abs(total) >= abs(observed) for total in totals)
    as_low = sum(total <= observed for total in totals)
    assert sign_flip_p(differences) == as_far / 2**n
    assert is_below(differences, 0) == (as_low / 2**n <= 0.05)


@pytest.mark.parametrize(
    ("differences", "limit", "below"),
    [
        ([0, 0, 0, 0], 2, False),  # 1/16: four pairs rule nothing out
        ([0, 0, 0, 0, 0], 2, True),  # 1/32
        ([1, 1, 1, 1, 1], 2, True),
        ([2, 2, 2, 2, 2], 2, False),
        ([0, 0, 0, 0, 0, 4], 2, False),  # of the 64 combinations of ±2 six times, 7 have one minus at most
        ([0, 0, 0, 0, 0, 0, 0, 4], 2, True),  # of the 256, 9
        ([-9, 0, 0, 0, 0], 2, True),
        ([], 2, False),
    ],
)
def test_ruling_out_by_hand(differences: list[float], limit: float, below: bool) -> None:
    assert is_below(differences, limit) is below


@given(st.lists(points, min_size=2, max_size=10))
def test_tenths_that_add_up_unevenly_are_still_ties(differences: list[float]) -> None:
    tenths = [d / 10 for d in differences]
    assert sign_flip_p(tenths) == sign_flip_p(differences)
    assert is_below(tenths, 0.3) == is_below(differences, 3)


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
        ((1,) * 6, Finding.SEEMS_TO_DIFFER),
        ((0, 0, 0, 0, 5, 5, 5, 5, 5, 5), Finding.SEEMS_TO_DIFFER),
        ((0, 0, 0, 0), Finding.MAY_BE_CHANCE),  # nor can they rule 2 points out
        ((0, 0, 0, 0, 0), Finding.AS_MUCH),
        ((0, 0, 0, 0, 0, 0), Finding.AS_MUCH),
        ((1, -1, 0, 1, -1, 0), Finding.AS_MUCH),
        ((1, 0, 0, 1, 0, 1, 0, 1), Finding.AS_MUCH),
        ((8, -7, 6, -8, 7, -6, 0, 0), Finding.MAY_BE_CHANCE),  # nothing on average, and all over the place
        ((0, 0, 0, 0, 0, 6, 6, 6, 6), Finding.MAY_BE_CHANCE),  # the median is 0, and yet no draw
        ((0, 0, 0, 0, 0, 4), Finding.MAY_BE_CHANCE),  # one evening too many for 2 points to be ruled out
        ((0, 0, 0, 0, 0, -4), Finding.MAY_BE_CHANCE),
        ((0, 0, 0, 0, 0, 3), Finding.AS_MUCH),
        ((0, 0, None, 0, None, 0, 0), Finding.AS_MUCH),
        ((2, 2, None, 2, None, 2, 2), Finding.MAY_BE_CHANCE),
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
    assert one.exercise_more + one.rest_more + one.equal == one.pairs
    assert (one.favours is None) == (one.finding is not Finding.SEEMS_TO_DIFFER)
    assert one.favours is (other.favours and other.favours.other)
    if one.p is not None and one.p <= 0.05:
        assert one.finding is Finding.SEEMS_TO_DIFFER, "with ten pairs of whole points the median always is a point"
    if one.favours is Condition.EXERCISE:
        assert one.exercise_more >= 6


@given(st.lists(points, min_size=4, max_size=10))
def test_as_much_is_said_where_two_points_are_ruled_out(differences: list[float]) -> None:
    outcome = judge(pairs(*differences))
    if outcome.finding is Finding.AS_MUCH:
        for side in (1, -1):
            away = [side * d - 2 for d in differences]
            flipped = [sum(-abs(x) if mask >> i & 1 else abs(x) for i, x in enumerate(away)) for mask in range(1024)]
            assert sum(total <= sum(away) for total in flipped) / 1024 <= 0.05
        assert len(differences) >= 5


def test_a_few_great_differences_against_the_median_are_no_direction() -> None:
    skewed = [20.0] * 6 + [-1.0] * 14  # p = 2/64, and yet in 14 of 20 pairs it is the other way
    assert sign_flip_p(skewed) <= 0.05
    assert judge(pairs(*skewed)).finding is Finding.MAY_BE_CHANCE


@pytest.mark.parametrize("more", [-10.0, -1.0, 0.0, 1.0, 10.0])
def test_constant_answers(more: float) -> None:
    for n, rest in product(range(11), (-10.0, 0.0, 10.0)):
        outcome = judge(pairs(*[more] * n, rest=rest))
        expected = (
            Finding.TOO_LITTLE
            if n < 4
            else Finding.SEEMS_TO_DIFFER
            if more and n >= 6
            else Finding.AS_MUCH
            if not more and n >= 5
            else Finding.MAY_BE_CHANCE
        )
        assert outcome.finding is expected, (n, rest)
        assert outcome.noise == (2.0 if n < 5 else 0.0), (n, rest)
        assert outcome.p == (None if n < 4 else 1.0 if not more else 2 / 2**n), (n, rest)
