"""What half a minute of an exercise costs to paint: `python -m tests.helpers.painting_cost [EXERCISE [AT_S]]`.

Needs a real screen, such as Xvfb. Tells the seconds of processor time for 900 frames in a window of 1200 × 780 px.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "xcb")

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from tests.helpers.screens import Stage, stage_at

FRAMES, FRAMES_PER_S = 900, 30
BEFORE_S = 12.0


def advance(stage: Stage, frames: int) -> None:
    """Show so many frames, one after another."""
    for _ in range(frames):
        stage.clock.seconds += 1 / FRAMES_PER_S
        stage.herstel.engine.practice.advance()
        stage.app.processEvents()


def cost_s(exercise_id: str, at_s: float) -> float:
    """Give what half a minute costs, from `at_s` on."""
    app = make_application(["herstel"])
    with tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as temporary:
        stage = stage_at(app, Path(temporary) / "data", 100)
        stage.herstel.engine.begin_exercise(PracticeRequest(exercise_id, 5))
        stage.advance(at_s)
        advance(stage, FRAMES_PER_S)
        begun_s = time.process_time()
        advance(stage, FRAMES)
        spent_s = time.process_time() - begun_s
        stage.close()
    return spent_s


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "slow-breathing"
    spent = cost_s(chosen, float(sys.argv[2]) if len(sys.argv) > 2 else BEFORE_S)
    sys.stdout.write(f"{spent:.2f} s\n")
