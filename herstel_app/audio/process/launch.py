"""Starts this very program once more, as the process of the sound or of one file that is saved."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import subprocess

Work = Literal["play", "save"]
FLAG = "--audio-process"
"""The first word on the command line of such a process; what it has to do is the second."""
READY_S = 0.6
"""What the process of the sound takes, from its start, until it can be heard: measured 0.3 to 0.5 s."""
ABOVE_NORMAL = 0x00008000
"""Windows: the priority of what must not be late."""


def child_command(work: Work, executable: str = sys.executable, frozen: bool | None = None) -> list[str]:
    """Give the words that start the process for this work."""
    is_frozen = bool(getattr(sys, "frozen", False)) if frozen is None else frozen
    return [executable, *(() if is_frozen else ("-m", "herstel_app")), FLAG, work]


def launch(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start it with a pipe to and from it, without a window; raises OSError."""
    import subprocess

    env = dict(os.environ)
    # It adds and multiplies; more threads for that only take memory and processor.
    env.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _without_interrupts():
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if _has_errors() else subprocess.DEVNULL,
            env=env,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | (ABOVE_NORMAL if sys.platform == "win32" else 0),
        )


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Have what is started here not be ended by Ctrl+C, which a terminal sends to it too; it inherits what is blocked.

    It ignores Ctrl+C by itself as soon as it runs, but it may still be loading when someone presses that.
    """
    if sys.platform == "win32":  # there it has no console that could send it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _has_errors() -> bool:
    """Whether there is an error output that a child can have too."""
    try:
        return sys.stderr is not None and sys.stderr.fileno() >= 0
    except (OSError, ValueError, AttributeError):
        return False
