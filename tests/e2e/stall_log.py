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


def watched_build(*arguments: object) -> object:
    """Build the program, and watch its window's thread and its session from then on."""
    herstel = build(*arguments)  # type: ignore[arg-type] # handed on as they came
    clock = SystemClock()
    last_s = [clock.monotonic_s()]

    def note(*words: object) -> None:
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            print(*words, file=log)

    def tick() -> None:
        now_s = clock.monotonic_s()
        if now_s - last_s[0] > STANDSTILL_S:
            note("still", now_s, now_s - last_s[0])
        last_s[0] = now_s

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
