"""The command line, as someone types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from herstel_app import __version__
from herstel_app.cli import main


def test_timeline_prints_segments_without_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "slow-breathing", "--minutes", "3"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert set(rows[0]) == {"start_s", "end_s", "kind", "phase", "text"}
    assert [row["start_s"] for row in rows[1:]] == [row["end_s"] for row in rows[:-1]]
    assert [row["phase"] for row in rows].count("inhale") == 18
    assert (rows[0]["kind"], rows[0]["phase"], rows[-1]["kind"]) == ("settle", None, "closing")


@pytest.mark.parametrize(
    "argv",
    [
        ["timeline", "bestaat-niet"],
        ["transcript", "slow-breathing", "--cue", "orgel"],
        ["timeline"],
        ["timeline", "slow-breathing", "--minutes", "500"],
        ["timeline", "slow-breathing", "--minutes", "nan"],
        ["timeline", "slow-breathing", "--minutes", "drie"],
        ["timeline", "natural-breath", "--variant", "neus"],
        ["render", "slow-breathing", "uit.ogg"],
        ["render", "slow-breathing", "/bestaat/niet/uit.wav"],
        ["check", "/bestaat/niet.yaml"],
        ["dansen"],
        ["--onbekend"],
    ],
)
def test_errors_are_one_line_and_status_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("herstel: ")
    assert captured.err.count("\n") == 1


def test_transcript_tells_what_is_heard(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transcript", "slow-breathing", "--minutes", "3", "--cue", "bowl", "--words-throughout"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Klank: een klankschaal. Er spreekt een stem.\n0:00,5  twee tonen")
    assert "3:18,0  einde\n" in told
    assert main(["transcript", "slow-breathing", "--no-voice"]) == 0
    assert "stem:" not in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Herstel {__version__}\n"


def test_more_of_it_is_asked_with_the_version_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--verbose"]) == 2
    assert capsys.readouterr().err == "herstel: --verbose hoort bij --version.\n"


def test_check_tells_each_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("title: A\n", encoding="utf-8")
    assert main(["check", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 5
    assert all(line.startswith(f"{file}, regel 1") for line in lines)


def test_check_of_our_own_content(capsys: pytest.CaptureFixture[str]) -> None:
    from herstel_app.paths import content_dir

    assert main(["check", str(content_dir())]) == 0
    assert capsys.readouterr().out == "Alles klopt.\n"


@pytest.mark.slow
def test_smoke() -> None:
    # In a process of its own: the window that it leaves, with what it does to all keys and wheels, goes with it.
    env = {**os.environ, "SDL_AUDIODRIVER": "dummy", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "herstel_app", "--smoke"]
    run = subprocess.run(command, capture_output=True, text=True, env=env, timeout=100, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "klaar"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["play"], "noem de naam van een oefening, of --evening WAAR."),
        (["play", "slow-breathing", "--evening", "hoofd"], "noem de naam van een oefening, of --evening WAAR."),
        (["play", "bestaat-niet"], "er is geen oefening 'bestaat-niet'."),
        (["play", "slow-breathing", "--minutes", "500"], "--minutes hoort van 3 tot 15 te zijn bij deze oefening."),
        (
            ["play", "body-scan", "--variant", "long", "--minutes", "10"],
            "--minutes hoort van 20 tot 20 te zijn bij deze oefening.",
        ),
        (["play", "--evening", "tuin"], "'tuin' bestaat niet als --evening. Er zijn: hoofd, lijf, gevoel,"),
        (["play", "--evening", "head", "--minutes", "nan"], "--minutes hoort van 3 tot 60 te zijn bij een avond."),
        (["play", "--evening", "hoofd", "--variant", "neus"], "--variant hoort bij een oefening, niet bij een avond."),
        (["play", "--evening", "mijn-avond", "--minutes", "5"], "--minutes hoort niet bij mijn-avond."),
        (["play", "--evening"], "deze opdracht klopt niet: bij --evening ontbreekt wat erachter hoort."),
    ],
)
def test_what_cannot_be_played_is_told_before_anything_is_made(
    argv: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "data"), *argv]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"herstel: {told}")
    assert not (tmp_path / "data").exists()


def test_a_way_is_laid_out_in_its_own_length(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["timeline", "body-scan", "--variant", "long", "--minutes", "20"]
    assert main(["--data-dir", str(tmp_path), *asked]) == 0
    assert capsys.readouterr().err == ""


def test_no_exercise_is_played_beside_a_herstel_that_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from herstel_app.system.folder_lock import instance_lock

    lock = instance_lock(tmp_path)
    assert lock.take()
    try:
        assert main(["--data-dir", str(tmp_path), "play", "slow-breathing"]) == 2
    finally:
        lock.give()
    assert capsys.readouterr().err.startswith(f"herstel: Herstel is al open met de map {tmp_path}. Sluit het eerst af")
    assert not (tmp_path / "journal.db").exists()


def test_an_own_evening_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "play", "--evening", "mijn-avond"]) == 2
    assert capsys.readouterr().err.startswith("herstel: er is geen Mijn avond bewaard")


def test_a_program_without_a_console_plays_nothing_that_nobody_could_stop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("herstel_app.cli.sys.platform", "win32")
    monkeypatch.setattr("herstel_app.cli.sys.stdin", None)
    assert main(["play", "slow-breathing"]) == 2
    assert capsys.readouterr().err.startswith("herstel: dit programma heeft geen opdrachtvenster.")
