"""`herstel play`: builds the engine with the sound and the voice of this computer, and plays it in a terminal.

Invariants:
- nothing of Qt is loaded;
- it holds the lock of a window: two that write in one data folder would take each other's running exercise for one
  that was cut off, and each other's settings back;
- a signal from outside (Ctrl+C, the end of the session) is a normal stop: what sounds ends softly, the journal is
  closed, and the terminal is as it was.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from herstel_app.assembly import Assembly, assemble
from herstel_app.core.evening import Evening
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Where
from herstel_app.engine.engine import Engine
from herstel_app.engine.event import Event
from herstel_app.engine.fit_words import does_not_fit
from herstel_app.fallback import Fallbacks
from herstel_app.paths import DataDir
from herstel_app.services import Services, practice_services
from herstel_app.system.folder_lock import instance_lock
from herstel_app.terminal.keyboard import SystemKeyboard
from herstel_app.terminal.keys import is_terminal, system_keyboard
from herstel_app.terminal.loop import Loop
from herstel_app.terminal.play import TerminalPlay
from herstel_app.terminal.show import Show
from herstel_app.voice.system_voice import voice_without_qt

ENDS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
LIVE_VOICE = sys.platform not in ("win32", "darwin")
"""Whether something speaks at once here, as a text that is read aloud needs."""


class CannotPlayError(Exception):
    """What was asked for cannot be played now; the message is in Dutch."""


@dataclass(frozen=True)
class EveningRequest:
    """An evening for where it sits, of a length in minutes (None is that of the window); without `where` one's own."""

    where: Where | None
    minutes: float | None = None


def play(data: DataDir, asked: PracticeRequest | EveningRequest, write: Callable[[str], object]) -> None:
    """Play what was asked for to its end, or until someone stops it; raises CannotPlayError."""
    lock = instance_lock(data.root)
    if not lock.take("terminal"):
        told = "Sluit het eerst af, of speel in een andere map met --data-dir."
        raise CannotPlayError(f"Herstel is al open met de map {data.root}. {told}")
    try:
        with contextlib.closing(system_keyboard()) as keyboard:
            _play(data, asked, write, keyboard)
    finally:
        lock.give()


def _play(
    data: DataDir, asked: PracticeRequest | EveningRequest, write: Callable[[str], object], keyboard: SystemKeyboard
) -> None:
    fallbacks = Fallbacks()
    services = practice_services(fallbacks, voice_without_qt)
    loop = Loop(services.clock.monotonic_s, keyboard)
    show = Show(write, shutil.get_terminal_size().columns, is_terminal())
    ended: Event[()] = Event()
    # From here on: also while the content is read, a signal is a normal stop.
    with _signals(lambda: loop.soon(ended.emit), lambda: loop.soon(keyboard.take)):
        assembly = assemble(data, services, loop)
        played = TerminalPlay(assembly.engine, loop, show, is_terminal(), LIVE_VOICE)
        ended.connect(played.stop)
        try:
            for notice in (*assembly.notices, *filter(None, [fallbacks.notice])):
                show.notice(notice)
            fallbacks.changed.connect(lambda text: loop.soon(lambda: show.notice(text)))
            keyboard.take()
            _begin(assembly, services, played, asked)
            loop.run()
        finally:
            # Whatever happened: nobody may be left who reads, and the journal is to be closed all the same.
            show.close()
            assembly.engine.practice.stop()
            assembly.close()


def _begin(
    assembly: Assembly, services: Services, played: TerminalPlay, asked: PracticeRequest | EveningRequest
) -> None:
    engine = assembly.engine
    evening = _planned(engine, asked) if isinstance(asked, EveningRequest) else None
    fitted = _fitted(engine, asked) if isinstance(asked, PracticeRequest) else None
    services.player.start()
    services.player.prepare()
    engine.audio.start()
    if evening is not None:
        played.begin_evening(evening)
    elif fitted is not None:
        played.begin_exercise(fitted)


def _fitted(engine: Engine, asked: PracticeRequest) -> PracticeRequest:
    fitted = engine.fit.fitted_by_name(asked)
    if fitted is None:
        title = engine.content.exercises[asked.exercise_id].title
        raise CannotPlayError(does_not_fit(title, answered=True))
    return fitted


def _planned(engine: Engine, asked: EveningRequest) -> Evening:
    planner = engine.planner
    evening = planner.own() if asked.where is None else planner.evening(asked.where, asked.minutes)
    if evening is not None:
        return evening
    if asked.where is None:
        raise CannotPlayError("er is geen Mijn avond bewaard, of er ontbreekt nu iets van.")
    raise CannotPlayError("er staat te veel uit om een avond van deze lengte te maken.")


@contextmanager
def _signals(end: Callable[[], object], go_on: Callable[[], object]) -> Iterator[None]:
    """Have `end` called by what ends a program, and `go_on` when it was stopped (Ctrl+Z) and goes on."""
    wanted: dict[signal.Signals, Callable[[], object]] = dict.fromkeys(ENDS, end)
    if sys.platform != "win32":
        wanted[signal.SIGCONT] = go_on
    before = {}
    for number, act in wanted.items():
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            before[number] = signal.signal(number, _calling(act))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _calling(act: Callable[[], object]) -> Callable[[int, object], None]:
    def call(_number: int, _frame: object) -> None:
        act()

    return call
