"""What is copied for a report of a problem says what works on this computer, and nothing of its user."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app import __version__
from herstel_app.clock import SystemClock
from herstel_app.core.ports.system import NeverAwake
from herstel_app.core.ports.voice import SilentVoice, VoiceInfo, VoiceLack
from herstel_app.paths import DataDir
from herstel_app.report import PACKAGES, Report, program_lines, without_names
from herstel_app.services import Services
from herstel_app.system.wall_alarm import WallAlarm
from herstel_app.ui.pages.settings.about import parts
from tests.helpers.settings_states import StageVoice
from tests.ui.conftest import RecordingPlayer

ROOT = Path(__file__).resolve().parent.parent


class Mute(SilentVoice):
    """A voice that looks, and finds none."""

    def __init__(self, lack: VoiceLack) -> None:
        self.why = lack
        self.listeners: list[Callable[[tuple[VoiceInfo, ...]], None]] = []

    def lack(self) -> VoiceLack:
        return self.why

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        self.listeners.append(listener)

    def start(self) -> None:
        for listener in self.listeners:
            listener(())


@pytest.mark.slow
def test_without_a_window_all_of_it_is_told_and_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from herstel_app.cli import main\n"
        "code = main(['--version', '--verbose'])\n"
        "print('heavy:', sorted({'numpy', 'pygame', 'soundfile'} & set(sys.modules)))\n"
        "sys.exit(code)\n"
    )
    home = tmp_path / "anna-van-dijk"
    home.mkdir()
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    env |= {"HOME": str(home), "USERPROFILE": str(home), "SDL_AUDIODRIVER": "dummy"}
    env |= {"XDG_DATA_HOME": str(home / ".data"), "LOCALAPPDATA": str(home / ".data")}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == f"Herstel {__version__} (Python-pakket)"
    for start in (
        "Python ",
        "Qt ",
        *PACKAGES,
        "systeem: ",
        "schermen: ",
        "talen: ",
        "stem: ",
        "pictogram ",
        "wekker: ",
    ):
        assert [line for line in lines if line.startswith(start)], start
    assert "onbekend" not in done.stdout
    assert "geluid: werkt" in lines
    assert "heavy: []" in lines
    assert "anna" not in done.stdout
    assert not list(home.rglob("*.db"))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/anna/.local/share/Herstel", "~/.local/share/Herstel"),
        ("/media/anna/stick/Herstel", "/media/…/stick/Herstel"),
        ("/home/anna", "~"),
        ("/srv/annatje/Herstel", "/srv/annatje/Herstel"),
    ],
)
def test_a_path_names_nobody(path: str, shown: str) -> None:
    assert without_names(Path(path), Path("/home/anna")) == str(Path(shown))


def test_what_it_is_built_on_is_told_with_its_version() -> None:
    names = {name.replace("Essentials", "Addons") for name in PACKAGES}
    assert {part.name for part in parts()} - names <= {"platformdirs"}
    assert not [line for line in program_lines(DataDir(Path("x"))) if line.endswith("onbekend")]


@pytest.mark.parametrize("lack", list(VoiceLack))
def test_why_there_is_no_voice_is_told_in_dutch(qapp: QApplication, lack: VoiceLack) -> None:
    voice = Mute(lack)
    report = Report(DataDir(Path("x")), Services(SystemClock(), RecordingPlayer(), NeverAwake(), voice))
    voice.start()
    (line,) = [line for line in report.text().splitlines() if line.startswith("stem: ")]
    assert line.startswith("stem: geen")
    assert f"({lack.value})" not in line


def test_nothing_of_what_someone_said_of_themselves_is_told(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"health_facts": ["lungs-heart", "legs-pain"]}', encoding="utf-8")
    told = Report(DataDir(tmp_path), Services(SystemClock(), RecordingPlayer(), NeverAwake(), StageVoice())).text()
    assert not [word for word in ("lungs-heart", "legs-pain", "health") if word in told]


def test_what_works_is_told_as_it_is_now(qapp: QApplication) -> None:
    player, voice = RecordingPlayer(), StageVoice()
    services = Services(SystemClock(), player, NeverAwake(), voice, alarm=WallAlarm("other"), has_tray=lambda: True)
    report = Report(DataDir(Path("x")), services)
    assert "geluid: nog niet bekend" in report.text().splitlines()
    player.listeners[-1]("missing")  # type: ignore[operator]
    services.fallbacks.report("keep_awake", OSError("secret words"))
    lines = report.text().splitlines()
    assert "geluid: geen apparaat" in lines
    assert "pictogram bij de klok: kan" in lines
    assert "wekker: alleen van Herstel zelf" in lines
    assert "je computer wakker houden" in lines[-1]
    assert "secret" not in report.text()
