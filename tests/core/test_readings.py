"""Readings of the four signals lie on their scale."""

from __future__ import annotations

import pytest

from herstel_app.core.signals import DOTS, HIGHEST, LOWEST, SIGNALS, check_readings, place_of, reading_at


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


def test_a_reading_of_a_slider_is_nearest_to_one_dot() -> None:
    assert [place_of(value) for value in range(LOWEST, HIGHEST + 1)] == [0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6]
    assert [place_of(reading_at(place)) for place in range(DOTS)] == list(range(DOTS))
    apart = [abs(value - reading_at(place_of(value))) for value in range(LOWEST, HIGHEST + 1)]
    assert max(apart) == 1
