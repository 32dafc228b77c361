"""One broken file of the user is told with its place and its reason, and stops nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from herstel_app.core.content_problems import Problem
from herstel_app.paths import content_dir
from herstel_app.storage.content_check import check_path
from herstel_app.storage.library import ContentFolders, load_library
from tests.helpers.content_files import GOOD, write


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Give what the program's start tells of a folder, which `check` tells in the same words."""
    library = load_library(content_dir(), folder)
    assert check_path(folder, content_dir()) == list(library.problems)
    assert "slow-breathing" in library.exercises
    return library.problems


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        (GOOD + "null: x\n", "null", "onbekend veld"),
        (GOOD + "12: x\n", "12", "onbekend veld"),
        (GOOD + "2026-01-01: x\n", "2026-01-01", "onbekend veld"),
        (GOOD + "no: x\n", "no", "onbekend veld"),
        (GOOD + "'': x\n", "", "naam"),
        (GOOD + "? [a, b]\n: x\n", "", "veldnaam"),
        (GOOD + "? {a: b}\n: x\n", "", "veldnaam"),
        (GOOD + "<<: {order: 3}\n", "<<", "onbekend veld"),
        (GOOD + "order: " + "9" * 400 + "\n", "order", "te lang"),
        (GOOD + "order: 9999999999999999999999\n", "order", "hooguit"),
        (GOOD + "order: !!python/object:os.system x\n", "order", "!"),
        (GOOD + "order: .inf\n", "order", "geen gewoon getal"),
        (GOOD + "order: .nan\n", "order", "geen gewoon getal"),
        (changed("seconds: 6}]", "seconds: 1e400}]"), "steps[1].pattern[2].seconds", "geen gewoon getal"),
        (changed("title: Mijn oefening", 'title: "a\\0b"'), "title", "onzichtbaar teken"),
        (changed("title: Mijn oefening", 'title: "a\\e[31m"'), "title", "onzichtbaar teken"),
        (changed("title: Mijn oefening", f"title: {'a' * 190_000}"), "title", "te lang"),
        (changed("minutes: [2, 4]", f"minutes: [{', '.join(['2', '4'] * 20_000)}]"), "minutes", "te lang"),
        (changed("steps:", "steps:\n  - {kind: quiet, seconds: 6, part: weg}"), "steps[1].part", "geen onderdeel"),
        (GOOD + "---\ntitle: b\n", "", "---"),
        (GOOD + "extra: " + "[" * 60 + "]" * 60, "", "lagen"),
        (GOOD + "a\0b: c\n", "", "onzichtbaar teken"),
    ],
)
def test_any_fault_is_one_of_its_file(tmp_path: Path, text: str, field: str, reason: str) -> None:
    file = write(tmp_path, "stuk.yaml", text)
    good = write(tmp_path, "heel.yaml", GOOD)
    told = problems_of(tmp_path)
    assert {problem.file for problem in told} == {str(file)}
    assert any(problem.field == field and reason in problem.reason for problem in told), told
    assert load_library(content_dir(), tmp_path).own == {"heel": str(good)}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1:00", "als 60"),
        ("010", "als 8"),
        ("1_0", "als 10"),
        ("0x10", "als 16"),
        ("0b1", "als 1"),
        ("0o7", "0o7"),
        ("1e1", "1e1"),
        ("+3", "+3"),
        (".5", ".5"),
        ("5.", "5."),
        ("1:00.5", "1:00.5"),
        ("yes", "true of false"),
        ("No", "true of false"),
        ("ON", "true of false"),
        ("off", "true of false"),
        ("2026-01-01", "datum"),
        ("2026-01-01 12:00:00", "datum"),
    ],
)
@pytest.mark.parametrize("where", ["title", "default_minutes", "instructions[1]", "opening.text"])
def test_what_can_be_read_in_two_ways_is_refused(tmp_path: Path, where: str, written: str, told: str) -> None:
    lines = {
        "title": ("title: Mijn oefening", "title: {}"),
        "default_minutes": ("default_minutes: 2", "default_minutes: {}"),
        "instructions[1]": ("instructions: [Adem zoals het komt.]", "instructions: [{}]"),
        "opening.text": ("text: Ga zitten.", "text: {}"),
    }
    old, new = lines[where]
    file = write(tmp_path, "a.yaml", changed(old, new.format(written)))
    (problem,) = problems_of(tmp_path)
    assert (problem.file, problem.field) == (str(file), where)
    assert told in problem.reason
    assert "aanhalingstekens" in problem.reason
    line = next(n for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if written in line)
    assert problem.line == line


