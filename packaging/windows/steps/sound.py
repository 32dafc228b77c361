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
BEFORE_S, AFTER_S = 27.0, 35.0
BACK_S = 3.0
ON_PLAN_S = 0.030
STRAY_IN = 10
"""One tone in so many may be late where the computer is busy; what falls behind for good does not pass."""
ROUGHLY_S = 2.0
ENDING_S = 3.0
"""At the end of the recording the exercise has been left."""
LEAST_AFTER = 4
HEAD_BYTES = 44
"""Of a WAV file; what is cut off while it is recorded does not say its length there."""


def sound_process(tryout: Tryout) -> None:
    """Kill the process that sounds during an exercise, and listen."""
    data = tryout.data("sound", seen_cautions=[EXERCISE], volume=80)
    wav = tryout.session.folder / "data" / "heard.wav"
    form = ("--file-format=wav", f"--rate={SINK_RATE_HZ}", "--channels=2", "--latency-msec=20")
    recorder = tryout.session.popen("parec", "-d", "nul.monitor", *form, "/session/data/heard.wav")
    wait_for(lambda: wav.exists() and wav.stat().st_size > 0, 10, "de opname")
    began_s = killed_s = back_s = 0.0
    with tryout.running(data, "start", EXERCISE, "--minutes", str(MINUTES)) as app:
        wait_for(data.entries, 20, "de oefening in het journaal")
        began_s = _recorded_s(wav)
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
    _check_onsets(tryout, wav, began_s, (killed_s, back_s))
    if not found:
        raise NotThereError(f"een proces met {MARK} op de opdrachtregel")
    left = tryout.session.processes(MARK)
    tryout.check(not left, f"geluidsprocessen na het afsluiten: {len(left)}")


def _recorded_s(wav: Path) -> float:
    return (wav.stat().st_size - HEAD_BYTES) / (4 * SINK_RATE_HZ)


def _check_onsets(tryout: Tryout, wav: Path, began_s: float, silence: tuple[float, float]) -> None:
    """Compare what is heard with the plan, but for the silence between two moments of the recording."""
    import numpy as np

    from herstel_app.core.timeline_compiler import compile_timeline
    from herstel_app.paths import content_dir
    from herstel_app.storage.library import load_library
    from tests.helpers.sound import onsets_s

    data = np.frombuffer(wav.read_bytes()[HEAD_BYTES:], dtype="<i2")
    mono = data[: len(data) // 2 * 2].reshape(-1, 2).mean(axis=1) / 32768.0
    heard = np.array(onsets_s(mono, SINK_RATE_HZ))
    if not len(heard):
        raise Fault("er is niets te horen")
    timeline = compile_timeline(load_library(content_dir()).exercises[EXERCISE], MINUTES, None)
    cued = [s.start_s for s in timeline.segments if s.phase in ("inhale", "exhale") and s.guidance > 0]
    # The journal says only roughly when it began; the breaths are too far apart to be mistaken for each other.
    shifts = [at - cue - began_s for at in heard for cue in cued]
    begins = [shift for shift in shifts if abs(shift) < ROUGHLY_S]
    if not begins:
        raise Fault(f"{len(heard)} tonen gehoord, geen daarvan bij het plan")
    planned = [began_s + float(np.median(begins)) + at for at in cued]
    due = [at for at in planned if at < len(mono) / SINK_RATE_HZ - ENDING_S]
    due = [at for at in due if not silence[0] - ROUGHLY_S < at < silence[1]]
    off = np.array([heard[np.argmin(np.abs(heard - at))] - at for at in due])
    there = np.abs(off) < ROUGHLY_S
    missed = [f"{at - planned[0] + cued[0]:.1f}" for at, is_there in zip(due, there, strict=True) if not is_there]
    after = sum(at >= silence[1] for at in due)
    tryout.say(f"{len(due)} tonen horen er te zijn, {after} daarvan na het doden; gehoord: {there.sum()}")
    tryout.say("naast het plan, in ms: " + ", ".join(f"{1000 * value:+.0f}" for value in off[there]))
    tryout.check(not missed, f"gemist, in s van de oefening: {', '.join(missed) or 'geen'}")
    tryout.check(after >= LEAST_AFTER, "na het doden is er genoeg om te vergelijken")
    late = int((np.abs(off) > ON_PLAN_S).sum())
    tryout.check(
        late <= len(off) // STRAY_IN, f"meer dan {1000 * ON_PLAN_S:.0f} ms naast het plan: {late} van {len(off)}"
    )
    tryout.check(abs(off[-1]) <= ON_PLAN_S, "de laatste toon is op tijd")
