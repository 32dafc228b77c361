"""Exercises of the program's own making: kept whole, and nothing else is ever touched."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import Exercise
from herstel_app.core.errors import StorageError
from herstel_app.core.own_exercise import own_exercise
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.parsing import parse
from herstel_app.paths import content_dir
from herstel_app.storage.content_check import check_path
from herstel_app.storage.exercise_yaml import spare
from herstel_app.storage.library import ContentFolders
from herstel_app.storage.own_content import LONGEST_NAME, OwnContent, _written, file_name
from tests.helpers.patterns import accepted

EXERCISE = own_exercise(OwnPattern(4, 0, 6, 0), "Voor het slapen", [3, 5])
OTHER = own_exercise(OwnPattern(4, 7, 8, 0), "Voor het slapen", [2, 3])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_is_kept_is_read_as_it_was(tmp_path: Path) -> None:
    file = OwnContent(tmp_path / "inhoud").add(EXERCISE)
    assert file == tmp_path / "inhoud" / "voor-het-slapen.yaml"
    folders = ContentFolders(content_dir(), tmp_path / "inhoud")
    library = folders.read()
    assert library.problems == ()
    assert library.exercises["voor-het-slapen"] == EXERCISE
    assert library.own == {"voor-het-slapen": str(file)}
    OwnContent(tmp_path / "inhoud").change(file, OTHER)
    assert folders.read().exercises["voor-het-slapen"] == OTHER
    assert check_path(file, content_dir()) == []


@given(accepted, st.text(max_size=60))
def test_every_rhythm_comes_back_from_its_file(pattern: OwnPattern, title: str) -> None:
    exercise = own_exercise(pattern, title, pattern.lengths_minutes)
    parsed = parse(_written(exercise).decode(), Exercise, "a.yaml")
    assert (parsed.value, parsed.problems) == (exercise, ())


def test_a_file_has_lines_a_person_can_read() -> None:
    lines = _written(EXERCISE).decode().splitlines()
    assert lines[0].startswith("# Dit ritme is gemaakt in Herstel.")
    assert lines[2] == "title: Voor het slapen"
    assert "      - {phase: inhale, seconds: 4}" in lines
    assert "minutes: [3, 5]" in lines
    assert max(map(len, lines)) <= 120
    assert spare({"a": 0, "b": None, "c": [], "d": 2.0, "e": 2.5}) == {"a": 0, "d": 2, "e": 2.5}


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such mode here")
def test_files_are_private(tmp_path: Path) -> None:
    own = OwnContent(tmp_path / "inhoud")
    file = own.add(EXERCISE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    own.change(file, OTHER)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Voor het slapen", "voor-het-slapen"),
        ("Één, twee & drié", "een-twee-drie"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("Ritme 4,5–5,5", "ritme-4-5-5-5"),
        ("CON", "ritme-con"),
        ("com1", "ritme-com1"),
        ("Sources", "ritme-sources"),
        ("words", "ritme-words"),
        ("夜", "eigen-ritme"),
        ("...", "eigen-ritme"),
        ("a" * 200, "a" * LONGEST_NAME),
        ("a" * 47 + " b", "a" * 47),
    ],
)
def test_file_names(title: str, name: str) -> None:
    assert file_name(title) == name
    assert file_name(title, 2) == f"{name}-2"


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "dieper").mkdir()
    (tmp_path / "voor-het-slapen.yaml").write_text("title: [stuk", encoding="utf-8")
    (tmp_path / "dieper" / "Voor-het-slapen-2.yml").write_text("van een ander", encoding="utf-8")
    before = contents(tmp_path)
    own = OwnContent(tmp_path)
    file = own.add(EXERCISE, taken=("voor-het-slapen-3",))
    assert file.name == "voor-het-slapen-4.yaml"
    assert own.add(EXERCISE).name == "voor-het-slapen-3.yaml"
    assert contents(tmp_path) | before == contents(tmp_path)


def test_a_name_taken_at_the_last_moment_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.link
    late = tmp_path / "voor-het-slapen.yaml"

    def link(source: Path, target: Path) -> None:
        if not late.exists():
            late.write_text("van een ander", encoding="utf-8")
        real(source, target)

    monkeypatch.setattr("os.link", link)
    assert OwnContent(tmp_path).add(EXERCISE).name == "voor-het-slapen-2.yaml"
    assert late.read_text(encoding="utf-8") == "van een ander"
    assert sorted(contents(tmp_path)) == ["voor-het-slapen-2.yaml", "voor-het-slapen.yaml"]


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    own = OwnContent(tmp_path)
    first, second = own.add(EXERCISE), own.add(EXERCISE)
    assert (first.name, second.name) == ("voor-het-slapen.yaml", "voor-het-slapen-2.yaml")
    assert first.read_bytes() == second.read_bytes() == _written(EXERCISE)
    assert sorted(contents(tmp_path)) == ["voor-het-slapen-2.yaml", "voor-het-slapen.yaml"]

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(StorageError, match="de schijf is vol"):
        own.add(EXERCISE)
    assert sorted(contents(tmp_path)) == ["voor-het-slapen-2.yaml", "voor-het-slapen.yaml"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda file: file.write_bytes(file.read_bytes().replace(b"seconds: 6", b"seconds: 7")),
    "other line ends": lambda file: file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n")),
    "mark gone": lambda file: file.write_bytes(file.read_bytes().split(b"\n", 2)[2]),
    "emptied": lambda file: file.write_bytes(b""),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"# van mij\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_someone_changed_is_no_longer_ours(tmp_path: Path, name: str) -> None:
    own = OwnContent(tmp_path)
    file = own.add(EXERCISE)
    assert own.is_made_here(file)
    CHANGES[name](file)
    assert not own.is_made_here(file)
    before = contents(tmp_path)
    acts: tuple[Callable[[], None], ...] = (lambda: own.change(file, OTHER), lambda: own.remove(file))
    for act in acts:
        with pytest.raises(StorageError, match=r"voor-het-slapen\.yaml is intussen veranderd"):
            act()
    assert contents(tmp_path) == before


@pytest.mark.parametrize("text", ["title: [", "", "title: Van mij\n", "# a\n# herstel-ritme sha256 00\n", "# a\n" * 99])
def test_a_foreign_file_is_never_touched(tmp_path: Path, text: str) -> None:
    file = tmp_path / "van-mij.yaml"
    file.write_text(text, encoding="utf-8")
    own = OwnContent(tmp_path)
    assert not own.is_made_here(file)
    acts: tuple[Callable[[], None], ...] = (lambda: own.change(file, OTHER), lambda: own.remove(file))
    for act in acts:
        with pytest.raises(StorageError):
            act()
    assert file.read_text(encoding="utf-8") == text
    assert [other.name for other in tmp_path.iterdir()] == ["van-mij.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights here")
def test_a_link_is_left_alone(tmp_path: Path) -> None:
    own = OwnContent(tmp_path / "a")
    file = own.add(EXERCISE)
    link = tmp_path / "a" / "link.yaml"
    link.symlink_to(file)
    assert not own.is_made_here(link)


def test_removed_is_gone(tmp_path: Path) -> None:
    own = OwnContent(tmp_path)
    file = own.add(EXERCISE)
    own.remove(file)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StorageError):
        own.remove(file)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    blocker = tmp_path / "inhoud"
    blocker.write_text("geen map", encoding="utf-8")
    with pytest.raises(StorageError, match=r"Voor het slapen.*inhoud"):
        OwnContent(blocker).add(EXERCISE)
    assert blocker.read_text(encoding="utf-8") == "geen map"


def test_a_full_disk_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = OwnContent(tmp_path)
    file = own.add(EXERCISE)
    before = contents(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StorageError, match="de schijf is vol"):
        own.add(EXERCISE)
    with pytest.raises(StorageError, match="de schijf is vol"):
        own.change(file, OTHER)
    assert contents(tmp_path) == before


def test_a_file_that_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = OwnContent(tmp_path)
    file = own.add(EXERCISE)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(StorageError, match="geen rechten"):
        own.remove(file)
    monkeypatch.undo()
    assert own.is_made_here(file)


@pytest.mark.parametrize("title", ["no", "1:00", "1e1", "0o7", "+5", ".5", "5.", "010", "2026-01-01", "null", "="])
def test_a_name_that_can_be_read_in_two_ways_comes_back_as_text(title: str) -> None:
    exercise = own_exercise(OwnPattern(4, 0, 6, 0), title, [3, 5])
    parsed = parse(_written(exercise).decode(), Exercise, "a.yaml")
    assert (parsed.value, parsed.problems) == (exercise, ())
