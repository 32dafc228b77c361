"""What a release says of itself, what its files may weigh, and that the wheel and the sdist are the same everywhere."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "packaging"))

from release import ReleaseError, notes, sums  # noqa: E402 - only found by now

pytestmark = pytest.mark.slow

CHANGELOG = """\
# Wat er veranderde

## [Unreleased]

- Later.

## [1.10.0] - 2026-12-01

### Toegevoegd

- Iets nieuws.

## [1.1.0] - 2026-11-01

- Iets ouds.

[1.1.0]: https://example.org
"""


def test_a_release_tells_what_the_changelog_has_on_it() -> None:
    assert notes("v1.10.0", CHANGELOG, "1.10.0") == "### Toegevoegd\n\n- Iets nieuws.\n"
    assert notes("v1.1.0", CHANGELOG, "1.1.0") == "- Iets ouds.\n"


@pytest.mark.parametrize(("tag", "version"), [("v1.10.0", "1.1.0"), ("1.1.0", "1.1.0"), ("v1.2.0", "1.2.0")])
def test_a_release_without_notes_or_of_another_version_is_refused(tag: str, version: str) -> None:
    with pytest.raises(ReleaseError):
        notes(tag, CHANGELOG, version)


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "b.whl").write_bytes(b"b")
    (tmp_path / "Herstel-1-Setup.exe").write_bytes(b"a")
    first, second = sums(tmp_path).splitlines()
    assert first == f"{hashlib.sha256(b'a').hexdigest()}  Herstel-1-Setup.exe"
    assert second.endswith("  b.whl")


@pytest.mark.parametrize(
    ("name", "megabytes"),
    [
        ("Herstel-1-Setup.exe", 40),
        ("Herstel-1-macos-arm64.dmg", 60),
        ("Herstel-1-linux-x86_64.tar.xz", 60),
        ("herstel-1-py3-none-any.whl", 3),
        ("herstel-1.tar.gz", 6),
    ],
)
def test_each_file_has_a_largest_size(name: str, megabytes: int, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    assert sums(tmp_path).endswith(f"  {name}\n")
    with (tmp_path / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ReleaseError, match=f"{re.escape(name)} is {megabytes}.0 MB, en het mag {megabytes} MB zijn"):
        sums(tmp_path)


def test_what_does_not_belong_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(ReleaseError, match=re.escape("notes.txt")):
        sums(tmp_path)


def build(folder: Path, out: Path, kind: str) -> Path:
    # In a checkout and in what an sdist holds alike, whatever the date is that someone's system gives.
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(out)]
    env = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.iterdir())


def copy_of_the_source(place: Path, moment: int) -> Path:
    unwanted = shutil.ignore_patterns(".*_cache", ".hypothesis", ".venv*", ".git", "dist", "build", "__pycache__")
    shutil.copytree(ROOT, place, ignore=unwanted)
    for path in place.rglob("*"):
        os.utime(path, (moment, moment))
    return place


@pytest.mark.timeout(180)
def test_wheel_and_sdist_are_the_same_from_another_folder_at_another_time(tmp_path: Path) -> None:
    made: dict[str, set[bytes]] = {"wheel": set(), "sdist": set()}
    for name, moment in (("one", 1_000_000_000), ("two words", 1_600_000_000)):
        source = copy_of_the_source(tmp_path / name, moment)
        for kind, results in made.items():
            results.add(build(source, tmp_path / f"{name}-{kind}", kind).read_bytes())
    with tarfile.open(next((tmp_path / "one-sdist").iterdir())) as sdist:
        sdist.extractall(tmp_path / "three", filter="data")
    unpacked = next((tmp_path / "three").iterdir())
    made["wheel"].add(build(unpacked, tmp_path / "three-wheel", "wheel").read_bytes())
    assert {kind: len(results) for kind, results in made.items()} == {"wheel": 1, "sdist": 1}
    for needed in ("tests/test_release.py", "packaging/requirements/dev.txt", "dev.py", "content", "LICENSE"):
        assert (unpacked / needed).exists(), needed
