"""What was measured is judged and written down rightly, and what someone wrote beside it stays."""

from __future__ import annotations

import sys

import numpy as np
import pytest

if sys.platform != "linux":
    pytest.skip("Xvfb and /proc are on Linux only", allow_module_level=True)

from tests.bench import report
from tests.bench.__main__ import main
from tests.bench.figures import Figure, at_least, at_most, shown
from tests.bench.frames import frame_times
from tests.bench.hearing import FRAME_BYTES, Ear
from tests.bench.onsets import holes_ms
from tests.e2e.system import RATE_HZ


def test_a_figure_is_judged_by_itself_or_beside_its_reference() -> None:
    assert Figure("it", "s", [1, 3, 9], at_most(3)).met is True
    assert Figure("it", "s", [1, 3, 9], at_most(2.9)).met is False
    assert Figure("it", "s", [1, 3, 9], at_least(3.1)).met is False
    assert Figure("it", "s", [6], at_most(2, "×"), [3, 3, 5], per_reference=True).met is True
    assert Figure("it", "s", [6], at_most(2, "×"), [2], per_reference=True).met is False
    assert Figure("it", "s", [6]).met is None


def test_a_reference_of_nothing_has_no_ratio() -> None:
    figure = Figure("it", "%", [0.2], at_most(0.1), [0.0])
    assert figure.times is None
    assert figure.met is False


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (0.0042, "0.004"), (0.52, "0.52"), (2.0, "2"), (9.42, "9.42"), (31.64, "31.6"), (5004.0, "5,004")],
)
def test_a_value_is_shown_with_few_figures(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_table_says_what_is_met() -> None:
    lines = report.table(
        [Figure("it", "s", [1.0, 2.0, 4.0], at_most(1.8, "×"), [1.0], True), Figure("x", "MiB", [3.0])]
    ).splitlines()
    assert lines[2] == "| it | 2 s | 1 – 4 (3) | 1 | 2 × | ≤ 1.8 × | **no** |"
    assert lines[3] == "| x | 3 MiB | once |  |  |  |  |"


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    document = "# Title\n\n<!-- a -->\nold\n<!-- /a -->\n\nBy hand.\n\n<!-- b -->\nkept\n<!-- /b -->\n"
    new = report.replaced(document, "a", "new")
    assert new == document.replace("old", "new")
    assert report.replaced(new, "c", "third").endswith("<!-- /b -->\n\n<!-- c -->\nthird\n<!-- /c -->\n")


def test_what_is_painted_at_once_is_one_frame() -> None:
    assert frame_times([1.0, 1.001, 1.033, 1.034, 1.1]) == [1.0, 1.033, 1.1]


def test_an_ear_knows_when_it_began_by_what_came_soonest() -> None:
    ear = Ear(None)  # type: ignore[arg-type] # it does not listen here
    ear.arrivals = [(10.10, RATE_HZ // 20), (10.13, RATE_HZ // 10), (40.0, RATE_HZ * 20)]
    assert ear.began_s(10.0) == pytest.approx(10.03)
    assert ear.began_s(39.0) == pytest.approx(20.0)


def test_the_last_of_what_is_heard_has_a_level() -> None:
    ear = Ear(None)  # type: ignore[arg-type] # it does not listen here
    ear.heard += np.zeros(2 * RATE_HZ, "<i2").tobytes() + np.full(2 * 4800, 16384, "<i2").tobytes()
    assert len(ear.heard) == FRAME_BYTES * (RATE_HZ + 4800)
    assert ear.loudness(0.1) == pytest.approx(0.5)


def test_a_hole_is_silence_where_the_plan_sounds() -> None:
    plan = np.concatenate([0.1 * np.sin(np.arange(RATE_HZ) / 7), np.zeros(RATE_HZ)])
    heard = np.concatenate([np.zeros(RATE_HZ // 2), plan])
    assert holes_ms(heard, plan, 0.5) == 0
    heard[RATE_HZ : RATE_HZ + 960] = 0.0
    assert holes_ms(heard, plan, 0.5) == pytest.approx(20, abs=1.5)


def test_a_row_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dansen"]) == 2
    assert capsys.readouterr().err.startswith("Dit meet ik niet: dansen. Wel: start, memory,")
