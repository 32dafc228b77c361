"""The wheels of the app's packages for macOS: fetched on any system, checked against their hashes, and read."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from bundle import MINIMUM
from macho import MachOError, Slice, read_slices

from packaging.requirements import Requirement

PINS = Path(__file__).resolve().parents[1] / "requirements" / "app.txt"
PYTHON = "3.13"


class FetchError(Exception):
    """The wheels could not be fetched; pip has said why."""


def pins_for(text: str, architecture: str, python: str = PYTHON) -> str:
    """Keep of the pins, with their hashes, what a Mac wants: pip itself asks that of the system that it runs on."""
    markers = {
        "sys_platform": "darwin",
        "platform_system": "Darwin",
        "os_name": "posix",
        "platform_machine": architecture,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    kept = []
    for line in text.replace("\\\n", " ").splitlines():
        named, *hashes = line.partition(" #")[0].split(" --hash=")
        if not named.strip() or named.lstrip().startswith(("#", "-")):
            continue
        requirement = Requirement(named.strip())
        if requirement.marker is None or requirement.marker.evaluate(markers):
            kept.append(" --hash=".join([f"{requirement.name}{requirement.specifier}", *map(str.strip, hashes)]))
    return "\n".join([*kept, ""])


def fetch(folder: Path, architecture: str, python: str = PYTHON) -> list[Path]:
    """Fetch the wheels that run on the oldest macOS, whatever this computer has; raises FetchError.

    On a newer Mac pip would take others: numpy has some that want macOS 14.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # pip leaves what an earlier time fetched, perhaps for other pins or another Python.
    for wheel in folder.glob("*.whl"):
        wheel.unlink()
    pins = folder / "pins.txt"
    pins.write_text(pins_for(PINS.read_text(encoding="utf-8"), architecture, python), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-input", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", f"--python-version={python}", "--implementation=cp"]
    command += [f"--platform=macosx_{MINIMUM[0]}_{MINIMUM[1]}_{architecture}", "-d", str(folder), "-r", str(pins)]
    if subprocess.call(command):
        raise FetchError(f"de wheels voor {architecture} waren niet op te halen")
    return sorted(folder.glob("*.whl"))


class Wheels:
    """All files of some wheels together, as they come to lie beside each other."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Open them; the files are read when they are asked for."""
        self._archives: dict[str, zipfile.ZipFile] = {}
        for path in paths:
            archive = zipfile.ZipFile(path)
            self._archives |= dict.fromkeys((name for name in archive.namelist() if not name.endswith("/")), archive)

    def names(self) -> set[str]:
        """Name every file."""
        return set(self._archives)

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return name in self._archives

    def size(self, name: str) -> int:
        """Give how large a file is."""
        return self._archives[name].getinfo(name).file_size

    def slices(self, name: str, symbols: bool = False) -> dict[str, Slice]:
        """Give what a file has by architecture; empty when it is no program and no library. Raises MachOError."""
        with self._archives[name].open(name) as file:
            try:
                return read_slices(file, symbols)
            except MachOError as error:
                raise MachOError(f"{name}: {error}") from error
