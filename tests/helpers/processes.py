"""The processes of the sound that this one has started, and theirs."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from herstel_app.audio.process.launch import FLAG


@dataclass(frozen=True)
class FoundProcess:
    """A process by its number."""

    pid: int

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)


def audio_processes(work: str, parent: int | None = None) -> list[FoundProcess]:
    """Give those that live and do this work, started by `parent` (this process) or by one that has ended."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            state, parent_pid = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        is_ours = int(parent_pid) in (os.getpid() if parent is None else parent, 1)
        if words[-3:-1] == [FLAG.encode(), work.encode()] and state != "Z" and is_ours:
            found.append(FoundProcess(int(folder.name)))
    return found
