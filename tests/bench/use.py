"""What the program uses of a processor: in an exercise, in the dark, and while nothing is done."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.bench.desk import REFERENCE, Desk, Program, opening, practising
from tests.bench.figures import Figure, at_most
from tests.bench.proc import Share, family, use_of

BREATH_S = 10.0
"""Of the exercise that is measured; what is measured is whole breaths."""
UNDER_WAY_S = 14.0
"""So long after the beginning it breathes in its own rhythm."""
MINUTES = 20
BEGUN_S = 5.0
TRAY = "trayer"


@dataclass
class Under:
    """Uses, by who they are of."""

    shares: dict[str, list[Share]]

    def percents(self, *names: str) -> list[float]:
        """Give the processor time of these together, in % of a core."""
        rows = zip(*(self.shares[name] for name in names), strict=True)
        return [sum(share.percent for share in row) for row in rows]


def watched(who: Mapping[str, Callable[[], Iterable[int]]], seconds: float, repeats: int) -> Under:
    """Measure some processes so many times, all at once."""
    found: dict[str, list[Share]] = {name: [] for name in who}
    for _ in range(repeats):
        before = {name: use_of(pids()) for name, pids in who.items()}
        time.sleep(seconds)
        for name, pids in who.items():
            found[name].append(use_of(pids()).since(before[name]))
    return Under(found)


def _of(pid: int) -> Callable[[], Sequence[int]]:
    return lambda: [pid]


def practised(program: Program, seconds: float, repeats: int) -> Under:
    """Measure a program in which an exercise runs: its window, its sound, and the server that shows it."""
    server = program.desk.system.processes[0].pid
    who = {"window": _of(program.pid), "sound": _of(program.sound_pid()), "server": _of(server)}
    return watched(who, seconds, repeats)


def references(desk: Desk, seconds: float, repeats: int) -> Under:
    """Measure the bare light and the bare tone."""
    with ExitStack() as stack:
        light = stack.enter_context(desk.running([*REFERENCE, "frames"]))
        tone = desk.popen([*REFERENCE, "sound"])
        stack.callback(tone.wait)
        stack.callback(tone.kill)
        time.sleep(BEGUN_S)
        return watched({"light": _of(light.pid), "tone": _of(tone.pid)}, seconds, repeats)


def _lines(what: str, most: float, here: Under, beside: Sequence[float]) -> list[Figure]:
    return [
        Figure(what, "% of a core", here.percents("window", "sound"), at_most(most, "%"), beside),
        Figure("– of which the window", "% of a core", here.percents("window")),
        Figure("– of which the sound", "% of a core", here.percents("sound")),
        Figure("– beside that, the X server", "% of a core", here.percents("server")),
    ]


def exercise(desk: Desk, repeats: int, breaths: int = 3) -> list[Figure]:
    """Measure an exercise with the glow beside a text, and in the whole window."""
    beside = references(desk, breaths * BREATH_S, repeats).percents("light", "tone")
    figures: list[Figure] = []
    for what, most, key in (("in the pane beside a text", 6.0, "ctrl+2"), ("over 1200 × 780", 9.0, "")):
        with desk.running(practising(desk.data(), MINUTES)) as program:
            if key:
                program.key(key)
            time.sleep(UNDER_WAY_S)
            here = practised(program, breaths * BREATH_S, repeats)
            figures += _lines(f"exercise with the glow {what}", most, here, beside)
    return figures


def dark(desk: Desk, repeats: int, breaths: int = 3) -> list[Figure]:
    """Measure the dark screen, with its glow and without."""
    bare = references(desk, breaths * BREATH_S, repeats)
    beside = {True: bare.percents("light", "tone"), False: bare.percents("tone")}
    figures: list[Figure] = []
    for orb, what, most in ((True, "dark screen with sound", 4.0), (False, "still dark screen with sound", 2.0)):
        with desk.running(practising(desk.data(dark_orb=orb), MINUTES)) as program:
            program.key("d")
            time.sleep(UNDER_WAY_S)
            figures += _lines(what, most, practised(program, breaths * BREATH_S, repeats), beside[orb])
    return figures


def idle(desk: Desk, repeats: int, seconds: float = 60.0) -> list[Figure]:
    """Measure a program with which nothing is done: on its first page, and in the tray."""
    with desk.running([*REFERENCE, "window"]) as bare:
        time.sleep(BEGUN_S)
        beside = watched({"bare": bare.pids}, seconds, 1)
    with desk.running(opening(desk.data())) as program:
        time.sleep(2 * BEGUN_S)
        who = {"all": program.pids, "window": _of(program.pid), "sound": lambda: program.pids()[1:]}
        figures = _rest("idle on Vanavond", watched(who, seconds, repeats), beside)
    if shutil.which(TRAY) is None:
        return figures
    with in_tray(desk) as pid:
        time.sleep(2 * BEGUN_S)
        return figures + _rest("idle in the tray", watched({"all": lambda: family(pid)}, seconds, repeats), beside)


def _rest(what: str, here: Under, beside: Under) -> list[Figure]:
    wakes, bare = ([share.wakes_per_s for share in of] for of in (here.shares["all"], beside.shares["bare"]))
    return [
        Figure(what, "% of a core", here.percents("all"), at_most(0.1, "%"), beside.percents("bare")),
        Figure("– wake-ups", "a second", wakes, at_most(1.0, "a second"), bare),
        *(
            Figure(f"– of which the {name}", "a second", [share.wakes_per_s for share in here.shares[name]])
            for name in ("window", "sound")
            if name in here.shares
        ),
    ]


@contextmanager
def in_tray(desk: Desk) -> Iterator[int]:
    """Have the program in a tray, without a window."""
    tray = desk.popen([TRAY])
    try:
        time.sleep(1.0)
        process = desk.popen(opening(desk.data(tray=True), "--tray"))
        try:
            yield process.pid
            assert process.poll() is None, "it ended"
            assert len(desk.x.windows()) == 0, "it has a window"
        finally:
            process.kill()
            process.wait()
    finally:
        tray.kill()
        tray.wait()
