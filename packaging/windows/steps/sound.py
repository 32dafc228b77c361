"""The process that sounds: it is started, comes back when it is killed, and what is heard is on plan."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from session import SINK_RATE_HZ, wait_for
from tryout import Fault, NotThereError, Tryout

MARK = "--audio-process"
"""What the command line of the process has in it."""
EXERCISE, MINUTES = "slow-breathing", 3
BEFORE_S, AFTER_S = 25.0, 35.0
BACK_S = 3.0
ON_PLAN_S = 0.030
LEAST_ONSETS = 6


def sound_process(tryout: Tryout) -> None:
    """Kill the process that sounds during an exercise, and listen."""
    tryout.session.start_sound()
    try:
        _try(tryout)
    finally:
        tryout.session.stop_sound()


def _try(tryout: Tryout) -> None:
    data = tryout.data("sound", seen_cautions=[EXERCISE], volume=80)
    wav = tryout.session.folder / "data" / "heard.wav"
    form = ("--file-format=wav", f"--rate={SINK_RATE_HZ}", "--channels=2", "--latency-msec=20")
    recorder = tryout.session.popen("parec", "-d", "nul.monitor", *form, "/session/data/heard.wav")
    wait_for(lambda: wav.exists() and wav.stat().st_size > 0, 10, "de opname")
    killed_s = back_s = 0.0
    with tryout.running(data, "start", EXERCISE, "--minutes", str(MINUTES)) as app:
        wait_for(data.entries, 20, "de oefening in het journaal")
        time.sleep(BEFORE_S)
        found = tryout.session.processes(MARK)
        if found:
            tryout.check(len(found) == 1, f"geluidsprocessen: {len(found)}")
            killed_s = _recorded_s(wav)
            os.kill(found[0], signal.SIGKILL)
            took = wait_for(lambda: set(tryout.session.processes(MARK)) - set(found), BACK_S, "een nieuw geluidsproces")
            back_s = killed_s + BACK_S
            tryout.say(f"gedood, en na {took:.1f} s is er een nieuw")
        time.sleep(AFTER_S)
        app.key("Escape")
        time.sleep(1)
        app.close()
    with contextlib.suppress(ProcessLookupError):
        os.kill(recorder.pid, signal.SIGINT)
    recorder.wait(10)
    _check_onsets(tryout, wav, (killed_s, back_s))
    if not found:
        raise NotThereError(f"een proces met {MARK} op de opdrachtregel")
    left = tryout.session.processes(MARK)
    tryout.check(not left, f"geluidsprocessen na het afsluiten: {len(left)}")


def _recorded_s(wav: Path) -> float:
    return (wav.stat().st_size - 44) / (4 * SINK_RATE_HZ)


def _check_onsets(tryout: Tryout, wav: Path, silence: tuple[float, float]) -> None:
    """Compare what is heard with the plan, but for the silence between two moments of the recording."""
    import numpy as np

    from herstel_app.core.compiling import compile_timeline
    from herstel_app.paths import content_dir
    from herstel_app.storage.library import load_library
    from tests.helpers.sound import onsets_s

    data = np.frombuffer(wav.read_bytes()[44:], dtype="<i2")  # cut off, so that its length is not in its head
    mono = data[: len(data) // 2 * 2].reshape(-1, 2).mean(axis=1) / 32768.0
    heard = np.array(onsets_s(mono, SINK_RATE_HZ))
    timeline = compile_timeline(load_library(content_dir()).exercises[EXERCISE], MINUTES, None)
    cued = [s.start_s for s in timeline.segments if s.phase in ("inhale", "exhale") and s.guidance > 0]
    if not len(heard):
        raise Fault("er is niets te horen")
    best: list[float] = []
    for first in heard[:6]:
        ends = heard[-1] + 0.1
        planned = [first - cued[0] + at for at in cued]
        due = [at for at in planned if at < ends and not silence[0] - 0.1 < at < silence[1]]
        off = [float(heard[np.argmin(np.abs(heard - at))] - at) for at in due]
        middle = float(np.median(off)) if off else 0.0
        off = [value - middle for value in off]
        if len(off) >= LEAST_ONSETS and (not best or max(map(abs, off)) < max(map(abs, best))):
            best = off
    tryout.check(len(best) >= LEAST_ONSETS, f"{len(best)} tonen vergeleken met het plan")
    largest = max(map(abs, best))
    tryout.check(largest <= ON_PLAN_S, f"hoogstens {1000 * largest:.0f} ms naast het plan")
