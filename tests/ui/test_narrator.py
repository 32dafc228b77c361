"""Lines are heard once, in their time, mixed or spoken; nothing is said in a pause or after the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.core.compiling import compile_timeline
from herstel_app.core.content import BreatheStep, CycleLine, GuideLine, GuideStep, OffsetLine, QuietStep
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.ports.system import NeverAwake
from herstel_app.core.ports.voice import NoSynthesiser, SilentVoice, Synthesiser, VoiceInfo, VoiceLack
from herstel_app.core.settings import Settings
from herstel_app.core.speech import START_TONE_S, Utterance, utterances
from herstel_app.core.timeline import Segment, Timeline
from herstel_app.storage.settings import SettingsFile
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.sound.narrator import Narrator
from tests.core.test_compiling import SLOW, exercise
from tests.helpers.clock import FakeClock
from tests.ui.conftest import RecordingPlayer

FRANK = VoiceInfo("Frank", "Frank", "nl-NL")
FLO = VoiceInfo("Flo", "Flo", "nl-BE")
TICK_S = 0.033

BREATH = compile_timeline(
    exercise(
        BreatheStep(SLOW.pattern, lines=(CycleLine(1, "Langzamer mag."), CycleLine(4, "Dieper hoeft niet."))), minutes=1
    ),
    1,
)
STILL = compile_timeline(exercise(QuietStep(lines=(OffsetLine(8, "Hoor je iets?"),)), minutes=1), 1)
BODY = compile_timeline(
    exercise(GuideStep((GuideLine("Bal je vuist.", 10, "tense"), GuideLine("Laat los.", 10, "release"))), minutes=0.4),
    0.4,
)


class FakeVoice(SilentVoice):
    """A voice that writes down what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.listeners: list[Callable[[tuple[VoiceInfo, ...]], None]] = []

    def start(self) -> None:
        self.asked.append(("start",))

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        self.listeners.append(listener)

    def choose(self, name: str) -> None:
        self.asked.append(("choose", name))

    def set_rate(self, percent: int) -> None:
        self.asked.append(("rate", percent))

    def set_volume(self, percent: float) -> None:
        self.asked.append(("volume", percent))

    def say(self, text: str, room_s: float | None = None) -> None:
        assert room_s is not None
        self.asked.append(("say", text, round(room_s, 1)))

    def stop(self) -> None:
        self.asked.append(("stop",))

    def close(self) -> None:
        self.asked.append(("close",))

    def find(self, *voices: VoiceInfo) -> None:
        for listener in self.listeners:
            listener(voices)

    def did(self, *kinds: str) -> list[tuple[object, ...]]:
        return [item for item in self.asked if item[0] in kinds]


