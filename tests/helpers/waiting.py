"""Waiting for what has to happen, while the events of the window are handled."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtTest import QTest


def comes(condition: Callable[[], bool], within_s: float = 5.0) -> bool:
    """Wait until a condition holds; False where it does not in time."""
    until_s = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > until_s:
            return False
        QTest.qWait(10)
    return True
