"""Readings of the four signals lie on their scale."""

from __future__ import annotations

import pytest

from herstel_app.core.signals import HIGHEST, LOWEST, POINTS, PROEF_DOTS, SIGNALS, check_readings, reading_at


def test_every_signal_may_have_every_value_or_none() -> None:
    check_readings({})
    for value in (LOWEST, HIGHEST):
        check_readings(dict.fromkeys(SIGNALS, value))


@pytest.mark.parametrize("value", [LOWEST - 1, HIGHEST + 1])
def test_a_value_beside_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match=f"head = {value} lies outside"):
        check_readings({"head": value})


def test_a_signal_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown signal: sleep"):
        check_readings({"sleep": 5})  # type: ignore[dict-item]


def test_ones_own_measure_has_a_dot_for_each_point() -> None:
    assert list(POINTS) == list(range(11))
    assert (POINTS[0], POINTS[-1]) == (LOWEST, HIGHEST)


def test_the_ends_and_the_middle_of_a_proef_are_those_of_the_readings() -> None:
    readings = [reading_at(place) for place in range(PROEF_DOTS)]
    assert readings == [0, 2, 3, 5, 7, 8, 10]
    assert (readings[0], readings[-1]) == (LOWEST, HIGHEST)


@pytest.mark.parametrize("place", [-1, PROEF_DOTS])
def test_there_is_no_other_dot(place: int) -> None:
    with pytest.raises(ValueError, match="there is no dot"):
        reading_at(place)
