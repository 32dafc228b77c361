"""What the tests keep to: no sleeping, and the page for contributors names what is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SLEEPS = ("time.sleep", "qtbot.wait", "QTest.qWait")
REAL_TIME = {
    "tests/helpers/waiting.py": "waits for a condition, ten milliseconds at a time",
    "tests/ui/test_writing.py": "a keystroke every 50 ms, and the 0.6 s in which typing is kept: both are promised",
    "tests/ui/test_crossfade.py": "looks at a fade as it goes, also when a page takes long to make",
    "tests/system/test_wall_alarm.py": "the alarm of the system itself: that it does not ring a second time",
}
"""Where real time is what it is about; so it is in all of tests/e2e and tests/bench."""


def sleeps(source: str) -> list[int]:
    """Give the lines that wait for time to pass."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return sorted(call.lineno for call in calls if ast.unparse(call.func) in (*SLEEPS, "sleep", "qWait"))


def test_nothing_sleeps_but_where_real_time_is_measured() -> None:
    found = {
        str(file.relative_to(ROOT).as_posix())
        for file in sorted((ROOT / "tests").rglob("*.py"))
        if sleeps(file.read_text(encoding="utf-8"))
    }
    assert {file for file in found if not file.startswith(("tests/e2e/", "tests/bench/"))} == set(REAL_TIME)


@pytest.mark.parametrize("call", ["time.sleep(1)", "qtbot.wait(20)", "QTest.qWait(5)", "sleep(2)"])
def test_one_that_sleeps_is_found(call: str) -> None:
    assert sleeps(f"def test() -> None:\n    {call}\n") == [2]


def test_the_page_for_contributors_names_what_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        path.rstrip("/") for path in re.findall(r"[`(]((?:herstel_app|tests|content|docs|packaging)/[\w/.-]+)", text)
    }
    assert len(named) > 10
    assert sorted(path for path in named if not (ROOT / path).exists()) == []
