"""A Windows to try Herstel in, for who has none: Wine, python.org's Python for Windows and the pinned wheels for it.

Everything lies in one folder, which HERSTEL_WINDOWS names. Nothing is mounted into it but by the processes of a
session, for themselves.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
VARIABLE = "HERSTEL_WINDOWS"
MARK = "herstel-windows.json"
"""Says that a folder is a rig, and what of it has been made from what."""
RELEASE = "trixie"
"""Debian 13, the first with Wine 10."""
USUAL_MIRROR = "http://deb.debian.org/debian"
PACKAGES = (
    "wine wine64 libpulse0 pulseaudio pulseaudio-utils fonts-noto-core fonts-inter xvfb xdotool imagemagick iproute2"
    " ca-certificates gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64"
).split()
TOOLS = {
    "debootstrap": "debootstrap", "unshare": "util-linux", "nsenter": "util-linux", "setpriv": "util-linux",
    "mount": "mount", "chroot": "coreutils",
}  # fmt: skip
"""What this computer has to have itself, and the package it is in."""
PYTHON = "3.13"


class RigError(Exception):
    """The rig cannot be made or used; the message is for who runs it."""


def say(line: str) -> None:
    """Tell how far it is."""
    print(line, flush=True)


def usual_folder() -> Path:
    """Give the folder that the variable names, or else one among the temporary files."""
    return Path(os.environ.get(VARIABLE) or Path(tempfile.gettempdir()) / "herstel-windows").absolute()


class Rig:
    """The rig in one folder: what is in it, and what was made from what."""

    def __init__(self, folder: Path | None = None) -> None:
        """Remember the folder; nothing is made."""
        self.folder = folder or usual_folder()
        self.root = self.folder / "root"
        """Debian, with Wine."""
        self.python = self.folder / "python"
        self.site = self.folder / "site"
        """The packages that Python for Windows finds."""
        self.wheels = self.folder / "wheels"
        """The same, as they come."""
        self.prefix = self.folder / "prefix"
        """A fresh Windows; each session begins with a copy."""
        self.sessions = self.folder / "sessions"

    def is_made(self, part: str, key: str) -> bool:
        """Whether a part is there, made from what `key` tells."""
        return self._made().get(part) == key

    def note(self, part: str, key: str | None) -> None:
        """Keep from what a part was made, or that it is not there (any more)."""
        made = {name: was for name, was in (self._made() | {part: key}).items() if was}
        draft = self.folder / f"{MARK}.tmp"
        draft.write_text(json.dumps(made, indent=2), encoding="utf-8")
        draft.replace(self.folder / MARK)

    def _made(self) -> dict[str, str]:
        try:
            made = json.loads((self.folder / MARK).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return made if isinstance(made, dict) else {}

    @contextmanager
    def lock(self, name: str, *, shared: bool = False, wait: bool = True) -> Iterator[None]:
        """Keep others from the same; raises RigError where someone has it and nobody waits."""
        with (self.folder / f"{name}.lock").open("a") as file:
            kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            try:
                fcntl.flock(file, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                if not wait:
                    raise RigError(f"{name} in {self.folder} is in gebruik.") from None
                say(f"Wacht tot {name} in {self.folder} vrij is.")
                fcntl.flock(file, kind)
            yield

    def command(self, *words: str, binds: Sequence[tuple[str, Path, str]] = (), apart: bool = False) -> list[str]:
        """Give the command that runs `words` in the Debian of the rig, and dies with this process.

        `binds` are folders there, folders here, and ro or rw; `apart` is without the network of this computer.
        """
        spaces = ["--mount", "--pid", "--ipc", "--fork", "--kill-child"] + (["--net"] if apart else [])
        places = [word for target, source, access in binds for word in (target, str(source), access)]
        return [
            *("setpriv", "--pdeathsig", "KILL", "unshare", *spaces),
            *("sh", str(HERE / "private_root.sh"), str(self.root), *places, "--", *words),
        ]


def digest(*parts: object) -> str:
    """Give a name for what something is made from."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def mounted_below(folder: Path) -> list[str]:
    """Name the places in a folder where something else is mounted, the deepest first."""
    names = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()]
    plain = [name.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\") for name in names]
    return sorted((name for name in plain if name.startswith(f"{folder.resolve()}/")), key=len, reverse=True)


def remove(rig: Rig) -> None:
    """Take the rig away, and nothing that is mounted in it; raises RigError where that is not safe."""
    if not rig.folder.exists():
        return
    if not (rig.folder / MARK).exists():
        raise RigError(f"{rig.folder} is geen map van deze proefopstelling en blijft staan.")
    with rig.lock("rig", wait=False):
        for place in mounted_below(rig.folder):
            subprocess.run(["umount", place], check=False)
        left = mounted_below(rig.folder)
        if left:
            raise RigError(f"Blijft staan, want hier hangt nog iets in: {', '.join(left)}")
        shutil.rmtree(rig.folder)


def check_computer() -> None:
    """Raise RigError where this computer cannot have the rig, with what to do."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise RigError("De proefopstelling vraagt Linux en root.")
    lacking = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if lacking:
        raise RigError(f"Installeer eerst: apt-get install {' '.join(lacking)}")
