"""A start that finds a snapshot judges nothing; one that differs in anything is as if it were not there."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from herstel_app.core.library import Library
from herstel_app.paths import content_dir
from herstel_app.storage import content_reading
from herstel_app.storage.content_snapshot import OWN, WHOLE, Snapshots, byte_digest, pack
from herstel_app.storage.exercises_beside import NAME_TAKEN
from herstel_app.storage.library import ContentFolders, load_library
from tests.helpers.content_files import GOOD, write

LONG_AGO_S = 60


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Give our own content, in a folder that may be changed."""
    return Path(shutil.copytree(content_dir(), tmp_path / "nl"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give the user's folder, with one exercise and one that is not whole."""
    folder = tmp_path / "inhoud"
    old(write(folder, "mijn.yaml", GOOD))
    old(write(folder, "kapot.yaml", GOOD.replace("title:", "titel:")))
    return folder


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of all files that are read to be judged, from now on."""
    names: list[str] = []
    read_file = content_reading.read_file

    def telling(file: Path, kind: type) -> object:
        names.append(file.name)
        return read_file(file, kind)

    monkeypatch.setattr(content_reading, "read_file", telling)
    return names


def old(file: Path) -> None:
    """Have a file changed long ago."""
    then = time.time() - LONG_AGO_S
    os.utime(file, (then, then))


def read(shipped: Path, own: Path, tmp_path: Path) -> Library:
    """Read the library as a start does."""
    return ContentFolders(shipped, own, Snapshots(tmp_path / "cache")).read()


def test_a_second_start_judges_nothing_and_has_the_same(
    shipped: Path, own: Path, tmp_path: Path, judged: list[str]
) -> None:
    first = read(shipped, own, tmp_path)
    assert len(judged) > 80
    judged.clear()
    assert read(shipped, own, tmp_path) == first == load_library(shipped, own)
    judged.clear()
    read(shipped, own, tmp_path)
    assert judged == ["kapot.yaml"], "only what could not be read is tried again"


def changed(file: Path) -> None:
    """Change a file by hand."""
    file.write_text(file.read_text(encoding="utf-8") + "\n# gewijzigd\n", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: changed(folder / "exercises" / "stillness.yaml"),
        lambda folder: (folder / "evenings" / "breathe-pictures.yaml").unlink(),
        lambda folder: shutil.copy(folder / "evenings" / "breathe-pictures.yaml", folder / "evenings" / "nog-een.yaml"),
    ],
    ids=["changed", "gone", "new"],
)
def test_what_differs_is_judged_anew(
    shipped: Path, own: Path, tmp_path: Path, judged: list[str], change: Callable[[Path], object]
) -> None:
    read(shipped, own, tmp_path)
    change(shipped)
    judged.clear()
    library = read(shipped, own, tmp_path)
    assert len(judged) > 80
    assert library == load_library(shipped, own)


def test_the_version_and_the_code_count(
    shipped: Path, own: Path, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    write(code, "checks.py", "")
    monkeypatch.setattr("herstel_app.storage.content_snapshot.CODE", (code,))
    read(shipped, own, tmp_path)
    changed(code / "checks.py")
    judged.clear()
    read(shipped, own, tmp_path)
    assert len(judged) > 80
    monkeypatch.setattr("herstel_app.storage.content_snapshot.__version__", "0.0.0")
    judged.clear()
    read(shipped, own, tmp_path)
    assert len(judged) > 80


def test_only_the_own_file_that_changed_is_judged_anew(
    shipped: Path, own: Path, tmp_path: Path, judged: list[str]
) -> None:
    old(write(own, "tweede.yaml", GOOD))
    read(shipped, own, tmp_path)
    judged.clear()
    write(own, "tweede.yaml", GOOD.replace("title: ", "title: Anders "))
    library = read(shipped, own, tmp_path)
    assert sorted(judged) == ["kapot.yaml", "tweede.yaml"]
    assert library.exercises["tweede"].title.startswith("Anders")
    assert {Path(problem.file).name for problem in library.problems} == {"kapot.yaml"}


def test_what_someone_deleted_is_in_no_snapshot_any_more(shipped: Path, own: Path, tmp_path: Path) -> None:
    read(shipped, own, tmp_path)
    snapshot = tmp_path / "cache" / OWN
    name = b"mijn.yaml"
    assert name in snapshot.read_bytes()
    (own / "mijn.yaml").unlink()
    read(shipped, own, tmp_path)
    assert name not in snapshot.read_bytes()


def test_what_changed_a_moment_ago_is_not_kept(shipped: Path, own: Path, tmp_path: Path, judged: list[str]) -> None:
    write(own, "nieuw.yaml", GOOD)  # within one step of the clock of a file system it may change again
    read(shipped, own, tmp_path)
    judged.clear()
    read(shipped, own, tmp_path)
    assert "nieuw.yaml" in judged


def test_a_name_that_is_taken_is_still_told(shipped: Path, own: Path, tmp_path: Path) -> None:
    old(write(own, "stillness.yaml", GOOD))
    for _ in range(2):
        library = read(shipped, own, tmp_path)
        assert NAME_TAKEN in [problem.reason for problem in library.problems]


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"half"])
def test_a_broken_snapshot_is_made_anew(
    shipped: Path, own: Path, tmp_path: Path, judged: list[str], content: bytes
) -> None:
    first = read(shipped, own, tmp_path)
    for name in (WHOLE, OWN):
        file = tmp_path / "cache" / name
        file.write_bytes(content or file.read_bytes()[:-10])
    assert read(shipped, own, tmp_path) == first
    judged.clear()
    assert read(shipped, own, tmp_path) == first
    assert judged == ["kapot.yaml"]


def test_where_none_can_be_written_the_library_is_read_all_the_same(shipped: Path, own: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("een bestand, geen map", encoding="utf-8")
    assert read(shipped, own, tmp_path) == load_library(shipped, own)


def test_the_one_that_came_along_serves_a_first_start(
    shipped: Path, own: Path, tmp_path: Path, judged: list[str]
) -> None:
    ready = tmp_path / "content.snapshot"
    ready.write_bytes(pack(content_reading.read_whole(shipped), byte_digest(shipped)))
    elsewhere = Path(shutil.copytree(shipped, tmp_path / "elsewhere" / "nl", copy_function=shutil.copyfile))
    judged.clear()
    library = ContentFolders(elsewhere, own, Snapshots(tmp_path / "cache", ready)).read()
    assert sorted(judged) == ["kapot.yaml", "mijn.yaml"]
    assert library == load_library(shipped, own)
    changed(elsewhere / "words.yaml")
    judged.clear()
    ContentFolders(elsewhere, own, Snapshots(tmp_path / "cache", ready)).read()
    assert len(judged) > 80
