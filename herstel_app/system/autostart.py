"""Starting at login, as each operating system wants it; switched off, nothing of it is left.

The truth is what the system has, not a setting of ours: someone may switch it off there.
"""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from herstel_app.core.file_error_reasons import system_reason
from herstel_app.core.ports.system import Autostart, AutostartError, NoAutostart

NAME = "Herstel"
LABEL = "nl.herstel.Herstel"
LONGEST_LINE = 260
"""In characters: Windows keeps a longer value below *Run*, and does not start it."""
OUT_OF_SIGHT = "--tray"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Windows keeps what someone switched off in its own list; an odd first byte means off."""
DESKTOP_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=Herstel
Comment=Lezen over herstel, en het oefenen
Exec={command}
Terminal=false
StartupNotify=false
"""


def own_command(
    data_dir: Path | None = None,
    *,
    frozen: bool | None = None,
    executable: str = sys.executable,
    environ: Mapping[str, str] = os.environ,
) -> list[str]:
    """Give the words that start this very program out of sight, on its data folder where that is not the usual one."""
    if frozen if frozen is not None else getattr(sys, "frozen", False):
        command = [environ.get("APPIMAGE") or executable]
    else:
        # The Python that opens no black window.
        windowed = Path(executable).with_name("pythonw.exe")
        command = [str(windowed) if windowed.is_file() else executable, "-m", "herstel_app"]
    if data_dir is not None:
        command += ["--data-dir", str(data_dir)]
    return [*command, OUT_OF_SIGHT]


def system_autostart(command: Sequence[str], platform: str = sys.platform) -> Autostart:
    """Give the one of this operating system."""
    if platform == "win32":
        import winreg

        return WindowsAutostart(command, winreg)
    if platform == "darwin":
        return MacAutostart(command, Path.home() / "Library" / "LaunchAgents")
    if platform.startswith(("linux", "freebsd", "openbsd")):
        config = os.environ.get("XDG_CONFIG_HOME", "")
        folder = Path(config) if os.path.isabs(config) else Path.home() / ".config"  # noqa: PTH117 - "" is no path
        return XdgAutostart(command, folder / "autostart")
    return NoAutostart()


class WindowsAutostart:
    """A value below the user's own *Run* key."""

    def __init__(self, command: Sequence[str], registry: Any) -> None:
        """Keep the command; `registry` is the module winreg."""
        self._line = subprocess.list2cmdline(command)
        self._registry = registry

    def is_on(self) -> bool | None:
        """Say whether Windows starts the program."""
        try:
            line = self._read(RUN_KEY)
            if line is None or (isinstance(line, str) and len(line) > LONGEST_LINE):
                return False
            approved = self._read(APPROVED_KEY)
        except OSError:
            return False
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] & 1)

    def switch(self, on: bool) -> None:
        """Write the value, or take it out, and with it what Windows noted beside it."""
        registry = self._registry
        if on and len(self._line) > LONGEST_LINE:
            raise AutostartError(
                f"De opdracht om Herstel te starten heeft {len(self._line)} tekens, en Windows neemt er bij het "
                f"aanmelden hoogstens {LONGEST_LINE}. Zet Herstel of de map met gegevens op een korter pad."
            )
        try:
            self._delete(APPROVED_KEY)
            if on:
                with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN_KEY, 0, registry.KEY_SET_VALUE) as key:
                    registry.SetValueEx(key, NAME, 0, registry.REG_SZ, self._line)
            else:
                self._delete(RUN_KEY)
        except OSError as error:
            raise AutostartError(f"Windows laat {RUN_KEY} niet wijzigen: {system_reason(error)}.") from error

    def _read(self, path: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
                value: object = registry.QueryValueEx(key, NAME)[0]
                return value
        except FileNotFoundError:
            return None

    def _delete(self, path: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, NAME)
        except FileNotFoundError:
            pass


class _FileAutostart:
    """One file in a folder that the system reads at login."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def switch(self, on: bool) -> None:
        """Write the file whole, or delete it."""
        try:
            if on:
                self._write(self.content())
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            verb = "schrijven" if on else "verwijderen"
            raise AutostartError(f"{self._file} is niet te {verb}: {system_reason(error)}.") from error

    def content(self) -> bytes:
        """Give what stands in the file."""
        raise NotImplementedError

    def _write(self, data: bytes) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".herstel-", dir=self._file.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(self._file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


class MacAutostart(_FileAutostart):
    """A LaunchAgent, which macOS reads at the next login."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Keep command and folder; nothing is written before `switch`."""
        super().__init__(folder / f"{LABEL}.plist")
        self._command = list(command)

    def is_on(self) -> bool | None:
        """Say whether there is an agent that is not switched off."""
        try:
            fields = plistlib.loads(self._file.read_bytes())
        except (OSError, ExpatError, ValueError):
            return False
        return isinstance(fields, dict) and bool(fields.get("RunAtLoad")) and not fields.get("Disabled", False)

    def content(self) -> bytes:
        """Give the agent: once at login, in a session with a screen."""
        agent = {
            "Label": LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        return plistlib.dumps(agent, sort_keys=False)


class XdgAutostart(_FileAutostart):
    """A desktop file in the autostart folder (Desktop Application Autostart Specification)."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Keep command and folder; nothing is written before `switch`."""
        super().__init__(folder / "herstel.desktop")
        self._command = list(command)

    def is_on(self) -> bool | None:
        """Say whether there is a file that is not switched off."""
        try:
            lines = self._file.read_bytes().decode("utf-8", "surrogateescape").splitlines()
        except OSError:
            return False
        fields = {key.strip(): value.strip().lower() for key, _, value in (line.partition("=") for line in lines)}
        return fields.get("Hidden") != "true" and fields.get("X-GNOME-Autostart-enabled") != "false"

    def content(self) -> bytes:
        """Give the desktop file; a path that is no UTF-8 keeps its bytes."""
        command = " ".join(quoted(word) for word in self._command)
        return DESKTOP_ENTRY.format(command=command).encode("utf-8", "surrogateescape")


def quoted(word: str) -> str:
    """Quote one word of an Exec line (Desktop Entry Specification 1.5, *The Exec key*).

    Raises AutostartError where a word cannot stand there: it has a line break.
    """
    if "\n" in word or "\r" in word:
        raise AutostartError(f"Een pad met een regeleinde kan niet bij het aanmelden starten: {word!r}.")
    for character in '\\"`$':
        word = word.replace(character, "\\" + character)
    # The value of any key has backslashes doubled once more, and in a command % begins a field code.
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'
