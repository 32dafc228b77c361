"""How much memory the program takes."""

from __future__ import annotations

import time

from tests.bench.desk import LEAST_MINUTES, OWN_NAME, REFERENCE, Desk, Program, opening, practising
from tests.bench.figures import Figure, at_most
from tests.bench.proc import private_mib, pss_mib
from tests.bench.use import MINUTES, UNDER_WAY_S
from tests.e2e.system import wait_for

EXERCISES = 10


def memory(desk: Desk, repeats: int, exercises: int = EXERCISES) -> list[Figure]:
    """Measure on the first page, in an exercise, and after some exercises; each alone, beside the bare window."""
    bare: list[float] = []
    bare_own: list[float] = []
    page: list[float] = []
    page_own: list[float] = []
    window: list[float] = []
    sound: list[float] = []
    for _ in range(repeats):
        with desk.running([*REFERENCE, "window"]) as reference:
            bare.append(pss_mib(reference.pid))
            bare_own.append(private_mib(reference.pid))
        with desk.running(opening(desk.data())) as program:
            time.sleep(3.0)
            page.append(pss_mib(program.pid))
            page_own.append(private_mib(program.pid))
        with desk.running(practising(desk.data(), MINUTES)) as program:
            time.sleep(UNDER_WAY_S)
            window.append(pss_mib(program.pid))
            sound.append(pss_mib(program.sound_pid()))
    figures = [
        Figure("on Vanavond", "MiB", page, at_most(1.8, "×"), bare, per_reference=True),
        Figure("– of which its own alone", "MiB", page_own, None, bare_own),
        Figure("window's process in an exercise", "MiB", window, at_most(2.0, "×"), bare, per_reference=True),
        Figure("process of the sound", "MiB", sound, at_most(50, "MiB")),
    ]
    return figures + after_exercises(desk, exercises)


def after_exercises(desk: Desk, number: int) -> list[Figure]:
    """Measure what is left of memory after so many exercises, beside that after the first of them."""
    data = desk.data()
    with desk.running(opening(data)) as program:
        first = _left_by_one(desk, program, data)
        last = first
        for _ in range(number - 1):
            last = _left_by_one(desk, program, data)
    return [Figure(f"after {number} exercises, beside after one", "MiB", [last], at_most(1.03, "×"), [first], True)]


def _left_by_one(desk: Desk, program: Program, data: object) -> float:
    """Do an exercise and stop it; gives the memory of all processes after it."""
    from tests.bench.desk import HERSTEL

    # A second start asks the one that runs.
    asking = desk.popen([*HERSTEL, "--data-dir", str(data), "start", OWN_NAME, "--minutes", str(LEAST_MINUTES)])
    wait_for(lambda: asking.poll() is not None, 30)
    time.sleep(UNDER_WAY_S)
    program.key("Escape")
    time.sleep(2.0)
    program.key("Escape")
    time.sleep(2.0)
    return pss_mib(*program.pids())
