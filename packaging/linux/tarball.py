"""The download for Linux: the frozen program with its install script, menu entry and icons in one archive.

The same files give the same archive: names in order, one date, no owner.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT / "packaging"))

import licence_files  # noqa: E402 - only found by now

APP_ID = "nl.herstel.Herstel"
LARGEST_BYTES = 60_000_000
SMOKE_LIMIT_S = 120
MOUNTED = """\
mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 3
touch "$1/x" 2>/dev/null && exit 4
cd "$1" && shift && exec "$@"
"""
"""Mounts a folder on itself, read-only, and runs a program from it."""


def add_extras(folder: Path) -> None:
    """Put beside the program what installs it, what the menu shows of it and the licences of all that is in it."""
    shutil.copy(HERE / "install.sh", folder / "install.sh")
    (folder / "install.sh").chmod(0o755)
    shutil.copy(HERE / "LEESMIJ.txt", folder / "LEESMIJ.txt")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    licence_files.lay_out(folder, sys.path, licence_files.of_python())
    share = folder / "share"
    share.mkdir(exist_ok=True)
    for name in (f"{APP_ID}.desktop", f"{APP_ID}.metainfo.xml"):
        shutil.copy(HERE / name, share / name)
    subprocess.run([sys.executable, "-m", "assets.draw", str(share / "icons")], cwd=ROOT, check=True)


def pack(folder: Path, archive: Path, top: str, epoch: int) -> None:
    """Pack a folder under another name, `top`; every file has the date `epoch`."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.mtime, member.uid, member.gid, member.uname, member.gname = epoch, 0, 0, "", ""
        member.mode = 0o755 if member.isdir() or member.issym() or member.mode & 0o100 else 0o644
        return member

    with tarfile.open(archive, "w:xz", format=tarfile.PAX_FORMAT, preset=6) as tar:
        for path in (folder, *sorted(folder.rglob("*"))):
            name = Path(top, path.relative_to(folder)).as_posix()
            tar.add(path, name, recursive=False, filter=plain)


def needed_glibc(folder: Path) -> tuple[int, int]:
    """Give the oldest glibc that every program and library in the folder can be loaded with."""
    return max(_glibc_versions(folder), default=(2, 0))


def _glibc_versions(folder: Path) -> Iterator[tuple[int, int]]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if data.startswith(b"\x7fELF"):
                for found in re.finditer(rb"\0GLIBC_(\d+)\.(\d+)(?=[.\0])", data):
                    yield int(found[1]), int(found[2])


def smoke_read_only(archive: Path) -> str:
    """Run the packed program's smoke test from a read-only place with spaces and an accent; give what it said.

    The place is mounted read-only where this user may do that, as root may write in any folder.
    """
    with tempfile.TemporaryDirectory(prefix="herstel ") as holder:
        place = Path(holder, "Mijn programma’s één")
        with tarfile.open(archive) as tar:
            tar.extractall(place, filter="data")
        program = next(place.glob("*/Herstel"))
        words = [str(program), "--smoke"]
        unshare = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]
        can_mount = not subprocess.call([*unshare, "true"], stderr=subprocess.DEVNULL)
        command = [*unshare, "sh", "-c", MOUNTED, "sh", str(place), *words] if can_mount else words
        home = Path(holder, "home")
        home.mkdir()
        keep = ("PATH", "LANG", "PULSE_SERVER", "XDG_RUNTIME_DIR", "SDL_AUDIODRIVER")
        env = {name: os.environ[name] for name in keep if name in os.environ}
        done = subprocess.run(
            command,
            cwd=holder,
            env={**env, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=SMOKE_LIMIT_S,
            check=False,
        )
    if done.returncode or "klaar" not in done.stdout.split():
        sys.exit(f"Het programma werkt niet (code {done.returncode}):\n{done.stdout}{done.stderr}")
    return f"{done.stdout.strip()}\n(uit een map {'die alleen te lezen is' if can_mount else 'met spaties'})"


def build_tarball(folder: Path, dist: Path, version: str, epoch: int) -> Path:
    """Make the archive of the frozen program in `folder`, try it, and give it."""
    try:
        add_extras(folder)
        licence_files.check(folder)
    except licence_files.LicenceError as error:
        sys.exit(str(error))
    archive = dist / f"Herstel-{version}-linux-x86_64.tar.xz"
    pack(folder, archive, f"Herstel-{version}", epoch)
    size = archive.stat().st_size
    if size > LARGEST_BYTES:
        sys.exit(f"{archive.name} is te groot: {size / 1e6:.1f} MB, en het mag {LARGEST_BYTES / 1e6:.0f} MB zijn.")
    print(smoke_read_only(archive))
    print(f"{archive.name}: {size / 1e6:.1f} MB, voor glibc {'.'.join(map(str, needed_glibc(folder)))} en nieuwer")
    return archive
