"""The lot: fair, a pair at a time, and the same for everyone who draws it over."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest

from herstel_app.core.randomisation import Condition, condition_of


@pytest.mark.parametrize("seed", ["0", "9f2c", "een ander zaad"])
def test_it_is_drawn_as_it_is_documented(seed: str) -> None:
    for pair in range(1, 11):
        digest = sha256(f"herstel-avondproef-1:{seed}:{pair}".encode()).hexdigest()
        first = Condition.EXERCISE if int(digest[1], 16) % 2 else Condition.REST  # the first byte's last digit
        assert condition_of(seed, 2 * pair - 2) is first
        assert condition_of(seed, 2 * pair - 1) is first.other


def test_what_it_gave_once_it_gives_always() -> None:
    drawn = "".join(condition_of("9f2c", number).value[0] for number in range(0, 20, 2))
    assert drawn == "rerreereer"


def test_each_order_of_five_pairs_comes_as_often() -> None:
    orders = Counter(tuple(condition_of(f"{seed:032x}", number) for number in range(0, 10, 2)) for seed in range(6400))
    assert len(orders) == 32
    assert sum((count - 200) ** 2 / 200 for count in orders.values()) < 61.1  # chi-square, 31 df, p = .001
