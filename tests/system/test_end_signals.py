"""A signal from outside ends the program by its own way out, also when it is at rest."""

from __future__ import annotations

import os
import signal
import socket
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstel_app.system.end_signals import EndOnSignal


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


def opened(monkeypatch: pytest.MonkeyPatch, platform: str, start: bool) -> list[int]:
    """Give the family of each pair of sockets that is opened."""
    pairs: list[int] = []
    real = socket.socketpair

    def counting(family: int = getattr(socket, "AF_UNIX", 1)) -> tuple[socket.socket, socket.socket]:
        pairs.append(family)
        return real(family)

    monkeypatch.setattr("herstel_app.system.end_signals.socket.socketpair", counting)
    monkeypatch.setattr("herstel_app.system.end_signals.sys.platform", platform)
    ending = EndOnSignal(lambda: None)
    if start:
        ending.start()
    ending.close()
    return pairs


def test_windows_gets_no_connection_to_itself(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(monkeypatch, "win32", start=True) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("start", [False, True])
def test_elsewhere_it_is_a_local_one_from_the_start_on(
    start: bool, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    assert opened(monkeypatch, "linux", start) == ([socket.AF_UNIX] if start else [])
    signal.signal(signal.SIGTERM, before[0])
    signal.signal(signal.SIGINT, before[1])
