"""How loud the sound of the whole computer is set: asked of PulseAudio or PipeWire, of macOS, or of Windows."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence

from herstel_app.core.ports.output_level import OutputLevel, SystemVolume, UnknownVolume

RunProgram = Callable[[Sequence[str]], bytes | None]
"""Gives what a program wrote; None where it is not there, failed or took too long."""
UNTRANSLATED = ("env", "LC_ALL=C")
PACTL = (*UNTRANSLATED, "pactl")
DEFAULT_SINK = "@DEFAULT_SINK@"
WPCTL = (*UNTRANSLATED, "wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@")
OSASCRIPT = ("/usr/bin/osascript", "-e", "get volume settings")


def system_volume(run: RunProgram, platform: str = sys.platform) -> SystemVolume:
    """Give what asks this system; `run` runs one of its programs, with an end to the waiting."""
    match platform:
        case "win32":
            from herstel_app.system.windows_output_level import WindowsVolume

            return WindowsVolume()
        case "darwin":
            return MacVolume(run)
        case "linux":
            return LinuxVolume(run)
        case _:
            return UnknownVolume()


class _Program:
    """A system that is asked through a program."""

    def __init__(self, run: RunProgram) -> None:
        """Keep how a program is run."""
        self._run = run

    def _ask(self, command: Sequence[str]) -> str:
        return (self._run(command) or b"").decode("utf-8", "replace")


class LinuxVolume(_Program):
    """PulseAudio, or PipeWire in its place; through PipeWire's own program where only that is there."""

    def look(self) -> OutputLevel | None:
        """Ask for the output that is used; the loudest of its channels counts."""
        shares = re.findall(r"(\d+)%", self._ask((*PACTL, "get-sink-volume", DEFAULT_SINK)))
        if shares:
            muted = self._ask((*PACTL, "get-sink-mute", DEFAULT_SINK))
            return OutputLevel(max(map(float, shares)), "yes" in muted)
        told = re.search(r"Volume: (\d+\.\d+)(.*)", self._ask(WPCTL))
        return OutputLevel(round(100 * float(told[1]), 1), "MUTED" in told[2]) if told else None


class MacVolume(_Program):
    """macOS; an output that cannot be set, such as a screen's, tells no volume."""

    def look(self) -> OutputLevel | None:
        """Ask for the output that is used."""
        told = self._ask(OSASCRIPT)
        volume = re.search(r"output volume:(\d+)", told)
        return OutputLevel(float(volume[1]), "output muted:true" in told) if volume else None
