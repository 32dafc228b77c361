"""The program, with a line for each moment at which the window stood still: `watched ARGUMENTS`."""

from __future__ import annotations

import sys
import time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from herstel_app import app
from herstel_app.cli import main

EVERY_MS = 20
LEAST_S = 0.1
_build = app.build


def build(application: QApplication, *arguments: Any, **options: Any) -> app.Herstel:
    """Build the program, and watch its window from the moment it is shown."""
    herstel = _build(application, *arguments, **options)
    timer = QTimer(application)
    seen_s: list[float] = []

    def look() -> None:
        now = time.perf_counter()
        if not seen_s:
            print("watching", flush=True)
        elif now - seen_s[-1] > LEAST_S:
            print(f"stood still {now - seen_s[-1]:.2f} until {time.time():.2f}", flush=True)
        seen_s[:] = [now]

    timer.timeout.connect(look)
    timer.start(EVERY_MS)
    return herstel


if __name__ == "__main__":
    app.build = build  # type: ignore[assignment]
    sys.exit(main())
