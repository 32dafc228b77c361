"""A computer to measure on: a screen, a sound server, and the program as a user has it."""

from __future__ import annotations

import compileall
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from herstel_app.storage.content_reading import read_whole
from herstel_app.storage.content_snapshot import byte_digest, pack
from tests.bench.proc import cpu_s, family
from tests.bench.xclient import XClient
from tests.e2e.system import ROOT, System, system_in, wait_for
from tests.helpers.processes import audio_processes

HERSTEL = (sys.executable, "-m", "herstel_app")
REFERENCE = (sys.executable, "-m", "tests.bench.reference")
FIRST_S = 40.0
"""How long a window may take to come."""
QUIET_S = 2.0
"""So long nothing is done after a start, until what comes later has come too."""
LEAST_MINUTES, MOST_MINUTES = 1, 60
OWN_NAME = "bench"
OWN = f"""
title: Om te meten
group: breathing
summary: Rustig in en uit.
instructions: [Adem mee.]
posture: Zit.
minutes: [{LEAST_MINUTES}, 2, 3, 5, 10, 20, {MOST_MINUTES}]
default_minutes: 5
opening: {{text: Ga zitten., seconds: 6}}
closing: Dit was het.
steps:
  - kind: breathe
    pattern: [{{phase: inhale, seconds: 4.5}}, {{phase: exhale, seconds: 5.5}}]
cautions: [Stop wanneer je wilt.]
evidence: {{grade: D, text: Alleen om te meten.}}
"""
"""Breathing of any length; what there is to it that the program's own has not, is nothing."""


@dataclass
class Program:
    """A program with a window, that runs."""

    desk: Desk
    process: subprocess.Popen[bytes]
    window: int
    began_s: float

    @property
    def pid(self) -> int:
        """The process of the window."""
        return self.process.pid

    def pids(self) -> list[int]:
        """Give it and what it started."""
        return family(self.pid)

    def sound_pid(self) -> int:
        """Wait for the process of the sound, and give it."""
        wait_for(lambda: audio_processes("play", parent=self.pid), FIRST_S)
        return audio_processes("play", parent=self.pid)[0].pid

    def key(self, name: str) -> float:
        """Press a key; gives when."""
        return self.desk.x.key(name)

    def close(self) -> None:
        """End it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class Desk:
    """Where programs are started, one screen for all."""

    system: System
    x: XClient
    folder: Path
    made: int = field(default=0)

    def data(self, own: str = OWN, **settings: object) -> Path:
        """Make a data folder of someone for whom nothing holds, with one exercise of their own."""
        self.made += 1
        root = self.folder / f"data-{self.made}"
        (root / "inhoud").mkdir(parents=True)
        if own:
            (root / "inhoud" / f"{OWN_NAME}.yaml").write_text(own, encoding="utf-8")
        chosen = {"welcomed": True, "health_facts": [], **settings}
        (root / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
        return root

    def installed(self) -> tuple[str, ...]:
        """Lay the program out as an installer does, with the snapshot of its build; gives what starts it."""
        place = self.folder / "installed"
        if not place.exists():
            package = shutil.copytree(ROOT / "herstel_app", place / "herstel_app")
            for name in ("content", "assets", "docs"):
                shutil.copytree(ROOT / name, package / "_data" / name)
            content = package / "_data" / "content" / "nl"
            snapshot = pack(read_whole(content), byte_digest(content))
            (package / "_data" / "assets" / "content.snapshot").write_bytes(snapshot)
            compileall.compile_dir(place, quiet=1)
        # -P: not from the folder where it is started, which is the checkout.
        return ("env", f"PYTHONPATH={place}", sys.executable, "-P", "-m", "herstel_app")

    def fresh_home(self) -> None:
        """Let what is started from now on find nothing that an earlier start kept."""
        self.made += 1
        home = self.folder / f"home-{self.made}"
        home.mkdir()
        self.system.env |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")}

    def popen(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start a program."""
        return self.system.popen(list(command))

    def open(self, command: Sequence[str]) -> Program:
        """Start a program, and give it once its window is there and has the keyboard."""
        before = set(self.x.windows())
        began_s = time.monotonic()
        process = self.popen(command)
        wait_for(lambda: set(self.x.windows()) - before or process.poll() is not None, FIRST_S)
        (window,) = set(self.x.windows()) - before
        self.x.focus(window)
        return Program(self, process, window, began_s)

    @contextmanager
    def running(self, command: Sequence[str]) -> Iterator[Program]:
        """Have a program open as long as the block runs."""
        program = self.open(command)
        try:
            time.sleep(QUIET_S)
            yield program
        finally:
            program.close()

    def used_s(self, pid: int) -> float:
        """Give the processor time that a process and what it started have used so far."""
        return sum(cpu_s(each) for each in family(pid))


@contextmanager
def a_desk() -> Iterator[Desk]:
    """Start the servers, and end them and all that was started afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="herstel-bench-", ignore_cleanup_errors=True) as temporary,
        system_in(Path(temporary)) as system,
        XClient(system.env["DISPLAY"]) as x,
    ):
        system.start_sound()
        desk = Desk(system, x, Path(temporary))
        desk.fresh_home()
        yield desk


def opening(data: Path, *arguments: str, program: Sequence[str] = HERSTEL) -> list[str]:
    """Give the command that opens the program with this data."""
    return [*program, "--data-dir", str(data), *arguments]


def practising(data: Path, minutes: float, name: str = OWN_NAME) -> list[str]:
    """Give the command that opens it with an exercise."""
    return opening(data, "start", name, "--minutes", f"{minutes:g}")
