"""Keys of a terminal of Linux and macOS, which is given back as it was."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from herstel_app.terminal.loop import Loop
from tests.helpers.clock import FakeClock

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

import pty
import termios

from herstel_app.terminal.posix_keys import PosixKeyboard


def test_another_thread_ends_the_wait() -> None:
    keyboard = PosixKeyboard(None)
    keyboard.take()
    loop = Loop(FakeClock().monotonic_s, keyboard)
    where: list[threading.Thread] = []

    def act() -> None:
        where.append(threading.current_thread())
        loop.stop()

    threading.Thread(target=lambda: loop.soon(act)).start()
    loop.run()  # waits for ever, unless it is woken
    keyboard.close()
    assert where == [threading.current_thread()]


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    master, slave = pty.openpty()
    yield master, slave
    os.close(master)
    os.close(slave)


def test_keys_come_without_enter_and_the_terminal_is_as_it_was(terminal: tuple[int, int]) -> None:
    master, slave = terminal
    before = termios.tcgetattr(slave)
    keyboard = PosixKeyboard(slave)
    keyboard.take()
    keyboard.take()  # as after Ctrl+Z
    assert not termios.tcgetattr(slave)[3] & (termios.ECHO | termios.ICANON)
    assert termios.tcgetattr(slave)[3] & termios.ISIG, "Ctrl+C stays a signal"
    os.write(master, b" Q")
    assert keyboard.wait(5.0) == " q"
    os.write(master, b"\x1b[A")
    assert keyboard.wait(5.0) == ""
    os.write(master, b"\r")
    assert keyboard.wait(5.0) == "\n"
    assert keyboard.wait(0.0) == ""
    keyboard.close()
    assert termios.tcgetattr(slave) == before


def test_a_terminal_that_goes_away_is_no_longer_read() -> None:
    master, slave = pty.openpty()
    keyboard = PosixKeyboard(slave)
    keyboard.take()
    os.close(master)
    assert keyboard.wait(5.0) == ""
    keyboard.wake()
    assert keyboard.wait(5.0) == ""
    assert keyboard.wait(0.01) == ""
    keyboard.close()
    keyboard.wake()
    os.close(slave)
