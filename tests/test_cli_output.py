"""What the command line prints, to a reader that stops reading too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from herstel_app.cli import BROKEN_PIPE, main
from herstel_app.paths import content_dir
from tests.helpers.content_files import GOOD, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe without a reader is told in another way here")


def run(argv: list[str], *, both: bool = False) -> tuple[int, str]:
    """Run a command whose output goes to a pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "herstel_app", *argv]
    errors = writer if both else subprocess.PIPE
    try:
        done = subprocess.run(command, stdout=writer, stderr=errors, check=False, text=True, timeout=60)
    finally:
        os.close(writer)
    return done.returncode, done.stderr or ""


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "argv",
    [
        ["timeline", "slow-breathing"],
        ["timeline", "muscle-release-16"],
        ["check", str(content_dir())],
        ["check", "bestand.yaml"],
        ["--help"],
        ["timeline", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_reader_that_stops_ends_it_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "bestand.yaml", "title: A\n")
    status, told = run(argv)
    assert told == ""
    # argparse itself passes over a write that fails at once
    assert status == BROKEN_PIPE or (status == 0 and unbuffered and argv[-1].startswith("--"))


def test_so_does_one_of_the_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["timeline", "bestaat-niet"], both=True) == (BROKEN_PIPE, "")


def test_a_reader_of_the_first_lines_gets_them() -> None:
    command = f"{sys.executable} -m herstel_app timeline muscle-release-16 | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.startswith('{"start_s": 0')
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "herstel_app", "timeline", "muscle-release-16"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, "herstel: de uitvoer is niet te schrijven: de schijf is vol.\n")


def test_a_pipe_that_breaks_elsewhere_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("herstel_app.storage.content_check.check_path", broken)
    assert main(["--data-dir", str(tmp_path), "check", str(content_dir())]) == 1
    assert "(BrokenPipeError)" in capsys.readouterr().err
    assert "in broken" in (tmp_path / "log" / "herstel.log").read_text(encoding="utf-8")


def test_the_timeline_of_pictures_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "image-shuffle"]) == 0
    assert "Het woord is" in capsys.readouterr().out


def test_check_judges_what_stands_in_the_own_folder_with_the_rest_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "inhoud"
    write(own / "a", "dubbel.yaml", GOOD)
    second = write(own / "b", "dubbel.yaml", GOOD)
    assert main(["--data-dir", str(tmp_path), "check", str(second)]) == 1
    assert capsys.readouterr().out.startswith(f"{second}, regel 1: er is al een oefening met deze naam")
    assert main(["--data-dir", str(tmp_path), "check", str(own / "a")]) == 0
