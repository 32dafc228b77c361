"""Build the wheel and the frozen program into dist/, and run what was built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "Herstel"
SMOKE_LIMIT_S = 120
SHIPPED = (
    "content",
    "assets",
    "docs/beeld",
    "docs/handleiding.md",
    "docs/avondproef.md",
    "docs/content-format.md",
    "docs/gegevens.md",
)
"""What the program takes along besides its code; pyproject.toml has the same for the wheel, and a test compares."""


def step(*command: str) -> None:
    """Run one step of the build with this Python; when it fails it has said why, and that is the end."""
    code = subprocess.call([sys.executable, "-m", *command], cwd=ROOT)
    if code:
        sys.exit(code)


def shipped_files() -> set[str]:
    """Name every file that is taken along by the path it has inside the package."""
    places = [ROOT / name for name in SHIPPED]
    files = (path for place in places for path in (place, *place.rglob("*")) if path.is_file())
    return {f"herstel_app/_data/{path.relative_to(ROOT).as_posix()}" for path in files}


def lacking(wheel: Path) -> set[str]:
    """Name what is taken along and is not in `wheel`."""
    with zipfile.ZipFile(wheel) as archive:
        return shipped_files() - set(archive.namelist())


def build_wheel() -> Path:
    """Build the wheel with the pinned hatchling and see that all it takes along is in it."""
    # Without isolation, because an isolated build fetches an unpinned hatchling.
    step("build", "--wheel", "--no-isolation", "--outdir", str(DIST))
    wheel = next(DIST.glob("herstel-*.whl"))
    missing = lacking(wheel)
    if missing:
        sys.exit("Niet in het wheel: " + ", ".join(sorted(missing)))
    return wheel


def build_frozen() -> Path:
    """Build the folder with the frozen program and give the program in it."""
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    step("PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", *places, str(ROOT / "packaging" / "herstel.spec"))
    return FOLDER / ("Herstel.exe" if os.name == "nt" else "Herstel")


def smoke(program: Path) -> None:
    """Run the frozen program until it says it works, away from this checkout and its .venv."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [program, "--smoke"],
        cwd=program.parent,
        env={**env, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=SMOKE_LIMIT_S,
        check=False,
    )
    # On Windows a program without a console prints nowhere; there the exit code is all there is.
    ready = os.name == "nt" or "klaar" in done.stdout.split()
    if done.returncode or not ready:
        sys.exit(f"Het losse programma werkt niet (code {done.returncode}):\n{done.stdout}{done.stderr}")


def main() -> None:
    """Build both from nothing, and try out the one that runs by itself."""
    shutil.rmtree(DIST, ignore_errors=True)
    wheel = build_wheel()
    program = build_frozen()
    smoke(program)
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"Wheel: {wheel.relative_to(ROOT)}")
    print(f"Los programma: {FOLDER.relative_to(ROOT)} ({size / 1e6:.0f} MB), uitgeprobeerd met --smoke")


if __name__ == "__main__":
    main()
