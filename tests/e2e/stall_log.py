"""The program, with each moment written down at which its window stood still, and when the exercise began."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from herstel_app import app
from herstel_app.cli import main
from herstel_app.clock import SystemClock

LOG = "HERSTEL_WATCH_LOG"
TICK_MS = 10
STANDSTILL_S = 0.05
SCHEDULED = Path("/proc/self/schedstat")


def waited_s() -> float:
    """Give how long the window's thread was ready to go on so far, while others had the processor."""
    try:
        return int(SCHEDULED.read_text().split()[1]) / 1e9
    except FileNotFoundError:  # a kernel that does not count it
        return 0.0


def watched_build(*arguments: object) -> object:
    """Build the program, and watch its window's thread and its session from then on."""
    herstel = build(*arguments)  # type: ignore[arg-type] # handed on as they came
    clock = SystemClock()
    last = [clock.monotonic_s(), waited_s()]

    def note(*words: object) -> None:
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            print(*words, file=log)

    def tick() -> None:
        now_s, so_far_s = clock.monotonic_s(), waited_s()
        still_s = now_s - last[0] - (so_far_s - last[1])  # of being kept waiting the program is no cause
        if still_s > STANDSTILL_S:
            note("still", now_s, still_s)
        last[:] = now_s, so_far_s

    timer = QTimer(herstel.window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    herstel.engine.practice.began.connect(lambda _: note("began", clock.monotonic_s()))
    herstel.engine.practice.paused.connect(lambda event: note("paused", event.reason))
    return herstel


if __name__ == "__main__":
    build = app.build
    app.build = watched_build  # type: ignore[assignment]
    sys.exit(main())
