"""A programme played in a terminal on a clock that is told, with a player that writes down what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from herstel_app.assembly import Assembly, assemble
from herstel_app.log import end_log
from herstel_app.paths import DataDir
from herstel_app.services import Services
from herstel_app.terminal.loop import Loop
from herstel_app.terminal.play import TerminalPlay
from herstel_app.terminal.show import Show
from tests.engine.conftest import WritingKeepAwake, WritingPlayer
from tests.helpers.clock import FakeClock
from tests.helpers.keyboard import FakeKeyboard
from tests.helpers.voices import StageVoice


@dataclass
class Terminal:
    """A terminal of 80 columns, and what stands in it."""

    assembly: Assembly
    clock: FakeClock
    keyboard: FakeKeyboard
    loop: Loop
    player: WritingPlayer
    voice: StageVoice
    played: TerminalPlay
    written: list[str]

    @property
    def lines(self) -> list[str]:
        return "\n".join(self.written).splitlines()

    @property
    def outcomes(self) -> Sequence[tuple[str, str]]:
        return [(entry.exercise_id, entry.outcome) for entry in self.assembly.journal.entries(limit=9)][::-1]


Make = Callable[..., Terminal]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Terminal] = []

    def make(has_keys: bool = True, reads_aloud: bool = True, **chosen: object) -> Terminal:
        clock = FakeClock()
        keyboard = FakeKeyboard(clock)
        loop = Loop(clock.monotonic_s, keyboard)
        player, voice, written = WritingPlayer(), StageVoice(), list[str]()
        services = Services(clock, player, WritingKeepAwake(), voice)
        assembly = assemble(DataDir(tmp_path), services, loop)
        assembly.engine.settings.change(**chosen)
        show = Show(written.append, 80, has_keys)
        played = TerminalPlay(assembly.engine, loop, show, has_keys, reads_aloud)
        made.append(Terminal(assembly, clock, keyboard, loop, player, voice, played, written))
        return made[-1]

    yield make
    for terminal in made:
        terminal.assembly.close()
    end_log(tmp_path / "log")
