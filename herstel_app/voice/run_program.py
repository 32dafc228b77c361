"""Running a program of the operating system: without a shell, without a window, with an end to the waiting."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

logger = logging.getLogger(__name__)
TIMEOUT_S = 20.0
ASK_S = 0.1
END_S = 2.0

Wanted = Callable[[], bool]
"""Says whether what is being made is still wanted."""


def always() -> bool:
    """Say that it is wanted."""
    return True


class ProgramRunner(Protocol):
    """Runs a program; a test has its own."""

    def __call__(
        self,
        command: Sequence[str],
        text: str = "",
        folder: Path | None = None,
        timeout_s: float = TIMEOUT_S,
        wanted: Wanted = always,
    ) -> bytes | None:
        """Give what it wrote, having read `text`; None where it is not there, failed, took too long or is unwanted."""


def run(
    command: Sequence[str],
    text: str = "",
    folder: Path | None = None,
    timeout_s: float = TIMEOUT_S,
    wanted: Wanted = always,
) -> bytes | None:
    """Run a program in `folder`; what it is to read goes in as UTF-8 and never through its arguments.

    It is ended once `wanted` says no, which is asked ten times a second.
    """
    try:
        program = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=system_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        logger.info("%s: %s", command[0], error)
        return None
    given: bytes | None = text.encode("utf-8")
    waited_until = time.monotonic() + timeout_s
    while True:
        try:
            written, faults = program.communicate(given, timeout=ASK_S)
            break
        except subprocess.TimeoutExpired:
            given = None  # it is given once; asked again, communicate goes on where it was
        if not wanted() or time.monotonic() > waited_until:
            _end(program)
            logger.info("%s: ended before it was done", command[0])
            return None
    if program.returncode:
        logger.info("%s: exit %s: %s", command[0], program.returncode, faults[-300:].decode("utf-8", "replace"))
        return None
    return written


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started, so that nothing keeps its output open."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
    else:
        program.kill()
    try:
        program.communicate(timeout=END_S)
    except subprocess.TimeoutExpired:
        logger.warning("%s does not end", program.args)


def system_environment() -> dict[str, str]:
    """Give the environment as it was before a frozen program put its own libraries first."""
    env = dict(os.environ)
    if getattr(sys, "frozen", False):
        for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
            before = env.pop(f"{name}_ORIG", None)
            env.pop(name, None)
            if before:
                env[name] = before
    return env
