"""docs/content-format.md says what the code does: every field, every value, and examples that are whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from herstel_app.cli import main
from herstel_app.core.content import (
    MOST_LENGTHS,
    MOST_VARIANTS,
    BreathPhase,
    Content,
    ExercisePart,
    Explanation,
    Grade,
    Group,
    GuidePhase,
    Identifier,
    Pattern,
    Steps,
    Variant,
)
from herstel_app.core.content_checks import words_faults
from herstel_app.core.health_facts import HealthFact
from herstel_app.core.length_checks import PRACTICE_TOLERANCE_S
from herstel_app.core.library import Library
from herstel_app.core.parsed import MOST_PROBLEMS
from herstel_app.core.parsing import MAX_CHARACTERS, parse
from herstel_app.core.programme_content import Proeven, Recipe, Where
from herstel_app.core.recipe_checks import recipe_shape_faults
from herstel_app.core.reference_checks import explanation_faults, proeven_faults, recipe_faults
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.sources import Source
from herstel_app.core.speech_timing import CHARACTERS_PER_S, CLOSING_S, END_TONE_S, LEAST_TONE_S, REST_S, START_TONE_S
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.core.traits import Trait
from herstel_app.core.yaml_reading import MOST_LAYERS, read_yaml
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.library import load_library
from tests.helpers.document import BLOCKS, DOCUMENT, EXAMPLE, block, example

CODE = set(re.findall(r"[\w+-]+", " ".join([*BLOCKS, *re.findall(r"`([^`\n]+)`", DOCUMENT)])))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(content_dir())


STRUCTS = Content.__subclasses__()


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
def test_every_field_is_told(kind: type[Content]) -> None:
    assert set(kind.__struct_fields__) <= CODE
    tag = kind.__struct_config__.tag
    assert tag is None or tag in CODE


@pytest.mark.parametrize("values", [BreathPhase, GuidePhase, Group, Grade, Where, HealthFact, Trait])
def test_every_value_is_told(values: Any) -> None:
    assert set(get_args(values)) <= CODE


def test_a_field_that_is_not_told_is_found() -> None:
    assert len(STRUCTS) > 15
    assert "colour" not in CODE


def test_the_worked_example_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"{EXAMPLE}.yaml"
    file.write_text(example(), encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "Alles klopt.\n"


def test_the_worked_fault_is_told_as_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"{EXAMPLE}.yaml").write_text(example().replace("group: body", "group: buik"), encoding="utf-8")
    assert main(["check", f"{EXAMPLE}.yaml"]) == 1
    assert capsys.readouterr().out in DOCUMENT


def test_the_worked_example_joins_the_library_and_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = DataDir(tmp_path).content
    own.mkdir()
    (own / f"{EXAMPLE}.yaml").write_text(example(), encoding="utf-8")
    library = load_library(content_dir(), own)
    assert library.problems == ()
    exercise = library.exercises[EXAMPLE]
    for variant in (None, *(item.id for item in exercise.variants)):
        for minutes in exercise.minutes:
            timeline = compile_timeline(exercise, minutes, variant)
            assert abs(timeline.practice_end_s - timeline.practice_start_s - 60 * minutes) <= 5
    assert f"herstel timeline {EXAMPLE} --minutes 3\n" in DOCUMENT
    assert main(["--data-dir", str(tmp_path), "timeline", EXAMPLE, "--minutes", "3"]) == 0
    assert '"text": "Maak links een losse vuist."' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("first_word", "field", "kind"),
    [
        ("pattern:", "pattern", Pattern),
        ("variants:", "variants", tuple[Variant, ...]),
        ("parts:", "parts", tuple[ExercisePart, ...]),
        ("parts:", "steps", Steps),
        ("not_for:", "not_for", tuple[HealthFact, ...]),
        ("not_for:", "variants", tuple[Variant, ...]),
    ],
)
def test_the_small_examples_have_the_right_shape(first_word: str, field: str, kind: Any) -> None:
    assert msgspec.convert(yaml.safe_load(block(first_word))[field], type=kind)


def test_the_examples_of_our_own_content_are_whole(library: Library) -> None:
    explanation = parse(block("number:"), Explanation, "a.yaml")
    assert explanation.problems == ()
    assert explanation.value
    faults = explanation_faults(explanation.value, library.sources, library.exercises, proeven=library.proeven)
    assert list(faults) == []
    proeven = parse(block("proeven:"), Proeven, "proeven.yaml")
    assert proeven.value
    assert list(proeven_faults(proeven.value, library.exercises)) == []
    recipe = parse(block("where:"), Recipe, "avond.yaml")
    assert recipe.problems == ()
    assert recipe.value
    assert list(recipe_faults(recipe.value, library.exercises, library.explanations)) == []
    assert list(recipe_shape_faults(recipe.value)) == []
    words = parse(block("targets:"), ShuffleWords, "words.yaml")
    assert words.problems == ()
    assert words.value
    assert list(words_faults(words.value)) == []
    assert parse(block("laborde-2022:"), dict[Identifier, Source], "sources.yaml").problems == ()


def test_every_example_is_looked_at() -> None:
    firsts = (
        f"# {EXAMPLE}.yaml",
        "pattern:",
        "variants:",
        "parts:",
        "not_for:",
        "number:",
        "where:",
        "proeven:",
        "laborde-2022:",
        "targets:",
    )
    assert len(BLOCKS) == len(firsts)
    assert all(block(first) for first in firsts)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (10 - START_TONE_S, "10 s → {} tekens"),
        (CLOSING_S - END_TONE_S, "{} tekens |\n| `lines` in `breathe`"),
        (5.5, "5,5 s → {} tekens"),
        (4.0, "4 s → {} |"),
        (6 - LEAST_TONE_S, "`tense`, 6 s → {} tekens"),
    ],
)
def test_the_room_for_lines_is_what_the_check_gives(seconds: float, told: str) -> None:
    assert told.format(int(CHARACTERS_PER_S * (seconds - REST_S) + 1e-9)) in DOCUMENT


READINGS: list[tuple[str, str]] = re.findall(
    r"^\| `([^`|]+)` \| ([^|]+?) \|$", DOCUMENT.partition("| Herstel leest |")[2], re.MULTILINE
)


@pytest.mark.parametrize(("written", "told"), READINGS, ids=[written for written, _ in READINGS])
def test_what_is_written_is_read_as_it_says(written: str, told: str) -> None:
    document = read_yaml(f"- {written}\n")
    (value,) = document.data
    if told.startswith("geweigerd"):
        assert document.faults
        for instead in re.findall("`([^`]+)`", told):
            assert read_yaml(f"- {instead}\n").faults == []
        return
    assert document.faults == []
    match told.split():
        case ["het", "getal", number]:
            assert value == float(number)
        case ["tekst"]:
            assert isinstance(value, str)
        case _:
            assert value is {"ja": True, "nee": False, "leeg": None}[told]


def test_every_reading_is_looked_at() -> None:
    assert len(READINGS) == 21


def test_the_limits_are_those_of_the_check() -> None:
    for told in (
        f"hooguit {MOST_LENGTHS}, elk van 0.5 tot 60 |",
        f"hooguit {MOST_VARIANTS} andere manieren",
        f"hooguit {PRACTICE_TOLERANCE_S:g} seconden. Is het\n",
        f"hooguit {MAX_CHARACTERS // 1000}.000 tekens, één document, hooguit {MOST_LAYERS} lagen diep",
    ):
        assert told in DOCUMENT
    assert MOST_PROBLEMS == 50  # vijftig


def test_the_folders_are_where_the_program_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/thuis")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for system in (MacOS("Herstel", appauthor=False), Unix("Herstel", appauthor=False)):
        folder = DataDir(Path(system.user_data_dir)).content.as_posix()
        assert f"`{folder.replace('/thuis', '~')}`" in DOCUMENT
    assert r"`%LOCALAPPDATA%\Herstel\inhoud`" in DOCUMENT
