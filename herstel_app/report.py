"""What a report of a problem needs to know of this computer: nothing that someone wrote, and no name of anyone.

The first part needs no Qt, so that it can be told where Qt itself does not start.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from herstel_app import __version__
from herstel_app.paths import DataDir

if TYPE_CHECKING:
    from herstel_app.core.ports.sound import SoundState
    from herstel_app.core.ports.voice import VoiceInfo
    from herstel_app.services import Services

PACKAGES = ("PySide6-Essentials", "pygame-ce", "numpy", "soundfile", "msgspec", "PyYAML", "wakepy")
ANSWER_S = 4.0
"""How long sound and voice may take to say whether they work, where they are asked only for this."""


def program_lines(data: DataDir) -> list[str]:
    """Tell of the program and what it runs on, without Qt and without loading any library."""
    import platform

    form = "los programma" if getattr(sys, "frozen", False) else "Python-pakket"
    lines = [f"Herstel {__version__} ({form})", f"Python {platform.python_version()}"]
    lines += [f"{name} {_version(name)}" for name in PACKAGES]
    lines.append(f"systeem: {_system()}")
    desktop = [os.environ.get(name, "") for name in ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")]
    lines += [f"bureaublad: {', '.join(filter(None, desktop))}"] if any(desktop) else []
    lines.append(f"gegevens: {without_names(data.root)}")
    return lines


def without_names(path: Path, home: Path | None = None) -> str:
    """Give a path with ~ for the user's own folder, and the user's name nowhere else in it either."""
    try:
        home = home or Path.home()
    except RuntimeError:
        return str(path)
    if path == home or home in path.parents:
        return str(Path("~", path.relative_to(home)))
    return str(Path(*("…" if part == home.name and home.name else part for part in path.parts)))


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "onbekend"


def _system() -> str:
    import platform

    if sys.platform == "linux":
        try:
            name = platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            name = "Linux"
        return f"{name} ({platform.release()}, {platform.machine()}, {' '.join(platform.libc_ver())})"
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]} ({platform.machine()})"
    return f"{platform.system()} {platform.release()} {platform.version()} ({platform.machine()})"


class Report:
    """Listens to what works, and tells it with the rest."""

    def __init__(self, data: DataDir, services: Services) -> None:
        """Listen; nothing is started."""
        self._data, self._services = data, services
        self._sound: SoundState | None = None
        self._voices: tuple[VoiceInfo, ...] | None = None
        services.player.on_state(self._hear_sound)
        services.voice.on_voices(self._hear_voices)

    def ask(self) -> None:
        """Start sound and voice only to hear whether they work, and wait for their answers."""
        from PySide6.QtCore import QCoreApplication

        self._services.player.start()
        self._services.player.prepare()
        self._services.voice.start()
        deadline = time.monotonic() + ANSWER_S
        while (self._sound is None or self._voices is None) and time.monotonic() < deadline:
            QCoreApplication.processEvents()
            time.sleep(0.02)

    def text(self) -> str:
        """Give all of it, a line each."""
        return "\n".join([*program_lines(self._data), *self.computer_lines()])

    def computer_lines(self) -> list[str]:
        """Tell of the screens and of what works; Qt has to be there."""
        from PySide6.QtCore import QLocale, qVersion
        from PySide6.QtGui import QGuiApplication

        screens = [
            f"{screen.size().width()} × {screen.size().height()} op {100 * screen.devicePixelRatio():.0f} %"
            for screen in QGuiApplication.screens()
        ]
        lines = [f"Qt {qVersion()} ({QGuiApplication.platformName()})", f"schermen: {', '.join(screens) or 'geen'}"]
        lines.append(f"talen: {', '.join(QLocale.system().uiLanguages()[:3])}")
        sound = {"working": "werkt", "missing": "geen apparaat", "failed": "lukt niet", None: "nog niet bekend"}
        lines += [f"geluid: {sound[self._sound]}", f"stem: {self._voice()}"]
        lines.append(f"pictogram bij de klok: {'kan' if self._services.has_tray() else 'kan niet'}")
        alarm = "van het systeem" if self._services.alarm.is_of_system() else "alleen van Herstel zelf"
        lines.append(f"wekker: {alarm}")
        if failing := self._services.fallbacks.notice:
            lines.append(failing)
        return lines

    def _voice(self) -> str:
        if self._voices is None:
            return "nog niet bekend"
        if not self._voices:
            return {
                "program": "geen, het programma dat spreekt is er niet",
                "answer": "geen, wat spreekt antwoordt niet",
                "dutch": "geen Nederlandse",
            }[self._services.voice.lack().value]
        return ", ".join(sorted({voice.locale for voice in self._voices}))

    def _hear_sound(self, state: SoundState) -> None:
        self._sound = state

    def _hear_voices(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._voices = voices
