"""One computer with a Windows on it: a screen, a sound server and a fresh Windows, which end together.

Invariants:
- every process of a session lives in a process namespace of its own: when the session ends, or whoever began it is
  killed, all of them are gone, and with them the mounts;
- two sessions share nothing they can write: each has its own copy of Windows, its own screen, and no network.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from rig import Rig, RigError

SCREEN = "1300x850x24"
SINK_RATE_HZ = 48_000
IDLE = "echo ready; while :; do sleep 3600 & wait; done"
"""The first process of a namespace: it has to take leave of all that end without a parent."""
SOUND_SERVER = (
    *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit"),
    *("-L", "module-native-protocol-unix", "-L", f"module-null-sink sink_name=nul rate={SINK_RATE_HZ}"),
)
VARIABLES = {
    "HOME": "/session/home", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "DISPLAY": ":1",
    "XDG_RUNTIME_DIR": "/session/run", "WINEPREFIX": "/session/prefix", "WINEARCH": "win64",
    "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe,winedbg.exe=",
}  # fmt: skip
WRITTEN = ("home", "run", "tmp", "bytecode", "data", "log", "loaded")


def wait_for(what: Callable[[], object], seconds: float, name: str = "") -> float:
    """Wait until `what` gives something true; gives the seconds that took, raises TimeoutError otherwise."""
    began = time.monotonic()
    while not what():
        if time.monotonic() - began > seconds:
            raise TimeoutError(f"{name or what} kwam niet binnen {seconds:g} s")
        time.sleep(0.05)
    return time.monotonic() - began


class Inside:
    """A process in a session, seen from here."""

    def __init__(self, popen: subprocess.Popen[bytes], log: Path) -> None:
        """Take what was started: it enters the session and waits there for the process itself."""
        self._popen, self.log = popen, log

    @property
    def pid(self) -> int:
        """The process itself, by the number it has here; raises RigError where it has ended."""
        children = Path(f"/proc/{self._popen.pid}/task/{self._popen.pid}/children")
        with contextlib.suppress(OSError, IndexError, ValueError):
            return int(children.read_text(encoding="ascii").split()[0])
        raise RigError(f"het proces is al geëindigd: {self.output()[-400:]}")

    @property
    def code(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._popen.poll()

    def wait(self, seconds: float) -> int:
        """Wait for its end; raises TimeoutError."""
        try:
            return self._popen.wait(seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"liep na {seconds:g} s nog") from None

    def kill(self) -> None:
        """End it as kill -9 does."""
        with contextlib.suppress(RigError, ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self._popen.wait()

    def output(self) -> str:
        """Give what it has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


