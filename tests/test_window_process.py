"""The window's process stays light: it loads neither the sound's library nor numpy, whatever is done in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"numpy", "pygame", "soundfile", "scipy"}


@pytest.mark.timeout(180)
def test_an_exercise_with_sound_and_a_saved_file_load_neither_pygame_nor_numpy() -> None:
    code = (
        "import sys\n"
        "from herstel_app.smoke import smoke\n"
        "code = smoke()\n"
        f"print('heavy:', sorted({HEAVY!r} & set(sys.modules)))\n"
        "sys.exit(code)\n"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SDL_AUDIODRIVER": "dummy"}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=env, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "klaar" in result.stdout
    assert "geluid: ja" in result.stdout
    assert "heavy: []" in result.stdout
