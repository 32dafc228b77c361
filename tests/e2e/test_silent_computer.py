"""A real sound server that is muted or nearly silent is noticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from herstel_app.core.ports.output_level import OutputLevel
from herstel_app.services import real_services
from herstel_app.system.output_level import LinuxVolume
from herstel_app.voice.run_program import run
from tests.e2e.system import System, needs, system_in

pytestmark = [pytest.mark.system, needs(("Xvfb", "pulseaudio", "pactl"))]


def test_what_the_sound_server_says_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with system_in(tmp_path) as system:
        system.start_sound()
        for name in ("XDG_RUNTIME_DIR", "HOME"):
            monkeypatch.setenv(name, system.env[name])
        monkeypatch.setenv("LANG", "nl_NL.UTF-8")
        volume = LinuxVolume(lambda command: run(command, timeout_s=2))
        for percent, muted in ((100, False), (7, False), (60, True)):
            set_level(system, percent, muted)
            assert volume.look() == OutputLevel(percent, muted)
        assert real_services().system_volume.look() == OutputLevel(60, True)
        system.stop_sound()
        assert volume.look() is None


def set_level(system: System, percent: int, muted: bool) -> None:
    for command in (
        ["pactl", "set-sink-volume", "nul", f"{percent}%"],
        ["pactl", "set-sink-mute", "nul", str(int(muted))],
    ):
        assert system.run(command).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals")
def test_the_program_says_that_the_computer_is_muted(tmp_path: Path) -> None:
    from tests.e2e.play_terminal import playing

    data = tmp_path / "data"
    with system_in(tmp_path) as system:
        system.start_sound()
        set_level(system, 60, muted=True)
        with playing(system, data, "stillness", "--minutes", "1") as terminal:
            terminal.wait_for("staat uit")
            terminal.type("q")
            terminal.process.wait(20)
