"""`herstel play` from outside: in a terminal of its own, where whatever it may not load cannot be loaded."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.system import ROOT, System, wait_for

FORBIDDEN = ("PySide6", "shiboken6", "pygame", "numpy", "soundfile")
"""Qt is not needed at all, and sound is made by another process."""
CODE = """
import os, signal, sys
# Whatever runs the tests may be told to ignore it, as what a script starts in the background is.
signal.signal(signal.SIGINT, signal.default_int_handler)
if os.isatty(0):
    import fcntl, termios
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl+C is a signal to this session
asked, forbidden = open(sys.argv.pop(1), "a"), sys.argv.pop(1).split()
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in forbidden:
            print(name, file=asked, flush=True)
            raise ImportError(name)
sys.meta_path.insert(0, Blocker())
from herstel_app.__main__ import main
sys.exit(main())
"""
COLUMNS = 80


def command(data: Path, *words: str) -> list[str]:
    """Give the command line; what it should not have asked for is written beside the data folder."""
    start = [sys.executable, "-c", CODE, str(asked_for(data)), " ".join(FORBIDDEN)]
    return [*start, "--data-dir", str(data), "play", *words]


def asked_for(data: Path) -> Path:
    """Give the file with what was asked for in spite of everything."""
    return data.with_name("asked")


def environment(system: System) -> dict[str, str]:
    """Give an environment without a screen."""
    return {name: value for name, value in system.env.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}


@dataclass
class Terminal:
    """A program in a terminal, and what it wrote so far."""

    process: subprocess.Popen[bytes]
    master: int
    slave: int
    written: bytearray = field(default_factory=bytearray)

    @property
    def lines(self) -> list[str]:
        """What stands in the terminal."""
        return self.written.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def wait_for(self, text: str, seconds: float = 30.0) -> None:
        """Wait until `text` is there."""
        wait_for(lambda: any(text in line for line in self.lines), seconds)

    def attributes(self) -> list[object]:
        """Give how the terminal is set."""
        return list(termios.tcgetattr(self.slave))

    def read(self) -> None:
        """Read until the terminal is gone; for a thread of its own."""
        while True:
            try:
                self.written += os.read(self.master, 4096)
            except OSError:
                return


@contextmanager
def playing(system: System, data: Path, *words: str) -> Iterator[Terminal]:
    """Have `herstel play` run in a terminal of 80 columns that it was started from."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    process = subprocess.Popen(
        command(data, *words),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(system),
        cwd=ROOT,
        start_new_session=True,
    )
    terminal = Terminal(process, master, slave)
    reader = threading.Thread(target=terminal.read, daemon=True)
    reader.start()
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(slave)
        reader.join(5)
        os.close(master)
