"""How long something takes is told to half a minute."""

from __future__ import annotations

import pytest

from herstel_app.core.told_length import told_minutes, told_words


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
