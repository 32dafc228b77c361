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
LEAST_ONSETS, LEAST_AFTER = 6, 4


def sound_process(tryout: Tryout) -> None:
    """Kill the process that sounds during an exercise, and listen."""
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
    best: tuple[bool, int, float, int] | None = None
    for first in heard[:6]:
        planned = [first - cued[0] + at for at in cued]
        due = [at for at in planned if at <= heard[-1] and not silence[0] - 0.1 < at < silence[1]]
        if len(due) < LEAST_ONSETS:
            continue
        off = np.array([heard[np.argmin(np.abs(heard - at))] - at for at in due])
        largest = float(np.abs(off - np.median(off)).max())
        # A breath later fits as well: the place with most of them to compare is the real one.
        found = (largest > ON_PLAN_S, -len(due), largest, sum(at >= silence[1] for at in due))
        best = min(best or found, found)
    if best is None:
        raise Fault(f"te weinig te horen: {len(heard)} tonen")
    late, count, largest, after = best
    tryout.check(after >= LEAST_AFTER, f"{-count} tonen vergeleken met het plan, {after} daarvan na het doden")
    tryout.check(not late, f"hoogstens {1000 * largest:.0f} ms naast het plan")
