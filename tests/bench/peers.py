"""Other programs for a calm evening, where this computer has them, beside Herstel doing the same."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from functools import partial

from tests.bench.desk import Desk, opening, practising
from tests.bench.figures import Figure
from tests.bench.proc import family, over, pss_mib
from tests.bench.use import UNDER_WAY_S

STARTED_S = 15.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CIRCLE = """<!doctype html><title>adem</title><style>
body { background: #15110d; display: grid; place-items: center; height: 100vh; margin: 0 }
div { width: 420px; height: 420px; border-radius: 50%; animation: breathe 10s ease-in-out infinite;
      background: radial-gradient(#c8a46e, #15110d 70%) }
@keyframes breathe { 50% { transform: scale(.55) } }
</style><div></div>"""
"""A breathing circle as a web page has it: without sound."""


def peers(desk: Desk, repeats: int, seconds: float = 30.0) -> list[Figure]:
    """Measure safeeyes and workrave beside Herstel's first page, and a browser's circle beside its exercise."""
    page = desk.folder / "circle.html"
    page.write_text(CIRCLE, encoding="utf-8")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    flags = ["--no-first-run", "--disable-gpu", f"--user-data-dir={desk.folder / 'browser'}", f"--app=file://{page}"]
    flags += ["--no-sandbox"] if os.getuid() == 0 else []
    session = ["dbus-run-session", "--"] if shutil.which("dbus-run-session") else []
    waiting, breathing = opening(desk.data()), practising(desk.data(), 5)
    found: list[Figure] = []
    for name, command, ours in (
        ("safeeyes", ["safeeyes"], waiting),
        ("workrave", ["workrave"], waiting),
        ("a circle in a browser", [browser or "", *flags], breathing),
    ):
        if command[0] and shutil.which(command[0]):
            theirs = _measured(desk, [*session, *command], seconds, repeats)
            if theirs is None:
                sys.stderr.write(f"{name} beëindigt zichzelf hier, en is overgeslagen.\n")
                continue
            beside = _measured(desk, ours, seconds, repeats)
            assert beside is not None, "Herstel ended by itself"
            found += [
                Figure(f"{name}: memory, beside Herstel", "MiB", theirs[0], None, beside[0]),
                Figure(f"{name}: processor", "% of a core", theirs[1], None, beside[1]),
            ]
    return found


def _measured(
    desk: Desk, command: Sequence[str], seconds: float, repeats: int
) -> tuple[list[float], list[float]] | None:
    """Give the memory and the processor time of a program and all it started, each time anew; None if it ends."""
    memory, processor = [], []
    for _ in range(repeats):
        process = desk.popen(command)
        pids = partial(family, process.pid)
        try:
            time.sleep(max(STARTED_S, UNDER_WAY_S))
            processor.append(over(seconds, pids).percent)
            if process.poll() is not None:
                return None
            memory.append(pss_mib(*pids()))
        finally:
            for pid in reversed(pids()):
                _end(pid)
            process.wait()
    return memory, processor


def _end(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return  # it went with one that was ended before it
