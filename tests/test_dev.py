"""dev.py decides rightly what an environment and a system need, without a network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
import system_packages  # dev.py has just made it findable

WANTED = {"python": "cpython-311 linux x86_64", "app": "a1", "dev": "d1"}
APP = {"python": WANTED["python"], "app": "a1"}
DEV = APP | {"dev": "d1"}
needs_posix = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty place for .venv, in which making and installing are only written down."""
    place = tmp_path / ".venv"
    monkeypatch.setattr(dev, "VENV", place)
    monkeypatch.setattr(dev, "STAMP", place / "herstel.json")
    monkeypatch.setattr(dev, "LOCK", tmp_path / ".venv.lock")
    return place


@pytest.fixture
def steps(venv: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace what makes and fills the environment by a list of what was asked."""
    asked: list[str] = []

    def make() -> None:
        asked.append("make")
        dev.venv_python().parent.mkdir(parents=True, exist_ok=True)
        dev.venv_python().touch()

    monkeypatch.setattr(dev, "make_venv", make)
    monkeypatch.setattr(dev, "install", asked.append)
    return asked


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 0, "final", 0), (3, 14, 9)])
def test_a_supported_python_has_no_fault(version: tuple[int, ...]) -> None:
    assert dev.version_fault(version) == ""


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 15, 0, "alpha", 1), (4, 0, 0)])
def test_another_python_is_named_in_one_line(version: tuple[int, ...]) -> None:
    fault = dev.version_fault(version)
    assert fault.endswith("dit is Python {}.{}.{}.".format(*version[:3]))
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("stamp", "kind", "step"),
    [
        (APP, "app", "ready"),
        (DEV, "app", "ready"),
        (DEV, "dev", "ready"),
        (APP, "dev", "add"),
        ({}, "app", "rebuild"),
        ({}, "dev", "rebuild"),
        (DEV | {"dev": "d0"}, "app", "ready"),
        (DEV | {"dev": "d0"}, "dev", "rebuild"),
        (DEV | {"app": "a0"}, "dev", "rebuild"),
        (APP | {"app": "a0"}, "app", "rebuild"),
        (DEV | {"python": "cpython-313 linux x86_64"}, "app", "rebuild"),
    ],
)
def test_the_stamp_decides_the_step(stamp: dict[str, str], kind: str, step: str) -> None:
    assert dev.plan(stamp, WANTED, kind, python_there=True) == step


def test_without_its_interpreter_an_environment_is_rebuilt() -> None:
    assert dev.plan(DEV, WANTED, "dev", python_there=False) == "rebuild"


def test_app_then_dev_then_both_again_installs_each_once(steps: list[str]) -> None:
    for kind in ("app", "dev", "app", "dev"):
        dev.prepare_environment(kind)
    assert steps == ["make", "app", "dev"]


def test_an_install_cut_short_starts_over(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dev.prepare_environment("app")
    with monkeypatch.context() as patch:
        patch.setattr(dev, "install", lambda _kind: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            dev.prepare_environment("dev")
    assert not dev.STAMP.exists()
    dev.prepare_environment("app")
    assert steps == ["make", "app", "make", "app"]


@pytest.mark.parametrize("text", ["", "{", "[]", '"dev"'])
def test_a_damaged_stamp_counts_as_none(venv: Path, text: str) -> None:
    venv.mkdir()
    dev.STAMP.write_text(text, encoding="utf-8")
    assert dev.read_stamp() == {}


def test_line_endings_do_not_change_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "requirements", lambda kind: tmp_path / kind)
    stamps = []
    for text in (b"a==1\nb==2\n", b"a==1\r\nb==2\r\n", b"a==1\nb==3\n"):
        for kind in ("app", "dev"):
            (tmp_path / kind).write_bytes(text)
        stamps.append(json.dumps(dev.wanted_stamp()))
    assert stamps[0] == stamps[1] != stamps[2]


def test_dev_requirements_hold_every_pin_of_the_app() -> None:
    def pins(kind: str) -> dict[str, set[str]]:
        entries = re.split(r"\n(?=\S)", dev.requirements(kind).read_text(encoding="utf-8").strip())
        return {entry.split(" \\")[0]: set(re.findall(r"sha256:\w+", entry)) for entry in entries}

    app, with_tools = pins("app"), pins("dev")
    assert all(app.values())
    assert app == {pin: hashes for pin, hashes in with_tools.items() if pin in app}


@pytest.mark.parametrize("path", ["dev.py", *(f"packaging/requirements/{kind}.txt" for kind in ("app", "dev"))])
def test_nothing_names_a_package_index(path: str) -> None:
    text = (dev.ROOT / path).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text


def test_dpkg_status_tells_what_is_missing() -> None:
    status = "libegl1 installed\nlibgl1 config-files\nlibglib2.0-0t64 installed\nlibx11-6 installed\n"
    wanted = ["libegl1", "libgl1", "libglib2.0-0", "libx11-6", "xvfb"]
    assert system_packages.missing_packages(wanted, status) == ["libgl1", "xvfb"]


@needs_posix
def test_a_system_is_asked_through_dpkg_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, script in (
        ("dpkg-query", "echo 'libegl1 installed'; echo 'no packages found' >&2; exit 1"),
        ("apt-get", "exit 9"),
    ):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert system_packages.query_packages(["libegl1", "libgl1"]) == ["libgl1"]


def test_a_system_without_dpkg_misses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_packages.query_packages(["libegl1"]) == []


@pytest.mark.parametrize(
    ("uid", "ci", "sudo", "prefix"),
    [
        (0, False, False, []),
        (0, True, True, []),
        (1000, True, True, ["sudo", "-n"]),
        (1000, True, False, None),
        (1000, False, True, None),
        (-1, False, False, None),
    ],
)
def test_only_root_and_ci_install_system_packages(uid: int, ci: bool, sudo: bool, prefix: list[str] | None) -> None:
    assert system_packages.apt_prefix(uid, ci, sudo) == prefix


def test_a_developer_gets_the_command_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 1000, raising=False)
    monkeypatch.delenv("CI", raising=False)
    assert not system_packages.install_packages(["xvfb", "xdotool"])
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "sudo apt-get install --no-install-recommends xvfb xdotool" in said


@pytest.mark.parametrize(
    ("missing", "work", "asked", "good"),
    [
        ([], "package", [], True),
        (["libgl1"], "run", [["libgl1"]], False),
        (["fonts-inter"], "run", [["fonts-inter"]], True),
        (["fonts-inter", "xvfb"], "test", [["fonts-inter", "xvfb"]], True),
        (["binutils", "xvfb"], "run", [], True),
        (["binutils", "xvfb"], "package", [["binutils"]], False),
    ],
)
def test_only_what_a_command_cannot_do_without_stops_it(
    missing: list[str], work: str, asked: list[list[str]], good: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    installs: list[list[str]] = []

    def install(names: list[str]) -> bool:
        installs.append(names)
        return False

    monkeypatch.setattr(system_packages, "query_packages", lambda wanted: [name for name in wanted if name in missing])
    monkeypatch.setattr(system_packages, "install_packages", install)
    assert system_packages.prepare_system(work) is good
    assert installs == asked


@pytest.mark.parametrize(("returncode", "code"), [(0, 0), (3, 3), (-9, 137), (-15, 143)])
def test_death_by_signal_becomes_a_shell_exit_code(returncode: int, code: int) -> None:
    assert dev.exit_code(returncode) == code


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [(["-h"], 0, "Gebruik"), ([], 2, "Gebruik"), (["rin"], 2, "rin"), (["lint", "x"], 2, "Onbekend argument: x")],
)
def test_the_command_line_explains_itself(arguments: list[str], code: int, word: str) -> None:
    done = subprocess.run(
        [sys.executable, str(dev.ROOT / "dev.py"), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert word in done.stdout + done.stderr


@pytest.mark.parametrize("words", [[], ["macos"], ["macos", "--check"], ["windows"], ["windows", "--try"]])
def test_what_to_package_is_passed_on(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def in_venv(arguments: list[str], env: dict[str, str]) -> int:
        ran.append(arguments[1:])
        return 0

    monkeypatch.setattr(dev, "prepare", lambda work: None)
    monkeypatch.setattr(dev, "in_venv", in_venv)
    assert dev.main(["package", *words]) == 0
    assert ran == [words]


@pytest.mark.parametrize(
    "words",
    [["macos", "--try"], ["macos", "macos"], ["windows", "macos"], ["windows", "--check"], ["linux"], ["--check"]],
)
def test_what_cannot_be_packaged_is_refused(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "prepare", lambda work: pytest.fail("made ready for nothing"))
    assert dev.main(["package", *words]) == 2
