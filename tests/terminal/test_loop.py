"""Timers, keys and other threads, in one order."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from herstel_app.terminal.keyboard import plain_keys
from herstel_app.terminal.keys import PolledKeyboard
from herstel_app.terminal.loop import Loop
from tests.helpers.clock import FakeClock
from tests.helpers.keyboard import FakeKeyboard


class Stage:
    """A loop on a clock that is told, and what was called when."""

    def __init__(self) -> None:
        self.clock = FakeClock(0.0)
        self.keyboard = FakeKeyboard(self.clock)
        self.loop = Loop(self.clock.monotonic_s, self.keyboard)
        self.called: list[tuple[str, float]] = []

    def note(self, name: str) -> Callable[[], None]:
        return lambda: self.called.append((name, self.clock.seconds))

    def run(self, seconds: float) -> None:
        self.loop.timer(self.loop.stop).start(seconds)
        self.loop.run()


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_timers_are_called_when_they_are_due_in_that_order(stage: Stage) -> None:
    late, early = stage.loop.timer(stage.note("late")), stage.loop.timer(stage.note("early"))
    late.start(2.0)
    early.start(1.0)
    assert late.is_active
    stage.run(5.0)
    assert stage.called == [("early", 1.0), ("late", 2.0)]
    assert not late.is_active


def test_a_timer_that_is_started_again_begins_anew(stage: Stage) -> None:
    timer = stage.loop.timer(stage.note("timer"))
    timer.start(1.0)
    timer.start(3.0)
    stage.run(5.0)
    assert stage.called == [("timer", 3.0)]


def test_a_stopped_timer_is_not_called_and_nothing_waits_for_it(stage: Stage) -> None:
    timer = stage.loop.timer(stage.note("timer"))
    timer.start(1.0)
    timer.stop()
    assert not timer.is_active
    stage.run(5.0)
    assert stage.called == []
    assert stage.keyboard.waits == [5.0]


def test_a_ticker_goes_on_until_it_is_stopped(stage: Stage) -> None:
    ticker = stage.loop.ticker(stage.note("tick"))
    ticker.start(0.5)
    stage.loop.timer(ticker.stop).start(1.7)
    stage.run(5.0)
    assert stage.called == [("tick", 0.5), ("tick", 1.0), ("tick", 1.5)]


def test_a_ticker_that_is_late_does_not_catch_up(stage: Stage) -> None:
    ticker = stage.loop.ticker(stage.note("tick"))
    ticker.start(0.5)
    stage.loop.timer(lambda: stage.clock.tick(2.1)).start(0.6)
    stage.run(3.5)
    assert stage.called == [("tick", 0.5), ("tick", 2.7), ("tick", 3.2)]


def test_a_ticker_may_stop_itself(stage: Stage) -> None:
    def tick() -> None:
        stage.note("tick")()
        ticker.stop()

    ticker = stage.loop.ticker(tick)
    ticker.start(0.5)
    stage.run(2.0)
    assert stage.called == [("tick", 0.5)]


def test_what_is_asked_soon_comes_before_timers_and_after_what_goes_on(stage: Stage) -> None:
    def first() -> None:
        stage.loop.soon(stage.note("soon"))
        stage.note("first")()

    stage.loop.timer(first).start(1.0)
    stage.loop.timer(stage.note("second")).start(1.0)
    stage.run(2.0)
    assert [name for name, _ in stage.called] == ["first", "second", "soon"]


def test_keys_come_one_by_one(stage: Stage) -> None:
    stage.loop.pressed.connect(lambda key: stage.note(key)())
    stage.keyboard.type(1.0, "a ")
    stage.run(2.0)
    assert stage.called == [("a", 1.0), (" ", 1.0)]


def test_nothing_is_called_after_the_stop(stage: Stage) -> None:
    stage.loop.pressed.connect(lambda key: stage.note(key)())
    stage.loop.pressed.connect(lambda _: stage.loop.stop())
    stage.loop.timer(stage.note("timer")).start(1.0)
    stage.keyboard.type(1.0, "ab")
    stage.loop.run()
    assert stage.called == [("a", 1.0)]


def test_what_is_raised_ends_the_loop(stage: Stage) -> None:
    def fail() -> None:
        raise OSError("proef")

    stage.loop.soon(fail)
    with pytest.raises(OSError, match="proef"):
        stage.loop.run()


def test_another_thread_ends_the_wait() -> None:
    keyboard = PolledKeyboard(bool, str)
    threading.Timer(0.05, keyboard.wake).start()
    assert keyboard.wait(None) == ""


def test_keys_of_windows_without_those_that_are_two() -> None:
    pressed = list("\xe0H q\r")
    keyboard = PolledKeyboard(lambda: bool(pressed), lambda: pressed.pop(0))
    assert keyboard.wait(None) == " q\n"
    assert keyboard.wait(0.0) == ""


@pytest.mark.parametrize(("typed", "given"), [("Q", "q"), ("\x1b", "\x1b"), ("\x1b[B", ""), ("\r\n", "\n")])
def test_what_counts_as_a_key(typed: str, given: str) -> None:
    assert plain_keys(typed) == given
