"""Starting Herstel again, from outside: the open window answers, also after a crash."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.system import System, Window, needs, system_in, wait_for

pytestmark = [
    pytest.mark.system,
    needs(),
    pytest.mark.timeout(180),
]


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    with system_in(tmp_path) as made:
        made.env["SDL_AUDIODRIVER"] = "dummy"
        yield made


def begun(data: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{data / 'journal.db'}?mode=ro", uri=True)) as db:
        found = [row[0] for row in db.execute("SELECT exercise_id FROM entries ORDER BY started_at")]
    db.close()
    return found


def again(system: System, data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return system.run([sys.executable, "-m", "herstel_app", "--data-dir", str(data), *words])


def windows(system: System) -> list[str]:
    return system.run(["xdotool", "search", "--onlyvisible", "--name", "^Herstel$"]).stdout.split()


def test_a_second_start_hands_over_its_exercise_and_a_crash_stops_nobody(system: System, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = Window.open(system, "--data-dir", str(data))
    assert begun(data) == []
    second = again(system, data, "start", "slow-breathing", "--minutes", "3")
    assert (second.returncode, second.stderr) == (0, "")
    wait_for(lambda: begun(data) == ["slow-breathing"])
    assert windows(system) == [first.id]
    first.process.kill()
    first.process.wait()
    assert (data / "herstel.sock").exists()
    third = Window.open(system, "--data-dir", str(data))
    assert again(system, data).returncode == 0
    third.close()
    assert not (data / "herstel.sock").exists()
