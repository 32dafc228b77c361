"""The engine on real files in a folder of its own, with a clock that is told, and players that write down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from herstel_app.core.ports.export import no_export
from herstel_app.core.ports.sound import SoundState
from herstel_app.core.ports.voice import NoSynthesiser
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.engine.engine import Engine, Ports
from herstel_app.paths import content_dir
from herstel_app.storage.journal import Journal
from herstel_app.storage.library import ContentFolders
from herstel_app.storage.own_content import OwnContent
from herstel_app.storage.settings import SettingsFile
from herstel_app.storage.thoughts import Thoughts
from herstel_app.storage.trials import Trials
from tests.helpers.choosing import StageVoice
from tests.helpers.clock import FakeClock
from tests.helpers.scheduling import FakeScheduler


class WritingPlayer:
    """Writes down what it is asked, and makes no sound."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.listener: Callable[[SoundState], None] | None = None

    def start(self) -> None:
        self.asked.append(("start",))

    def play(self, timeline: Timeline, at_s: float) -> None:
        self.asked.append(("play", timeline, at_s))

    def replace(self, timeline: Timeline) -> None:
        self.asked.append(("replace", timeline))

    def halt(self) -> None:
        self.asked.append(("halt",))

    def set_choice(self, choice: SoundChoice) -> None:
        self.asked.append(("choice", choice))

    def set_speech(self, speech: Mapping[str, object]) -> None:
        self.asked.append(("speech", dict(speech)))

    def set_volume(self, percent: int) -> None:
        self.asked.append(("volume", percent))

    def set_muted(self, muted: bool) -> None:
        self.asked.append(("muted", muted))

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        self.listener = listener

    def close(self) -> None:
        self.asked.append(("close",))

    @property
    def names(self) -> list[object]:
        return [name for name, *_ in self.asked]


class WritingKeepAwake:
    """Knows whether the computer is held awake."""

    held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


@dataclass
class Stand:
    """An engine with everything around it."""

    engine: Engine
    clock: FakeClock
    scheduler: FakeScheduler
    player: WritingPlayer
    voice: StageVoice
    keep_awake: WritingKeepAwake
    journal: Journal
    notices: list[str]
    folder: Path

    def advance(self, seconds: float) -> None:
        self.scheduler.advance(seconds)


def make_stand(folder: Path) -> Stand:
    """Build an engine on the files in `folder`."""
    clock = FakeClock()
    scheduler = FakeScheduler(clock)
    player, voice, keep_awake = WritingPlayer(), StageVoice(), WritingKeepAwake()
    file = SettingsFile(folder / "settings.json")
    settings, told = file.load()
    journal = Journal(folder / "journal.db")
    journal.open()
    folders = ContentFolders(content_dir(), folder / "content")
    library = folders.read()
    ports = Ports(
        clock,
        scheduler,
        player,
        voice,
        NoSynthesiser(),
        no_export,
        keep_awake,
        journal,
        Thoughts(journal.store),
        Trials(journal.store),
        file,
        folders,
        OwnContent(folder / "content"),
    )
    engine = Engine(ports, settings, library)
    stand = Stand(engine, clock, scheduler, player, voice, keep_awake, journal, list(told), folder)
    engine.notice.connect(stand.notices.append)
    return stand


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    made = make_stand(tmp_path)
    yield made
    made.engine.close()
    made.journal.close()