class Session:
    """A computer with a Windows on it; use it as a context manager."""

    def __init__(self, rig: Rig, name: str, checkout: Path) -> None:
        """Remember what it is to have; `checkout` is there as `herstel` on drive Z, read-only."""
        self.rig, self.name, self.checkout = rig, name, checkout.resolve()
        self.folder = rig.sessions / name
        """Here; Z:\\session there."""
        self.prefix = self.folder / "prefix"
        self.drive_c = self.prefix / "drive_c"
        self.loaded = self.folder / "loaded"
        self.variables: dict[str, str] = {}
        """What each process of it gets besides."""
        self._stack = ExitStack()
        self._init = 0
        self._count = 0
        self._sound: Inside | None = None

    def __enter__(self) -> Self:
        """Begin with a fresh Windows and a screen, without sound."""
        self.rig.sessions.mkdir(exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(self.rig.lock("rig", shared=True))
            stack.enter_context(self.rig.lock(f"session-{self.name}", wait=False))
            stack.callback(shutil.rmtree, self.prefix, ignore_errors=True)  # it is large
            self._copy_windows()
            self._init = stack.enter_context(self._namespace())
            self.popen("Xvfb", ":1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset")
            wait_for((self.folder / "tmp" / ".X11-unix" / "X1").exists, 20, "het scherm")
            self.run("wine", "cmd", "/c", "ver", seconds=120)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End every process in it; what was written outside C: stays until the next session of this name."""
        self._stack.close()

    def _copy_windows(self) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        for name in WRITTEN:
            (self.folder / name).mkdir(parents=True)
        (self.folder / "run").chmod(0o700)
        (self.folder / "tmp").chmod(0o1777)
        shutil.copytree(Path(__file__).resolve().parent / "inside", self.folder / "inside")
        subprocess.run(["cp", "-a", "--reflink=auto", str(self.rig.prefix), str(self.prefix)], check=True)

    @contextmanager
    def _namespace(self) -> Iterator[int]:
        binds = [
            ("/rig/python", self.rig.python, "ro"),
            ("/rig/site", self.rig.site, "ro"),
            ("/rig/inside", self.folder / "inside", "ro"),
            ("/herstel", self.checkout, "ro"),
            ("/session", self.folder, "rw"),
            ("/tmp", self.folder / "tmp", "rw"),
        ]
        command = self.rig.command("sh", "-c", IDLE, binds=binds, apart=True)
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as keeper:
            try:
                assert keeper.stdout
                if keeper.stdout.readline().strip() != "ready":
                    raise RigError("de sessie begon niet")
                children = Path(f"/proc/{keeper.pid}/task/{keeper.pid}/children").read_text(encoding="ascii")
                yield int(children.split()[0])
            finally:
                keeper.kill()

    def _entering(self, words: tuple[str, ...], variables: dict[str, str]) -> list[str]:
        enter = ["nsenter", "--target", str(self._init), "--mount", "--pid", "--net", "--ipc"]
        settings = [f"{name}={value}" for name, value in (VARIABLES | self.variables | variables).items()]
        return [*enter, "chroot", str(self.rig.root), "env", "-i", *settings, *words]

    def popen(self, *words: str, **variables: str) -> Inside:
        """Start a process in the session; what it prints goes to a file, as Wine loses it in a pipe."""
        self._count += 1
        log = self.folder / "log" / f"{self._count:03}-{Path(words[0]).name}.log"
        with log.open("wb") as file:
            command = self._entering(words, variables)
            popen = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
        return Inside(popen, log)

    def run(self, *words: str, seconds: float = 60, **variables: str) -> tuple[int, str]:
        """Run a command in the session to its end; gives its exit code and what it printed. Raises TimeoutError."""
        process = self.popen(*words, **variables)
        try:
            code = process.wait(seconds)
        except TimeoutError:
            process.kill()
            raise
        return code, process.output()

    def processes(self, part: str) -> list[int]:
        """Give the processes of the session whose command line has `part` in it, by their number here."""
        space = Path(f"/proc/{self._init}/ns/pid").readlink()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if part in line and (folder / "ns" / "pid").readlink() == space:
                    found.append(int(folder.name))
        return sorted(found)

    def start_sound(self) -> None:
        """Give the computer a sound device: a sink that nobody hears and that can be recorded."""
        self._sound = self.popen(*SOUND_SERVER)
        wait_for(lambda: self.run("pactl", "info")[0] == 0, 20, "de geluidsserver")

    def stop_sound(self) -> None:
        """Take the sound device away."""
        if self._sound is not None:
            self._sound.kill()
            self._sound = None

    def end_windows(self) -> None:
        """End every Windows program, as switching off does."""
        with contextlib.suppress(TimeoutError):
            self.run("wineserver", "-k")
            self.run("wineserver", "-w", seconds=20)

    def picture(self, file: Path) -> Path:
        """Take a picture of the screen."""
        code, told = self.run("import", "-window", "root", "/session/picture.png")
        if code:
            raise RigError(f"geen beeld: {told}")
        shutil.copy(self.folder / "picture.png", file)
        return file

    def hands(self, *words: str) -> str:
        """Have xdotool do something; gives what it says. Raises RigError where it cannot."""
        code, told = self.run("xdotool", *words)
        if code:
            raise RigError(f"xdotool {' '.join(words)}: {told.strip()}")
        return told.strip()


def windows_path(session: Session, path: Path) -> str:
    """Give the path that a file of a session has for Windows."""
    for here, there in ((session.drive_c, "C:"), (session.folder, r"Z:\session")):
        if path.is_relative_to(here):
            return "\\".join([there, *path.relative_to(here).parts])
    raise ValueError(f"not in the session: {path}")
