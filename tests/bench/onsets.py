"""Sound against the plan, the glow against the sound, and silence against the key."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.renderer import Renderer
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.core.trace import look_at
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.library import load_library
from tests.bench.desk import MOST_MINUTES, OWN_NAME, Desk, Program, practising
from tests.bench.figures import Figure, at_most
from tests.bench.hearing import Ear, listening
from tests.bench.use import UNDER_WAY_S
from tests.bench.xclient import Box
from tests.e2e.system import RATE_HZ, wait_for
from tests.e2e.test_evening import planned_onsets_s
from tests.e2e.test_sound_faults import REFERENCE
from tests.helpers import placing
from tests.helpers.sound import Sound, largest_step

BUSY = "while True: pass"
AUDIBLE = 3e-3
"""What is softer in the plan may be silent to the bit elsewhere."""
LOUD = 0.01
SILENT_DB = -60.0
AFTER_S = 1.5
LOOKS_PER_S = 60
MOST_OFF_S = 0.4
PIXELS = 80


def timeline_of(data: Path, minutes: float) -> Timeline:
    """Give the plan of the exercise that is measured."""
    library = load_library(content_dir(), DataDir(data).content)
    return compile_timeline(library.exercises[OWN_NAME], minutes)


def plan_of(timeline: Timeline) -> Sound:
    """Give the whole as it should be heard, in mono."""
    renderer = Renderer(timeline)
    return np.asarray(renderer.render(0, renderer.frames).mean(axis=1), dtype=np.float64)


@contextmanager
def taken_cores(number: int) -> Iterator[None]:
    """Have so many programs that want a core for themselves."""
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(number)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def holes_ms(heard: Sound, plan: Sound, zero_s: float) -> float:
    """Give how long, in all, nothing was heard where the plan is not silent."""
    at = round(zero_s * RATE_HZ)
    length = min(len(plan), len(heard) - at)
    silent = placing.without_holes(heard[at : at + length], RATE_HZ) == 0
    return float(1000 * (silent & (np.abs(plan[:length]) > AUDIBLE)).sum() / RATE_HZ)


def onsets(desk: Desk, minutes: float) -> list[Figure]:
    """Listen to a whole exercise while its window stands still 150 ms each second and all cores are taken."""
    data = desk.data(volume=100)
    timeline = timeline_of(data, minutes)
    command = [sys.executable, "-m", "tests.e2e.blocked_window", *practising(data, minutes)[3:]]
    with listening(desk.system) as ear, taken_cores(os.cpu_count() or 1), desk.running(command):
        waiting = subprocess.Popen([sys.executable, "-c", REFERENCE], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        time.sleep(timeline.duration_s + 2)
        starved_s = float(waiting.communicate()[0])
    plan, heard, cues_s = plan_of(timeline), ear.mono(), np.array(planned_onsets_s(timeline))
    zero_s = placing.zero_s(heard, plan, list(cues_s), RATE_HZ)
    late_s = placing.late_s(heard, plan, list(cues_s), zero_s, RATE_HZ, in_part=True)
    found = np.isfinite(late_s)
    second_s = ear.second_s()
    off_ms = 1000 * ((zero_s + cues_s + late_s) * second_s - cues_s)[found]
    off_ms -= np.median(off_ms)
    tenth = max(1, len(off_ms) // 10)
    drift_ms = abs(float(np.median(off_ms[-tenth:]) - np.median(off_ms[:tenth])))
    # The sink has a clock of its own, so each stretch is laid where its own cue was found.
    begins = [0, *(round(cue_s * RATE_HZ) for cue_s in cues_s[found][1:])]
    whole = sum(
        holes_ms(heard, plan[begin:end], zero_s + late + begin / RATE_HZ)
        for begin, end, late in zip(begins, [*begins[1:], len(plan)], late_s[found], strict=True)
    )
    return [
        Figure("99 of 100 onsets are so near the plan", "ms", [float(np.percentile(np.abs(off_ms), 99))],
               at_most(12, "ms")),
        Figure("drift from the first tenth to the last", "ms", [drift_ms], at_most(12, "ms")),
        Figure(f"onsets not heard, of {len(cues_s)}", "", [float((~found).sum())], at_most(0)),
        Figure("silence where there should be sound", "ms", [whole], at_most(0, "ms")),
        Figure("meanwhile a program that only waits was late by", "ms", [1000 * starved_s]),
        Figure("and the clock of the null sink was ahead by", "ms", [1000 * (1 - second_s) * timeline.duration_s]),
    ]  # fmt: skip


@dataclass
class Seen:
    """A column of pixels, in the middle of the window, as it was again and again."""

    times_s: NDArray[np.float64]
    columns: NDArray[np.float64]


def look(program: Program, seconds: float) -> Seen:
    """Look at the middle of the window for so long."""
    x, whole = program.desk.x, program.desk.x.size(program.window)
    box = Box(whole.width // 2, 0, 1, whole.height)
    times, columns = [], []
    until_s = time.monotonic() + seconds
    while (before_s := time.monotonic()) < until_s:
        pixels = x.pixels(program.window, box)[:, 0]
        times.append((before_s + time.monotonic()) / 2)
        columns.append(np.sum([(pixels >> shift) & 0xFF for shift in (0, 8, 16)], axis=0).astype(np.float64))
        time.sleep(max(0.0, 1 / LOOKS_PER_S - (time.monotonic() - before_s)))
    return Seen(np.array(times), np.array(columns))


def glow_late_s(seen: Seen, timeline: Timeline, zero_s: float) -> float:
    """Give how late the glow is, where the plan begins at `zero_s`: where its light goes best with the planned size.

    A pixel is lighter the larger the glow, by a curve that nobody need know: a polynomial is fitted to it.
    """
    grid = np.arange(0.0, timeline.duration_s, 0.005)
    sizes = np.array([look_at(timeline, at_s).size for at_s in grid])

    def misfit(light: NDArray[np.float64], late_s: float) -> float:
        size = np.interp(seen.times_s - zero_s - late_s, grid, sizes)
        rest = light - np.polynomial.Polynomial.fit(size, light, 5)(size)
        return float((rest**2).mean() / max(light.var(), 1e-9))

    varied = np.argsort(seen.columns.std(axis=0))[-4 * PIXELS :]
    alike = sorted(varied, key=lambda pixel: misfit(seen.columns[:, pixel], 0.0))[:PIXELS]
    light = seen.columns[:, alike].sum(axis=1)
    tried = np.arange(-MOST_OFF_S, MOST_OFF_S, 0.002)
    return float(tried[int(np.argmin([misfit(light, late_s) for late_s in tried]))])


def glow(desk: Desk, repeats: int, seconds: float = 60.0) -> list[Figure]:
    """Look and listen at once, and lay both beside the plan."""
    off_ms = []
    for _ in range(repeats):
        data = desk.data(volume=100)
        timeline = timeline_of(data, MOST_MINUTES)
        cues_s = [at for at in planned_onsets_s(timeline) if at < seconds + UNDER_WAY_S]
        with listening(desk.system) as ear, desk.running(practising(data, MOST_MINUTES)) as program:
            time.sleep(UNDER_WAY_S)
            seen = look(program, seconds)
            time.sleep(1.0)
        renderer = Renderer(timeline)
        plan = renderer.render(0, round((seconds + 3 * UNDER_WAY_S) * RATE_HZ)).mean(axis=1)
        heard = ear.mono()
        found_s = placing.zero_s(heard, plan, cues_s, RATE_HZ)
        late_s = float(np.nanmedian(placing.late_s(heard, plan, cues_s, found_s, RATE_HZ)))
        zero_s = ear.began_s(float(seen.times_s.mean())) + found_s + late_s
        off_ms.append(1000 * glow_late_s(seen, timeline, zero_s))
    return [
        Figure("glow after sound (before it where less than 0)", "ms", off_ms),
        Figure("– how far apart", "ms", [abs(off) for off in off_ms], at_most(40, "ms")),
    ]


def silence(desk: Desk, repeats: int) -> list[Figure]:
    """Press a key that ends the sound while a tone sounds; gives when it is silent, and how steep the sound was."""
    figures = []
    for name, key, back in (("pause", "space", "space"), ("mute", "m", "m"), ("stop", "Escape", "")):
        taken, steps = [], []
        with listening(desk.system) as ear:
            for _ in range(repeats):
                with desk.running(practising(desk.data(volume=100), MOST_MINUTES)) as program:
                    for _ in range(1 if not back else 3):
                        _wait_for_tone(ear)
                        pressed_s = program.key(key)
                        time.sleep(AFTER_S)
                        until_ms, steeper = _ended(ear, pressed_s)
                        taken.append(until_ms)
                        steps.append(steeper)
                        if back:
                            program.key(back)
        figures += [
            Figure(f"from the key to silence: {name}", "ms", taken, at_most(250, "ms")),
            Figure("– its steepest step, beside that of the second before", "×", steps, at_most(1.2, "×")),
        ]
    return figures


def _wait_for_tone(ear: Ear) -> None:
    """Wait until a tone has sounded for a second."""
    for _ in range(5):
        wait_for(lambda: ear.loudness(0.2) > LOUD, 40)
        time.sleep(0.2)


def _ended(ear: Ear, pressed_s: float) -> tuple[float, float]:
    sound = ear.stereo()
    at = round((pressed_s - ear.began_s(pressed_s)) * RATE_HZ)
    before, after = sound[at - RATE_HZ : at], sound[at : at + round(AFTER_S * RATE_HZ)]
    least = np.abs(before).max() * 10 ** (SILENT_DB / 20)
    heard = np.flatnonzero(np.abs(after).max(axis=1) > least)
    last = int(heard[-1]) + 1 if len(heard) else 0
    return 1000 * last / RATE_HZ, largest_step(after) / largest_step(before)
