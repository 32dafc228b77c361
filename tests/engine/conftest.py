"""The engine on real files in a folder of its own, with a clock that is told, and players that write down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import msgspec
import pytest

from herstel_app.core.content import Exercise
from herstel_app.core.ports.export import Export, no_export
from herstel_app.core.ports.sound import SoundState, SpokenLine
from herstel_app.core.ports.voice import NoSynthesiser, Synthesiser
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Question
from herstel_app.core.sound import SoundChoice
from herstel_app.core.speech_timing import Utterance
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions
from herstel_app.engine.audio.narrator import in_thread
from herstel_app.engine.engine import Engine
from herstel_app.engine.lookback.model import LookbackPorts
from herstel_app.engine.ports import Ports
from herstel_app.paths import content_dir
from herstel_app.storage.archive import SqliteNotesArchive, write_whole
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.library import ContentFolders
from herstel_app.storage.lookback import SqliteLookback
from herstel_app.storage.own_content import OwnContent
from herstel_app.storage.settings import SettingsFile
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import Thoughts
from herstel_app.storage.trials import SqliteTrials
from herstel_app.storage.yardstick import SqliteYardstickBook
from tests.helpers.clock import FakeClock
from tests.helpers.scheduling import FakeScheduler
from tests.helpers.told_volume import ToldVolume
from tests.helpers.voices import StageVoice


class WritingPlayer:
    """Writes down what it is asked, and makes no sound."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.in_s = 0.0
        self.listener: Callable[[SoundState], None] | None = None

    def start(self) -> None:
        self.asked.append(("start",))

    def prepare(self) -> None:
        self.asked.append(("prepare",))

    def ready_in_s(self) -> float:
        return self.in_s

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

    def last(self, name: str) -> tuple[object, ...]:
        """Give with what it was asked something last."""
        return next(tuple(rest) for asked, *rest in reversed(self.asked) if asked == name)

    @property
    def is_sounding(self) -> bool:
        """Whether it was asked to play, and not to stop since."""
        moves = [name for name in self.names if name in ("play", "halt", "close")]
        return moves[-1:] == ["play"]


class WritingKeepAwake:
    """Knows whether the computer is held awake."""

    held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


class LineMaker:
    """Makes each line into a second of sound, except those in `unable`."""

    def __init__(self, *unable: str) -> None:
        self.unable = set(unable)
        self.asked: list[tuple[list[str], str, int]] = []

    def read(
        self, lines: Sequence[Utterance], voice: str, rate_percent: int, wanted: Callable[[], bool]
    ) -> Mapping[str, SpokenLine]:
        texts = [line.text for line in lines]
        self.asked.append((texts, voice, rate_percent))
        return {text: SpokenLine(b"", 1.0) for text in texts if text not in self.unable} if wanted() else {}


@dataclass
class Stand:
    """An engine with everything around it."""

    engine: Engine
    clock: FakeClock
    scheduler: FakeScheduler
    player: WritingPlayer
    voice: StageVoice
    keep_awake: WritingKeepAwake
    journal: SqliteJournal
    thoughts: Thoughts
    trials: SqliteTrials
    folder: Path
    system_volume: ToldVolume
    notices: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    work: list[Callable[[], None]] = field(default_factory=list)
    """What waits to be done in the background."""

    def advance(self, seconds: float) -> None:
        self.scheduler.advance(seconds)

    def settle(self) -> None:
        self.scheduler.settle()

    def do_work(self) -> None:
        """Do what waits in the background, and hear of it."""
        while self.work:
            self.work.pop(0)()
        self.settle()

    def miss(self, seconds: float) -> None:
        """Let time pass in which nothing was called, as when the computer slept."""
        self.clock.tick(seconds)
        self.engine.practice.advance()

    @property
    def question(self) -> Question:
        """What is asked now."""
        step = self.engine.programmes.step
        assert isinstance(step, Ask)
        return step.question

    def answer(self, value: object = None) -> None:
        """Answer what is asked now."""
        self.engine.programmes.answer(self.engine.programmes.step, value)

    def practise(self, exercise: Exercise, minutes: float | None = None) -> None:
        """Do an exercise that is in no library, past the programmes."""
        self.engine.practice.begin(exercise, PracticeRequest("made-up", minutes), CompileOptions(), {})

    def until(self, at_s: float) -> None:
        """Go on to this moment of session time."""
        self.advance(at_s - self.engine.practice.at_s)

    def fail(self, patch: pytest.MonkeyPatch) -> None:
        """Have the journal refuse whatever is written."""

        def refuse(_store: Store) -> None:
            raise JournalUnavailable("journal.db: de schijf is vol")

        patch.setattr(Store, "change", refuse)

    def fail_reading(self, patch: pytest.MonkeyPatch, kind: type[object], method: str) -> None:
        """Have a method of a store refuse."""

        def refuse(*_: object, **__: object) -> None:
            raise JournalUnavailable("journal.db: de schijf is vol")

        patch.setattr(kind, method, refuse)


def make_stand(
    folder: Path,
    *,
    synthesiser: Synthesiser | None = None,
    export: Export = no_export,
    threads: bool = False,
    **chosen: object,
) -> Stand:
    """Build an engine on the files in `folder`, with settings as `chosen`."""
    clock = FakeClock()
    scheduler = FakeScheduler(clock)
    player, voice, keep_awake = WritingPlayer(), StageVoice(), WritingKeepAwake()
    system_volume = ToldVolume()
    file = SettingsFile(folder / "settings.json")
    settings, told = file.load()
    # Someone for whom nothing holds; what fits whom has its own tests.
    settings = msgspec.structs.replace(settings, **{"health_facts": (), **chosen})
    journal = SqliteJournal(folder / "journal.db")
    journal.open()
    thoughts, trials = Thoughts(journal.store), SqliteTrials(journal.store)
    folders = ContentFolders(content_dir(), folder / "content")
    library = folders.read()
    work: list[Callable[[], None]] = []
    seeds = count()
    ports = Ports(
        clock,
        scheduler,
        player,
        voice,
        synthesiser or NoSynthesiser(),
        export,
        keep_awake,
        journal,
        thoughts,
        trials,
        file,
        folders,
        OwnContent(folder / "content"),
        LookbackPorts(
            SqliteLookback(journal), SqliteYardstickBook(journal.store), SqliteNotesArchive(journal.store), write_whole
        ),
        lambda: f"zaad {next(seeds)}",
        in_thread if threads else work.append,
        system_volume,
    )
    engine = Engine(ports, settings, library)
    stand = Stand(
        engine,
        clock,
        scheduler,
        player,
        voice,
        keep_awake,
        journal,
        thoughts,
        trials,
        folder,
        system_volume,
        list(told),
        work=work,
    )
    engine.notice.connect(stand.notices.append)
    engine.withdrawn.connect(stand.withdrawn.append)
    return stand


Make = Callable[..., Stand]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Make engines on the same folder; each is closed in the end."""
    stands: list[Stand] = []

    def build(**options: object) -> Stand:
        made = make_stand(tmp_path, **options)  # type: ignore[arg-type]
        stands.append(made)
        return made

    yield build
    for made in stands:
        made.engine.close()
        made.journal.close()


@pytest.fixture
def stand(make: Make) -> Stand:
    return make()
