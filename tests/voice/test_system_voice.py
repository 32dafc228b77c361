"""Each operating system gets its own voice; the level is that of the mixed sound."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence

import pytest

from herstel_app.audio import renderer
from herstel_app.core import voice_level
from herstel_app.core.ports.voice import VoiceLack
from herstel_app.core.settings import Settings
from herstel_app.core.sound import PART_RANGE_DB, SPEECH_LUFS
from herstel_app.core.speech_timing import Utterance
from herstel_app.core.voice_level import live_percent
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.voice.qt_voice import QtVoice
from herstel_app.voice.run_program import system_environment
from herstel_app.voice.speechd import SpeechdVoice
from herstel_app.voice.system_voice import UnheardVoice, system_synthesiser, system_voice, voice_without_qt


@pytest.mark.parametrize(
    ("platform", "voice", "program"),
    [("win32", QtVoice, "powershell.exe"), ("darwin", QtVoice, "say"), ("linux", SpeechdVoice, "espeak-ng")],
)
def test_by_operating_system(platform: str, voice: type, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    def refuse(command: Sequence[str], **_: object) -> None:
        started.append(re.split(r"[/\\]", command[0])[-1])
        raise FileNotFoundError(command[0])

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert isinstance(system_voice(platform), voice)
    assert system_synthesiser(platform).read([Utterance("Zacht.", 0.0, 3.0)], "espeak-ng:Dutch", 0, lambda: True) == {}
    assert started == [program]


@pytest.mark.parametrize(
    ("platform", "voice"), [("win32", UnheardVoice), ("darwin", UnheardVoice), ("linux", SpeechdVoice)]
)
def test_without_qt(platform: str, voice: type) -> None:
    assert isinstance(voice_without_qt(platform), voice)


def test_a_voice_that_does_not_speak_does_not_say_that_there_are_none() -> None:
    told: list[object] = []
    voice = UnheardVoice()
    voice.on_voices(told.append)
    voice.start()
    assert told == []


@pytest.mark.parametrize(("volume", "voice_percent"), [(100, 100), (40, 100), (5, 60), (80, 1)])
def test_a_voice_of_the_system_is_as_loud_as_one_that_is_mixed(volume: int, voice_percent: int) -> None:
    mixed = renderer.gain_of(volume) * renderer.gain_of(voice_percent, PART_RANGE_DB)
    ours = live_percent(Settings(volume=volume, voice_percent=voice_percent)) / 100
    assert ours == pytest.approx(mixed * 10 ** ((SPEECH_LUFS - voice_level.OWN_LUFS) / 20))


@pytest.mark.parametrize("settings", [Settings(muted=True), Settings(volume=0), Settings(voice_percent=0)])
def test_what_is_silent_is_not_said(settings: Settings) -> None:
    assert live_percent(settings) == 0.0


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
@pytest.mark.parametrize("lack", VoiceLack)
def test_how_a_voice_is_added_is_told_in_short_sentences(platform: str, lack: VoiceLack) -> None:
    steps = how_to_add(platform, lack)
    assert 2 <= len(steps) <= 3
    assert all(step.endswith(".") and len(step.split()) <= 20 and "!" not in step for step in steps)
    assert any("Nederlands" in step for step in steps) == (lack is not VoiceLack.ANSWER)


def test_what_is_there_is_not_to_be_installed() -> None:
    every = {lack: " ".join((no_voice(lack), *how_to_add("linux", lack))) for lack in VoiceLack}
    assert len(set(every.values())) == len(VoiceLack)
    assert "Installeer de pakketten speech-dispatcher en espeak-ng." in every[VoiceLack.PROGRAM]
    assert "Installeer" not in every[VoiceLack.ANSWER]
    assert "antwoordt niet" in every[VoiceLack.ANSWER]
    assert "speech-dispatcher is er al" in every[VoiceLack.DUTCH]


def test_programs_of_the_system_do_not_get_our_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")
    monkeypatch.setenv("DYLD_LIBRARY_PATH", "/ours")
    env = system_environment()
    assert (env["LD_LIBRARY_PATH"], env.get("DYLD_LIBRARY_PATH")) == ("/theirs", None)
    monkeypatch.delattr("sys.frozen")
    assert system_environment()["LD_LIBRARY_PATH"] == "/ours"
