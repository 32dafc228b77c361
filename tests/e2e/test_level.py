"""How loud it is as it comes out of the program, with nothing chosen: the first evening on a computer with speakers."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.library import load_library
from tests.e2e.system import RATE_HZ, needs, system_in
from tests.e2e.test_evening import mono
from tests.e2e.test_play import NAME, OWN
from tests.helpers.sound import onsets_s, rms_above_db

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

from tests.e2e.play_terminal import command, environment

pytestmark = [pytest.mark.system, needs(("pulseaudio", "parec", "pactl", "Xvfb")), pytest.mark.timeout(240)]

LEAST_DB, SMALL_HZ = -45.0, 300.0
LOUDEST_DB = -12.0
WITHIN_S = 0.1


def test_every_phase_is_heard_on_a_small_speaker_at_the_first_volume(tmp_path: Path) -> None:
    folder = DataDir(tmp_path / "data")
    folder.content.mkdir(parents=True)
    (folder.content / f"{NAME}.yaml").write_text(OWN, encoding="utf-8")
    wav = tmp_path / "heard.wav"
    with system_in(tmp_path) as system:
        system.start_sound()
        with system.recording(wav):
            words, env = command(folder.root, NAME), environment(system)
            played = subprocess.run(words, stdin=subprocess.DEVNULL, env=env, timeout=120, check=False)
    assert played.returncode == 0
    sound = mono(wav)
    timeline = compile_timeline(load_library(content_dir(), folder.content).exercises[NAME])
    phases = [s for s in timeline.segments if s.phase and s.guidance >= 1 and s.end_s < timeline.practice_end_s - 10]
    assert {s.phase for s in phases} == {"inhale", "exhale"}
    # The first onset is that of the start tone; the cue of the first phase is the next that has its distance.
    heard = onsets_s(sound, RATE_HZ)
    gap_s = phases[1].start_s - phases[0].start_s
    first_s = next(a for a, b in pairwise(heard) if abs(b - a - gap_s) < WITHIN_S)
    zero_s = first_s - WITHIN_S / 2 - phases[0].start_s
    levels = [
        rms_above_db(sound[round((zero_s + s.start_s) * RATE_HZ) : round((zero_s + s.end_s) * RATE_HZ)], SMALL_HZ)
        for s in phases
    ]
    assert min(levels) >= LEAST_DB, levels
    assert 20 * np.log10(np.abs(sound).max()) <= LOUDEST_DB
