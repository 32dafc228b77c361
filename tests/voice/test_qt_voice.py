"""Speaking through Qt: with an engine that writes down what it is asked, and with Qt's own silent one."""

# ruff: noqa: N802 - the names are those of Qt

from __future__ import annotations

from enum import Enum

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech
from PySide6.QtWidgets import QApplication

from herstel_app.core.ports.voice import VoiceInfo
from herstel_app.voice import qt_voice
from herstel_app.voice.qt_voice import QtVoice, best_engine, qt_rate, qt_volume


class FakeQVoice:
    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


VOICES = {
    "en_GB": ["Serena"],
    "nl_BE": ["Ellen"],
    "nl_NL": ["Xander", "Claire (Enhanced)"],
}


class FakeSpeech(QObject):
    """Stands in for QTextToSpeech."""

    State = Enum("State", ["Ready", "Speaking", "Error"])
    BoundaryHint = Enum("BoundaryHint", ["Default", "Immediate"])
    errorOccurred = Signal(object, str)  # noqa: N815 - as Qt has it
    stateChanged = Signal(object)  # noqa: N815
    made: list[FakeSpeech] = []  # noqa: RUF012
    engines: list[str] = []  # noqa: RUF012
    voices: dict[str, list[str]] = VOICES
    broken = False

    def __init__(self, engine: str, parameters: dict[str, object]) -> None:
        super().__init__()
        self.engine, self.asked, self._locale = engine, list[tuple[object, ...]](), ""
        FakeSpeech.made.append(self)

    @staticmethod
    def availableEngines() -> list[str]:
        return FakeSpeech.engines

    def state(self) -> object:
        return self.State.Error if FakeSpeech.broken else self.State.Ready

    def errorString(self) -> str:
        return "stuk"

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(name) for name in FakeSpeech.voices]

    def setLocale(self, locale: QLocale) -> None:
        self._locale = locale.name()

    def availableVoices(self) -> list[FakeQVoice]:
        return [FakeQVoice(name) for name in FakeSpeech.voices[self._locale]]

    def setVoice(self, voice: FakeQVoice) -> None:
        self.asked.append(("voice", voice.name()))

    def setRate(self, rate: float) -> None:
        self.asked.append(("rate", round(rate, 3)))

    def setVolume(self, volume: float) -> None:
        self.asked.append(("volume", round(volume, 3)))

    def say(self, text: str) -> None:
        self.asked.append(("say", text))

    def stop(self, hint: object) -> None:
        self.asked.append(("stop", hint))


