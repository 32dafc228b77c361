"""Reading content folders: our own must be whole, the user's may be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from herstel_app.core.content_problems import ContentError
from herstel_app.paths import content_dir
from herstel_app.storage.content_check import check_path
from herstel_app.storage.library import ContentFolders, load_library
from tests.helpers.content_files import GOOD, write


def test_own_exercise_joins_the_library(tmp_path: Path) -> None:
    write(tmp_path, "mijn-oefening.yaml", GOOD)
    library = load_library(content_dir(), tmp_path)
    assert library.exercises["mijn-oefening"].title == "Mijn oefening"
    assert library.problems == ()


@pytest.mark.parametrize("ending", [".YAML", ".YML", ".Yaml"])
def test_an_ending_in_capitals_is_an_ending_too(tmp_path: Path, ending: str) -> None:
    """As a memory stick or an old program writes it."""
    folders = ContentFolders(content_dir(), tmp_path)
    folders.read()
    file = tmp_path / f"mijn-oefening{ending}"
    write(tmp_path, file.name, GOOD)
    assert folders.has_changed
    assert "mijn-oefening" in folders.read().exercises
    assert check_path(file, content_dir()) == []
    write(tmp_path, file.name, GOOD.replace("group: breathing", "group: adem"))
    for path in (file, tmp_path):
        (problem,) = check_path(path, content_dir())
        assert "kies een van" in problem.reason


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("group: breathing", "group: adem", "group", "kies een van"),
        ("default_minutes: 2", "default_minutes: 3", "default_minutes", "geen van de lengtes"),
        ("seconds: 6}]", "seconds: 0.4}]", "steps[1].pattern[2].seconds", "minstens 1 seconde"),
        ("phase: inhale", "phase: exhale", "steps[1].pattern[1].phase", "begint met 'inhale'"),
        ("grade: D", "grade: D, sources: [nergens-1999]", "evidence.sources[1]", "geen bron"),
        ("seconds: 6}\nclosing", "seconds: 7}\nclosing", "", ""),
        ("seconds: 6}\nclosing", "seconds: 4}\nclosing", "opening.seconds", "minstens 6"),
        ("text: Ga zitten.", f"text: {'lang ' * 16}", "opening.text", "past niet"),
        ("closing: Dit was het.", "closing: Dit was het.\nkleur: rood", "kleur", "onbekend veld"),
        ("title: Mijn oefening", "", "", "'title' ontbreekt"),
        ("minutes: [2, 4]", "minutes: [4, 2]", "minutes", "van kort naar lang"),
    ],
)
def test_fault_is_told_and_leaves_the_file_out(tmp_path: Path, old: str, new: str, field: str, reason: str) -> None:
    assert old in GOOD
    file = write(tmp_path, "mijn-oefening.yaml", GOOD.replace(old, new))
    library = load_library(content_dir(), tmp_path)
    if not reason:
        assert library.problems == ()
        return
    assert "mijn-oefening" not in library.exercises
    assert any(p.field == field and reason in p.reason and p.file == str(file) for p in library.problems)
    assert "slow-breathing" in library.exercises


def test_line_numbers_point_at_the_fault(tmp_path: Path) -> None:
    file = write(tmp_path, "a.yaml", GOOD.replace("seconds: 6}]", "seconds: -6}]"))
    wanted = next(n for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if "-6" in line)
    assert [problem.line for problem in check_path(file, content_dir())] == [wanted]


def test_all_faults_of_a_file_at_once(tmp_path: Path) -> None:
    text = (
        GOOD.replace("group: breathing", "group: x")
        .replace("grade: D", "grade: Z")
        .replace("minutes: [2", "minutes: [0")
    )
    problems = check_path(write(tmp_path, "a.yaml", text), content_dir())
    assert [problem.field for problem in problems] == ["group", "minutes[1]", "evidence.grade"]


@pytest.mark.parametrize(
    "text", ["", ":", "a: [", "- 1\n---\n- 2", "a: &x 1\nb: *x", "[" * 5000, "a: 2026-99-99", "\0"]
)
def test_what_is_not_yaml_of_ours_is_refused(tmp_path: Path, text: str) -> None:
    file = write(tmp_path, "a.yaml", text)
    assert check_path(file, content_dir())
    assert load_library(content_dir(), tmp_path).problems


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"title: caf\xe9\n")
    (problem,) = load_library(content_dir(), tmp_path).problems
    assert (problem.line, "UTF-8" in problem.reason) == (1, True)


def test_an_own_file_cannot_take_the_place_of_ours(tmp_path: Path) -> None:
    write(tmp_path, "slow-breathing.yaml", GOOD)
    library = load_library(content_dir(), tmp_path)
    assert library.exercises["slow-breathing"].title != "Mijn oefening"
    assert len(library.problems) == 1
    assert check_path(tmp_path, content_dir()) == list(library.problems)
    assert check_path(content_dir() / "exercises" / "slow-breathing.yaml", content_dir()) == []


def test_shipped_content_has_to_be_whole(tmp_path: Path) -> None:
    copy = tmp_path / "nl"
    shutil.copytree(content_dir(), copy)
    file = copy / "exercises" / "slow-breathing.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("group:", "groep:"), encoding="utf-8")
    with pytest.raises(ContentError, match="groep"):
        load_library(copy)


def test_a_practice_needs_its_exercise(tmp_path: Path) -> None:
    copy = tmp_path / "nl"
    shutil.copytree(content_dir(), copy)
    (copy / "exercises" / "stillness.yaml").unlink()
    with pytest.raises(ContentError, match="er is geen oefening 'stillness'"):
        load_library(copy)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="deze map is er niet"):
        load_library(tmp_path / "weg")


def test_the_own_folder_is_read_again_without_a_restart(tmp_path: Path) -> None:
    own = tmp_path / "inhoud"
    folders = ContentFolders(content_dir(), own)
    first = folders.read()
    assert not folders.has_changed
    file = write(own, "mijn-oefening.yaml", GOOD)
    assert folders.has_changed
    second = folders.read()
    assert not folders.has_changed
    assert "mijn-oefening" not in first.exercises
    assert second.own == {"mijn-oefening": str(file)}
    assert second.explanations == first.explanations
    write(own, "mijn-oefening.yaml", GOOD.replace("Mijn oefening", "Iets anders, en langer"))
    assert folders.has_changed
    assert folders.read().exercises["mijn-oefening"].title == "Iets anders, en langer"
    file.unlink()
    assert folders.has_changed
    third = folders.read()
    assert (third.exercises, third.own) == (first.exercises, {})


def test_a_broken_file_is_not_among_the_own_files(tmp_path: Path) -> None:
    write(tmp_path, "stuk.yaml", "title: [")
    good = write(tmp_path, "heel.yaml", GOOD)
    assert load_library(content_dir(), tmp_path).own == {"heel": str(good)}


def test_of_two_own_files_with_one_name_the_second_is_told(tmp_path: Path) -> None:
    first = write(tmp_path / "a", "dubbel.yaml", GOOD)
    second = write(tmp_path / "b", "dubbel.yaml", GOOD.replace("Mijn oefening", "De tweede"))
    library = load_library(content_dir(), tmp_path)
    assert library.exercises["dubbel"].title == "Mijn oefening"
    assert library.own == {"dubbel": str(first)}
    (problem,) = library.problems
    assert (problem.file, "al een oefening" in problem.reason) == (str(second), True)


def test_our_own_content_is_read_once(tmp_path: Path) -> None:
    copy = tmp_path / "nl"
    shutil.copytree(content_dir(), copy)
    folders = ContentFolders(copy, tmp_path / "inhoud")
    first = folders.read()
    shutil.rmtree(copy)
    assert folders.read().exercises == first.exercises
