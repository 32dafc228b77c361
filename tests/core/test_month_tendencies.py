"""The month: what went with what, unranked, and nothing where there is too little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.month_tendencies import DoneExercise, SignalChange, Tendency, exercises_of_month
from herstel_app.core.signals import SIGNALS, Readings


def done(exercise: str, before: Readings, after: Readings, title: str = "") -> DoneExercise:
    return DoneExercise(exercise, title or exercise.title(), before, after)


@pytest.mark.parametrize(
    ("differences", "usual", "tendency"),
    [
        ((4,), (4, 4), Tendency.TOO_LITTLE),
        ((4, 4), (4, 4), Tendency.TOO_LITTLE),
        ((1, 2, 2), (1, 2), Tendency.UP),
        ((2, 2, 2, 2), (2, 2), Tendency.UP),
        ((0, 1, 2), (0, 2), Tendency.UP),
        ((0, 0, 0), (0, 0), Tendency.SAME),
        ((-3, 0, 0, 0, 4), (0, 0), Tendency.SAME),
        ((-1, -2, -1), (-2, -1), Tendency.DOWN),
        ((-1, 0, 0), (-1, 0), Tendency.DOWN),
        ((-1, 0, 1), (-1, 1), Tendency.BOTH),
        ((-9, 1, 1, 2, 2, 2, 2, 9), (1, 2), Tendency.UP),
    ],
)
def test_the_usual_is_the_middle_half(differences: tuple[int, ...], usual: tuple[int, int], tendency: Tendency) -> None:
    for order in (differences, differences[::-1]):
        change = SignalChange("head", order)
        assert (change.usual, change.tendency) == (usual, tendency)


@given(st.lists(st.integers(-10, 10), min_size=1, max_size=40))
def test_at_least_half_lies_within_the_usual(differences: list[int]) -> None:
    low, high = SignalChange("head", tuple(differences)).usual
    assert 2 * sum(low <= difference <= high for difference in differences) >= len(differences)
    assert {low, high} <= set(differences)


def test_exercises_stand_by_the_alphabet_whatever_they_did() -> None:
    month = exercises_of_month([
        done("stilte", {"head": 2}, {"head": 9}),
        done("adem", {"head": 5, "body": 4}, {"head": 4}),
        done("stilte", {}, {}, "Stilzitten"),
        done("adem", {"softness": 1}, {"softness": 1, "head": 3}),
    ])  # fmt: skip
    assert [(item.exercise_id, item.title, item.times) for item in month] == [
        ("adem", "Adem", 2),
        ("stilte", "Stilzitten", 2),
    ]
    assert month[0].changes == (SignalChange("softness", (0,)), SignalChange("head", (-1,)))
    assert month[1].changes == (SignalChange("head", (7,)),)


def test_signals_stand_in_their_own_order() -> None:
    readings = dict.fromkeys(reversed(SIGNALS), 5)
    (item,) = exercises_of_month([done("a", readings, readings)])
    assert tuple(change.signal for change in item.changes) == SIGNALS


def test_an_empty_month_is_empty() -> None:
    assert exercises_of_month([]) == ()
