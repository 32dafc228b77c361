"""`herstel render` takes the cue, the bed, the voice and what it is played on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from herstel_app.cli import main
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.ports.voice import SilentVoice, VoiceInfo
from herstel_app.core.sound import SoundChoice
from herstel_app.core.speech_timing import Utterance
from tests.audio.test_decoding import pcm16, tone

Written = list[tuple[Any, ...]]


class Reader:
    """Reads every line with the one voice it has."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def read(
        self, lines: Sequence[Utterance], voice: str, rate_percent: int, wanted: Callable[[], bool]
    ) -> Mapping[str, SpokenLine]:
        self.asked.append((voice, rate_percent))
        assert wanted()
        return {line.text: SpokenLine(pcm16(tone(0.2)), 0.2) for line in lines} if voice == "nl" else {}


class Voices(SilentVoice):
    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = names

    def voices(self) -> tuple[VoiceInfo, ...]:
        return tuple(VoiceInfo(name, name, "nl-NL") for name in self.names)


def have_voices(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr("herstel_app.voice.system_voice.voice_without_qt", lambda: Voices(*names))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr("herstel_app.voice.system_voice.system_synthesiser", lambda: made)
    have_voices(monkeypatch, "nl")
    return made


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    files: Written = []

    def export(_timeline: object, path: Path, choice: SoundChoice, speech: object, title: str, *, master: str) -> bool:
        files.append((path.name, choice, speech, title, master))
        return True

    monkeypatch.setattr("herstel_app.audio.export.export", export)
    return files


def render(folder: Path, *options: str) -> int:
    return main(["--data-dir", str(folder / "data"), "render", "slow-breathing", str(folder / "a.mp3"), *options])


def test_without_options_it_is_the_harp_alone_for_headphones(tmp_path: Path, written: Written) -> None:
    assert render(tmp_path) == 0
    assert written == [("a.mp3", SoundChoice(), {}, "Langzaam ademen", "headphones")]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("options", "choice", "master", "title"),
    [
        (["--cue", "golf", "--bed", "zee"], SoundChoice("wave", bed="sea"), "headphones", "Langzaam ademen"),
        (["--cue", "hum", "--bed", "brown"], SoundChoice("hum", bed="brown"), "headphones", "Langzaam ademen"),
        (["--cue", "geen", "--voice", "nee"], SoundChoice("none"), "headphones", "Langzaam ademen"),
        (["--for", "telefoon"], SoundChoice(), "phone", "Langzaam ademen (telefoon)"),
        (["--for", "phone", "--bed", "ruis"], SoundChoice(bed="brown"), "phone", "Langzaam ademen (telefoon)"),
    ],
)
def test_it_sounds_as_typed(
    tmp_path: Path, written: Written, options: list[str], choice: SoundChoice, master: str, title: str
) -> None:
    assert render(tmp_path, *options) == 0
    assert written == [("a.mp3", choice, {}, title, master)]


@pytest.mark.parametrize("typed", ["ja", "nl"])
def test_a_voice_speaks_the_lines(tmp_path: Path, written: Written, reader: Reader, typed: str) -> None:
    assert render(tmp_path, "--voice", typed) == 0
    ((_, choice, speech, _, _),) = written
    assert choice.voice
    assert len(speech) > 2
    assert reader.asked == [("nl", -15)]


def test_the_voice_of_the_settings_speaks_as_fast_as_was_chosen(
    tmp_path: Path, written: Written, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_voices(monkeypatch, "een-ander")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"voice_name": "nl", "voice_rate_percent": 5}', encoding="utf-8")
    assert render(tmp_path, "--voice", "ja") == 0
    assert reader.asked == [("nl", 5)]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--cue", "tuba"], "'tuba' bestaat niet als --cue. Er zijn: windharp, zoem, golf, klankschaal en geen."),
        (["--bed", "tuin"], "'tuin' bestaat niet als --bed. Er zijn: niets, zee, regen en ruis."),
        (["--for", "radio"], "'radio' bestaat niet als --for. Er zijn: koptelefoon en telefoon."),
        (["--voice", "nergens"], "de stem 'nergens' spreekt niet op deze computer."),
        (["--cue"], "deze opdracht klopt niet: bij --cue ontbreekt wat erachter hoort."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(
    tmp_path: Path,
    written: Written,
    reader: Reader,
    options: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert render(tmp_path, *options) == 2
    assert capsys.readouterr().err.startswith(f"herstel: {told}")
    assert written == []


def test_a_computer_without_a_voice_says_so(
    tmp_path: Path,
    written: Written,
    reader: Reader,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    have_voices(monkeypatch)
    assert render(tmp_path, "--voice", "ja") == 2
    assert capsys.readouterr().err.startswith("herstel: er is geen Nederlandse stem gevonden. Kies een stem bij")
    assert written == []
