"""What was measured is judged and written down rightly, and what someone wrote beside it stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

if sys.platform != "linux":
    pytest.skip("Xvfb and /proc are on Linux only", allow_module_level=True)

from herstel_app.core.trace import look_at
from tests.audio.rendered_timelines import breathing
from tests.bench import report
from tests.bench.__main__ import main
from tests.bench.figures import Figure, at_least, at_most, shown
from tests.bench.frames import frame_times
from tests.bench.hearing import FRAME_BYTES, Ear
from tests.bench.onsets import Seen, glow_late_s, holes_ms
from tests.bench.proc import Share, Use, family, private_mib, pss_mib, run_to_end
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


def test_an_ear_knows_that_the_clock_of_what_it_hears_is_fast() -> None:
    ear = Ear(None)  # type: ignore[arg-type] # it does not listen here
    late_s = np.random.default_rng(1).exponential(0.02, 10_000)
    late_s[::40] = 0.0
    ear.arrivals = [(7 + number / 50 + late, round(number * 960 * 1.0001)) for number, late in enumerate(late_s)]
    assert ear.second_s() == pytest.approx(1 / 1.0001, abs=2e-6)
    ear.arrivals = ear.arrivals[:1000]
    assert ear.second_s() == 1.0


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


@pytest.mark.slow
@pytest.mark.parametrize("late_s", [-0.06, 0.0, 0.084])
def test_how_late_a_glow_is_is_found_in_its_light(late_s: float) -> None:
    timeline = breathing(("inhale", 4.5), ("exhale", 5.5), minutes=2)
    times_s = 500 + 20 + np.arange(0.0, 30.0, 1 / 57)
    shown_s = np.floor((times_s - 500 - late_s) * 30) / 30 + 1 / 60  # a frame stands for a thirtieth
    size = np.array([look_at(timeline, at_s).size for at_s in shown_s])
    edges = np.linspace(0.4, 1.2, 90)
    light = 200 / (1 + np.exp((edges - 0.5 - 0.5 * size[:, np.newaxis]) * 20))
    other = np.random.default_rng(1).normal(20, 5, (len(times_s), 500))
    assert glow_late_s(Seen(times_s, np.hstack([other, light])), timeline, 500) == pytest.approx(late_s, abs=0.008)


def test_what_threads_used_is_what_was_added() -> None:
    one, two = Path("1"), Path("2")
    before = Use(10.0, {one: (1.0, 100)})
    assert Use(20.0, {one: (1.5, 120), two: (0.5, 10)}).since(before) == Share(10.0, 3.0)
    assert Use(20.0, {}).since(before) == Share(0.0, 0.0)


def test_a_program_that_ran_tells_what_it_took(tmp_path: Path) -> None:
    work = "import sys, time\nend = time.process_time() + 0.2\nwhile time.process_time() < end: pass\nsys.exit(3)"
    ran = run_to_end([sys.executable, "-c", work], dict(os.environ), tmp_path)
    assert ran.code == 3
    assert 0.2 <= ran.cpu_s < 0.5
    assert ran.peak_mib > 5


def test_a_process_has_memory_and_a_family() -> None:
    child = subprocess.Popen(["sleep", "60"])
    try:
        assert child.pid in family(os.getpid())
        assert 0 < private_mib(child.pid) <= pss_mib(child.pid) < pss_mib(os.getpid(), child.pid)
    finally:
        child.kill()
        child.wait()


def test_a_row_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dansen"]) == 2
    assert capsys.readouterr().err.startswith("Dit meet ik niet: dansen. Wel: start, memory,")
