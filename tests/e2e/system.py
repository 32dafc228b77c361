"""A screen, a sound server and hands: the program as seen, heard and used from outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from herstel_app.ui.kit.crossfade import FADE_MS

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "xdotool", "import", "pulseaudio", "parec", "pactl")
SPEECH_TOOLS = (*TOOLS, "speech-dispatcher", "espeak-ng")
RATE_HZ = 48_000
SCREEN = "1280x900x24"
REST_S, AT_REST, MOST_REST_S = 0.15, 0.4, 5.0
"""A program is at rest once its main thread wants a core for no more than this share of such a while: the glow alone
takes a tenth. How long that is waited for at most."""


SPEECH_CONFIG = """
LogLevel 1
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
"""


def missing_tools(tools: tuple[str, ...] = TOOLS) -> list[str]:
    """Name the tools of the servers that this computer lacks."""
    return [tool for tool in tools if shutil.which(tool) is None]


def needs(tools: tuple[str, ...] = TOOLS) -> pytest.MarkDecorator:
    """Give the mark that skips where tools are lacking; where dev.py installs them itself, that is a fault instead."""
    lacking = missing_tools(tools)
    installable = "CI" in os.environ and shutil.which("apt-get") is not None
    return pytest.mark.skipif(bool(lacking) and not installable, reason=f"not on this computer: {', '.join(lacking)}")


def wait_for(what: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until `what` gives something true; raises TimeoutError otherwise."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return
        time.sleep(0.05)
    raise TimeoutError(f"{what} did not come true in {seconds} s")


@dataclass
class System:
    """The environment in which the program under test runs."""

    folder: Path
    runtime: Path
    """For sockets, whose paths may have no more than 107 letters."""
    env: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_sound(self) -> None:
        """Start a sound server whose only output is a null sink."""
        self.env |= {"XDG_RUNTIME_DIR": str(self.runtime), "SDL_AUDIODRIVER": "pulseaudio", "HOME": str(self.folder)}
        self.env.pop("PULSE_SERVER", None)
        arguments = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        modules = ["module-native-protocol-unix", f"module-null-sink sink_name=nul rate={RATE_HZ}"]
        arguments += [word for module in modules for word in ("-L", module)]
        self.sound_server = self.popen(["pulseaudio", *arguments])
        wait_for(lambda: self.run(["pactl", "info"]).returncode == 0)

    def stop_sound(self) -> None:
        """Take the sound server away, as when a headset is unplugged."""
        self.sound_server.send_signal(signal.SIGKILL)
        self.sound_server.wait()

    def split_sound(self) -> None:
        """Have the program heard on the left only, and the speech server on the right: apart, on one clock."""
        for name, side in (("program", "front-left"), ("speech", "front-right")):
            options = [f"sink_name={name}", "master=nul", "channels=1", "channel_map=mono", "remix=no"]
            module = ["pactl", "load-module", "module-remap-sink", *options, f"master_channel_map={side}"]
            result = self.run(module)
            assert result.returncode == 0, result.stderr
        self.env["PULSE_SINK"] = "program"

    def start_speech(self) -> None:
        """Start a speech server of our own that speaks Dutch into the sound server."""
        config, log = self.folder / "speech", self.folder / "speech-log"
        (config / "modules").mkdir(parents=True)
        log.mkdir()
        (config / "speechd.conf").write_text(SPEECH_CONFIG, encoding="utf-8")
        (config / "modules" / "espeak-ng.conf").write_text("Debug 0\n", encoding="utf-8")
        self.env.pop("SPEECHD_ADDRESS", None)
        files = ["--config-dir", str(config), "--log-dir", str(log), "--pid-file", str(log / "pid")]
        env, self.env = self.env, dict(self.env)
        if "PULSE_SINK" in env:
            self.env["PULSE_SINK"] = "speech"
        self.popen(["speech-dispatcher", "--run-single", "--timeout", "0", *files])
        self.env = env
        wait_for((Path(self.env["XDG_RUNTIME_DIR"]) / "speech-dispatcher" / "speechd.sock").exists)

    def popen(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start a process that ends with the test."""
        with (self.folder / f"{Path(command[0]).name}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(command, env=self.env, stdout=log, stderr=log, cwd=ROOT)
        self.processes.append(process)
        return process

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a short command in the environment."""
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=30, check=False)

    @contextmanager
    def recording(self, wav: Path) -> Iterator[None]:
        """Record what the null sink gets, as long as the block runs."""
        # A null sink without haste plays two seconds at a time: what begins meanwhile is recorded at the wrong place.
        form = ["--file-format=wav", f"--rate={RATE_HZ}", "--channels=2", "--latency-msec=20"]
        command = ["parec", "-d", "nul.monitor", *form, str(wav)]
        recorder = self.popen(command)
        wait_for(lambda: wav.exists() and wav.stat().st_size > 0)
        try:
            yield
        finally:
            recorder.send_signal(signal.SIGINT)
            recorder.wait(10)


@dataclass
class Window:
    """The program's window, used with mouse and keyboard only."""

    system: System
    process: subprocess.Popen[bytes]
    id: str

    @classmethod
    def open(cls, system: System, *arguments: str, module: str = "herstel_app", first_start: bool = False) -> Window:
        """Start the program and wait for its window; without the screens of the first start, unless asked."""
        if not first_start and "--data-dir" in arguments:
            settings = Path(arguments[arguments.index("--data-dir") + 1]) / "settings.json"
            if not settings.exists():
                settings.parent.mkdir(parents=True, exist_ok=True)
                settings.write_text('{"welcomed": true, "health_facts": []}', encoding="utf-8")
        process = system.popen([sys.executable, "-m", module, *arguments])

        def find() -> str:
            return system.run(["xdotool", "search", "--onlyvisible", "--name", "^Herstel$"]).stdout.strip()

        wait_for(find, 40)
        window = cls(system, process, find().splitlines()[0])
        window.hands("windowmove", window.id, "0", "0")
        window.hands("windowfocus", "--sync", window.id)
        time.sleep(0.5)
        window.rest()
        return window

    def rest(self) -> None:
        """Wait until the program has done what it was asked: its main thread neither works nor waits for a core."""
        until_s = time.monotonic() + MOST_REST_S
        busy_s, share = self._busy_s(), 1.0
        while share > AT_REST and time.monotonic() < until_s:
            time.sleep(REST_S)
            before_s, busy_s = busy_s, self._busy_s()
            share = (busy_s - before_s) / REST_S

    def _busy_s(self) -> float:
        try:
            worked, waited, _ = Path(f"/proc/{self.process.pid}/schedstat").read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return 0.0  # it has ended, or this kernel does not tell
        return (int(worked) + int(waited)) / 1e9

    def hands(self, *words: str) -> None:
        """Have xdotool do something."""
        result = self.system.run(["xdotool", *words])
        assert result.returncode == 0, result.stderr

    def key(self, *names: str) -> None:
        """Press keys, one after another."""
        for name in names:
            self.hands("key", name)
            self.rest()

    def click(self, at: tuple[int, int]) -> None:
        """Click at a place in the window."""
        self.hands("mousemove", "--window", self.id, str(at[0]), str(at[1]))
        self.hands("click", "1")
        time.sleep(0.25)
        self.rest()

    def wheel(self, at: tuple[int, int], clicks: int) -> None:
        """Turn the mouse wheel down at a place in the window; up where `clicks` is negative."""
        self.hands("mousemove", "--window", self.id, str(at[0]), str(at[1]))
        self.hands("click", "--repeat", str(abs(clicks)), "--delay", "60", "5" if clicks > 0 else "4")
        time.sleep(0.25)
        self.rest()

    def type(self, text: str) -> None:
        """Type text."""
        self.hands("type", "--delay", "25", text)

    def picture(self, file: Path) -> Path:
        """Take a screenshot of the window, once a page has come in whole."""
        time.sleep(2 * FADE_MS / 1000)
        self.rest()
        result = self.system.run(["import", "-window", self.id, str(file)])
        assert result.returncode == 0, result.stderr
        return file

    def close(self) -> None:
        """Quit with the keyboard, and wait for the program to end."""
        self.hands("key", "ctrl+q")
        assert self.process.wait(20) == 0


@contextmanager
def system_in(folder: Path) -> Iterator[System]:
    """Give a screen of its own, and take everything down afterwards."""
    env = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "SDL_AUDIODRIVER")}
    env |= {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    runtime = Path(tempfile.mkdtemp(prefix="herstel-"))
    system = System(folder, runtime, env)
    try:
        read, write = os.pipe()
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        system.processes.append(display)
        with os.fdopen(read) as pipe:
            system.env["DISPLAY"] = f":{pipe.readline().strip()}"
        yield system
    finally:
        for process in reversed(system.processes):
            if process.poll() is None:
                process.kill()
            process.wait()
        shutil.rmtree(runtime, ignore_errors=True)
