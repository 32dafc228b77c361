"""Ten exhales before and after: a middle, a margin, and equal unless it is more than chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.breath_attention import BreathLength, compare, measure
from herstel_app.core.pacing import Tap
from tests.helpers.breaths import called_different, taps


def test_ten_even_breaths() -> None:
    reading = measure(taps(*[4.0] * 10))
    assert reading == BreathLength(4.0, 10)
    assert reading is not None
    assert (reading.margin, reading.least_s, reading.most_s) == pytest.approx((0.14, 3.44, 4.56))


@pytest.mark.parametrize(("breaths", "margin"), [(8, 0.16), (9, 0.15), (10, 0.14), (12, 0.13), (20, 0.10)])
def test_more_breaths_are_known_better(breaths: int, margin: float) -> None:
    assert BreathLength(4.0, breaths).margin == margin


def test_it_is_the_middle_one_that_counts() -> None:
    reading = measure(taps(3.0, 3.2, 3.4, 3.6, 3.8, 4.2, 4.4, 4.6, 4.8, 6.0))
    assert reading is not None
    assert reading.breath_s == pytest.approx(4.0)


@pytest.mark.parametrize("number", range(11))
def test_fewer_than_ten_breaths_say_nothing(number: int) -> None:
    assert (measure(taps(*[4.0] * number)) is None) == (number < 10)
    assert measure([]) is None


def test_a_tap_that_was_missed_or_doubled_does_not_count() -> None:
    assert measure(taps(*[4.0] * 5, 8.0, *[4.0] * 4)) == BreathLength(4.0, 9)
    doubled = sorted([*taps(*[4.0] * 10), Tap(108.3)], key=lambda tap: tap.exhale_s)
    assert measure(doubled) == BreathLength(4.0, 10)
    assert measure(taps(*[4.0] * 7, 8.0, 8.0, 12.0)) is None


@pytest.mark.parametrize("length_s", [1.2, 21.0])
def test_no_one_breathes_like_that(length_s: float) -> None:
    assert measure(taps(*[length_s] * 12)) is None


@pytest.mark.parametrize(
    ("before_s", "after_s", "said"),
    [
        (4.0, 4.0, "equal"),
        (4.0, 4.55, "equal"),  # within 14 %
        (4.0, 5.0, "equal"),  # 3.44–4.56 and 4.3–5.7 touch
        (4.0, 5.3, "equal"),
        (4.0, 5.4, "longer"),
        (5.4, 4.0, "shorter"),
        (4.0, 3.1, "equal"),
        (4.0, 3.0, "shorter"),
    ],
)
def test_what_touches_is_equal(before_s: float, after_s: float, said: str) -> None:
    assert compare(BreathLength(before_s, 10), BreathLength(after_s, 10)) == said


readings = st.builds(BreathLength, st.floats(2, 20), st.integers(8, 30))


@given(readings, readings)
def test_it_turns_with_the_order(one: BreathLength, other: BreathLength) -> None:
    turned = {"equal": "equal", "longer": "shorter", "shorter": "longer"}
    assert compare(other, one) == turned[compare(one, other)]
    if abs(one.breath_s - other.breath_s) <= one.margin * one.breath_s:
        assert compare(one, other) == "equal"


def test_breaths_that_did_not_change_are_seldom_called_different() -> None:
    assert called_different(1.0, seed=1, times=3000) <= 0.05
    assert called_different(1.5, seed=2, times=3000) >= 0.75
