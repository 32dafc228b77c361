"""The program with a window thread that stands still for 150 ms every second."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer

from herstel_app import app
from herstel_app.cli import main

BLOCK_S = 0.150
EVERY_MS = 1000


def block() -> None:
    """Hold the window thread, as a slow disk or a heavy paint would."""
    until = time.perf_counter() + BLOCK_S
    while time.perf_counter() < until:
        pass


def make_blocked(argv: list[str]) -> object:
    """Make the application, with the timer that blocks it."""
    made = make(argv)
    timer = QTimer(made)
    timer.timeout.connect(block)
    timer.start(EVERY_MS)
    return made


if __name__ == "__main__":
    make = app.make_application
    app.make_application = make_blocked  # type: ignore[assignment]
    sys.exit(main())
