"""How long something takes is told to half a minute."""

from __future__ import annotations

import pytest

from herstel_app.core.told_length import shared_minutes, told_minutes, told_words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (20, "1 minuut"),
        (60, "1 minuut"),
        (80, "anderhalve minuut"),
        (95, "anderhalve minuut"),
        (106, "2 minuten"),
        (208, "3,5 minuten"),
        (324, "5,5 minuten"),
        (622, "10 minuten"),
        (700, "12 minuten"),
    ],
)
def test_a_length_in_words(seconds: float, said: str) -> None:
    assert told_words(seconds) == said


def test_it_is_never_more_than_a_quarter_of_a_minute_beside_it() -> None:
    assert all(abs(60 * told_minutes(seconds) - seconds) <= 15 for seconds in range(30, 600))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ((262, 383, 253), (4, 7, 4)),
        ((217, 398, 283), (3, 7, 5)),
        ((240, 350, 310), (4, 6, 5)),
        ((95, 300, 20), (1, 5, 1)),
        ((20, 20), (1, 1)),
        ((), ()),
    ],
)
def test_parts_in_whole_minutes_are_together_the_whole(seconds: tuple[float, ...], told: tuple[int, ...]) -> None:
    assert shared_minutes(seconds) == told
