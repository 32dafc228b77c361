"""Running a program of the operating system: without a shell, without a window, with an end to the waiting."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

logger = logging.getLogger(__name__)
TIMEOUT_S = 20.0


class Run(Protocol):
    """Runs a program; a test has its own."""

    def __call__(
        self, command: Sequence[str], text: str = "", folder: Path | None = None, timeout_s: float = TIMEOUT_S
    ) -> bytes | None:
        """Give what it wrote, having read `text`; None where it is not there, failed or took too long."""


def run(
    command: Sequence[str], text: str = "", folder: Path | None = None, timeout_s: float = TIMEOUT_S
) -> bytes | None:
    """Run a program in `folder`; what it is to read goes in as UTF-8 and never through its arguments."""
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8"),
            capture_output=True,
            cwd=folder,
            env=system_environment(),
            timeout=timeout_s,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        logger.info("%s: %s", command[0], error)
        return None
    if done.returncode:
        logger.info("%s: exit %s: %s", command[0], done.returncode, done.stderr[-300:].decode("utf-8", "replace"))
        return None
    return done.stdout


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
