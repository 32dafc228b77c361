"""A short form of what dev.py bench measures: ratios and processor time only, with bounds that a slow machine meets."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

if sys.platform != "linux":
    pytest.skip("Xvfb and /proc are on Linux only", allow_module_level=True)

from tests.bench.desk import Desk, a_desk
from tests.bench.figures import Figure
from tests.bench.rows import ROWS
from tests.e2e.system import needs

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), needs()]
"""Not beside what listens to the program: it starts programs, and processor time can be told under any load."""

Value = Callable[[Figure], float | None]


def times(figure: Figure) -> float | None:
    return figure.times


def value(figure: Figure) -> float:
    return figure.median


MOST: dict[str, dict[str, tuple[Value, float]]] = {
    "start": {
        "the same in processor time": (times, 12.0),
        "the first start, beside later ones, in processor time": (times, 1.6),
    },
    "exercise": {
        "exercise with the glow in the pane beside a text": (times, 5.0),
        "exercise with the glow over 1200 × 780": (times, 5.0),
    },
}
"""Of each row: a figure, by which value it is judged, and the most that may be. The bounds of docs/benchmarks.md are
less: they are for a machine on which nothing else is done."""
LEAST: dict[str, dict[str, tuple[Value, float]]] = {
    "sound": {"tones": (times, 0.05), "tones as MP3": (times, 0.2)},
    "check": {"herstel check": (times, 0.1)},
}
"""Of what is the better the more there is of it."""


def measured(name: str) -> dict[str, Figure]:
    measure: Callable[[Desk], list[Figure]] = ROWS[name].quickly
    with a_desk() as desk:
        return {figure.what: figure for figure in measure(desk)}


@pytest.mark.parametrize("row", MOST)
def test_it_takes_at_most(row: str) -> None:
    figures = measured(row)
    found = {what: judge(figures[what]) for what, (judge, _) in MOST[row].items()}
    too_much = {what: got for what, got in found.items() if got is None or got > MOST[row][what][1]}
    assert not too_much, found


@pytest.mark.parametrize("row", LEAST)
def test_it_does_at_least(row: str) -> None:
    figures = measured(row)
    found = {what: judge(figures[what]) for what, (judge, _) in LEAST[row].items()}
    too_little = {what: got for what, got in found.items() if got is None or got < LEAST[row][what][1]}
    assert not too_little, found
