"""A signal from outside ends the program by its own way out, also when it is at rest."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from pytestqt.qtbot import QtBot

from herstel_app.system.ending import EndOnSignal


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_the_old_ways_come_back(qtbot: QtBot, number: signal.Signals) -> None:
    ends: list[str] = []
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    ending = EndOnSignal(lambda: ends.append("ended"))
    ending.start()
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: ends == ["ended"], timeout=3000)
    finally:
        ending.close()
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
