"""The programs that read a line into a WAV: one for each operating system."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from herstel_app.voice.run_program import TIMEOUT_S, ProgramRunner, Wanted, always, run

ORDINARY_WORDS_PER_MINUTE = 175
"""What espeak-ng speaks by itself, and `say` about so."""
SLOWEST_WORDS_PER_MINUTE, FASTEST_WORDS_PER_MINUTE = 80, 450
SECONDS_PER_LINE = 2.0


@dataclass(frozen=True, slots=True)
class SpeechOrder:
    """A line to be read, on one line and without tabs, and how much slower or faster than usual, in per cent."""

    text: str
    rate_percent: int


class SpeechProgram(Protocol):
    """Reads lines into WAV files."""

    def waves(self, orders: Sequence[SpeechOrder], voice: str, wanted: Wanted = always) -> Iterator[tuple[str, bytes]]:
        """Give text and WAV of what can be read, as it comes, until `wanted` says no.

        Nothing comes where this voice is not its own, and no more after a program that failed or hung.
        """


def words_per_minute(rate_percent: int) -> int:
    """Give the rate as programs of the command line take it."""
    wanted = round(ORDINARY_WORDS_PER_MINUTE * (1 + rate_percent / 100))
    return min(max(wanted, SLOWEST_WORDS_PER_MINUTE), FASTEST_WORDS_PER_MINUTE)


class Espeak:
    """espeak-ng, whose voices speech-dispatcher names `espeak-ng:NAME` here; it writes WAV to its output."""

    MODULES = ("espeak-ng", "espeak-ng-mbrola")

    def __init__(self, run: ProgramRunner = run) -> None:
        """Look for nothing yet."""
        self._run = run
        self._files: dict[str, str] | None = None

    def waves(self, orders: Sequence[SpeechOrder], voice: str, wanted: Wanted = always) -> Iterator[tuple[str, bytes]]:
        """Give text and WAV of each line."""
        module, _, name = voice.partition(":")
        file = self._voice_file(name) if module in self.MODULES else None
        if file is None:
            return
        for order in orders:
            speed = str(words_per_minute(order.rate_percent))
            wave = self._run(["espeak-ng", "-v", file, "-s", speed, "--stdin", "--stdout"], order.text, wanted=wanted)
            if wave is None:
                return
            if wave:
                yield order.text, wave

    def _voice_file(self, name: str) -> str | None:
        if self._files is None:
            listed = self._run(["espeak-ng", "--voices=nl"]) if shutil.which("espeak-ng") else None
            rows = [row.split() for row in (listed or b"").decode("utf-8", "replace").splitlines()[1:]]
            self._files = {row[3]: row[4] for row in rows if len(row) >= 5}
        return self._files.get(name.replace(" ", "_"))


class Say:
    """`say` of macOS, which has the voices of the system settings; it writes only to a file."""

    PROGRAM = "/usr/bin/say"

    def __init__(self, run: ProgramRunner = run) -> None:
        """Start nothing."""
        self._run = run

    def waves(self, orders: Sequence[SpeechOrder], voice: str, wanted: Wanted = always) -> Iterator[tuple[str, bytes]]:
        """Give text and WAV of each line."""
        with tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as folder:
            for number, order in enumerate(orders):
                file = Path(folder) / f"{number}.wav"
                command = [self.PROGRAM, "-v", voice]
                if order.rate_percent:
                    command += ["-r", str(words_per_minute(order.rate_percent))]
                # The name says WAVE, but say refuses it unless the kind of samples is said too.
                command += ["-o", str(file), "--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-"]
                if self._run(command, order.text, wanted=wanted) is None or not file.is_file():
                    return
                yield order.text, file.read_bytes()


WINDOWS_SCRIPT = " ".join(
    """
$ErrorActionPreference = 'Stop';
Add-Type -AssemblyName System.Runtime.WindowsRuntime;
$kind = [Windows.Media.SpeechSynthesis.SpeechSynthesizer, Windows.Media.SpeechSynthesis, ContentType = WindowsRuntime];
$made = [Windows.Media.SpeechSynthesis.SpeechSynthesisStream, Windows.Media.SpeechSynthesis,
 ContentType = WindowsRuntime];
$asTask = [System.WindowsRuntimeSystemExtensions].GetMethods() | Where-Object { $_.Name -eq 'AsTask' -and
 $_.GetParameters().Count -eq 1 -and $_.GetParameters()[0].ParameterType.Name -eq 'IAsyncOperation`1' }
 | Select-Object -First 1;
$lines = [IO.File]::ReadAllLines((Join-Path $PWD 'lines.txt'), [Text.Encoding]::UTF8);
$voice = $kind::AllVoices | Where-Object { $_.DisplayName -eq $lines[0] } | Select-Object -First 1;
if ($null -eq $voice) { exit 3 };
$reader = $kind::new();
$reader.Voice = $voice;
for ($number = 1; $number -lt $lines.Count; $number++) {
 $rate, $text = $lines[$number].Split([char]9);
 $reader.Options.SpeakingRate = [double]$rate;
 $task = $asTask.MakeGenericMethod($made).Invoke($null, @($reader.SynthesizeTextToStreamAsync($text)));
 $sound = [IO.WindowsRuntimeStreamExtensions]::AsStreamForRead($task.GetAwaiter().GetResult());
 $file = [IO.File]::Create((Join-Path $PWD ('{0}.wav' -f $number)));
 $sound.CopyTo($file);
 $file.Close() }
""".split()
)
"""For Windows PowerShell: reads lines.txt (first the voice, then rate, tab and text) into 1.wav, 2.wav and so on.

It has no text of anyone in it, and no double quotes, so that it can be passed as it is."""


class WindowsVoices:
    """The voices of Windows' own settings, which only its runtime knows: System.Speech does not see them."""

    def __init__(self, run: ProgramRunner = run) -> None:
        """Start nothing."""
        self._run = run

    def waves(self, orders: Sequence[SpeechOrder], voice: str, wanted: Wanted = always) -> Iterator[tuple[str, bytes]]:
        """Give text and WAV of each line; all are read in one go, as PowerShell takes a second to start."""
        rows = [voice, *(f"{1 + order.rate_percent / 100:.2f}\t{order.text}" for order in orders)]
        with tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / "lines.txt").write_text("\n".join(rows), encoding="utf-8")
            command = [powershell(), "-NoProfile", "-NonInteractive", "-Command", WINDOWS_SCRIPT]
            self._run(command, folder=folder, timeout_s=TIMEOUT_S + SECONDS_PER_LINE * len(orders), wanted=wanted)
            for number, order in enumerate(orders, start=1):
                file = folder / f"{number}.wav"
                if file.is_file():
                    yield order.text, file.read_bytes()


def powershell() -> str:
    """Give the PowerShell that every Windows has, which is also the only one that knows the runtime."""
    root = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return rf"{root}\System32\WindowsPowerShell\v1.0\powershell.exe"