@pytest.mark.parametrize("written", ["1:00", "010", "no", "2026-01-01", "1e1", "null", "12", "0x10"])
def test_between_quotes_it_is_text(tmp_path: Path, written: str) -> None:
    write(tmp_path, "a.yaml", changed("title: Mijn oefening", f"title: '{written}'"))
    assert problems_of(tmp_path) == ()
    assert load_library(content_dir(), tmp_path).exercises["a"].title == written


def test_a_comma_in_a_number_is_told_as_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", changed("default_minutes: 2", "default_minutes: 2,5"))
    (problem,) = problems_of(tmp_path)
    assert "schrijf 2.5" in problem.reason


def test_places_are_counted_from_one_and_names_stay_names(tmp_path: Path) -> None:
    pattern = "pattern: [{phase: inhale, seconds: 4}, {phase: exhale, seconds: 6, 12: x}]"
    write(tmp_path, "a.yaml", changed("pattern: [{phase: inhale, seconds: 4}, {phase: exhale, seconds: 6}]", pattern))
    (problem,) = problems_of(tmp_path)
    assert problem.field == "steps[1].pattern[2].12"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("grade: D", f"grade: D, sources: [{'x' * 5000}]"),
        ("closing: Dit", f"{'k' * 5000}: 1\nclosing: Dit"),
        ("group: breathing", f"group: {'x' * 5000}"),
        ("minutes: [2, 4]", f"minutes: [{'9' * 5000}]"),
        ("title: Mijn oefening", f"title: 1:{'00:' * 1600}00"),
        ("title: Mijn oefening", f"title: !{'x' * 5000} y"),
        ("title: Mijn oefening", '"\\e[2J\\u202e": 1\ntitle: Mijn oefening'),
    ],
)
def test_a_message_is_short_and_shows_nothing_that_acts(tmp_path: Path, old: str, new: str) -> None:
    write(tmp_path, "a.yaml", changed(old, new))
    told = [str(problem) for problem in problems_of(tmp_path)]
    assert told
    assert all(len(text) < 1000 and text.isprintable() for text in told)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"k{n}: x" for n in range(20_000)),
        "steps:\n" + "  - 1\n" * 30_000,
        "a: 1\n" * 30_000,
    ],
)
def test_of_very_many_faults_the_first_are_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, "a.yaml", text)
    told = problems_of(tmp_path)
    assert len(told) <= 51
    assert "los eerst op" in told[-1].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (GOOD.encode("utf-16"), "UTF-8"),
        (GOOD.encode("utf-16-le"), "onzichtbaar teken"),
        (b"title: \xed\xa0\x80\n", "UTF-8"),
        (b"#" * 10_000_000, "te groot"),
        (b"\xef\xbb\xbf" + b" " * 300_000, "te groot"),
    ],
)
def test_bytes_that_are_no_content(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    (problem,) = problems_of(tmp_path)
    assert reason in problem.reason


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode(), GOOD.replace("\n", "\r").encode()]
)
def test_other_line_ends_and_a_mark_in_front_are_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    assert problems_of(tmp_path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files here")
def test_only_a_file_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "weg")
    (tmp_path / "c.yaml").mkdir()
    assert [Path(problem.file).name for problem in problems_of(tmp_path)] == ["a.yaml", "b.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights here")
def test_a_link_that_leads_nowhere_hides_no_change(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").symlink_to(tmp_path / "weg")
    folders = ContentFolders(content_dir(), tmp_path)
    folders.read()
    write(tmp_path, "a.yaml", GOOD)
    assert folders.has_changed


def test_a_fault_of_our_own_in_the_check_is_a_problem_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise OverflowError

    file = write(tmp_path, "a.yaml", GOOD)
    for name in ("exercise_faults", "parse"):
        folders = ContentFolders(content_dir(), tmp_path)
        before = folders.read()
        assert before.problems == ()
        monkeypatch.setattr(f"herstel_app.storage.content_reading.{name}", broken)
        library = folders.read()
        monkeypatch.undo()
        (problem,) = library.problems
        assert (problem.file, "OverflowError" in problem.reason) == (str(file), True)
        assert "slow-breathing" in library.exercises
        assert "OverflowError" in caplog.text
