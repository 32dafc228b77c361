"""The sound's process itself, on SDL's driver that plays to nobody: started, killed, ended, and saving files."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from herstel_app.audio.decoding import read_wave
from herstel_app.audio.export import export
from herstel_app.audio.feed import RAMP_S
from herstel_app.audio.process import messages as m
from herstel_app.audio.process.child import HELD_S
from herstel_app.audio.process.launch import child_command, launch
from herstel_app.audio.process.player import ProcessPlayer
from herstel_app.audio.process.saving import SavingFailedError, save_in_process
from herstel_app.clock import SystemClock
from herstel_app.core.file_sound import Master
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.sound import SoundChoice
from tests.audio.rendered_timelines import SLOW, STILL, TOO_LONG, with_lines
from tests.audio.test_decoding import pcm16, tone
from tests.helpers.processes import audio_processes

pytestmark = pytest.mark.timeout(120)

LINE = "Laat je handen zwaar worden."


class Heard:
    """What the player tells, and who waits for it."""

    def __init__(self) -> None:
        self.states: list[str] = []
        self._came = threading.Condition()

    def __call__(self, state: str) -> None:
        with self._came:
            self.states.append(state)
            self._came.notify_all()

    def wait_for(self, *states: str) -> None:
        with self._came:
            assert self._came.wait_for(lambda: tuple(self.states[-len(states) :]) == states, 20), self.states


def until(what: Callable[[], object]) -> None:
    """Wait for something outside this process, which tells nobody."""
    waits = threading.Event()
    ends_s = time.monotonic() + 20
    while not what():
        assert time.monotonic() < ends_s
        waits.wait(0.05)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch, heard: Heard) -> Iterator[ProcessPlayer]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    made = ProcessPlayer(SystemClock().monotonic_s)
    made.on_state(heard)
    made.set_volume(100)
    yield made
    made.close()
    until(lambda: not audio_processes("play"))


def test_it_plays_and_one_that_is_killed_is_started_again(player: ProcessPlayer, heard: Heard) -> None:
    player.start()
    player.prepare()
    heard.wait_for("working")
    player.play(SLOW, 0.0)
    (first,) = audio_processes("play")
    first.kill()
    until(lambda: audio_processes("play") not in ([], [first]))
    assert heard.states == ["working"]


def test_closed_it_is_gone_and_started_again_it_is_there(player: ProcessPlayer, heard: Heard) -> None:
    player.start()
    player.prepare()
    heard.wait_for("working")
    player.close()
    until(lambda: not audio_processes("play"))
    player.start()
    player.prepare()
    until(lambda: len(audio_processes("play")) == 1)


def test_without_a_device_it_says_so_and_goes_on(
    player: ProcessPlayer, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nothing-of-that-name")
    player.start()
    player.prepare()
    player.play(SLOW, 0.0)
    heard.wait_for("missing")
    assert len(audio_processes("play")) == 1


def test_a_run_that_cannot_be_made_is_told_and_the_next_one_is_heard(player: ProcessPlayer, heard: Heard) -> None:
    player.start()
    player.prepare()
    heard.wait_for("working")
    player.play(TOO_LONG, 0.0)
    heard.wait_for("failed")
    player.play(SLOW, 0.0)
    heard.wait_for("failed", "working")
    assert len(audio_processes("play")) == 1


def test_it_ends_with_whoever_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    code = (
        "import os, time\n"
        "from herstel_app.audio.process.launch import child_command, launch\n"
        "process = launch(child_command('play'))\n"
        "process.stdout.read(4)\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    until(lambda: not audio_processes("play"))


@pytest.mark.skipif(sys.platform == "win32", reason="there a terminal sends Ctrl+C to its own programs only")
def test_told_to_end_it_lets_what_fades_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    process = launch(child_command("play"))
    assert process.stdin is not None
    assert process.stdout is not None
    told, says = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    m.write(told, m.SetVolume(100, False))
    m.write(told, m.Play(1, SLOW, SystemClock().monotonic_s() - 8.0))
    while not (isinstance(report := m.read_to_parent(says), m.DeviceReport) and report.given_s > 0.0):
        assert report is not None
    asked_s = time.monotonic()
    with told, says:
        m.write(told, m.Quit())
        process.wait(20)
    # The ramp, and what mixer and server hold: a process that ends takes that with it, and a cut is a click.
    assert time.monotonic() - asked_s >= RAMP_S + HELD_S


def test_ctrl_c_does_not_end_one_that_is_still_loading() -> None:
    with launch([sys.executable, "-c", "print(flush=True); input()"]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdin.write(b"\n")
    assert process.returncode == 0
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ()), "its owner hears it as before"


def test_one_that_says_nothing_never_holds_up_its_owner() -> None:
    player = ProcessPlayer(SystemClock().monotonic_s, [sys.executable, "-c", "import time; time.sleep(60)"])
    player.start()
    player.prepare()
    before_s = time.monotonic()
    player.set_speech({str(number): SpokenLine(bytes(1 << 20), 1.0) for number in range(20)})
    player.play(SLOW, 0.0)
    player.halt()
    player.close()
    assert time.monotonic() - before_s < 0.5


@pytest.mark.parametrize("master", ["headphones", "phone"])
@pytest.mark.parametrize("ending", [".wav", ".mp3"])
def test_a_file_that_a_process_saves_is_the_same(tmp_path: Path, ending: str, master: Master) -> None:
    timeline = with_lines(STILL, LINE)
    line = SpokenLine(pcm16(tone(1.2)), 1.2)
    choice = SoundChoice(voice=True, bed="sea")
    shares: list[float] = []

    def progress(share: float) -> bool:
        shares.append(share)
        return True

    saved, made = tmp_path / f"saved{ending}", tmp_path / f"made{ending}"
    assert save_in_process(timeline, saved, choice, {LINE: line}, "Titel", master=master, progress=progress)
    assert export(timeline, made, choice, {LINE: read_wave(line.wave)}, "Titel", master=master)
    assert saved.read_bytes() == made.read_bytes()
    assert shares[-1] == 1.0
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"made{ending}", f"saved{ending}"]


@pytest.mark.parametrize("ending", [".wav", ".mp3"])
def test_stopped_half_way_nothing_is_left_and_what_was_there_stays(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"oud{ending}"
    path.write_bytes(b"oud")
    assert not save_in_process(SLOW, path, SoundChoice(), None, "", progress=lambda share: share < 0.1)
    assert path.read_bytes() == b"oud"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_gives_the_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_in_process(STILL, tmp_path / "nergens" / "x.mp3", SoundChoice(), None, "", progress=lambda _: True)


def test_what_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(SavingFailedError):
        save_in_process(TOO_LONG, tmp_path / "x.wav", SoundChoice(), None, "", progress=lambda _: True)
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_hangs_is_ended_as_soon_as_nobody_waits(tmp_path: Path) -> None:
    asked: list[float] = []

    def progress(share: float) -> bool:
        asked.append(share)
        return len(asked) < 3

    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    before_s = time.monotonic()
    assert not save_in_process(STILL, tmp_path / "x.wav", SoundChoice(), None, "", progress=progress, command=command)
    assert time.monotonic() - before_s < 5


def test_a_process_that_dies_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SavingFailedError):
        save_in_process(
            STILL,
            tmp_path / "x.wav",
            SoundChoice(),
            None,
            "",
            progress=lambda _: True,
            command=[sys.executable, "-c", "raise SystemExit(5)"],
        )
