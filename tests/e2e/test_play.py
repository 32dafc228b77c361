"""An exercise and an evening in a terminal, on a computer without Qt, with a real sound server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.library import load_library
from tests.e2e.system import RATE_HZ, ROOT, System, needs, system_in, wait_for
from tests.e2e.test_evening import ONSET_TOLERANCE_S, deviations_s, entries, mono, not_kept_as_it_should

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

from tests.e2e.play_terminal import COLUMNS, asked_for, command, environment, playing

pytestmark = [pytest.mark.system, needs(("pulseaudio", "parec", "pactl", "Xvfb")), pytest.mark.timeout(240)]

OWN = """
title: Kort ademen
group: breathing
summary: Een halve minuut, om te proberen.
instructions: [Adem mee.]
posture: Zit.
minutes: [0.5]
default_minutes: 0.5
opening: {seconds: 6, text: Het begint zo.}
steps:
  - kind: breathe
    pattern: [{phase: inhale, seconds: 4}, {phase: exhale, seconds: 6}]
closing: Dat was het.
cautions: [Word je duizelig? Stop dan.]
evidence: {grade: D, text: Alleen om te proberen.}
"""
NAME = "kort-ademen"
HEADER_BYTES = 44


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    with system_in(tmp_path) as made:
        made.start_sound()
        yield made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = DataDir(tmp_path / "data")
    folder.content.mkdir(parents=True)
    (folder.content / f"{NAME}.yaml").write_text(OWN, encoding="utf-8")
    mine = [["lezen", "rest-and-recovery", 0], ["adem", NAME, 0.5]]
    folder.settings.write_text(json.dumps({"my_evening": mine, "fading": False}), encoding="utf-8")
    return folder.root


def planned(data: Path) -> Timeline:
    return compile_timeline(load_library(content_dir(), DataDir(data).content).exercises[NAME])


def peak(wav: Path, from_s: float, until_s: float) -> float:
    """Give the highest level between two moments of a recording that may still go on."""
    raw = wav.read_bytes()[HEADER_BYTES:]
    data = np.frombuffer(raw[: len(raw) // 4 * 4], dtype="<i2").astype(np.float64) / 32768.0
    return float(np.abs(data[2 * round(from_s * RATE_HZ) : 2 * round(until_s * RATE_HZ)]).max(initial=0.0))


def recorded_s(wav: Path) -> float:
    return (wav.stat().st_size - HEADER_BYTES) / (4 * RATE_HZ)


def test_an_evening_without_qt_sounds_and_is_kept(system: System, data: Path, tmp_path: Path) -> None:
    wav = tmp_path / "heard.wav"
    with system.recording(wav), playing(system, data, "--evening", "mijn-avond") as terminal:
        before = terminal.attributes()
        terminal.wait_for("Spatie of Enter")
        assert terminal.attributes() != before, "keys come without Enter"
        terminal.type(" ")
        terminal.wait_for("adem in")
        assert terminal.process.wait(90) == 0
        assert terminal.attributes() == before
    assert asked_for(data).read_text(encoding="utf-8") == ""
    lines = terminal.lines
    assert "Mijn avond" in lines[1]
    assert lines[-1] == "Klaar."
    assert max(map(len, lines)) < COLUMNS
    assert not [line for line in lines if line.startswith("! ")], "all that it needs works"
    (entry,) = entries(data)
    assert (entry.exercise_id, entry.outcome) == (NAME, "completed")
    off = deviations_s(wav, planned(data))
    assert len(off) == 6
    assert np.abs(off).max() < ONSET_TOLERANCE_S, np.round(off, 3)


def test_space_pauses_and_goes_on_and_q_stops(system: System, data: Path, tmp_path: Path) -> None:
    wav = tmp_path / "heard.wav"
    with system.recording(wav), playing(system, data, NAME) as terminal:
        terminal.wait_for("adem in")
        wait_for(lambda: peak(wav, recorded_s(wav) - 0.5, recorded_s(wav)) > 0.001)
        terminal.type(" ")
        terminal.wait_for("pauze. ")
        paused_s = recorded_s(wav)
        wait_for(lambda: recorded_s(wav) > paused_s + 3.0)
        terminal.type(" ")
        terminal.wait_for("verder")
        wait_for(lambda: recorded_s(wav) > paused_s + 8.0)
        terminal.type("q")
        assert terminal.process.wait(20) == 0
        stopped_s = recorded_s(wav)
        wait_for(lambda: recorded_s(wav) > stopped_s + 1.0)
    assert peak(wav, paused_s + 1.0, paused_s + 2.8) == 0.0
    assert peak(wav, paused_s + 5.0, paused_s + 8.0) > 0.001
    assert peak(wav, stopped_s + 0.5, stopped_s + 1.0) == 0.0
    assert terminal.lines[-1] == "Je bent gestopt waar je wilde."
    assert not_kept_as_it_should(data) == []


def test_ctrl_c_is_a_normal_stop(system: System, data: Path) -> None:
    with playing(system, data, NAME) as terminal:
        before = terminal.attributes()
        terminal.wait_for("adem in")
        terminal.type("\x03")
        assert terminal.process.wait(20) == 0
        assert terminal.attributes() == before
    assert terminal.lines[-1] == "Je bent gestopt waar je wilde."
    assert not [line for line in terminal.lines if "Traceback" in line]
    assert not_kept_as_it_should(data) == []


def test_what_is_no_terminal_plays_to_the_end(system: System, data: Path, tmp_path: Path) -> None:
    wav = tmp_path / "heard.wav"
    with system.recording(wav):
        played = subprocess.run(
            command(data, NAME),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=environment(system),
            cwd=ROOT,
            timeout=120,
            check=False,
        )
    assert (played.returncode, played.stderr) == (0, "")
    lines = played.stdout.splitlines()
    assert lines[-1] == "Klaar."
    assert not [line for line in lines if "patie" in line]
    assert sum("adem in" in line for line in lines) == 3
    assert [entry.outcome for entry in entries(data)] == ["completed"]
    assert np.abs(mono(wav)).max() > 0.001
    assert asked_for(data).read_text(encoding="utf-8") == ""


def test_a_reader_that_stops_reading_ends_it(system: System, data: Path) -> None:
    process = subprocess.Popen(
        command(data, NAME),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(system),
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stderr
    with process.stdout as out:
        while b"adem in" not in out.readline():
            pass
    with process.stderr as errors:
        assert (process.wait(30), errors.read()) == (141, b"")
    assert not_kept_as_it_should(data) == []