@pytest.fixture
def speech(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> type[FakeSpeech]:
    monkeypatch.setattr("PySide6.QtTextToSpeech.QTextToSpeech", FakeSpeech)
    FakeSpeech.made, FakeSpeech.engines = [], ["mock", "sapi", "winrt"]
    FakeSpeech.voices, FakeSpeech.broken = VOICES, False
    return FakeSpeech


def started() -> tuple[QtVoice, list[tuple[VoiceInfo, ...]]]:
    voice, told = QtVoice(), list[tuple[VoiceInfo, ...]]()
    voice.on_voices(told.append)
    voice.start()
    return voice, told


def test_dutch_voices_are_found_those_of_the_netherlands_first(speech: type[FakeSpeech]) -> None:
    voice, told = started()
    assert [(item.name, item.locale) for item in voice.voices()] == [
        ("Xander", "nl-NL"),
        ("Claire (Enhanced)", "nl-NL"),
        ("Ellen", "nl-BE"),
    ]
    assert told == [voice.voices()]
    voice.close()


def test_what_the_engine_is_asked(speech: type[FakeSpeech]) -> None:
    voice, _ = started()
    (engine,) = speech.made
    assert engine.engine == "winrt"
    voice.choose("Ellen")
    voice.set_rate(-15)
    voice.set_volume(40)
    voice.say("Zacht\n mag.")
    voice.say("En stil.", 0.4)
    voice.stop()
    voice.stop()
    assert engine.asked == [
        ("voice", "Ellen"),
        ("rate", -0.3),
        ("volume", 0.4),
        ("say", "Zacht mag."),
        ("stop", engine.BoundaryHint.Immediate),
        ("rate", 0.12),
        ("volume", 0.4),
        ("say", "En stil."),
        ("stop", engine.BoundaryHint.Immediate),
    ]
    voice.close()


def test_the_end_of_a_line_is_told_and_not_of_what_was_stopped_or_replaced(speech: type[FakeSpeech]) -> None:
    voice, _ = started()
    said: list[str] = []
    voice.on_said(said.append)
    (engine,) = speech.made

    def becomes(*states: str) -> None:
        for state in states:
            engine.stateChanged.emit(engine.State[state])

    becomes("Ready")
    voice.say("Eerst\n dit.")
    becomes("Speaking", "Ready")
    assert said == ["Eerst\n dit."]
    becomes("Ready", "Speaking", "Ready")
    voice.say("Dan dit.")
    becomes("Speaking")
    voice.say("Nog iets.")
    becomes("Ready")  # the engine comes to tell that it stopped the one before
    assert said == ["Eerst\n dit."]
    becomes("Speaking", "Ready")
    voice.say("Tot slot.")
    becomes("Speaking")
    voice.stop()
    becomes("Ready")
    assert said == ["Eerst\n dit.", "Nog iets."]
    voice.close()
    becomes("Speaking", "Ready")


def test_looking_again_finds_what_was_added(speech: type[FakeSpeech]) -> None:
    speech.voices = {"en_GB": ["Serena"]}
    voice, told = started()
    speech.voices = VOICES
    voice.start()
    assert [len(voices) for voices in told] == [0, 3]
    assert len(speech.made) == 1
    voice.close()


@pytest.mark.parametrize(("engines", "broken"), [([], False), (["mock"], False), (["winrt"], True)])
def test_without_an_engine_there_is_no_voice_and_nothing_is_said(
    speech: type[FakeSpeech], engines: list[str], broken: bool
) -> None:
    speech.engines, speech.broken = engines, broken
    voice, told = started()
    assert told == [()]
    voice.say("Zacht.")
    voice.stop()
    voice.close()
    assert not [item for engine in speech.made for item in engine.asked]


def test_an_engine_that_does_not_load_is_no_voice(speech: type[FakeSpeech], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise ImportError("libspeechd.so.2")

    monkeypatch.setattr(qt_voice, "best_engine", fail)
    _, told = started()
    assert told == [()]


def test_with_an_engine_of_qt_itself(qapp: QApplication) -> None:
    voice, told = QtVoice("mock"), list[tuple[VoiceInfo, ...]]()
    voice.on_voices(told.append)
    voice.start()
    assert told == [()]  # it speaks English, Norwegian and Finnish
    voice.say("Zacht.")
    voice.stop()
    voice.close()
    assert best_engine() in {*qt_voice.ENGINES, None}
    assert "mock" in QTextToSpeech.availableEngines()


@pytest.mark.parametrize(
    ("engine", "percent", "rate"),
    [
        ("winrt", -50, -1.0),
        ("winrt", -15, -0.3),
        ("winrt", 50, 0.1),
        ("sapi", 0, 0.0),
        ("sapi", -50, -0.631),
        ("darwin", -15, -0.15),
        ("darwin", 50, 0.25),
        ("speechd", -15, -0.28),
        ("winrt", -99, -1.0),
        ("sapi", 900, 1.0),
    ],
)
def test_each_engine_has_its_own_scale(engine: str, percent: int, rate: float) -> None:
    assert qt_rate(engine, percent) == pytest.approx(rate, abs=0.001)


@pytest.mark.parametrize(
    ("engine", "percent", "volume"),
    [("winrt", 50, 0.5), ("darwin", 300, 1.0), ("speechd", 100, 0.5), ("speechd", 4, 0.02), ("sapi", -1, 0.0)],
)
def test_volume_of_each_engine(engine: str, percent: float, volume: float) -> None:
    assert qt_volume(engine, percent) == pytest.approx(volume)
