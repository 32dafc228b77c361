"""How soon there is a page that reacts to a key."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench.desk import FIRST_S, QUIET_S, REFERENCE, Desk, opening
from tests.bench.figures import Figure, at_most
from tests.bench.xclient import Box

LOOK_S = 0.003
"""From one look at the screen to the next."""
MANY_OWN = 1000
MOST_LOOKS = 6
"""How often a window is looked at until it is the same twice."""


@dataclass(frozen=True)
class Started:
    """When a page had reacted to a key, in seconds of the clock and of the processor."""

    wall_s: float
    cpu_s: float


@dataclass(frozen=True)
class Reaction:
    """What a key changes on a page: where, and how that looks before it and after it."""

    key: str
    box: Box
    before: NDArray[np.uint32]
    after: NDArray[np.uint32]


def reaction_of(desk: Desk, command: Sequence[str], key: str) -> Reaction:
    """Find out what a key changes."""
    with desk.running(command) as program:
        whole = desk.x.size(program.window)
        before = _at_rest(desk, program.window, whole)
        program.key(key)
        after = _at_rest(desk, program.window, whole)
    rows, columns = np.nonzero(before != after)
    assert len(rows), f"{key} changes nothing"
    top, left = int(rows.min()), int(columns.min())
    box = Box(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)
    part = slice(top, top + box.height), slice(left, left + box.width)
    return Reaction(key, box, before[part].copy(), after[part].copy())


def _at_rest(desk: Desk, window: int, box: Box) -> NDArray[np.uint32]:
    """Give how a window looks once nothing of it changes any more; on a busy computer parts of it come late."""
    seen = desk.x.pixels(window, box)
    for _ in range(MOST_LOOKS):
        time.sleep(QUIET_S)
        before, seen = seen, desk.x.pixels(window, box)
        if np.array_equal(before, seen):
            return seen
    raise TimeoutError("the window does not come to rest")


def started(desk: Desk, command: Sequence[str], reaction: Reaction) -> Started:
    """Start it and press the key as soon as the page is painted; gives when the reaction is seen."""
    there = set(desk.x.windows())
    began_s = time.monotonic()
    process = desk.popen(command)
    try:
        window = _until(lambda: next(iter(set(desk.x.windows()) - there), 0))
        desk.x.focus(window)

        def shows(picture: NDArray[np.uint32]) -> bool:
            return np.array_equal(desk.x.pixels(window, reaction.box), picture)

        _until(lambda: shows(reaction.before))
        desk.x.key(reaction.key)
        _until(lambda: shows(reaction.after))
        return Started(time.monotonic() - began_s, desk.used_s(process.pid))
    finally:
        process.kill()
        process.wait()


def _until(what: Callable[[], int]) -> int:
    deadline_s = time.monotonic() + FIRST_S
    while not (found := what()):
        if time.monotonic() > deadline_s:
            raise TimeoutError("the page did not come, or did not react")
        time.sleep(LOOK_S)
    return found


def start(desk: Desk, repeats: int) -> list[Figure]:
    """Start the program as it is installed, and the bare window; a first start has data and a home that are new."""
    bare, herstel = [*REFERENCE, "window"], desk.installed()
    bare_reaction = reaction_of(desk, bare, "x")
    reaction = reaction_of(desk, opening(desk.data(own=""), program=herstel), "Tab")
    reference, first, later = [], [], []
    for _ in range(repeats):
        desk.fresh_home()
        command = opening(desk.data(own=""), program=herstel)
        reference.append(started(desk, bare, bare_reaction))
        first.append(started(desk, command, reaction))
        later.append(started(desk, command, reaction))
    walls, beside = ([each.wall_s for each in times] for times in (later, reference))
    return [
        Figure("until a page reacts to a key", "s", walls, at_most(1.8, "×"), beside, True),
        Figure("the same in processor time", "s", [each.cpu_s for each in later], at_most(1.8, "×"),
               [each.cpu_s for each in reference], True),
        Figure("the first start, beside later ones, in processor time", "s", [each.cpu_s for each in first],
               at_most(1.3, "×"), [each.cpu_s for each in later], True),
    ]  # fmt: skip


def own(desk: Desk, repeats: int) -> list[Figure]:
    """Start with a thousand exercises of one's own, and with none."""
    none, many = desk.data(own=""), desk.data(own="")
    put_own(many / "inhoud", MANY_OWN)
    reaction = reaction_of(desk, opening(none), "Tab")
    reaction_of(desk, opening(many), "Tab")  # the first time may take longer
    without, having = [], []
    for _ in range(repeats):
        without.append(started(desk, opening(none), reaction))
        having.append(started(desk, opening(many), reaction))
    return [
        Figure(f"start with {MANY_OWN:,} own exercises, beside none", "s", [each.wall_s for each in having],
               at_most(1.15, "×"), [each.wall_s for each in without], True),
        Figure("the same in processor time", "s", [each.cpu_s for each in having], at_most(1.15, "×"),
               [each.cpu_s for each in without], True),
    ]  # fmt: skip


def put_own(folder: Path, number: int) -> None:
    """Write so many exercises that differ."""
    from tests.helpers.content_files import GOOD

    for each in range(number):
        text = GOOD.replace("Mijn oefening", f"Mijn oefening {each}")
        text = text.replace("seconds: 6}]", f"seconds: {5 + each % 3}}}]")
        (folder / f"own-{each:04}.yaml").write_text(text, encoding="utf-8")
