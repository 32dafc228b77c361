"""docs/benchmarks.md: what a row measured stands between two marks; what someone wrote around them stays."""

from __future__ import annotations

import os
import platform
import re
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from herstel_app import __version__
from tests.bench.figures import Figure, shown
from tests.bench.proc import whole_machine_s
from tests.e2e.system import ROOT

HEAD = "| what | median | least – most | beside it | times that | bound | met |\n|---|---|---|---|---|---|---|"
DOCUMENT = ROOT / "docs" / "benchmarks.md"
BUSY_CORES = 0.2
"""What others take from which on the machine is called busy."""


def table(figures: Sequence[Figure]) -> str:
    """Give figures as a table."""
    return "\n".join([HEAD, *map(_line, figures)])


def _line(figure: Figure) -> str:
    least, most = figure.spread
    alone = len(figure.samples) == 1
    times = figure.times
    cells = (
        figure.what,
        f"{shown(figure.median)} {figure.unit}".rstrip(),
        "once" if alone else f"{shown(least)} – {shown(most)} ({len(figure.samples)})",
        shown(_median(figure.reference)) if figure.reference else "",
        f"{shown(times)} ×" if times is not None else "",
        str(figure.bound or ""),
        {None: "", True: "yes", False: "**no**"}[figure.met],
    )
    return "| " + " | ".join(cells) + " |"


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return (ordered[len(ordered) // 2] + ordered[(len(ordered) - 1) // 2]) / 2


@dataclass
class Others:
    """What other programs take of the machine, from now on."""

    def __post_init__(self) -> None:
        self._began_s, self._busy_s, self._own_s = time.monotonic(), whole_machine_s()[0], _own_s()

    def cores(self) -> float:
        """Give how many cores they took, on average."""
        took_s = time.monotonic() - self._began_s
        return max(0.0, whole_machine_s()[0] - self._busy_s - (_own_s() - self._own_s)) / took_s


def _own_s() -> float:
    """Give the processor time of this process and of those it has waited for."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def circumstances(others_cores: float) -> str:
    """Say what it was measured on and when."""
    import PySide6

    cpu = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    busy = (
        " **The machine was busy: what is in seconds by the clock says little.**" if others_cores > BUSY_CORES else ""
    )
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Herstel {__version__} ({commit or 'no git'}), "
        f"{cpu[1].strip() if cpu else platform.machine()}, {os.cpu_count()} cores, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}, PySide6 {PySide6.__version__}. "
        f"Other programs took {others_cores:.1f} cores meanwhile.{busy}"
    )


def section(title: str, figures: Sequence[Figure], others_cores: float) -> str:
    """Give what stands between the marks of a row."""
    body = table(figures) if figures else "Nothing of this is on this computer."
    return f"### {title}\n\n{body}\n\n{circumstances(others_cores)}"


def replaced(document: str, name: str, text: str) -> str:
    """Give the document with this between the marks of a row; at its end where it has none yet."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    block = f"{begin}\n{text}\n{end}"
    before, found, rest = document.partition(begin)
    if not found:
        return f"{document.rstrip()}\n\n{block}\n"
    return before + block + rest.partition(end)[2]


def write(name: str, text: str, document: Path = DOCUMENT) -> None:
    """Put what a row measured into the document."""
    document.write_text(replaced(document.read_text(encoding="utf-8"), name, text), encoding="utf-8")
