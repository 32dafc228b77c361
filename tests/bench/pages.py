"""How long it takes until a page is seen that was not opened before."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from herstel_app.paths import DataDir
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.store import stored
from tests.bench.desk import FIRST_S, REFERENCE, Desk, Program, opening
from tests.bench.figures import Figure, at_most

KEYS = {"Lezen": "ctrl+2", "Oefeningen": "ctrl+3", "Avondproef": "ctrl+4", "Terugblik": "ctrl+5", "Hulp": "F1"}
SHARE = 0.25
"""A page has come when so much of the window is painted at once; marks and rings are less."""
AT_REST_S = 2.0
LOOK_S = 0.002
LOOK_APART_S = 0.5
LIMIT_MS = 100.0
ENTRIES = (100, 10_000, 100_000)
LAST_EVENING = datetime(2026, 11, 26, 21, 40, tzinfo=UTC)
A_DAY = 4
"""So many entries on one evening."""


def opened_ms(program: Program, key: str, share: float = SHARE) -> tuple[float, float]:
    """Press a key; gives ms until what it opens is painted, and ms of processor time that took."""
    x, least = program.desk.x, share * program.desk.x.size(program.window).area
    list(x.painted())
    before_s = program.desk.used_s(program.pid)
    pressed_s = program.key(key)
    until_s = pressed_s + FIRST_S
    while time.monotonic() < until_s:
        for each in x.painted():
            if each.box.area >= least:
                used_s = program.desk.used_s(program.pid) - before_s
                return 1000 * (time.monotonic() - pressed_s), 1000 * used_s
        time.sleep(LOOK_S)
    raise TimeoutError(f"{key} opens nothing")


def _line(what: str, taken: list[tuple[float, float]], bare: list[float]) -> list[Figure]:
    return [
        Figure(what, "ms", [wall for wall, _ in taken], at_most(LIMIT_MS, "ms"), bare),
        Figure("– in processor time", "ms", [cpu for _, cpu in taken]),
    ]


def _bare(desk: Desk, repeats: int) -> list[float]:
    with desk.running([*REFERENCE, "window"]) as window:
        desk.x.watch(window.window)
        times = []
        for _ in range(repeats):
            time.sleep(LOOK_APART_S)
            times.append(opened_ms(window, "x", share=0.0)[0])
        return times


def pages(desk: Desk, repeats: int) -> list[Figure]:
    """Open each page once in a program that has just started; beside a key in the bare window."""
    bare = _bare(desk, repeats)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in KEYS}
    for _ in range(repeats):
        with desk.running(opening(desk.data())) as program:
            desk.x.watch(program.window)
            for name, key in KEYS.items():
                time.sleep(AT_REST_S)
                taken[name].append(opened_ms(program, key))
    return [figure for name, times in taken.items() for figure in _line(f"{name}, the first time", times, bare)]


def lookback(desk: Desk, repeats: int) -> list[Figure]:
    """Open Terugblik with many evenings."""
    bare = _bare(desk, repeats)
    figures: list[Figure] = []
    for number in ENTRIES:
        data = desk.data()
        fill(DataDir(data).journal, number)
        taken = []
        for _ in range(repeats):
            with desk.running(opening(data)) as program:
                desk.x.watch(program.window)
                time.sleep(AT_REST_S)
                taken.append(opened_ms(program, KEYS["Terugblik"]))
        figures += _line(f"Terugblik with {number:,} entries", taken, bare)
    return figures


def fill(journal: Path, number: int) -> None:
    """Write so many evenings, each with what was felt before and after, and every tenth with a note."""
    made = SqliteJournal(journal)
    made.open()
    made.close()
    with closing(sqlite3.connect(journal)) as db, db:
        moments = [LAST_EVENING - timedelta(days=each // A_DAY, minutes=7 * (each % A_DAY)) for each in range(number)]
        db.executemany(
            "INSERT INTO entries (id, started_at, utc_offset_min, exercise_id, exercise_title, minutes, planned_s,"
            " elapsed_s, outcome, note) VALUES (?, ?, 60, 'slow-breathing', 'Langzaam ademen', 5, 322, 322,"
            " 'completed', ?)",
            [
                (f"{each:032x}", stored(at)[0], "" if each % 10 else "De regen hoorde ik.")
                for each, at in enumerate(moments)
            ],
        )
        db.executemany(
            "INSERT INTO signals (entry_id, moment, signal, value) VALUES (?, ?, 'head', ?)",
            [
                (f"{each:032x}", moment, (each + felt) % 11)
                for each in range(number)
                for moment, felt in (("before", 3), ("after", 5))
            ],
        )
