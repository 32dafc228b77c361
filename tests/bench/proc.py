"""What the kernel tells of a running process: processor time, memory, wake-ups. Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Share:
    """Processor time in % of one core, and wake-ups a second."""

    percent: float
    wakes_per_s: float


@dataclass(frozen=True)
class Use:
    """What some threads had used at one moment."""

    at_s: float
    threads: dict[Path, tuple[float, int]]
    """Processor time in s, and how often it went to sleep of itself (voluntary context switches), of each."""

    def since(self, before: Use) -> Share:
        """Give the use from then until now; of a thread that ended meanwhile nothing is known any more."""
        took_s = self.at_s - before.at_s
        used_s, woken = 0.0, 0
        for thread, (cpu_s, wakes) in self.threads.items():
            had_s, had_wakes = before.threads.get(thread, (0.0, 0))
            used_s, woken = used_s + cpu_s - had_s, woken + wakes - had_wakes
        return Share(100 * used_s / took_s, woken / took_s)


def use_of(pids: Iterable[int]) -> Use:
    """Give what the threads of these processes have used."""
    return Use(time.monotonic(), {thread: _used(thread) for pid in pids for thread in _threads(pid)})


def cpu_s(pid: int) -> float:
    """Give the processor time of a process since it began, in seconds."""
    text = (PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    in_ticks_s = (int(text[11]) + int(text[12])) / TICKS_PER_S
    # Threads that ended are in the first alone, and the second is finer.
    return max(in_ticks_s, sum(used_s for used_s, _ in map(_used, _threads(pid))))


def _threads(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except OSError:  # it has ended
        return []


def _of_thread(thread: Path, file: str) -> str:
    try:
        return (thread / file).read_text(encoding="utf-8")
    except OSError:  # it has just ended
        return "0"


def _used(thread: Path) -> tuple[float, int]:
    lines = _of_thread(thread, "status").splitlines()
    wakes = sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
    return int(_of_thread(thread, "schedstat").split()[0]) / 1e9, wakes


def pss_mib(*pids: int) -> float:
    """Give the memory of processes in MiB; what is shared is divided among those who share it (PSS)."""
    return _rolled_up(pids, ("Pss:",))


def private_mib(*pids: int) -> float:
    """Give the memory in MiB that only these processes have, and that is free when they end."""
    return _rolled_up(pids, ("Private_Clean:", "Private_Dirty:"))


def _rolled_up(pids: Sequence[int], names: tuple[str, ...]) -> float:
    total_kib = 0
    for pid in pids:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8").splitlines()
        total_kib += sum(int(line.split()[1]) for line in lines if line.startswith(names))
    return total_kib / 1024


def family(pid: int) -> list[int]:
    """Give a process and all that it started, and they, as far as they live."""
    found = [pid]
    for parent in found:  # it grows as it goes
        for thread in _threads(parent):
            found += [int(child) for child in _of_thread(thread, "children").split() if child != "0"]
    return found


def whole_machine_s() -> tuple[float, float]:
    """Give the processor time that was used, by anyone, and that was there, since the machine started."""
    words = (PROC / "stat").read_text(encoding="utf-8").splitlines()[0].split()[1:9]
    times_s = [int(word) / TICKS_PER_S for word in words]
    return sum(times_s) - times_s[3] - times_s[4], sum(times_s)


@dataclass(frozen=True)
class Ran:
    """A program that ran to its end."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    """The most memory (RSS) it had."""
    code: int


def run_to_end(command: Sequence[str], env: dict[str, str], cwd: Path) -> Ran:
    """Run a program to its end; processor time is with that of the processes it waited for."""
    since_s = time.monotonic()
    process = subprocess.Popen(command, env=env, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took_s = time.monotonic() - since_s
    return Ran(took_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


def over(seconds: float, pids: Callable[[], Iterable[int]]) -> Share:
    """Give what the processes use in the next so many seconds."""
    before = use_of(pids())
    time.sleep(seconds)
    return use_of(pids()).since(before)
