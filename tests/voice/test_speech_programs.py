"""The exact commands by which a line becomes a WAV; those of Windows and macOS are only looked at here, not run."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from herstel_app.audio.decoding import read_wave
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.voice.run_program import Wanted, always, run
from herstel_app.voice.speech_programs import WINDOWS_SCRIPT, Espeak, Say, SpeechOrder, WindowsVoices, words_per_minute

LISTED = b"""Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  nl              --/M      Dutch              gmw/nl
 7  nl              --/M      dutch-mbrola-2     mb/mb-nl2
"""
TRICKY = "-o $(rm -rf ~) `id` \"'; exit & [[slnc 9]] %PATH% é"
"""What a line could hold that a shell or a program would take for something else."""


@dataclass
class Recorded:
    """Answers as a program would, and writes down what was run."""

    answer: bytes | None = b"RIFF"
    files: tuple[str, ...] = ()
    asked: list[list[str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lines: str = ""

    def __call__(
        self,
        command: Sequence[str],
        text: str = "",
        folder: Path | None = None,
        timeout_s: float = 0,
        wanted: Wanted = always,
    ) -> bytes | None:
        self.asked.append(list(command))
        self.texts.append(text)
        if "--voices=nl" in command:
            return LISTED
        if "-o" in command and self.answer:
            Path(command[command.index("-o") + 1]).write_bytes(self.answer)
        if folder is not None:
            self.lines = (folder / "lines.txt").read_text(encoding="utf-8")
            for name in self.files:
                (folder / name).write_bytes(name.encode())
        return self.answer


@pytest.fixture
def espeak_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


@pytest.mark.parametrize(("percent", "words"), [(0, 175), (-15, 149), (50, 262), (-90, 80), (300, 450)])
def test_rate_in_words_a_minute(percent: int, words: int) -> None:
    assert words_per_minute(percent) == words


@pytest.mark.usefixtures("espeak_there")
def test_espeak_takes_its_text_from_its_input() -> None:
    program = Recorded()
    made = dict(Espeak(program).waves([SpeechOrder(TRICKY, -15), SpeechOrder("Zacht.", 20)], "espeak-ng:Dutch"))
    assert made == {TRICKY: b"RIFF", "Zacht.": b"RIFF"}
    assert program.asked[1:] == [
        ["espeak-ng", "-v", "gmw/nl", "-s", "149", "--stdin", "--stdout"],
        ["espeak-ng", "-v", "gmw/nl", "-s", "210", "--stdin", "--stdout"],
    ]
    assert program.texts[1:] == [TRICKY, "Zacht."]


@pytest.mark.usefixtures("espeak_there")
@pytest.mark.parametrize(
    ("voice", "file"), [("espeak-ng-mbrola:dutch-mbrola-2", "mb/mb-nl2"), ("rhvoice:Dutch", None), ("Xander", None)]
)
def test_espeak_reads_only_with_voices_of_its_own(voice: str, file: str | None) -> None:
    program = Recorded()
    made = list(Espeak(program).waves([SpeechOrder("Zacht.", 0)], voice))
    assert [command[2] for command in program.asked if "-v" in command] == ([file] if file else [])
    assert bool(made) == bool(file)


def test_without_espeak_nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    program = Recorded()
    assert list(Espeak(program).waves([SpeechOrder("Zacht.", 0)], "espeak-ng:Dutch")) == []
    assert program.asked == []


def test_say_writes_sixteen_bit_wav_and_reads_its_input() -> None:
    program = Recorded()
    made = dict(Say(program).waves([SpeechOrder(TRICKY, 0), SpeechOrder("Zacht.", -15)], "Xander (Enhanced)"))
    assert made == {TRICKY: b"RIFF", "Zacht.": b"RIFF"}
    for command, rate, name in zip(program.asked, ([], ["-r", "149"]), ("0.wav", "1.wav"), strict=True):
        out = command[command.index("-o") + 1]
        form = ["-o", out, "--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-"]
        assert command == ["/usr/bin/say", "-v", "Xander (Enhanced)", *rate, *form]
        assert Path(out).name == name
        assert not Path(out).parent.exists()
    assert program.texts == [TRICKY, "Zacht."]


def test_say_gives_up_where_the_voice_is_not_its_own() -> None:
    program = Recorded(answer=None)
    assert list(Say(program).waves([SpeechOrder("Zacht.", 0), SpeechOrder("Stil.", 0)], "Klaas")) == []
    assert len(program.asked) == 1


def test_windows_gets_all_lines_in_a_file_and_none_in_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMROOT", r"D:\Windows")
    program = Recorded(files=("1.wav", "3.wav"))
    orders = [SpeechOrder(TRICKY, -15), SpeechOrder("Zacht.", 0), SpeechOrder("Stil.", 50)]
    made = dict(WindowsVoices(program).waves(orders, "Microsoft Frank"))
    assert made == {TRICKY: b"1.wav", "Stil.": b"3.wav"}
    assert program.asked == [
        [
            r"D:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe",
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            WINDOWS_SCRIPT,
        ]
    ]
    assert program.lines == f"Microsoft Frank\n0.85\t{TRICKY}\n1.00\tZacht.\n1.50\tStil."


def test_the_script_for_windows_can_be_passed_as_it_is() -> None:
    assert not set(WINDOWS_SCRIPT) & set('"\n\r')
    assert WINDOWS_SCRIPT.isascii()
    for opening, closing in ("()", "{}", "[]"):
        assert WINDOWS_SCRIPT.count(opening) == WINDOWS_SCRIPT.count(closing)
    assert WINDOWS_SCRIPT.count("'") % 2 == 0


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not on this computer")
def test_espeak_itself_reads_what_it_is_given_and_slower_takes_longer() -> None:
    voice = "espeak-ng:Dutch"
    ((_, slow),) = Espeak().waves([SpeechOrder("Zoek een houding die je draagt.", -30)], voice)
    ((_, fast),) = Espeak().waves([SpeechOrder("Zoek een houding die je draagt.", 30)], voice)
    assert 1.0 < len(read_wave(fast)) / RATE_HZ < len(read_wave(slow)) / RATE_HZ / 1.5 < 2.5
    ((_, tricky),) = Espeak().waves([SpeechOrder(TRICKY, 0)], voice)
    assert len(read_wave(tricky)) / RATE_HZ > 2.0


def test_a_program_that_is_not_there_gives_nothing() -> None:
    assert run(["herstel-no-such-program"]) is None


@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh on this computer")
def test_a_program_is_waited_for_only_so_long_and_its_failure_is_no_answer() -> None:
    assert run(["sh", "-c", "cat"], "één regel") == "één regel".encode()
    assert run(["sh", "-c", "exit 3"]) is None
    assert run(["sh", "-c", "sleep 20"], timeout_s=0.1) is None
