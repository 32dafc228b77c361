"""A data folder that cannot be one: a clear line, exit status 2, and no traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from herstel_app.cli import main
from herstel_app.data_dir import DataDirError, chosen_folder, make_usable
from herstel_app.storage.journal import SqliteJournal

COMMANDS = [[], ["start", "slow-breathing"], ["timeline", "slow-breathing"], ["check", "."]]


def deep(folder: Path, length: int) -> Path:
    """Give a path below `folder` of exactly so many bytes."""
    text = str(folder)
    while len(text) < length:
        text += "/" + "d" * min(100, max(1, length - len(text) - 1))
    return Path(text[:length].rstrip("/").ljust(length, "d"))


def refused(folder: object, words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--data-dir", str(folder), *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("herstel: --data-dir ")
    assert captured.err.count("\n") == 1
    assert len(captured.err) < 300
    return captured.err


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0] if words else "window")
def test_a_path_that_can_be_no_folder(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bestand"
    file.write_text("geen map")
    assert "geen map" in refused(file, words, capsys)
    assert "geen map" in refused(file / "onder", words, capsys)
    assert "te lang" in refused(tmp_path / ("a" * 300), words, capsys)
    assert "te lang" in refused(deep(tmp_path, 5000), words, capsys)
    if sys.platform != "win32":  # there it is a folder beside one's own
        assert "bestaat niet" in refused("~niemand-van-die-naam/x", words, capsys)
    assert [found.name for found in tmp_path.iterdir()] == ["bestand"]


@pytest.mark.skipif(sys.platform == "win32", reason="the longest path is another one there")
def test_the_longest_path_is_one_that_a_journal_can_be_kept_in(tmp_path: Path) -> None:
    whole = next(n for n in range(520, 300, -1) if not raises(deep(tmp_path, n)))
    assert 400 < whole < 512
    folder = chosen_folder(deep(tmp_path, whole))
    make_usable(folder)
    assert list(folder.iterdir()) == []
    journal = SqliteJournal(folder / "journal.db")
    assert journal.open() == ()
    journal.close()


def raises(folder: Path) -> bool:
    try:
        chosen_folder(folder)
    except DataDirError:
        return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="it is the kernel's own folder")
def test_a_folder_in_which_nothing_can_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert "rechten" in refused("/proc/1/herstel", [], capsys) or os.geteuid() == 0
    refused("/proc/self/fdinfo", [], capsys)
    refused("/proc/herstel/data", [], capsys)


@pytest.mark.parametrize(
    "path",
    ["CON", "NUL", "aux.txt", "C:/a/com1/b", "C:\\a\\LPT9.log\\b", "nul ", "prn.", "NUL:", "\\\\.\\NUL", "conin$"],
)
def test_the_names_of_windows_devices(path: str) -> None:
    with pytest.raises(DataDirError, match="een naam die Windows zelf gebruikt"):
        chosen_folder(Path(path), on_windows=True)


@pytest.mark.parametrize("path", ["console", "C:/a/nullen", "a/com10", "mijn.aux", "\\\\?\\C:\\data"])
def test_names_that_only_look_like_those(path: str) -> None:
    assert chosen_folder(Path(path), on_windows=True).is_absolute()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a device")
def test_elsewhere_they_are_names_like_others(tmp_path: Path) -> None:
    assert chosen_folder(tmp_path / "aux") == tmp_path / "aux"


def test_a_path_that_windows_does_not_find_for_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(self: Path, **_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "mkdir", not_found)
    with pytest.raises(DataDirError, match="te lang"):
        make_usable(Path("a" * 220), on_windows=True)
    with pytest.raises(DataDirError, match="is er niet"):
        make_usable(Path("a" * 20), on_windows=True)