class FakeSynthesiser:
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
class Room:
    """A driver and a narrator, with everything around them written down."""

    clock: FakeClock
    player: RecordingPlayer
    voice: FakeVoice
    keeper: SettingsKeeper
    driver: Driver
    narrator: Narrator
    work: list[Callable[[], None]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def until(self, at_s: float) -> None:
        while self.driver.is_active and self.driver.at_s < at_s - 1e-9:
            self.clock.tick(min(TICK_S, at_s - self.driver.at_s))
            self.driver.advance()

    def do_work(self) -> None:
        while self.work:
            self.work.pop(0)()

    def given(self) -> set[str]:
        """Give the lines that the player has sound for."""
        speech = [item[1] for item in self.player.asked if item[0] == "speech"]
        assert isinstance(speech[-1], Mapping)
        return set(speech[-1])

    def said(self) -> list[object]:
        return [item[1] for item in self.voice.did("say")]


Make = Callable[..., Room]


@pytest.fixture
def make(qapp: QApplication, tmp_path: Path) -> Iterator[Make]:
    rooms: list[Room] = []

    def build(
        synthesiser: Synthesiser | None = None, voices: tuple[VoiceInfo, ...] | None = (FRANK, FLO), **fields: object
    ) -> Room:
        settings = replace_settings(Settings(voice=True), **fields)
        clock, player, voice = FakeClock(), RecordingPlayer(), FakeVoice()
        keeper = SettingsKeeper(settings, SettingsFile(tmp_path / "settings.json"))
        driver = Driver(clock, player, NeverAwake())
        work: list[Callable[[], None]] = []
        narrator = Narrator(driver, player, voice, synthesiser or NoSynthesiser(), keeper, work.append)
        room = Room(clock, player, voice, keeper, driver, narrator, work)
        narrator.notice.connect(room.notices.append)
        rooms.append(room)
        narrator.start()
        if voices is not None:
            voice.find(*voices)
        return room

    yield build
    for room in rooms:
        room.driver.stop()
        room.narrator.close()


def replace_settings(settings: Settings, **fields: object) -> Settings:
    import msgspec

    return msgspec.structs.replace(settings, **fields)


@pytest.mark.parametrize("timeline", [BREATH, STILL, BODY], ids=["breath", "still", "body"])
def test_spoken_lines_begin_within_a_tick_and_end_within_their_room(make: Make, timeline: Timeline) -> None:
    room = make()
    begun: list[tuple[str, float]] = []
    room.voice.say = lambda text, room_s=None: begun.append((text, room.driver.at_s))  # type: ignore[method-assign]
    room.driver.begin(timeline)
    room.do_work()
    room.until(timeline.duration_s)
    planned = utterances(timeline)
    assert [text for text, _ in begun] == [line.text for line in planned]
    assert all(0 <= at_s - line.start_s <= TICK_S + 1e-6 for (_, at_s), line in zip(begun, planned, strict=True))


def test_off_is_off(make: Make) -> None:
    room = make(FakeSynthesiser(), voice=False)
    room.driver.begin(BREATH)
    room.until(30)
    assert room.voice.asked == []
    assert room.work == []
    assert "speech" not in room.player.names()


def test_the_voice_is_set_up_as_chosen(make: Make) -> None:
    room = make(voice_name="Flo", voice_rate_percent=-30, volume=100, voice_percent=100)
    room.driver.begin(BREATH)
    assert room.voice.asked[:4] == [
        ("choose", "Flo"),
        ("rate", -30),
        ("volume", pytest.approx(100 * 10 ** (-10 / 20))),
        ("start",),
    ]


def test_a_line_that_was_made_into_sound_is_not_spoken_too(make: Make) -> None:
    room = make(FakeSynthesiser())
    room.driver.begin(BREATH)
    room.do_work()
    room.until(BREATH.duration_s)
    assert room.given() == {line.text for line in utterances(BREATH)}
    assert room.said() == []


def test_what_cannot_be_made_into_sound_is_spoken(make: Make) -> None:
    room = make(FakeSynthesiser("Langzamer mag."))
    room.driver.begin(BREATH)
    room.do_work()
    room.until(50)
    assert room.said() == ["Langzamer mag."]
    assert "Langzamer mag." not in room.given()


def test_what_comes_soon_is_made_first(make: Make) -> None:
    synthesiser = FakeSynthesiser()
    room = make(synthesiser, voice_name="Flo", voice_rate_percent=10)
    room.driver.begin(BREATH)
    room.do_work()
    soon, later = synthesiser.asked
    assert soon == ([line.text for line in utterances(BREATH) if line.start_s < 30], "Flo", 10)
    assert later[0] == [line.text for line in utterances(BREATH) if line.start_s >= 30]


def test_where_the_first_lines_cannot_be_made_the_rest_is_not_tried(make: Make) -> None:
    synthesiser = FakeSynthesiser(*(line.text for line in utterances(BREATH)))
    room = make(synthesiser)
    room.driver.begin(BREATH)
    room.do_work()
    assert len(synthesiser.asked) == 1


def test_sound_that_comes_too_late_for_a_line_leaves_it_to_the_voice(make: Make) -> None:
    room = make(FakeSynthesiser())
    room.driver.begin(BREATH)
    room.until(START_TONE_S - 0.5)
    room.do_work()
    opening = utterances(BREATH)[0].text
    assert opening not in room.given()
    room.until(13)
    assert room.said() == [opening]
    assert opening in room.given()
    room.until(BREATH.duration_s)
    assert room.said() == [opening]


def test_the_same_exercise_again_has_its_sound_before_it_plays(make: Make) -> None:
    synthesiser = FakeSynthesiser()
    room = make(synthesiser)
    room.driver.begin(BREATH)
    room.do_work()
    room.driver.stop()
    room.player.asked.clear()
    room.driver.begin(BREATH)
    names = [name for name in room.player.names() if name in ("speech", "play")]
    assert names == ["speech", "play"]
    assert room.given() == {line.text for line in utterances(BREATH)}
    room.do_work()
    assert len(synthesiser.asked) == 2


def test_sound_for_another_exercise_is_let_go(make: Make) -> None:
    room = make(FakeSynthesiser())
    room.driver.begin(BREATH)
    work = room.work.copy()
    room.work.clear()
    room.driver.begin(STILL)
    before = len(room.player.asked)
    for item in work:
        item()
    assert "speech" not in room.player.names()[before:]
    room.do_work()
    assert room.given() == {line.text for line in utterances(STILL)}


def test_a_pause_silences_the_voice_and_the_breath_is_taken_again_with_its_line(make: Make) -> None:
    room = make()
    room.driver.begin(BREATH)
    room.until(15.0)
    room.driver.pause()
    assert room.voice.did("say", "stop")[-2:] == [("say", "Langzamer mag.", 5.5), ("stop",)]
    room.clock.tick(60)
    room.driver.resume()
    room.until(30)
    assert room.said()[-2:] == ["Langzamer mag.", "Langzamer mag."]
    room.driver.stop()
    assert room.voice.asked[-1] == ("stop",)


def test_a_line_in_stillness_that_a_pause_cut_is_not_taken_up_half_way(make: Make) -> None:
    room = make(FakeSynthesiser())
    line = next(line for line in utterances(STILL) if line.text == "Hoor je iets?")
    room.driver.begin(STILL)
    room.do_work()
    room.until(line.start_s + 0.4)
    assert "Hoor je iets?" in room.given()
    room.driver.pause()
    room.player.asked.clear()
    room.driver.resume()
    assert [name for name in room.player.names() if name in ("speech", "play")] == ["speech", "play"]
    assert "Hoor je iets?" not in room.given()
    room.until(line.end_s + 3)
    assert room.said() == []


def test_a_line_that_lasts_ends_with_its_room(make: Make) -> None:
    room = make()
    room.driver.begin(BODY)
    (line,) = [line for line in utterances(BODY) if line.text == "Bal je vuist."]
    room.until(line.end_s - 0.05)
    assert room.voice.asked[-1][0] == "say"
    room.until(line.end_s + TICK_S)
    assert room.voice.asked[-1] == ("stop",)


def test_a_gap_is_not_made_up_for(make: Make) -> None:
    room = make()
    room.driver.begin(BREATH)
    room.until(14.0)
    room.clock.tick(1.5)
    room.driver.advance()
    assert "Langzamer mag." not in room.said()


def test_another_plan_is_followed(make: Make) -> None:
    room = make(FakeSynthesiser())
    room.driver.begin(BREATH)
    room.do_work()
    room.until(20)

    def later(timeline: Timeline, at_s: float) -> Timeline:
        level = timeline.frame_at(at_s).level
        index = timeline.index_at(at_s)
        wait = Segment(at_s, at_s + 7.0, "quiet", None, None, level, timeline.segments[index].level_end)
        return timeline.spliced(at_s, [wait], index + 1)

    room.driver.replan(later)
    room.player.asked.clear()
    room.until(21)
    room.do_work()
    assert room.narrator._timeline is room.driver.timeline
    assert next(line.start_s for line in room.narrator._narration.lines) > 27  # type: ignore[union-attr]


def test_muted_nothing_is_said_and_muting_silences(make: Make) -> None:
    room = make(muted=True)
    room.driver.begin(BREATH)
    room.until(10)
    assert room.said() == []
    room.keeper.change(muted=False)
    room.until(15)
    assert room.said() == ["Langzamer mag."]
    room.keeper.change(muted=True)
    assert room.voice.did("stop", "say")[-1] == ("stop",)


def test_a_change_of_volume_and_rate_is_taken_over(make: Make) -> None:
    synthesiser = FakeSynthesiser()
    room = make(synthesiser)
    room.driver.begin(BREATH)
    room.do_work()
    room.keeper.change(volume=100)
    assert room.voice.did("volume")[-1] == ("volume", pytest.approx(31.62, abs=0.01))
    assert len(synthesiser.asked) == 2
    room.keeper.change(voice_rate_percent=20)
    assert room.voice.did("rate")[-1] == ("rate", 20)
    room.do_work()
    assert [rate for _, _, rate in synthesiser.asked] == [-15, -15, 20, 20]


def test_switched_on_and_off_during_an_exercise(make: Make) -> None:
    room = make(voices=None, voice=False)
    room.driver.begin(BREATH)
    room.until(16)
    room.keeper.change(voice=True)
    assert ("start",) in room.voice.asked
    room.voice.find(FRANK)
    room.do_work()
    room.until(46)
    assert room.said() == ["Dieper hoeft niet."]
    room.keeper.change(voice=False)
    assert room.voice.asked[-1] == ("stop",)
    room.until(BREATH.duration_s)
    assert room.said() == ["Dieper hoeft niet."]


def test_switched_on_during_an_exercise_only_what_still_comes_is_made(make: Make) -> None:
    room = make(FakeSynthesiser(), voice=False)
    room.driver.begin(BREATH)
    room.until(16)
    room.keeper.change(voice=True)
    room.do_work()
    assert room.given() == {line.text for line in utterances(BREATH) if line.start_s > 16}


def test_a_voice_that_does_not_answer_is_not_to_be_installed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    room = make(voices=None)
    monkeypatch.setattr(room.voice, "lack", lambda: VoiceLack.ANSWER)
    room.driver.begin(BREATH)
    room.voice.find()
    assert room.notices[0].startswith("De stem van deze computer antwoordt niet. ")
    assert "Installeer" not in room.notices[0]


def test_without_a_dutch_voice_it_is_told_once_and_no_room_is_kept(make: Make) -> None:
    room = make(voices=None)
    room.driver.begin(BREATH)
    room.voice.find()
    assert len(room.notices) == 1
    assert room.notices[0].startswith("Deze computer heeft nog geen Nederlandse stem. ")
    assert room.keeper.settings.no_voice_told
    choice = room.player.asked[-1]
    assert choice == ("choice", replace(room.keeper.settings.sound, voice=False))
    room.voice.find()
    room.driver.begin(BREATH)
    assert len(room.notices) == 1
    choices = [item[1] for item in room.player.asked if item[0] == "choice"]
    assert choices[-1] == replace(room.keeper.settings.sound, voice=False)
    room.keeper.change(cue="bowl")
    assert room.player.asked[-1] == ("choice", replace(room.keeper.settings.sound, cue="bowl", voice=False))


def test_who_never_wanted_a_voice_is_told_nothing(make: Make) -> None:
    room = make(voice=False, voices=())
    assert room.notices == []
    assert not room.keeper.settings.no_voice_told


@pytest.mark.parametrize(
    ("kept", "found", "asked"),
    [("Flo", (FRANK, FLO), "Flo"), ("Weg", (FRANK, FLO), "Frank"), ("", (FLO,), "Flo")],
)
def test_the_voice_that_is_kept_or_else_the_first(
    make: Make, kept: str, found: tuple[VoiceInfo, ...], asked: str
) -> None:
    synthesiser = FakeSynthesiser()
    room = make(synthesiser, voices=None, voice_name=kept)
    room.driver.begin(BREATH)
    room.voice.find(*found)
    room.do_work()
    assert {voice for _, voice, _ in synthesiser.asked[-2:]} == {asked}
    assert room.given() == {line.text for line in utterances(BREATH)}


def test_lines_are_made_in_a_thread_of_their_own(qtbot: object, qapp: QApplication, tmp_path: Path) -> None:
    from pytestqt.qtbot import QtBot

    assert isinstance(qtbot, QtBot)
    clock, player, voice = FakeClock(), RecordingPlayer(), FakeVoice()
    keeper = SettingsKeeper(Settings(voice=True, voice_name="Frank"), SettingsFile(tmp_path / "settings.json"))
    driver = Driver(clock, player, NeverAwake())
    narrator = Narrator(driver, player, voice, FakeSynthesiser(), keeper)
    driver.begin(BREATH)
    wanted = {line.text for line in utterances(BREATH)}

    def came() -> bool:
        given = [item[1] for item in player.asked if item[0] == "speech"]
        return any(isinstance(speech, Mapping) and set(speech) == wanted for speech in given)

    qtbot.waitUntil(came, timeout=5000)
    driver.stop()
    narrator.close()
    assert voice.asked[-1] == ("close",)
