"""`check` and the program's start judge alike: the same problems, in the same words, for every kind of file."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_app.core.content_problems import ContentError, Problem
from herstel_app.paths import content_dir
from herstel_app.storage.content_check import check_path
from herstel_app.storage.library import load_library
from tests.helpers.content_files import GOOD, write
from tests.helpers.mutations import SOURCES, mutated, put

ROOT = content_dir()
PLACES = ["", "evenings", "explanations", "exercises", "help", "a/b"]
NAMES = ["eigen", "Eigen", "sources", "words", "yardstick", "proeven", "safety", "slow-breathing"]
ENDINGS = [".yaml", ".yml", ".YAML", ".txt"]
contents = st.one_of(
    st.sampled_from([GOOD, *(text for _, text in SOURCES)]).map(lambda text: text.encode()),
    st.integers(0, 10**6).map(lambda number: mutated(number)[1]).filter(lambda data: len(data) < 10**6),
)


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=60)
def test_of_the_own_folder(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    own = emptied(tmp_path_factory.getbasetemp() / "alike-own")
    files = set()
    for _ in range(data.draw(st.integers(1, 3))):
        place, name, ending = (data.draw(st.sampled_from(choices)) for choices in (PLACES, NAMES, ENDINGS))
        files.add(put(own / place, f"{name}{ending}", data.draw(contents)))
    library = load_library(ROOT, own)
    told = list(library.problems)
    assert check_path(own, ROOT, own) == told
    if not (own / "sources.yaml").exists():
        assert check_path(own, ROOT) == told  # also where nobody says that it is the own folder
    for file in files:
        if file.suffix.lower() in (".yaml", ".yml"):
            problems = check_path(file, ROOT, own)
            assert problems == [problem for problem in told if problem.file == str(file)]
            assert (str(file) in library.own.values()) == (not problems)


def told_at_start(shipped: Path) -> list[Problem]:
    try:
        load_library(shipped)
    except ContentError as error:
        return list(error.problems)
    return []


@pytest.mark.slow
@given(number=st.integers(0, 10**6))
@settings(max_examples=10)
def test_of_a_whole_folder(tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    place, data = mutated(number)
    whole = emptied(tmp_path_factory.getbasetemp() / "alike-whole") / "nl"
    shutil.copytree(ROOT, whole)
    file = put(whole, place, data)
    told = told_at_start(whole)
    assert check_path(whole, ROOT) == told
    assert check_path(file, ROOT) == [problem for problem in told if problem.file == str(file)]


@pytest.mark.parametrize("place", ["words.yaml", "yardstick.yaml", "proeven.yaml", "help/safety.yaml"])
def test_a_file_that_is_not_there_is_told_by_both(tmp_path: Path, place: str) -> None:
    shutil.copytree(ROOT, tmp_path / "nl")
    (tmp_path / "nl" / place).unlink()
    told = told_at_start(tmp_path / "nl")
    assert told
    assert check_path(tmp_path / "nl", ROOT) == told


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("evenings/feel.yaml", "een avond"),
        ("explanations/the-chain.yaml", "een uitleg"),
        ("sources.yaml", "een lijst bronnen"),
        ("words.yaml", "een lijst woorden"),
        ("yardstick.yaml", "een maatstaf"),
        ("proeven.yaml", "een lijst proeven"),
        ("help/safety.yaml", "een hulppagina"),
    ],
)
def test_what_is_no_exercise_is_named(tmp_path: Path, place: str, what: str) -> None:
    file = put(tmp_path, place, (ROOT / place).read_bytes())
    for problems in (check_path(file, ROOT), check_path(tmp_path, ROOT), load_library(ROOT, tmp_path).problems):
        (problem,) = problems
        assert problem.reason == f"dit is {what}; in je eigen map leest Herstel alleen oefeningen"


def test_a_path_is_told_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT, tmp_path / "nl")
    write(tmp_path / "nl" / "exercises", "stuk.yaml", "title: A\n")
    monkeypatch.chdir(tmp_path / "nl")
    given_paths = {"exercises/stuk.yaml": "", "exercises": "stuk.yaml", ".": "exercises/stuk.yaml"}
    for path, below in given_paths.items():
        assert {problem.file for problem in check_path(Path(path), ROOT)} == {str(Path(path) / below)}


def test_the_draw_is_the_same_each_time() -> None:
    numbers = random.Random(1).sample(range(10**6), 40)
    assert [mutated(number) for number in numbers] == [mutated(number) for number in numbers]


def test_of_what_a_help_page_means(tmp_path: Path) -> None:
    whole = tmp_path / "nl"
    shutil.copytree(ROOT, whole)
    file = whole / "help" / "safety.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: lungs-heart", "id: stop-now"), encoding="utf-8")
    (problem,) = told_at_start(whole)
    assert problem.reason == "het stuk 'stop-now' staat er twee keer"
    assert check_path(file, ROOT) == [problem]
