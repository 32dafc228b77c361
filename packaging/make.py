"""Build what one installs into dist/ and try it: wheel and sdist anywhere, and the program of Linux or macOS there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "Herstel"
LONG_AGO = 1_580_601_600
"""The date of everything that is packed where there is no commit to take it from: 2 February 2020."""
SHIPPED = (
    "content",
    "assets",
    "docs/beeld",
    "docs/handleiding.md",
    "docs/avondproef.md",
    "docs/content-format.md",
    "docs/gegevens.md",
    "docs/terminal.md",
)
"""What the program takes along besides its code; pyproject.toml has the same for the wheel, and a test compares."""


def step(*command: str, **variables: str) -> None:
    """Run one step of the build with this Python; when it fails it has said why, and that is the end."""
    # Without a date of our own, hatchling has the same one for everybody: who builds the wheel from the sdist, where
    # there is no commit to ask, gets the same bytes.
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    code = subprocess.call([sys.executable, "-m", *command], cwd=ROOT, env={**env, **variables})
    if code:
        sys.exit(code)


def version() -> str:
    """Give the version of the program, without importing it."""
    text = (ROOT / "herstel_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


def epoch() -> int:
    """Give the date of what is packed: that of the last commit, in seconds."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return LONG_AGO


def shipped() -> list[Path]:
    """Give every file that is taken along; what Python left beside a source is not."""
    places = [ROOT / name for name in SHIPPED]
    files = (path for place in places for path in (place, *place.rglob("*")) if path.is_file())
    return sorted(path for path in files if "__pycache__" not in path.parts)


def in_package(path: Path) -> str:
    """Give the path that what is taken along has inside the package, with slashes."""
    return f"herstel_app/_data/{path.relative_to(ROOT).as_posix()}"


def shipped_files() -> set[str]:
    """Name every file that is taken along by the path it has inside the package."""
    return set(map(in_package, shipped()))


def lacking(wheel: Path) -> set[str]:
    """Name what is taken along and is not in `wheel`."""
    with zipfile.ZipFile(wheel) as archive:
        return shipped_files() - set(archive.namelist())


def build_wheel() -> Path:
    """Build the sdist, and from that the wheel, with the pinned hatchling; see that all it takes along is in it."""
    # Without isolation, because an isolated build fetches an unpinned hatchling.
    step("build", "--no-isolation", "--outdir", str(DIST))
    wheel = next(DIST.glob("herstel-*.whl"))
    missing = lacking(wheel)
    if missing:
        sys.exit("Niet in het wheel: " + ", ".join(sorted(missing)))
    return wheel


def build_linux() -> Path:
    """Build the program that needs no Python, pack it and try it; give the archive."""
    sys.path.insert(0, str(ROOT / "packaging" / "linux"))
    from tarball import build_tarball

    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    spec = str(ROOT / "packaging" / "linux" / "herstel.spec")
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch())}
    step("PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", *places, spec, **fixed)
    return build_tarball(FOLDER, DIST, version(), epoch())


def run_script(name: str, *words: str) -> None:
    """Run a script of one system; when it fails it has said why, and that is the end."""
    # By its path: it has modules of its own beside it, and a Python that is asked for one looks there.
    code = subprocess.call([sys.executable, str(ROOT / "packaging" / name), *words], cwd=ROOT)
    if code:
        sys.exit(code)


def build_macos() -> Path:
    """Build the app for the processor of this Mac, and give the disk image with it."""
    run_script("macos/build_macos.py")
    return next(DIST.glob("Herstel-*.dmg"))


def main(words: list[str]) -> None:
    """Build what these words ask: nothing for what this system runs, or the one named."""
    run_script("snapshot.py")
    match words:
        case []:
            build_here()
        case ["macos"]:
            build_macos()
        case ["macos", "--check"]:
            run_script("macos/check_wheels.py")
        case ["windows"]:
            run_script("windows/build_windows.py")
        case ["windows", "--try"]:
            run_script("windows/build_windows.py", "--try")
        case _:
            sys.exit(f"Onbekend: package {' '.join(words)}")


def build_here() -> None:
    """Build all that this system can run from nothing."""
    shutil.rmtree(DIST, ignore_errors=True)
    wheel = build_wheel()
    made = [wheel, next(DIST.glob("herstel-*.tar.gz"))]
    if sys.platform == "linux":
        made.append(build_linux())
    if sys.platform == "darwin":
        made.append(build_macos())
    for path in made:
        print(f"{path.relative_to(ROOT)} ({path.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main(sys.argv[1:])
