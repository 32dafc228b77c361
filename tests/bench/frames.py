"""How evenly frames come onto the screen, as the X server tells."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from tests.bench.desk import REFERENCE, Desk, Program, practising
from tests.bench.figures import Figure, at_most
from tests.bench.use import MINUTES, UNDER_WAY_S
from tests.bench.xclient import XClient
from tests.e2e.system import system_in

ONE_FRAME_S = 0.008
"""What is painted within this time of each other is one frame."""
PERIOD_S, LATE_S = 1 / 30, 0.050
"""A frame in which nothing changes is not painted; of an exercise never two together, as its trace moves on."""
LOOK_S = 0.5


def frame_times(painted_s: Sequence[float]) -> list[float]:
    """Give when each frame came, of all that was painted."""
    times: list[float] = []
    for at_s in painted_s:
        if not times or at_s - times[-1] > ONE_FRAME_S:
            times.append(at_s)
    return times


@contextmanager
def other_screen(folder: Path) -> Iterator[Desk]:
    """Give a second screen, without sound."""
    with system_in(folder) as system, XClient(system.env["DISPLAY"]) as x:
        yield Desk(system, x, folder)


def frames(desk: Desk, seconds: float) -> list[Figure]:
    """Watch an exercise, and on a screen of its own the bare light, all the while."""
    with (
        tempfile.TemporaryDirectory(prefix="herstel-bench-") as temporary,
        other_screen(Path(temporary)) as other,
        desk.running(practising(desk.data(), MINUTES)) as program,
        other.running([*REFERENCE, "frames"]) as light,
    ):
        time.sleep(UNDER_WAY_S)
        here, beside = _watch((program, light), seconds)
    gaps, bare = ([1000 * (after - before) for before, after in pairwise(times)] for times in (here, beside))
    late, bare_late = (
        [100 * sum(gap > 1000 * (PERIOD_S + LATE_S) for gap in each) / len(each)] for each in (gaps, bare)
    )
    return [
        Figure("frames", "a second", [len(gaps) / seconds], None, [len(bare) / seconds]),
        Figure(f"longest gap in {seconds:g} s", "ms", [max(gaps)], at_most(100, "ms"), [max(bare)]),
        Figure(f"frames more than {1000 * LATE_S:g} ms late", "%", late, at_most(0.5, "%"), bare_late),
    ]


def _watch(programs: Sequence[Program], seconds: float) -> list[list[float]]:
    """Give when frames of each came."""
    painted: list[list[float]] = [[] for _ in programs]
    for program in programs:
        program.desk.x.watch(program.window)
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        time.sleep(LOOK_S)
        for program, found in zip(programs, painted, strict=True):
            found += [each.at_s for each in program.desk.x.painted()]
    return [frame_times(found) for found in painted]
